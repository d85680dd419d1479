import { element } from "./dom.js";
import { storedAddress } from "./files.js";
import { circle } from "./geodesic.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { map, onClick } from "./map.js";
import { isNight, onScheme } from "./scheme.js";
import { registerPart } from "./theme.js";
import { toolIsOn } from "./tools.js";
import { newId } from "./tree.js";

/* global ol */

/**
 * What is drawn and written on the theme: the member `annotations` of its document, and its picture on the map. What is of
 * a kind nobody here knows, or broken, keeps its place in the list and is not shown.
 */

addWords({ popupClose: "關閉說明", popup: "說明" }, { popupClose: "Close note", popup: "Note" });

export const DEFAULT_STYLE = {
  stroke: "#0b6e6e",
  strokeWidth: 2,
  strokeOpacity: 1,
  dash: [],
  fill: "#0b6e6e",
  fillOpacity: 0.2,
  size: 14,
  font: "normal",
  halo: true,
  rotation: 0,
};

const FORMS = { point: 0, circle: 0, text: 0, image: 0, line: 1, arrow: 1, polygon: 2, rectangle: 2 };

/** Kinds that are drawn by their outline, or by one place. */
export const isPlace = (kind) => FORMS[kind] === 0;
export const isArea = (kind) => FORMS[kind] === 2 || kind === "circle";

/** The annotations as the document has them, lowest first. */
let list = [];

const source = new ol.source.Vector({ wrapX: true });
export const layer = new ol.layer.Vector({ source, zIndex: 900, style: styleOf, updateWhileAnimating: true });
map.addLayer(layer);
onScheme(() => layer.changed());

// ---- coordinates

const toMap = (place) => ol.proj.transform(place, "EPSG:4326", "EPSG:3857");
const LATITUDE = 85.06;
const round = (value) => Number(value.toFixed(7));

/** Degrees of a place on the map, not brought back into one world. */
export function degreesOf(coordinate) {
  const [lon, lat] = ol.proj.transform(coordinate, "EPSG:3857", "EPSG:4326");
  return [round(lon), round(Math.max(-LATITUDE, Math.min(LATITUDE, lat)))];
}

/** Coordinates brought back as a whole so that the first lies in the first world. */
export function inFirstWorld(coordinates) {
  const first = [coordinates].flat(Infinity)[0];
  const worlds = Math.round(first / 360) * 360;
  const shift = (part) => (typeof part[0] === "number" ? [round(part[0] - worlds), part[1]] : part.map(shift));
  return worlds === 0 ? coordinates : shift(coordinates);
}

const isPosition = (place) =>
  Array.isArray(place) && place.length === 2 && place.every(Number.isFinite) && Math.abs(place[0]) <= 540 && Math.abs(place[1]) <= 90;
const isPath = (path, least) => Array.isArray(path) && path.length >= least && path.every(isPosition);
const CHECKS = [isPosition, (path) => isPath(path, 2), (rings) => Array.isArray(rings) && rings.length > 0 && rings.every((ring) => isPath(ring, 4))];

/** Whether coordinates have the form of so many brackets: 0 a place, 1 a path, 2 rings. */
export const hasForm = (coordinates, form) => CHECKS[form]?.(coordinates) ?? false;

function isDrawable({ kind, coordinates, radius, text, image } = {}) {
  return (
    hasForm(coordinates, FORMS[kind]) &&
    (kind !== "circle" || (Number.isFinite(radius) && radius >= 0 && radius <= 20040000)) &&
    (kind !== "text" || (typeof text === "string" && text.trim() !== "")) &&
    (kind !== "image" || pictureAddress(image) !== null)
  );
}

/** The shape of an annotation in the map's coordinates. */
export function geometryOf({ kind, coordinates, radius }) {
  if (kind === "circle") {
    return new ol.geom.Polygon([circle(coordinates, radius).map(toMap)]);
  }
  return [
    () => new ol.geom.Point(toMap(coordinates)),
    () => new ol.geom.LineString(coordinates.map(toMap)),
    () => new ol.geom.Polygon(coordinates.map((ring) => ring.map(toMap))),
  ][FORMS[kind]]();
}

// ---- pictures

function pictureAddress(image) {
  if (typeof image !== "string") {
    return null;
  }
  if (/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/.test(image)) {
    return image;
  }
  return /^sha256-[0-9a-f]{64}$/.test(image) ? storedAddress({ file: image }) : null;
}

// ---- looks

