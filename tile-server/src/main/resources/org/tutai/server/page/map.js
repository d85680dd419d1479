import { tm2, zoneAt } from "./twd97.js";
import { t } from "./i18n.js";
import { ROOT } from "./who.js";

/* global ol */

/** What the map opens with: Taiwan and Penghu. */
const TAIWAN = [119.3, 21.85, 122.05, 25.35];

/** Layers that cover this cover Taiwan, whatever distant islands or continents they have besides. */
const MAIN_ISLAND = [120.1, 22.05, 121.9, 25.2];

const MERCATOR_LATITUDE = 85;

const view = new ol.View({
  center: ol.proj.fromLonLat([120.95, 23.75]),
  zoom: 7.6,
  minZoom: 2,
  maxZoom: 20,
  constrainResolution: true,
  smoothResolutionConstraint: false,
});

const ACCENT = "#0b6e6e";

/** The accent over a casing of the other kind, so that it stands out from any layer. */
function outline(color, casing, fill) {
  const line = (stroke, more = {}) => new ol.style.Style({ ...more, stroke, image: new ol.style.Circle({ radius: 9, stroke }) });
  return [
    line(new ol.style.Stroke({ color: casing, width: 6 }), { fill: new ol.style.Fill({ color: fill }) }),
    line(new ol.style.Stroke({ color, width: 2.5 })),
  ];
}

const FOUND = {
  false: outline(ACCENT, "rgb(255 255 255 / 85%)", "rgb(11 110 110 / 12%)"),
  true: outline("#4fb3b3", "rgb(20 28 32 / 85%)", "rgb(79 179 179 / 16%)"),
};

let night = false;
const foundStyle = () => FOUND[night];

const ASKED = new ol.style.Style({
  zIndex: 1,
  image: new ol.style.Circle({
    radius: 4.5,
    fill: new ol.style.Fill({ color: ACCENT }),
    stroke: new ol.style.Stroke({ color: "#ffffff", width: 2 }),
  }),
});

/** What the search found: a pin for what is chosen, dots for the others, a circle where the true place is. */
const PIN = new ol.style.Style({
  zIndex: 3,
  image: new ol.style.Icon({
    anchor: [0.5, 1],
    src: svgAddress(
      `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="40"><path d="M16 38.5C16 38.5 29 25 29 15.5a13 13 0 0 0-26 0C3 25 16 38.5 16 38.5z" fill="${ACCENT}" stroke="#fff" stroke-width="2"/><circle cx="16" cy="15.5" r="5" fill="#fff"/></svg>`,
    ),
  }),
});

const DOT = new ol.style.Style({
  zIndex: 2,
  image: new ol.style.Circle({
    radius: 7,
    fill: new ol.style.Fill({ color: "#ffffff" }),
    stroke: new ol.style.Stroke({ color: ACCENT, width: 3 }),
  }),
});

const CIRCLE = new ol.style.Style({
  zIndex: 1,
  fill: new ol.style.Fill({ color: "rgb(11 110 110 / 12%)" }),
  stroke: new ol.style.Stroke({ color: ACCENT, width: 1.5, lineDash: [6, 4] }),
});

