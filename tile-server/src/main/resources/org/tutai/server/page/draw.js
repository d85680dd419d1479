import {
  add,
  annotationAt,
  annotationOf,
  canRedo,
  canUndo,
  change,
  DEFAULT_STYLE,
  degreesOf,
  featureOf,
  hidePopup,
  isArea,
  isPlace,
  onAnnotations,
  redo,
  remove,
  stylesOf,
  undo,
  wholeStyle,
} from "./annotations.js";
import { element, icon } from "./dom.js";
import { distance } from "./geodesic.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { map } from "./map.js";
import { smallPicture } from "./shrink.js";
import { stretching } from "./stretch.js";
import { addTool, showTray, toolIsOn } from "./tools.js";

/* global ol */

/** The tool that draws and writes on the map, and changes what was drawn. */

addWords(
  {
    draw: "繪圖與註記",
    drawSelect: "選取",
    drawPoint: "點",
    drawLine: "線",
    drawPolygon: "面",
    drawCircle: "圓",
    drawRectangle: "矩形",
    drawArrow: "箭頭",
    drawText: "文字",
    drawImage: "圖片",
    drawHintSelect: "點選圖上的圖形：拖曳可移動，拖曳節點可改形狀。",
    drawHintPlace: "在圖上點一下。",
    drawHintPath: "逐點點選，點兩下結束。",
    drawHintSelectTouch: "點一下圖上的圖形：拖曳可移動，拖曳節點可改形狀。",
    drawHintPlaceTouch: "點一下地圖。",
    drawHintPathTouch: "逐點輕點，最後一點連點兩下結束。",
    drawHintDragTouch: "從起點拖到終點，或各點一下；兩指可移動地圖。",
    drawHintDrag: "從起點拖到終點，或各點一下。",
    drawHintImage: "先選一張圖片，再點放置的位置。",
    drawLabel: "文字",
    drawPopup: "說明（點選圖形時顯示）",
    drawStroke: "線條與文字顏色",
    drawFill: "填色",
    drawFillOpacity: "填色不透明度",
    drawWidth: "線寬",
    drawSize: "大小",
    drawDash: "線型",
    drawSolid: "實線",
    drawDashed: "虛線",
    drawDotted: "點線",
    drawBold: "粗體",
    drawHalo: "白邊",
    drawRotation: "旋轉角度",
    drawRadius: "半徑（公尺）",
    drawPicture: "圖片檔",
    drawPictureBad: "無法讀取這張圖片。請改用 PNG、JPEG 或 WebP。",
    drawUndo: "復原",
    drawRedo: "重做",
    drawDelete: "刪除",
    drawNewText: "文字",
  },
  {
    draw: "Draw and write",
    drawSelect: "Select",
    drawPoint: "Point",
    drawLine: "Line",
    drawPolygon: "Polygon",
    drawCircle: "Circle",
    drawRectangle: "Rectangle",
    drawArrow: "Arrow",
    drawText: "Text",
    drawImage: "Picture",
    drawHintSelect: "Click a drawing: drag it to move it, drag a corner to change its shape.",
    drawHintPlace: "Click on the map.",
    drawHintPath: "Click point after point; double-click to end.",
    drawHintDrag: "Drag from where it begins to where it ends, or click both.",
    drawHintSelectTouch: "Tap a drawing: drag it to move it, drag a corner to change its shape.",
    drawHintPlaceTouch: "Tap the map.",
    drawHintPathTouch: "Tap point after point; tap twice to end.",
    drawHintDragTouch: "Drag from where it begins to where it ends, or tap both; two fingers move the map.",
    drawHintImage: "Choose a picture, then click where it goes.",
    drawLabel: "Text",
    drawPopup: "Note (shown on a click)",
    drawStroke: "Line and letter colour",
    drawFill: "Fill",
    drawFillOpacity: "Fill opacity",
    drawWidth: "Line width",
    drawSize: "Size",
    drawDash: "Line",
    drawSolid: "Solid",
    drawDashed: "Dashed",
    drawDotted: "Dotted",
    drawBold: "Bold",
    drawHalo: "Light rim",
    drawRotation: "Rotation",
    drawRadius: "Radius (m)",
    drawPicture: "Picture file",
    drawPictureBad: "This picture can't be read. Use PNG, JPEG or WebP.",
    drawUndo: "Undo",
    drawRedo: "Redo",
    drawDelete: "Delete",
    drawNewText: "Text",
  },
);

