import { degreesOf, hasForm, inFirstWorld } from "./annotations.js";
import { notify } from "./dialog.js";
import { element, icon } from "./dom.js";
import { lengthOf, polygonMeasures } from "./geodesic.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { map } from "./map.js";
import { registerPart } from "./theme.js";
import { addTool, showTray } from "./tools.js";
import { newId } from "./tree.js";
import { hasTwd67, twd67 } from "./twd67.js";
import { tm2, zoneAt } from "./twd97.js";
import { measureText, unitName, unitsOf } from "./units.js";

/* global ol */

/** Measures on the map: a place in three coordinate systems, a distance, an area and its perimeter. */

addWords(
  {
    measure: "測量",
    measurePoint: "坐標",
    measureDistance: "距離",
    measureArea: "面積",
    measureHintPoint: "在圖上點一下，取得該處坐標。",
    measureHintDistance: "逐點點選，點兩下結束。",
    measureHintArea: "逐點點選邊界，點兩下結束。",
    measureHintPointTouch: "點一下地圖，顯示那裡的坐標。",
    measureHintDistanceTouch: "逐點輕點，最後一點連點兩下結束。",
    measureHintAreaTouch: "沿邊界逐點輕點，最後一點連點兩下結束。",
    measureUnit: "單位",
    measureAuto: "自動",
    measureLength: "長度",
    measurePerimeter: "周長",
    measureSurface: "面積",
    measureTwd97: (zone) => `TWD97 TM2（${zone} 分帶）`,
    measureTwd67: "TWD67 TM2（121 分帶）",
    measureTwd67About: "TWD67 由 TWD97 以平面公式轉換，臺灣本島誤差約 2 公尺，其他地區不提供。",
    measureMethod: "依 WGS 84 橢球面的大地線計算，不受地圖投影影響；未計高程起伏。",
    measureList: "測量結果",
    measureRemove: (what) => `刪除「${what}」`,
    measureClear: "全部清除",
    measureCleared: "已清除測量結果。",
  },
  {
    measure: "Measure",
    measurePoint: "Coordinates",
    measureDistance: "Distance",
    measureArea: "Area",
    measureHintPoint: "Click on the map for the coordinates there.",
    measureHintDistance: "Click point after point; double-click to end.",
    measureHintArea: "Click round the area; double-click to end.",
    measureHintPointTouch: "Tap the map for the coordinates there.",
    measureHintDistanceTouch: "Tap point after point; tap twice to end.",
    measureHintAreaTouch: "Tap round the area; tap twice to end.",
    measureUnit: "Unit",
    measureAuto: "Automatic",
    measureLength: "Length",
    measurePerimeter: "Perimeter",
    measureSurface: "Area",
    measureTwd97: (zone) => `TWD97 TM2 zone ${zone}`,
    measureTwd67: "TWD67 TM2 zone 121",
    measureTwd67About: "TWD67 is worked out from TWD97 by a formula in the plane, good to about 2 m on Taiwan’s main island; not given elsewhere.",
    measureMethod: "Along geodesics on the ellipsoid of WGS 84, whatever the map's projection; heights are not counted.",
    measureList: "Measures",
    measureRemove: (what) => `Remove “${what}”`,
    measureClear: "Clear all",
    measureCleared: "The measures were cleared.",
  },
);

const MODES = {
  point: { word: "measurePoint", hint: "measureHintPoint", type: "Point", form: 0, icon: "M10 3v14M3 10h14M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6z" },
  distance: { word: "measureDistance", hint: "measureHintDistance", type: "LineString", form: 1, icon: "M4 16L16 4M4 12v4h4M12 4h4v4" },
  area: { word: "measureArea", hint: "measureHintArea", type: "Polygon", form: 2, icon: "M4 6l9-2 4 7-6 6-7-3z" },
};

/** The measures as the document has them. */
let list = [];
let mode = "distance";
const units = { length: "", area: "" };
let on = false;
let interaction = null;

const source = new ol.source.Vector({ wrapX: true });
map.addLayer(new ol.layer.Vector({ source, zIndex: 905, style: styleOf }));

addTool({
  name: "measure",
  group: "measure",
  icon: "M3 13L13 3l4 4L7 17zM6 10l2 2M9 7l2 2M12 4l2 2",
  label: "measure",
  stays: true,
  press: () => {
    on = true;
    use(mode);
  },
  end: () => {
    on = false;
    drop();
  },
});

// ---- what comes out

const isKnown = (each) => MODES[each?.kind] !== undefined && hasForm(each.coordinates, MODES[each.kind].form);

