/* global ol */

/**
 * Pictures that lie on the ground, from KML: {kind: "ground", image, bounds: [west, south, east, north] or null, rotation in
 * degrees to the left, corners: four of [longitude, latitude] from the lower left against the clock, opacity, drawOrder}.
 */

const PICTURE = /^data:image\/(png|jpeg|gif|webp);/;

const isPlaces = (list, length) => Array.isArray(list) && list.length === length && list.flat().every(Number.isFinite);

/** Whether a picture can be shown: it is here, and it is known where it lies. */
export const isGround = ({ kind, image, bounds, corners, visible = true }) =>
  kind === "ground" && visible && PICTURE.test(image ?? "") && (isPlaces(bounds, 4) || isPlaces(corners, 4));

/** What draws such a picture. */
export function groundLayer({ image, bounds, corners, rotation = 0, opacity = 1 }) {
  const upright = !isPlaces(corners, 4) && !(rotation % 360);
  const source = upright
    ? new ol.source.ImageStatic({ url: image, imageExtent: bounds, projection: "EPSG:4326" })
    : laid(image, isPlaces(corners, 4) ? ofCorners(corners) : ofBox(bounds, rotation));
  return new ol.layer.Image({ opacity, source });
}

const onMap = ([lon, lat]) => ol.proj.fromLonLat([lon, Math.max(-85, Math.min(85, lat))]);

/** Where a place of the picture lies on the map; u to the right and v downwards, from 0 to 1. */
function ofCorners([lowerLeft, lowerRight, upperRight, upperLeft]) {
  const along = (from, to, share) => [0, 1].map((i) => from[i] + (to[i] - from[i]) * share);
  return (u, v) => onMap(along(along(upperLeft, upperRight, u), along(lowerLeft, lowerRight, u), v));
}

/** Turned about its middle on the map, which keeps angles. */
function ofBox([west, south, east, north], degrees) {
  const [x, y] = onMap([(west + east) / 2, (south + north) / 2]);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return (u, v) => {
    const [px, py] = onMap([west + (east - west) * u, north + (south - north) * v]);
    return [x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos];
  };
}

/** So many pieces each way, in which a picture is straight enough. */
const PIECES = 12;

/** A source that draws a picture in pieces, each where it lies. */
function laid(image, place) {
  const picture = new Image();
  const extent = ol.extent.boundingExtent(grid().flat().map(([u, v]) => place(u, v)));
  const source = new ol.source.ImageCanvas({
    projection: "EPSG:3857",
    ratio: 1,
    canvasFunction: (shown, resolution, pixelRatio, size) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = size.map(Math.ceil);
      if (picture.naturalWidth > 0 && ol.extent.intersects(shown, extent)) {
        const scale = size[0] / (shown[2] - shown[0]);
        paint(canvas.getContext("2d"), picture, (u, v) => {
          const [x, y] = place(u, v);
          return [(x - shown[0]) * scale, (shown[3] - y) * scale];
        });
      }
      return canvas;
    },
  });
  source.getImageExtent = () => extent;
  picture.onload = () => source.changed();
  picture.src = image;
  return source;
}

const grid = () => Array.from({ length: PIECES + 1 }, (row, i) => Array.from({ length: PIECES + 1 }, (cell, j) => [j / PIECES, i / PIECES]));

function paint(pen, picture, at) {
  const [width, height] = [picture.naturalWidth, picture.naturalHeight];
  const straight = straightFrom(at);
  if (straight) {
    const [[x0, y0], [x1, y1], [x2, y2]] = straight;
    pen.transform((x1 - x0) / width, (y1 - y0) / width, (x2 - x0) / height, (y2 - y0) / height, x0, y0);
    pen.drawImage(picture, 0, 0);
    return;
  }
  for (let i = 0; i < PIECES; i++) {
    for (let j = 0; j < PIECES; j++) {
      const [left, right, top, bottom] = [j, j + 1, i, i + 1].map((step) => step / PIECES);
      const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
      triangle(pen, picture, [corners[0], corners[1], corners[3]].map(([u, v]) => [u * width, v * height, ...at(u, v)]));
      triangle(pen, picture, [corners[2], corners[3], corners[1]].map(([u, v]) => [u * width, v * height, ...at(u, v)]));
    }
  }
}

/** Three corners where they say everything, within a pixel: the picture stays a parallelogram. */
function straightFrom(at) {
  const [from, right, down] = [at(0, 0), at(1, 0), at(0, 1)];
  const isStraight = [[1, 1], [0.5, 0.5], [1, 0.5], [0.5, 1]].every(([u, v]) => {
    const there = at(u, v);
    return [0, 1].every((i) => Math.abs(from[i] + (right[i] - from[i]) * u + (down[i] - from[i]) * v - there[i]) < 1);
  });
  return isStraight ? [from, right, down] : null;
}

/** Draws a triangle of the picture; each corner is [x, y] there and [x, y] on the canvas. */
function triangle(pen, picture, [[u0, v0, x0, y0], [u1, v1, x1, y1], [u2, v2, x2, y2]]) {
  const whole = (u1 - u0) * (v2 - v0) - (u2 - u0) * (v1 - v0);
  const by = (a, b) => [(a * (v2 - v0) - b * (v1 - v0)) / whole, (b * (u1 - u0) - a * (u2 - u0)) / whole];
  const [ax, cx] = by(x1 - x0, x2 - x0);
  const [ay, cy] = by(y1 - y0, y2 - y0);
  pen.save();
  pen.beginPath();
  [[x0, y0], [x1, y1], [x2, y2]].forEach(([x, y]) => pen.lineTo(x, y));
  pen.clip();
  // Two pieces share the pixels along their edge; added up they are whole, be they transparent or not.
  pen.globalCompositeOperation = "lighter";
  pen.transform(ax, ay, cx, cy, x0 - ax * u0 - cx * v0, y0 - ay * u0 - cy * v0);
  pen.drawImage(picture, 0, 0);
  pen.restore();
}