const KINDS = {
  select: { word: "drawSelect", icon: "M5 3l10 6-4.5 1.2L8 15z", hint: "drawHintSelect" },
  point: { word: "drawPoint", icon: "M10 17s5-5.2 5-9A5 5 0 0 0 5 8c0 3.8 5 9 5 9zM10 8h.01", hint: "drawHintPlace" },
  line: { word: "drawLine", icon: "M3 15l5-8 4 5 5-8", hint: "drawHintPath", type: "LineString" },
  polygon: { word: "drawPolygon", icon: "M4 8l6-5 6 5-2 8H6z", hint: "drawHintPath", type: "Polygon" },
  circle: { word: "drawCircle", icon: "M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", hint: "drawHintDrag", type: "LineString", most: 2 },
  rectangle: { word: "drawRectangle", icon: "M3 5h14v10H3z", hint: "drawHintDrag", type: "LineString", most: 2 },
  arrow: { word: "drawArrow", icon: "M4 16L16 4M9 4h7v7", hint: "drawHintPath", type: "LineString" },
  text: { word: "drawText", icon: "M4 6V4h12v2M10 4v12M7.5 16h5", hint: "drawHintPlace" },
  image: { word: "drawImage", icon: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.5h.01", hint: "drawHintImage" },
};

const DASHES = { drawSolid: [], drawDashed: [8, 6], drawDotted: [1, 6] };

/** What the next drawing looks like: what the last one of its kind was given. */
const looks = new Map();
const FIRST_LOOKS = {
  point: { fillOpacity: 1, stroke: "#ffffff", size: 14 },
  text: { size: 18, stroke: "#2f2c28" },
  arrow: { strokeWidth: 3 },
  image: { size: 96 },
};
const lookOf = (kind) => looks.get(kind) ?? { ...DEFAULT_STYLE, ...FIRST_LOOKS[kind] };

let kind = "select";
let chosen = null;
let picture = null;
let on = false;
const interactions = [];

addTool({
  name: "draw",
  group: "draw",
  icon: "M4 16l1-4L14 3l3 3-9 9zM12 5l3 3",
  label: "draw",
  stays: true,
  press: begin,
  end: stop,
});

function begin() {
  on = true;
  hidePopup();
  use(kind === "image" && !picture ? "select" : kind);
}

function stop() {
  on = false;
  choose(null);
  dropInteractions();
}

function dropInteractions() {
  interactions.splice(0).forEach((each) => map.removeInteraction(each));
}

function put(interaction) {
  interactions.push(interaction);
  map.addInteraction(interaction);
  return interaction;
}

/** Begins to draw a kind, or to select. */
function use(next) {
  kind = next;
  if (kind !== "select") {
    chosen = null;
  }
  dropInteractions();
  if (kind === "select") {
    putEditing();
  } else {
    putDrawing();
  }
  fill();
}

// ---- drawing

function putDrawing() {
  const { type = "Point", most } = KINDS[kind];
  const style = (feature) => sketchStyle(feature.getGeometry());
  if (most === 2) {
    put(stretching(style, finish));
    return;
  }
  const draw = put(new ol.interaction.Draw({ type, style, condition: (event) => event.originalEvent.button === 0 }));
  draw.on("drawend", (event) => finish(event.feature.getGeometry().getCoordinates()));
}

const DOT = new ol.style.Style({
  image: new ol.style.Circle({ radius: 5, fill: new ol.style.Fill({ color: "#ffffff" }), stroke: new ol.style.Stroke({ color: "#0b6e6e", width: 2 }) }),
});

/** A sketch looks as what it will be. */
function sketchStyle(geometry) {
  if (geometry.getType() === "Point") {
    return DOT;
  }
  const drawn = geometry.getType() === KINDS[kind].type ? annotationFrom(geometry.getCoordinates()) : null;
  if (!drawn) {
    return DOT;
  }
  const shape = shapeOf(drawn);
  return stylesOf(drawn, shape).map((style) => {
    if (!style.getGeometry()) {
      style.setGeometry(shape);
    }
    return style;
  });
}

function shapeOf({ coordinates, radius }) {
  const toMap = (place) => ol.proj.transform(place, "EPSG:4326", "EPSG:3857");
  if (kind === "circle") {
    return ol.geom.Polygon.circular(coordinates, radius, 64, 6371008).transform("EPSG:4326", "EPSG:3857");
  }
  return isArea(kind) ? new ol.geom.Polygon(coordinates.map((ring) => ring.map(toMap))) : new ol.geom.LineString(coordinates.map(toMap));
}

/** The annotation that a sketch makes; null while it is none yet. */
function annotationFrom(coordinates) {
  const style = lookOf(kind);
  if (isPlace(kind) && kind !== "circle") {
    return { kind, coordinates: degreesOf(coordinates), style };
  }
  if (kind === "polygon") {
    const ring = coordinates[0].map(degreesOf);
    return ring.length >= 4 ? { kind, coordinates: [ring], style } : { kind: "line", coordinates: ring, style };
  }
  const path = coordinates.map(degreesOf);
  if (path.length < 2) {
    return null;
  }
  if (kind === "circle") {
    return { kind, coordinates: path[0], radius: Math.round(distance(path[0], path[1]) * 100) / 100, style };
  }
  return { kind, coordinates: kind === "rectangle" ? [box(path[0], path[1])] : path, style };
}

function box([west, south], [east, north]) {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}

function finish(coordinates) {
  const drawn = annotationFrom(coordinates);
  if (!drawn || drawn.kind !== kind) {
    return;
  }
  if (kind === "text") {
    drawn.text = t("drawNewText");
  }
  if (kind === "image") {
    drawn.image = picture;
  }
  const id = add(drawn);
  // The click that ended the sketch must not be taken for one that selects.
  setTimeout(() => {
    if (on) {
      use("select");
      choose(id);
      byName("text")?.select();
    }
  });
}

// ---- selecting, moving, reshaping

const selected = new ol.Collection();

function putEditing() {
  const translate = put(new ol.interaction.Translate({ features: selected, hitTolerance: 6 }));
  translate.on("translateend", () => take((annotation, geometry) => movedTo(annotation, geometry)));
  const modify = put(new ol.interaction.Modify({ features: selected, pixelTolerance: 12, condition: () => !fixedShape() }));
  modify.on("modifyend", () => take((annotation, geometry) => reshaped(annotation, geometry)));
}

/** A place has nothing to reshape, only to be moved. */
const fixedShape = () => chosen !== null && isPlace(annotationOf(chosen)?.kind) && annotationOf(chosen).kind !== "circle";

function take(read) {
  const annotation = annotationOf(chosen);
  const feature = featureOf(chosen);
  if (annotation && feature) {
    change(chosen, read(annotation, feature.getGeometry()));
  }
}

function written(annotation, geometry) {
  const degrees = (part) => (typeof part[0] === "number" ? degreesOf(part) : part.map(degrees));
  return { coordinates: degrees(geometry.getCoordinates()) };
}

function movedTo(annotation, geometry) {
  if (annotation.kind !== "circle") {
    return written(annotation, geometry);
  }
  const [x, y] = geometry.getFirstCoordinate();
  const [bx, by] = originals.get(annotation.id).getFirstCoordinate();
  const [cx, cy] = ol.proj.fromLonLat(annotation.coordinates);
  return { coordinates: degreesOf([cx + x - bx, cy + y - by]) };
}

/** The shapes as they were before the pointer took hold of them. */
const originals = new Map();

function reshaped(annotation, geometry) {
  if (annotation.kind === "circle") {
    const centre = annotation.coordinates;
    const away = geometry.getCoordinates()[0].map((corner) => distance(centre, degreesOf(corner)));
    const radius = away.reduce((most, each) => (Math.abs(each - annotation.radius) > Math.abs(most - annotation.radius) ? each : most));
    return { radius: Math.round(radius * 100) / 100 };
  }
  const { coordinates } = written(annotation, geometry);
  return { coordinates: annotation.kind === "rectangle" ? [squared(annotation.coordinates[0], coordinates[0])] : coordinates };
}

/** The rectangle of a corner that was moved and the one opposite, or of all corners when one was added. */
function squared(before, after) {
  const moved = after.length === 5 ? after.slice(0, 4).findIndex(([x, y], i) => x !== before[i][0] || y !== before[i][1]) : -1;
  if (moved >= 0) {
    return box(after[moved], after[(moved + 2) % 4]);
  }
  const [xs, ys] = [after.map(([x]) => x), after.map(([, y]) => y)];
  return box([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]);
}

function choose(id) {
  chosen = id;
  mark();
  if (on) {
    fill();
  }
}

/** Lets the interactions hold the feature that shows the chosen one now. */
function mark() {
  selected.clear();
  originals.clear();
  const feature = chosen === null ? null : featureOf(chosen);
  if (feature) {
    selected.push(feature);
    originals.set(chosen, feature.getGeometry().clone());
  }
  frame.changed();
}

/** A dashed frame round what is chosen. */
const frame = new ol.layer.Vector({
  source: new ol.source.Vector({ features: selected, useSpatialIndex: false }),
  zIndex: 901,
  style: (feature) => {
    const shape = feature.getGeometry();
    const line = new ol.style.Stroke({ color: "#0b6e6e", width: 1.5, lineDash: [4, 4] });
    if (shape.getType() === "Point") {
      return new ol.style.Style({ image: new ol.style.Circle({ radius: 18, stroke: line }) });
    }
    const corners = new ol.geom.MultiPoint(feature.get("annotation").kind === "circle" ? [] : shape.getType() === "Polygon" ? shape.getCoordinates()[0] : shape.getCoordinates());
    return [new ol.style.Style({ stroke: line }), new ol.style.Style({ geometry: corners, image: DOT.getImage() })];
  },
});
map.addLayer(frame);

map.on("click", (event) => {
  if (on && kind === "select" && toolIsOn()) {
    choose(annotationAt(event.pixel)?.id ?? null);
  }
});

onAnnotations(() => {
  if (chosen !== null && !annotationOf(chosen)) {
    chosen = null;
  }
  mark();
  if (on) {
    refresh();
  }
});

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
  if (!on || typing) {
    return;
  }
  const command = event.ctrlKey || event.metaKey;
  if ((event.key === "Delete" || event.key === "Backspace") && chosen !== null) {
    event.preventDefault();
    remove(chosen);
  } else if (command && event.key.toLowerCase() === "z") {
    event.preventDefault();
    (event.shiftKey ? redo : undo)();
  } else if (command && event.key.toLowerCase() === "y") {
    event.preventDefault();
    redo();
  }
});