const number = (value, otherwise, least, most) => (Number.isFinite(value) ? Math.max(least, Math.min(most, value)) : otherwise);
const colour = (value, otherwise) => (/^#[0-9a-f]{6}$/i.test(value) ? value : otherwise);

/** A style of which every member is there and as it must be. */
export function wholeStyle(style = {}) {
  const usual = DEFAULT_STYLE;
  return {
    ...style,
    stroke: colour(style.stroke, usual.stroke),
    strokeWidth: number(style.strokeWidth, usual.strokeWidth, 0, 100),
    strokeOpacity: number(style.strokeOpacity, usual.strokeOpacity, 0, 1),
    dash: Array.isArray(style.dash) && style.dash.every((part) => part >= 0 && part <= 1000) ? style.dash.slice(0, 200) : usual.dash,
    fill: colour(style.fill, usual.fill),
    fillOpacity: number(style.fillOpacity, usual.fillOpacity, 0, 1),
    size: number(style.size, usual.size, 1, 2000),
    font: style.font === "bold" ? "bold" : "normal",
    halo: style.halo !== false,
    rotation: number(style.rotation, usual.rotation, -360, 360),
  };
}

const FONT = '"Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", system-ui, sans-serif';

function withOpacity(hex, opacity) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(" ")} / ${Math.round(opacity * 1000) / 10}%)`;
}

function styleOf(feature) {
  const annotation = feature.get("annotation");
  return stylesOf(annotation, feature.getGeometry());
}

/** How an annotation looks with a shape, as styles of OpenLayers. */
export function stylesOf(annotation, geometry) {
  const style = wholeStyle(annotation.style);
  const stroke =
    style.strokeWidth > 0
      ? new ol.style.Stroke({ color: withOpacity(style.stroke, style.strokeOpacity), width: style.strokeWidth, lineDash: style.dash.length > 0 ? style.dash : undefined })
      : undefined;
  const fill = new ol.style.Fill({ color: withOpacity(style.fill, style.fillOpacity) });
  const turned = (style.rotation * Math.PI) / 180;
  if (annotation.kind === "text") {
    return [new ol.style.Style({ text: letters(annotation.text, style, turned) })];
  }
  if (annotation.kind === "image") {
    const icon = new ol.style.Icon({ src: pictureAddress(annotation.image), width: style.size, rotation: turned });
    return [new ol.style.Style({ image: icon, text: label(annotation, style, style.size / 2) })];
  }
  if (annotation.kind === "point") {
    const image = new ol.style.Circle({ radius: style.size / 2, fill, stroke });
    return [new ol.style.Style({ image, text: label(annotation, style, style.size / 2) })];
  }
  const drawn = [...rim(style), new ol.style.Style({ stroke, fill, text: label(annotation, style, 0) })];
  if (annotation.kind === "arrow") {
    drawn.push(arrowHead(geometry, style));
  }
  return drawn;
}

const isDeep = (hex) => [1, 3, 5].every((at) => parseInt(hex.slice(at, at + 2), 16) < 144);

/** On a dark map a line of a deep colour has a pale rim, as texts have on any: its own colour stays. */
function rim({ stroke, strokeWidth, strokeOpacity }) {
  const shown = isNight() && strokeWidth > 0 && strokeOpacity > 0 && isDeep(stroke);
  return shown ? [new ol.style.Style({ stroke: new ol.style.Stroke({ color: "rgb(255 255 255 / 45%)", width: strokeWidth + 2.5 }) })] : [];
}

function letters(text, style, rotation) {
  return new ol.style.Text({
    text: text.slice(0, 2000),
    font: `${style.font} ${style.size}px ${FONT}`,
    fill: new ol.style.Fill({ color: withOpacity(style.stroke, style.strokeOpacity) }),
    stroke: style.halo ? new ol.style.Stroke({ color: "rgb(255 255 255 / 90%)", width: 4 }) : undefined,
    rotation,
    overflow: true,
  });
}

/** What is written beside a point or in a shape. */
function label({ text }, style, below) {
  if (typeof text !== "string" || text.trim() === "") {
    return undefined;
  }
  const written = letters(text, { ...style, stroke: "#2f2c28", strokeOpacity: 1, size: 14, halo: true }, 0);
  if (below > 0) {
    written.setOffsetY(below + 12);
  }
  return written;
}

function arrowHead(geometry, style) {
  const line = geometry.getCoordinates();
  const [[x1, y1], [x2, y2]] = line.slice(-2);
  return new ol.style.Style({
    geometry: new ol.geom.Point([x2, y2]),
    image: new ol.style.RegularShape({
      points: 3,
      radius: Math.max(7, style.strokeWidth * 2.6),
      rotation: Math.PI / 2 - Math.atan2(y2 - y1, x2 - x1),
      rotateWithView: true,
      fill: new ol.style.Fill({ color: withOpacity(style.stroke, style.strokeOpacity) }),
    }),
  });
}

// ---- the list

const features = new Map();

function drawAll() {
  source.clear();
  features.clear();
  for (const annotation of list) {
    if (annotation && typeof annotation === "object" && isDrawable(annotation)) {
      annotation.id = typeof annotation.id === "string" && annotation.id !== "" && !features.has(annotation.id) ? annotation.id : newId();
      const feature = new ol.Feature({ geometry: geometryOf(annotation), annotation });
      features.set(annotation.id, feature);
      source.addFeature(feature);
    }
  }
}

/** The feature that shows an annotation. */
export const featureOf = (id) => features.get(id) ?? null;

/** The annotation with an id, as the document has it; null when there is none. */
export const annotationOf = (id) => list.find((each) => each?.id === id) ?? null;

/** The annotations that are on the map, lowest first, each with a whole style. */
export const shownAnnotations = () => list.filter((each) => features.has(each?.id)).map((each) => ({ ...each, style: wholeStyle(each.style) }));

/** Adds an annotation on top; answers its id. */
export function add(annotation) {
  const added = { id: newId(), text: "", popup: "", ...annotation, coordinates: inFirstWorld(annotation.coordinates) };
  commit([...list, added]);
  return added.id;
}

/** Puts other members into an annotation. */
export function change(id, members) {
  const next = { ...members, ...(members.coordinates ? { coordinates: inFirstWorld(members.coordinates) } : {}) };
  commit(list.map((each) => (each?.id === id ? { ...each, ...next } : each)), `${id} ${Object.keys(members).join()}`);
}

export function remove(id) {
  commit(list.filter((each) => each?.id !== id));
}

// ---- undo and redo

const MOST_STEPS = 100;
const past = [];
const future = [];
const listeners = new Set();
let lastStep = { name: null, at: 0 };

/** Calls a function whenever the list has changed. */
export function onAnnotations(listener) {
  listeners.add(listener);
}

function forgetPast() {
  past.length = 0;
  future.length = 0;
  tell();
}

/** Changes of the same thing in quick succession, as by a slider, are one step. */
function commit(next, name = null) {
  const now = Date.now();
  if (name === null || name !== lastStep.name || now - lastStep.at > 1000) {
    past.push(list);
    past.splice(0, past.length - MOST_STEPS);
  }
  lastStep = { name, at: now };
  future.length = 0;
  put(next);
}

function put(next) {
  list = structuredClone(next);
  drawAll();
  changed();
  tell();
}

function tell() {
  listeners.forEach((listener) => listener());
}

function stepTo(from, to) {
  if (from.length > 0) {
    to.push(list);
    lastStep = { name: null, at: 0 };
    put(from.pop());
  }
}

export const undo = () => stepTo(past, future);
export const redo = () => stepTo(future, past);
export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;

// ---- the note of what is clicked

const closer = element("button", { type: "button", class: "icon" }, "×");
const popupText = element("p");
const popup = element("div", { class: "note-popup", role: "dialog", hidden: true }, closer, popupText);
const overlay = new ol.Overlay({ element: popup, positioning: "bottom-center", offset: [0, -12], autoPan: { animation: { duration: 150 } } });
map.addOverlay(overlay);
closer.addEventListener("click", hidePopup);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !popup.hidden) {
    hidePopup();
  }
});

function nameCloser() {
  closer.setAttribute("aria-label", t("popupClose"));
  closer.title = t("popupClose");
  popup.setAttribute("aria-label", t("popup"));
}

nameCloser();
onLanguage(nameCloser);

export function hidePopup() {
  popup.hidden = true;
  overlay.setPosition(undefined);
}

/** The uppermost annotation at a pixel, or null. */
export function annotationAt(pixel) {
  return map.forEachFeatureAtPixel(pixel, (feature) => feature.get("annotation"), { layerFilter: (each) => each === layer, hitTolerance: 6 }) ?? null;
}

onClick((event) => {
  hidePopup();
  const hit = toolIsOn() ? null : annotationAt(event.pixel);
  const note = typeof hit?.popup === "string" ? hit.popup.trim() : "";
  if (note === "") {
    return false;
  }
  popupText.textContent = note;
  popup.hidden = false;
  overlay.setPosition(event.coordinate);
  return true;
});

// ---- the part of the document; it is read at once, so all above must be there

const changed = registerPart("annotations", {
  read: ({ annotations }) => {
    list = Array.isArray(annotations) ? annotations : [];
    hidePopup();
    drawAll();
    forgetPast();
  },
  write: () => list,
});
