import { tm2, zoneAt } from "./twd97.js";
import { t } from "./i18n.js";

/* global ol */

const TAIWAN = [119.2, 21.75, 122.2, 25.45];
const MERCATOR_LATITUDE = 85;

const view = new ol.View({
  center: ol.proj.fromLonLat([120.95, 23.75]),
  zoom: 7.6,
  minZoom: 2,
  maxZoom: 20,
  constrainResolution: true,
  smoothResolutionConstraint: false,
});

const highlight = new ol.layer.Vector({
  source: new ol.source.Vector(),
  zIndex: 1000,
  style: new ol.style.Style({
    fill: new ol.style.Fill({ color: "rgb(11 110 110 / 14%)" }),
    stroke: new ol.style.Stroke({ color: "#0b6e6e", width: 2.5 }),
    image: new ol.style.Circle({
      radius: 8,
      fill: new ol.style.Fill({ color: "rgb(11 110 110 / 20%)" }),
      stroke: new ol.style.Stroke({ color: "#0b6e6e", width: 2.5 }),
    }),
  }),
});

export const map = new ol.Map({
  target: "map",
  view,
  layers: [highlight],
  keyboardEventTarget: document.getElementById("map"),
  controls: [
    new ol.control.Zoom({ zoomInTipLabel: "+", zoomOutTipLabel: "−" }),
    new ol.control.Attribution({ collapsible: false }),
    new ol.control.ScaleLine({ target: document.getElementById("scale"), minWidth: 72 }),
  ],
});

/** The pictures on the map, by what they show: `names|opacity`. */
let shown = new Map();

/**
 * Shows layers, lowest first. Neighbours in the stack that are wholly opaque come as one picture, drawn together by the
 * server, so that their labels make room for one another.
 *
 * @param stack of {name, opacity, version, attribution}
 */
export function show(stack) {
  const wanted = new Map();
  runs(stack).forEach((run, i) => {
    const key = run.map((layer) => `${layer.name}@${layer.version}`).join(",") + `|${run[0].opacity}`;
    const picture = shown.get(key) ?? tileLayer(run);
    picture.setOpacity(run[0].opacity);
    picture.setZIndex(i);
    wanted.set(key, picture);
  });
  const leaving = [...shown].filter(([key]) => !wanted.has(key)).map(([, picture]) => picture);
  for (const [key, picture] of wanted) {
    if (!shown.has(key)) {
      map.addLayer(picture);
    }
  }
  // What leaves stays until its successor is drawn, so that the map doesn't flash.
  const drop = () => leaving.forEach((picture) => map.removeLayer(picture));
  if (wanted.size === 0) {
    drop();
  } else if (leaving.length > 0) {
    const timer = setTimeout(drop, 1500);
    map.once("rendercomplete", () => {
      clearTimeout(timer);
      drop();
    });
  }
  shown = wanted;
}

function runs(stack) {
  const result = [];
  for (const layer of stack) {
    const last = result.at(-1);
    if (last && layer.opacity === 1 && last[0].opacity === 1) {
      last.push(layer);
    } else {
      result.push([layer]);
    }
  }
  return result;
}

function tileLayer(run) {
  const names = run.map((layer) => encodeURIComponent(layer.name)).join(",");
  const versions = run.map((layer) => layer.version.slice(0, 8)).join("");
  return new ol.layer.Tile({
    source: new ol.source.XYZ({
      url: `tiles/${names}/{z}/{x}/{y}.png?v=${versions}`,
      maxZoom: 22,
      attributions: [...new Set(run.map((layer) => layer.attribution).filter(Boolean))],
    }),
    preload: 1,
  });
}

/** Moves to what the layers cover; to Taiwan when that is much more than Taiwan. */
export function fit(boundsList) {
  const all = boundsList.reduce(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    [180, 90, -180, -90],
  );
  const wide = all[2] - all[0] > 60 && all[0] < TAIWAN[0] && all[2] > TAIWAN[2];
  fitTo(boundsList.length === 0 || wide ? TAIWAN : all, 0);
}

/** Moves to a rectangle of longitude and latitude. */
export function fitTo([west, south, east, north], duration = 180) {
  const clamp = (lat) => Math.max(-MERCATOR_LATITUDE, Math.min(MERCATOR_LATITUDE, lat));
  const extent = ol.proj.transformExtent([west, clamp(south), east, clamp(north)], "EPSG:4326", "EPSG:3857");
  const phone = innerWidth <= 640;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  view.fit(extent, {
    padding: phone ? [24, 24, 120, 24] : [32, 48, 64, 360],
    maxZoom: 18,
    duration: still ? 0 : duration,
  });
}

/** The request for what lies under a pixel, in the layers given, uppermost first. */
export function featureInfoUrl(coordinate, names) {
  const half = view.getResolution() * 50.5;
  const [x, y] = coordinate;
  const layers = names.join(",");
  return (
    "wms?" +
    new URLSearchParams({
      SERVICE: "WMS",
      VERSION: "1.3.0",
      REQUEST: "GetFeatureInfo",
      LAYERS: layers,
      QUERY_LAYERS: layers,
      STYLES: "",
      CRS: "EPSG:3857",
      BBOX: [x - half, y - half, x + half, y + half].join(","),
      WIDTH: 101,
      HEIGHT: 101,
      I: 50,
      J: 50,
      FORMAT: "image/png",
      INFO_FORMAT: "application/json",
      FEATURE_COUNT: 5,
    })
  );
}

/** Draws shapes (GeoJSON) on top of the map; an empty list clears them. */
export function mark(features) {
  const source = highlight.getSource();
  source.clear();
  const reader = new ol.format.GeoJSON({ featureProjection: "EPSG:3857" });
  for (const feature of features) {
    if (feature.geometry) {
      source.addFeature(reader.readFeature({ type: "Feature", properties: {}, geometry: feature.geometry }));
    }
  }
}

/** The scale denominator of the map, as the legend counts it. */
export function scaleDenominator() {
  return view.getResolution() / 0.00028;
}

// ---- where the pointer is

function writePlace(coordinate) {
  const [lon, lat] = ol.proj.toLonLat(coordinate);
  const zone = zoneAt(lon);
  const [east, north] = tm2(lon, lat, zone);
  const near = lon > 112 && lon < 128 && lat > 15 && lat < 32;
  document.getElementById("wgs84").textContent = `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
  document.getElementById("twd97-zone").textContent = t("zone", zone);
  document.getElementById("twd97").textContent = near ? `${east.toFixed(0)}, ${north.toFixed(0)}` : "–";
}

export function writeStatus() {
  writePlace(view.getCenter());
  document.getElementById("zoom").textContent = String(Math.round(view.getZoom() * 10) / 10);
}

map.on("pointermove", (event) => writePlace(event.coordinate));
map.getViewport().addEventListener("pointerleave", writeStatus);

// ---- the view in the address, so that a link leads back to it

export function readHash() {
  const match = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(location.hash);
  if (!match) {
    return false;
  }
  view.setZoom(Number(match[1]));
  view.setCenter(ol.proj.fromLonLat([Number(match[3]), Number(match[2])]));
  return true;
}

map.on("moveend", () => {
  const [lon, lat] = ol.proj.toLonLat(view.getCenter());
  const zoom = Math.round(view.getZoom() * 100) / 100;
  history.replaceState(null, "", `#${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}`);
  writeStatus();
});