// ---- the tray

let form = null;
const byName = (name) => form?.querySelector(`[name="${name}"]`) ?? null;

/** Writes the tray anew: what is drawn next, or what is chosen. */
function fill() {
  if (!on) {
    return;
  }
  form = element("form", { class: "draw-form", onsubmit: (event) => event.preventDefault() }, ...fields());
  showTray(palette(), element("p", { class: "hint" }, t(KINDS[kind].hint)), form, commands());
  refresh();
}

function palette() {
  const buttons = Object.entries(KINDS).map(([name, { word, icon: path }]) =>
    element("button", { type: "button", "data-kind": name, "aria-pressed": String(name === kind), "aria-label": t(word), title: t(word), onclick: () => (name === "image" ? askPicture() : use(name)) }, icon(path)),
  );
  return element("div", { class: "palette", role: "group", "aria-label": t("draw") }, ...buttons);
}

const command = (name, word, path, act) =>
  element("button", { type: "button", class: "icon", "data-command": name, "aria-label": t(word), title: t(word), onclick: act }, icon(path));

function commands() {
  return element(
    "div",
    { class: "draw-commands" },
    command("undo", "drawUndo", "M7 5L3 9l4 4M3 9h9a5 5 0 0 1 0 10", undo),
    command("redo", "drawRedo", "M13 5l4 4-4 4M17 9H8a5 5 0 0 0 0 10", redo),
    command("delete", "drawDelete", "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11", () => chosen !== null && remove(chosen)),
  );
}