function svgAddress(svg) {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

const found = new ol.source.Vector();
const asked = new ol.source.Vector();
const results = new ol.source.Vector();
const outlined = new ol.source.Vector();

function icon(path) {
  const holder = document.createElement("span");
  holder.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${path}"/></svg>`;
  return holder;
}

/** Where there is little room the credits make way for the map once somebody moves it, and come again at a press. */
const credits = new ol.control.Attribution({ collapsible: isPhone(), collapsed: false, label: "ⓘ", collapseLabel: "×" });

/** Credits that say the same are told once, as a link where one of them is one. */
const everyCredit = credits.collectSourceAttributions_.bind(credits);
credits.collectSourceAttributions_ = (state) => distinctCredits(everyCredit(state));

function distinctCredits(list) {
  const kept = new Map();
  for (const html of list) {
    const text = new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
    if (!kept.has(text) || (/<a /.test(html) && !/<a /.test(kept.get(text)))) {
      kept.set(text, html);
    }
  }
  return [...kept.values()];
}

export const map = new ol.Map({
  target: "map",
  view,
  layers: [
    new ol.layer.Vector({ source: outlined, zIndex: 999, style: foundStyle }),
    new ol.layer.Vector({ source: found, zIndex: 1000, style: foundStyle }),
    new ol.layer.Vector({ source: results, zIndex: 1002 }),
    new ol.layer.Vector({ source: asked, zIndex: 1001, style: ASKED }),
  ],
  keyboardEventTarget: document.getElementById("map"),
  controls: [
    new ol.control.Zoom({ zoomInLabel: icon("M10 4v12M4 10h12"), zoomOutLabel: icon("M4 10h12") }),
    credits,
    new ol.control.ScaleLine({ target: document.getElementById("scale"), minWidth: innerWidth <= 640 ? 48 : 72 }),
  ],
});

/** Outlines what is found as a dark map wants it, or a light one. */
export function outlineFor(isDark) {
  if (night !== isDark) {
    night = isDark;
    [found, outlined].forEach((source) => source.changed());
  }
}

/** Folds the credits where they have a button, as when the map has little room. */
export function foldCredits() {
  if (credits.getCollapsible()) {
    credits.setCollapsed(true);
  }
}

/** The pictures on the map, by what they show. */
let shown = new Map();

/**
 * Shows layers, lowest first. Neighbours in the stack that the server draws as they stand and that are wholly opaque come
 * as one picture, drawn together by the server, so that their labels make room for one another.
 *
 * @param stack of {key, opacity, range, make} or, for published layers, {name, version, look, style, labels, opacity, range, dim, attribution};
 *     labels is "only" or "none", or left out for the whole of it;
 *     the range is [least, most] of scale denominators, each may be null; an attribution is HTML; dark pages dim what says so
 */
export function show(stack) {
  const wanted = new Map();
  runs(stack).forEach((run, i) => {
    const key = keyOf(run);
    const picture = shown.get(key) ?? (run[0].make ? run[0].make() : tileLayer(run));
    const [least, most] = run[0].range ?? [null, null];
    picture.setOpacity(run[0].opacity);
    picture.setMinResolution(least > 0 ? least * PIXEL : 0);
    picture.setMaxResolution(most > 0 ? most * PIXEL : Infinity);
    picture.setZIndex(i);
    wanted.set(key, picture);
  });
  const leaving = [...shown].filter(([key]) => !wanted.has(key)).map(([, picture]) => picture);
  for (const [key, picture] of wanted) {
    if (!shown.has(key)) {
      map.addLayer(picture);
      markPaint(picture);
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

let painted = false;
let tellWhole;

/** When the map first is whole, with tiles. */
export const mapIsWhole = new Promise((resolve) => (tellWhole = resolve));

/** Marks when the first tile is on the screen and when the map is first whole, for whoever measures. */
function markPaint(picture) {
  if (painted) {
    return;
  }
  picture.getSource?.()?.once("tileloadend", () => {
    if (!painted) {
      painted = true;
      map.once("postrender", () => performance.mark("map-painted"));
      map.once("rendercomplete", () => {
        performance.mark("map-whole");
        tellWhole();
      });
    }
  });
}

/** The picture on the map with a key; undefined while it is not shown. */
export const shownPicture = (key) => shown.get(key);

/** So many layers make one picture at most: an address has to stay short. */
const TOGETHER = 16;

/** The size in metres of a pixel that scale denominators are told for. */
const PIXEL = 0.00028;

function keyOf(run) {
  return run[0].make ? run[0].key : run.map((layer) => [layer.name, layer.version, layer.look, layer.style, layer.labels, layer.dim, layer.attribution].join(" ")).join();
}

/** Whether the server may draw a layer together with others. */
export const joins = (layer) => !layer.make && !layer.look && layer.opacity === 1 && !layer.range?.some((scale) => scale !== null);

function runs(stack) {
  const result = [];
  for (const layer of stack) {
    const last = result.at(-1);
    if (last && joins(layer) && joins(last[0]) && layer.dim === last[0].dim && layer.labels === last[0].labels && last.length < TOGETHER) {
      last.push(layer);
    } else {
      result.push([layer]);
    }
  }
  return result;
}

function tileLayer(run) {
  const names = run.map((layer) => encodeURIComponent(layer.name)).join(",");
  const versions = run.map((layer) => layer.version).join("");
  const styles = run.some((layer) => layer.style) ? `style=${run.map((layer) => layer.style)}&` : "";
  const labels = run[0].labels ? `&labels=${run[0].labels}` : "";
  const said = (run[0].look ? `look=${encodeURIComponent(run[0].look)}` : `${styles}v=${versions}`) + labels;
  return new ol.layer.Tile({
    source: new ol.source.XYZ({
      url: `${ROOT}tiles/${names}/{z}/{x}/{y}.png?${said}`,
      maxZoom: 22,
      attributions: [...new Set(run.map((layer) => layer.attribution).filter(Boolean))],
    }),
    preload: 1,
    className: run[0].dim ? "ol-layer of-base" : "ol-layer",
  });
}

const covers = (outer, inner) =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

const pace = (duration) => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : duration);

/** Moves to what the layers cover; to Taiwan when they cover it. */
export function fit(boundsList) {
  const all = boundsList.reduce(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    [180, 90, -180, -90],
  );
  fitTo(boundsList.length === 0 || covers(all, MAIN_ISLAND) ? TAIWAN : all, 0);
}

/** Moves to a rectangle of longitude and latitude. */
export function fitTo([west, south, east, north], duration = 180) {
  const clamp = (lat) => Math.max(-MERCATOR_LATITUDE, Math.min(MERCATOR_LATITUDE, lat));
  fitToExtent(ol.proj.transformExtent([west, clamp(south), east, clamp(north)], "EPSG:4326", "EPSG:3857"), duration);
}

/** Moves to a rectangle of the map's own coordinates; nowhere when it is empty. */
export function fitToExtent(extent, duration = 180) {
  if (ol.extent.isEmpty(extent) && !ol.extent.containsXY(extent, extent[0], extent[1])) {
    return;
  }
  view.fit(extent, {
    padding: isPhone() ? [80, 24, coveredBelow() + 64, 24] : [32, 48, 64, 360],
    maxZoom: 18,
    duration: pace(duration),
  });
}

/** The page's narrow form, as in the style sheet: the panel is a sheet at the bottom. */
export function isPhone() {
  return innerWidth <= 640;
}

/** How many pixels of the map the sheet covers, or will when it has stopped moving. */
export function coveredBelow() {
  const panel = document.getElementById("panel");
  return panel.classList.contains("low") ? panel.querySelector("header").offsetHeight + 24 : panel.offsetHeight;
}

/** Moves the map so far that the panel doesn't hide a place. */
export function uncover(coordinate) {
  const [x, y] = map.getPixelFromCoordinate(coordinate);
  const panel = document.getElementById("panel").getBoundingClientRect();
  let [right, down] = [0, 0];
  if (isPhone()) {
    const free = innerHeight - coveredBelow();
    down = y > free - 72 ? y - free / 2 : 0;
  } else if (x < panel.right + 24 && y < panel.bottom + 24) {
    right = x - panel.right - 72;
  }
  if (right !== 0 || down !== 0) {
    const [cx, cy] = view.getCenter();
    const resolution = view.getResolution();
    view.animate({ center: [cx + right * resolution, cy - down * resolution], duration: pace(180) });
  }
}

/** The request for what lies at a place in the layers given, lowest first; the answer has the uppermost first. */
export function featureInfoUrl(coordinate, names) {
  const half = view.getResolution() * 50.5;
  const [x, y] = ol.coordinate.wrapX([...coordinate], view.getProjection());
  const layers = names.join(",");
  return (
    `${ROOT}wms?` +
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

/** Marks the place that was asked about; null clears it. */
export function markPlace(coordinate) {
  asked.clear();
  if (coordinate) {
    asked.addFeature(new ol.Feature(new ol.geom.Point(coordinate)));
  }
}

/** Draws shapes (GeoJSON) on top of the map; an empty list clears them. */
export function mark(features) {
  found.clear();
  const reader = new ol.format.GeoJSON({ featureProjection: "EPSG:3857" });
  for (const feature of features) {
    if (feature.geometry) {
      found.addFeature(reader.readFeature({ type: "Feature", properties: {}, geometry: feature.geometry }));
    }
  }
}

/**
 * Shows what a search found; an empty list clears it.
 *
 * @param places of {lon, lat, uncertaintyMetres}
 * @param chosen which of them is looked at
 */
export function markFound(places, chosen) {
  results.clear();
  outlined.clear();
  places.forEach(({ lon, lat, uncertaintyMetres = 0 }, i) => {
    const mark = new ol.Feature({ geometry: new ol.geom.Point(ol.proj.fromLonLat([lon, lat])), result: i });
    mark.setStyle(i === chosen ? PIN : DOT);
    results.addFeature(mark);
    if (i === chosen && uncertaintyMetres > 0) {
      const around = ol.geom.Polygon.circular([lon, lat], uncertaintyMetres, 64).transform("EPSG:4326", "EPSG:3857");
      const circle = new ol.Feature(around);
      circle.setStyle(CIRCLE);
      results.addFeature(circle);
    }
  });
}

/** Draws the outline (GeoJSON) of what is looked at, until something else is. */
export function markOutline(geometry) {
  outlined.clear();
  const reader = new ol.format.GeoJSON({ featureProjection: "EPSG:3857" });
  outlined.addFeature(reader.readFeature({ type: "Feature", properties: {}, geometry }));
}

/** Moves to a place, so that neither the panel nor the box covers it. */
export function flyTo([lon, lat], zoom) {
  const [x, y] = ol.proj.fromLonLat([lon, lat]);
  const resolution = view.getResolutionForZoom(zoom);
  const right = isPhone() ? 0 : 172;
  const down = isPhone() ? (coveredBelow() - 72) / 2 : 0;
  view.animate({ center: [x - right * resolution, y - down * resolution], zoom, duration: pace(180) });
}

/** The map's own coordinates of a place. */
export function fromLonLat(lonLat) {
  return ol.proj.fromLonLat(lonLat);
}

/** What is seen: its zoom, and its box of longitude and latitude. */
export function viewBox() {
  const box = ol.proj.transformExtent(view.calculateExtent(map.getSize()), "EPSG:3857", "EPSG:4326");
  const within = ([west, south, east, north]) => [Math.max(-180, west), Math.max(-85, south), Math.min(180, east), Math.min(85, north)];
  return { zoom: view.getZoom(), box: within(box) };
}

// ---- a place that is pressed with the right button, or for long with a finger

const LONG_PRESS = 550;
const STILL = 10;

/** A long press ends like a tap, which must not count as one. */
let swallow = false;

/** Who is asked whether a click is theirs, in this order. */
const takers = [];

/**
 * Tells of clicks on the map.
 *
 * @param take is given the event and answers whether the click was its own; then nobody else is told of it
 * @param last whether the others come first; otherwise who came last does
 */
export function onClick(take, { last = false } = {}) {
  takers[last ? "push" : "unshift"](take);
}

map.on("singleclick", (event) => {
  const swallowed = swallow;
  swallow = false;
  if (!swallowed) {
    takers.some((take) => take(event));
  }
});

/** Tells places (longitude, latitude) that somebody presses. */
export function onPress(tell) {
  const viewport = map.getViewport();
  const at = (event) => {
    const [x, y] = ol.coordinate.wrapX(map.getEventCoordinate(event), view.getProjection());
    tell(ol.proj.toLonLat([x, y]));
  };
  let timer = 0;
  let begun = null;
  const end = () => clearTimeout(timer);
  viewport.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    end();
    if (!swallow) {
      at(event);
    }
  });
  viewport.addEventListener("pointerdown", (event) => {
    end();
    swallow = false;
    if (event.pointerType !== "touch" || !event.isPrimary) {
      return;
    }
    begun = event;
    timer = setTimeout(() => {
      swallow = true;
      at(begun);
    }, LONG_PRESS);
  });
  viewport.addEventListener("pointermove", (event) => {
    if (begun && Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY) > STILL) {
      end();
    }
  });
  for (const over of ["pointerup", "pointercancel"]) {
    viewport.addEventListener(over, end);
  }
}

/** The scale denominator of the map, as the legend counts it. */
export function scaleDenominator() {
  return view.getResolution() / PIXEL;
}

// ---- where the pointer is

function name(selector, label) {
  const button = document.querySelector(selector);
  button.title = label;
  button.setAttribute("aria-label", label);
}

function writePlace(coordinate) {
  const [lon, lat] = ol.proj.toLonLat(coordinate);
  const zone = zoneAt(lon);
  const [east, north] = tm2(lon, lat, zone);
  const near = lon > 112 && lon < 128 && lat > 15 && lat < 32;
  document.getElementById("wgs84").textContent = `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
  document.getElementById("twd97-zone").textContent = t("zone", zone);
  document.getElementById("twd97").textContent = near ? `${east.toFixed(0)}, ${north.toFixed(0)}` : "–";
}

/** Writes the words of the map's own buttons, the place in its middle and its zoom. */
export function writeStatus() {
  name(".ol-zoom-in", t("zoomIn"));
  name(".ol-zoom-out", t("zoomOut"));
  name(".ol-attribution button", t("credits"));
  writePlace(view.getCenter());
  document.getElementById("zoom").textContent = String(Math.round(view.getZoom() * 10) / 10);
}

map.getViewport().addEventListener("pointerdown", ({ target }) => {
  if (!target.closest(".ol-control")) {
    foldCredits();
  }
});

map.on("pointermove", (event) => writePlace(event.coordinate));
map.getViewport().addEventListener("pointerleave", writeStatus);

// ---- the view in the address, so that a link leads back to it

/** Moves to the place in the address, `#zoom/latitude/longitude`; false when there is none. */
export function readHash(hash = location.hash) {
  const match = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/.exec(hash);
  if (!match) {
    return false;
  }
  const [zoom, lat, lon] = match.slice(1).map(Number);
  if (Math.abs(lat) > MERCATOR_LATITUDE || Math.abs(lon) > 180) {
    return false;
  }
  view.setZoom(zoom);
  view.setCenter(ol.proj.fromLonLat([lon, lat]));
  return true;
}

// The address may have been written over already, by a move that ended in between: what was asked for is in the event.
addEventListener("hashchange", (event) => readHash(new URL(event.newURL).hash));

map.on("moveend", () => {
  const [lon, lat] = ol.proj.toLonLat(view.getCenter());
  const zoom = Math.round(view.getZoom() * 100) / 100;
  history.replaceState(null, "", `${location.search}#${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}`);
  writeStatus();
});