function resultsOf(kind, coordinates) {
  if (kind === "distance") {
    return { length: cut(lengthOf(coordinates)) };
  }
  if (kind === "area") {
    const { area, perimeter } = polygonMeasures(coordinates);
    return { area: cut(area), perimeter: cut(perimeter) };
  }
  return {};
}

/** To a tenth of a millimetre. */
const cut = (metres) => Math.round(metres * 10000) / 10000;

/** The lines of words that tell a measure: [name, value]. */
function told({ kind, coordinates, results = {}, unit = "" }) {
  if (kind === "point") {
    return coordinateLines(coordinates);
  }
  if (kind === "distance") {
    return [[t("measureLength"), measureText(results.length, false, unit)]];
  }
  return [
    [t("measureSurface"), measureText(results.area, true, unit)],
    [t("measurePerimeter"), measureText(results.perimeter, false)],
  ];
}

const near = ([lon, lat]) => lon > 112 && lon < 128 && lat > 15 && lat < 32;

const metresText = ([east, north]) => `${east.toFixed(2)}, ${north.toFixed(2)}`;

function coordinateLines(place) {
  const [lon, lat] = place;
  const lines = [["WGS 84", `${lon.toFixed(6)}, ${lat.toFixed(6)}`]];
  if (near(place)) {
    const zone = zoneAt(lon);
    lines.push([t("measureTwd97", zone), metresText(tm2(lon, lat, zone))]);
    lines.push(hasTwd67(place) ? [t("measureTwd67"), metresText(twd67(lon, lat))] : ["TWD67", "–"]);
  }
  return lines;
}

// ---- on the map

const toMap = (place) => ol.proj.transform(place, "EPSG:4326", "EPSG:3857");

function drawAll() {
  source.clear();
  for (const each of list) {
    if (isKnown(each)) {
      const geometry =
        each.kind === "point"
          ? new ol.geom.Point(toMap(each.coordinates))
          : each.kind === "distance"
            ? new ol.geom.LineString(each.coordinates.map(toMap))
            : new ol.geom.Polygon(each.coordinates.map((ring) => ring.map(toMap)));
      source.addFeature(new ol.Feature({ geometry, measurement: { ...each, results: { ...resultsOf(each.kind, each.coordinates), ...each.results } } }));
    }
  }
}

const COLOUR = "#8a3b12";
const LINES = [
  new ol.style.Style({ stroke: new ol.style.Stroke({ color: "rgb(255 255 255 / 85%)", width: 5 }) }),
  new ol.style.Style({
    stroke: new ol.style.Stroke({ color: COLOUR, width: 2, lineDash: [8, 5] }),
    fill: new ol.style.Fill({ color: "rgb(138 59 18 / 10%)" }),
  }),
];
const CORNER = new ol.style.Circle({ radius: 4, fill: new ol.style.Fill({ color: "#ffffff" }), stroke: new ol.style.Stroke({ color: COLOUR, width: 2 }) });

function words(text, geometry, offsetY) {
  return new ol.style.Style({
    geometry,
    zIndex: 2,
    text: new ol.style.Text({
      text,
      offsetY,
      font: '600 13px "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif',
      fill: new ol.style.Fill({ color: "#3d2412" }),
      stroke: new ol.style.Stroke({ color: "rgb(255 255 255 / 95%)", width: 4 }),
      overflow: true,
    }),
  });
}

function styleOf(feature) {
  return stylesFor(feature.get("measurement"), feature.getGeometry());
}

function stylesFor(measurement, geometry) {
  const lines = told(measurement);
  if (measurement.kind === "point") {
    return [new ol.style.Style({ image: CORNER }), words(lines[0][1], geometry, 18)];
  }
  const text = lines.map(([name, value]) => (lines.length > 1 ? `${name} ${value}` : value)).join("\n");
  const path = measurement.kind === "distance" ? geometry.getCoordinates() : geometry.getCoordinates()[0];
  const corners = new ol.style.Style({ geometry: new ol.geom.MultiPoint(path), image: CORNER });
  const at = measurement.kind === "distance" ? new ol.geom.Point(path.at(-1)) : geometry.getInteriorPoint();
  return [...LINES, corners, words(text, at, measurement.kind === "distance" ? -16 : 0)];
}

// ---- taking a measure

function drop() {
  if (interaction) {
    map.removeInteraction(interaction);
    interaction = null;
  }
}