/** Brings what can be pressed, and what undoing has changed, up to date without taking the keyboard away. */
function refresh() {
  const tray = document.getElementById("tray");
  const set = (name, enabled) => {
    const button = tray.querySelector(`[data-command="${name}"]`);
    if (button) {
      button.disabled = !enabled;
    }
  };
  set("undo", canUndo());
  set("redo", canRedo());
  set("delete", chosen !== null);
  const annotation = current();
  if (!annotation) {
    form?.replaceChildren();
    return;
  }
  for (const input of form?.querySelectorAll("[data-value]") ?? []) {
    if (input !== document.activeElement) {
      setters.get(input)?.(annotation);
    }
  }
}

/** What the form is about: what is chosen, or the next drawing. */
function current() {
  if (chosen !== null) {
    return annotationOf(chosen);
  }
  return kind === "select" ? null : { kind, style: lookOf(kind) };
}

const setters = new WeakMap();

function restyle(members) {
  const annotation = current();
  const style = { ...wholeStyle(annotation.style), ...members };
  looks.set(annotation.kind, style);
  if (chosen !== null) {
    change(chosen, { style });
  }
}

function field(word, input, set) {
  const id = `draw-${word}`;
  input.id = id;
  input.dataset.value = "";
  setters.set(input, set);
  const shown = current();
  set(shown);
  const label = element("label", { for: id }, t(word));
  return input.type === "checkbox" ? element("div", { class: "check" }, input, label) : element("div", { class: "field" }, label, input);
}