function use(next) {
  mode = next;
  drop();
  interaction = new ol.interaction.Draw({ type: MODES[mode].type, style: sketchStyle, condition: (event) => event.originalEvent.button === 0 });
  interaction.on("drawstart", ({ feature }) => {
    feature.getGeometry().on("change", () => live(measured(feature.getGeometry())));
  });
  interaction.on("drawabort", () => live(null));
  interaction.on("drawend", ({ feature }) => keep(measured(feature.getGeometry())));
  map.addInteraction(interaction);
  fill();
}

/** What a sketch comes to; null while it is too little. */
function measured(geometry) {
  const coordinates = geometry.getCoordinates();
  const degrees = (part) => (typeof part[0] === "number" ? degreesOf(part) : part.map(degrees));
  const found = inFirstWorld(degrees(coordinates));
  const enough = mode === "point" || (mode === "distance" ? found.length > 1 : found[0].length > 3);
  return enough ? { kind: mode, coordinates: found, results: resultsOf(mode, found), unit: mode === "area" ? units.area : mode === "distance" ? units.length : "" } : null;
}

function sketchStyle(feature) {
  const geometry = feature.getGeometry();
  if (geometry.getType() === "Point") {
    return new ol.style.Style({ image: CORNER });
  }
  const found = geometry.getType() === MODES[mode].type ? measured(geometry) : null;
  return found ? stylesFor(found, geometry) : LINES;
}

function keep(found) {
  if (found) {
    put([...list, { ...found, id: newId() }]);
    live(found, true);
  }
}

function put(next) {
  list = next;
  drawAll();
  changed();
  refresh();
}

// ---- the tray

const now = element("dl", { class: "measured", "aria-live": "polite" });
const rows = element("ul", { class: "measures" });

function live(found, kept = false) {
  // What was measured stands in the list below; here it is only told.
  now.classList.toggle("offscreen", kept);
  now.classList.toggle("places", found?.kind === "point");
  now.replaceChildren(...(found ? pairs(found) : []));
}

const pairs = (each) => told(each).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);

function fill() {
  if (!on) {
    return;
  }
  const buttons = Object.entries(MODES).map(([name, { word, icon: path }]) =>
    element("button", { type: "button", "data-mode": name, "aria-pressed": String(name === mode), onclick: () => use(name) }, icon(path), element("span", {}, t(word))),
  );
  live(null);
  showTray(
    element("div", { class: "modes", role: "group", "aria-label": t("measure") }, ...buttons),
    element("p", { class: "hint" }, t(MODES[mode].hint)),
    ...(mode === "point" ? [] : [unitField()]),
    now,
    rows,
    element("p", { class: "hint method" }, mode === "point" ? t("measureTwd67About") : t("measureMethod")),
  );
  refresh();
}

function unitField() {
  const which = mode === "area" ? "area" : "length";
  const options = ["", ...unitsOf(mode === "area")].map((unit) => element("option", { value: unit }, unit === "" ? t("measureAuto") : unitName(unit)));
  const select = element("select", { id: "measure-unit", onchange: () => reunit(which, select.value) }, ...options);
  select.value = units[which];
  return element("div", { class: "field" }, element("label", { for: "measure-unit" }, t("measureUnit")), select);
}

/** The unit is the page's next one, and that of all measures of its kind that stand. */
function reunit(which, unit) {
  units[which] = unit;
  const kind = which === "area" ? "area" : "distance";
  if (list.some((each) => each?.kind === kind)) {
    put(list.map((each) => (each?.kind === kind ? { ...each, unit } : each)));
  }
}

function refresh() {
  if (!on) {
    return;
  }
  const known = list.filter(isKnown);
  rows.replaceChildren(...known.map(row));
  if (known.length > 1) {
    rows.append(element("li", {}, element("button", { type: "button", class: "plain", onclick: clear }, t("measureClear"))));
  }
}

function row(each) {
  const name = told(each)[0][1];
  const remove = element("button", { type: "button", class: "icon", "aria-label": t("measureRemove", name), title: t("measureRemove", name), onclick: () => put(list.filter((other) => other !== each)) }, icon("M5 5l10 10M15 5L5 15"));
  return element("li", {}, element("dl", { class: each.kind === "point" ? "measured places" : "measured" }, ...pairs(each)), remove);
}

function clear() {
  const before = list;
  put(list.filter((each) => !isKnown(each)));
  live(null);
  notify(t("measureCleared"), { undo: () => put(before) });
}

onLanguage(() => {
  source.changed();
  fill();
});

// ---- the part of the document; it is read at once, so all above must be there

const changed = registerPart("measurements", {
  read: ({ measurements }) => {
    list = Array.isArray(measurements) ? measurements : [];
    drawAll();
    refresh();
  },
  write: () => list,
});