function colourField(word, member) {
  const input = element("input", { type: "color", oninput: () => restyle({ [member]: input.value }) });
  return field(word, input, ({ style }) => (input.value = wholeStyle(style)[member]));
}

function numberField(word, member, least, most, step) {
  const input = element("input", { type: "number", min: least, max: most, step, inputmode: "decimal", oninput: () => input.value !== "" && input.checkValidity() && restyle({ [member]: Number(input.value) }) });
  return field(word, input, ({ style }) => (input.value = String(wholeStyle(style)[member])));
}

function opacityField() {
  const input = element("input", { type: "range", min: 0, max: 100, step: 5, oninput: () => restyle({ fillOpacity: Number(input.value) / 100 }) });
  return field("drawFillOpacity", input, ({ style }) => (input.value = String(Math.round(wholeStyle(style).fillOpacity * 100))));
}

function checkField(word, read, write) {
  const input = element("input", { type: "checkbox", onchange: () => restyle(write(input.checked)) });
  return field(word, input, ({ style }) => (input.checked = read(wholeStyle(style))));
}

function dashField() {
  const options = Object.keys(DASHES).map((word) => element("option", { value: word }, t(word)));
  const select = element("select", { onchange: () => restyle({ dash: DASHES[select.value] }) }, ...options);
  return field("drawDash", select, ({ style }) => {
    const { dash } = wholeStyle(style);
    select.value = dash.length === 0 ? "drawSolid" : dash[0] <= 2 ? "drawDotted" : "drawDashed";
  });
}

function textField(word, member, longest) {
  const area = element("textarea", { rows: 2, maxlength: longest, name: member, oninput: () => writeText(member, area.value) });
  return field(word, area, (annotation) => (area.value = annotation[member] ?? ""));
}

/** A text annotation keeps its letters until there are others. */
function writeText(member, value) {
  if (chosen !== null && !(member === "text" && annotationOf(chosen).kind === "text" && value.trim() === "")) {
    change(chosen, { [member]: value });
  }
}

function radiusField() {
  const input = element("input", { type: "number", min: 0, max: 20000000, step: "any", inputmode: "decimal", oninput: () => input.value !== "" && input.checkValidity() && change(chosen, { radius: Number(input.value) }) });
  return field("drawRadius", input, ({ radius }) => (input.value = String(radius ?? "")));
}

function fields() {
  const annotation = current();
  if (!annotation) {
    return [];
  }
  const { kind: what } = annotation;
  const lined = what !== "text" && what !== "image";
  const filled = isArea(what) || what === "point";
  const list = chosen === null ? [] : [textField("drawLabel", "text", 2000), textField("drawPopup", "popup", 20000)];
  if (chosen !== null && what === "circle") {
    list.push(radiusField());
  }
  const pairs = [];
  if (what !== "image") {
    pairs.push(colourField("drawStroke", "stroke"));
  }
  if (lined) {
    pairs.push(numberField("drawWidth", "strokeWidth", 0, 40, "any"));
  }
  if (filled) {
    pairs.push(colourField("drawFill", "fill"), opacityField());
  }
  if (lined && what !== "point") {
    pairs.push(dashField());
  }
  if (what === "point" || !lined) {
    pairs.push(numberField("drawSize", "size", 4, 600, 1));
  }
  if (!lined) {
    pairs.push(numberField("drawRotation", "rotation", -360, 360, 1));
  }
  list.push(element("div", { class: "pairs" }, ...pairs));
  if (what === "text") {
    list.push(
      element(
        "div",
        { class: "pairs" },
        checkField("drawBold", ({ font }) => font === "bold", (bold) => ({ font: bold ? "bold" : "normal" })),
        checkField("drawHalo", ({ halo }) => halo, (halo) => ({ halo })),
      ),
    );
  }
  return list;
}

// ---- pictures of one's own

function askPicture() {
  const input = element("input", { type: "file", accept: "image/png,image/jpeg,image/webp", hidden: true, "aria-label": t("drawPicture") });
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) {
      return;
    }
    try {
      picture = await smallPicture(file);
      use("image");
    } catch {
      const { notify } = await import("./dialog.js");
      notify(t("drawPictureBad"));
    }
  });
  input.click();
}

onLanguage(() => on && fill());
