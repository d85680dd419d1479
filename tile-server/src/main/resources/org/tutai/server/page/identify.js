import { element } from "./dom.js";
import { addWords, current, pick, t } from "./i18n.js";
import { titleOf } from "./layers.js";
import { lookOf } from "./looks.js";
import { featureInfoUrl, map, mark, markPlace, uncover } from "./map.js";
import { isPublished, serverLayer, wholeStack } from "./tree.js";

/* global ol */

addWords(
  {
    nothingFound: "這裡沒有圖徵。換個位置，或打開其他圖層再試。",
    askFailed: "查詢失敗：伺服器沒有回應。請稍後再試。",
    cellValue: "值",
    band: (number) => `波段 ${number}`,
    yes: "是",
    no: "否",
  },
  {
    nothingFound: "Nothing here. Try another place, or switch on more layers.",
    askFailed: "The server did not answer. Please try again in a moment.",
    cellValue: "Value",
    band: (number) => `Band ${number}`,
    yes: "yes",
    no: "no",
  },
);

/** What is at a place: the features there of the layers that are shown. */

/**
 * Asks what is at a place, and shows it.
 *
 * @param found where it is shown: {begin(), isLast(question), open(title, ...content)}; begin answers the question's number
 */
export async function identify(coordinate, found) {
  const asking = askable();
  if (asking.length === 0) {
    return;
  }
  const mine = found.begin();
  mark([]);
  markPlace(coordinate);
  found.open(t("foundTitle"), element("p", { class: "empty" }, t("looking")));
  let content;
  try {
    const own = await Promise.all(inRuns(asking).map((run) => askServer(coordinate, run)));
    content = foundRows([...linkedFeatures(coordinate), ...own.reverse().flat()]);
  } catch {
    content = [element("p", { class: "note loss" }, t("askFailed"))];
  }
  if (found.isLast(mine)) {
    found.open(t("foundTitle"), ...content);
    uncover(coordinate);
  }
}

/** The layers that are shown, lowest first, which the server or the page itself knows the features of. */
function askable() {
  return wholeStack().filter(({ node, visible }) => visible && (isPublished(node) ? serverLayer(node) : HAS_FEATURES.has(node.kind)));
}

const HAS_FEATURES = new Set(["kml", "geojson", "file"]);

/** The published layers as few questions: neighbours that the server draws as they stand are asked about together. */
function inRuns(asking) {
  const runs = [];
  for (const { node } of asking.filter(({ node: each }) => isPublished(each))) {
    const look = lookNow(node);
    const last = runs.at(-1);
    if (last && look === "" && last.look === "") {
      last.names.push(node.layer);
    } else {
      runs.push({ look, names: [node.layer] });
    }
  }
  return runs;
}

function lookNow(node) {
  try {
    return lookOf(node, () => {}) ?? "";
  } catch {
    return "";
  }
}

async function askServer(coordinate, { look, names }) {
  const answer = await fetch(featureInfoUrl(coordinate, names) + (look ? `&LOOK=${encodeURIComponent(look)}` : ""));
  return (await answer.json()).features;
}

/** What the page itself drew at a place, as the server tells its own features. */
function linkedFeatures(coordinate) {
  const found = [];
  map.forEachFeatureAtPixel(
    map.getPixelFromCoordinate(coordinate),
    (feature, layer) => {
      found.push({ node: layer.get("node"), properties: readable(feature), geometry: shapeOf(feature) });
      return found.length >= 5;
    },
    { hitTolerance: 6, layerFilter: (layer) => Boolean(layer.get("node")) },
  );
  return found;
}

const UNTOLD = new Set(["geometry", "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity", "icon", "marker-color", "marker-opacity", "marker-scale", "marker-size", "marker-symbol", "styleUrl", "visibility"]);

/** The values of a feature; what is written as HTML is told as its text. */
function readable(feature) {
  const told = Object.entries(feature.getProperties()).filter(([name, value]) => !UNTOLD.has(name) && typeof value !== "object");
  return Object.fromEntries(told.map(([name, value]) => [name, typeof value === "string" ? plainText(value) : value]));
}

function plainText(text) {
  if (!/<[a-z!/]/i.test(text)) {
    return text.slice(0, 2000);
  }
  const parsed = new DOMParser().parseFromString(text.slice(0, 50_000), "text/html");
  parsed.querySelectorAll("script, style").forEach((hidden) => hidden.remove());
  return parsed.body.textContent.replace(/\s+/g, " ").trim().slice(0, 2000);
}

const shapeOf = (feature) => new ol.format.GeoJSON({ featureProjection: "EPSG:3857" }).writeFeatureObject(feature).geometry;

/** A row for each feature, the uppermost open; what a person opens or points at is marked on the map. */
function foundRows(features) {
  if (features.length === 0) {
    return [element("p", { class: "empty" }, t("nothingFound"))];
  }
  mark(features.slice(0, 1));
  return features.map((feature, i) => featureRow(feature, i === 0));
}

function featureRow(feature, open) {
  const layer = serverLayer(feature);
  const layerTitle = feature.node ? titleOf(feature.node) : layer ? pick(layer.title) || layer.name : feature.layer;
  const name = isGrid(layer) ? cellValues(feature.properties) : headline(feature.properties);
  const values = element("dl");
  for (const [field, value] of Object.entries(feature.properties)) {
    values.append(element("dt", {}, fieldName(layer, field)), element("dd", {}, words(value)));
  }
  const show = () => mark([feature]);
  return element(
    "details",
    { class: "feature", open, onmouseenter: show, onfocusin: show },
    element(
      "summary",
      {},
      element("strong", {}, name || layerTitle),
      ...(name ? [element("small", {}, layerTitle)] : []),
    ),
    values,
  );
}

const isGrid = (layer) => layer?.geometry === "raster";

/** The values of a cell, which are all it has for a name. */
const cellValues = (properties) => Object.values(properties).map(words).join(", ");

/** The fields of grids are named by the server, in English. */
function fieldName(layer, name) {
  if (!isGrid(layer)) {
    return name;
  }
  return name === "value" ? t("cellValue") : t("band", name.replace("band_", ""));
}

const NAMES = {
  "zh-TW": [/^(name|名稱)$/i, /vill.*name|村里名/i, /town.*name|鄉鎮.*名/i, /^(?!county).*(name|名)/i, /name|名/i],
  en: [/^name_?en/i, /vill.*eng/i, /town.*eng/i, /eng/i, /name|名/i],
};

/** The value that names the feature best: a name in the language in use, the finest first, else any text. */
function headline(properties) {
  const entries = Object.entries(properties).filter(([, value]) => typeof value === "string" && value.trim() !== "");
  for (const pattern of NAMES[current()]) {
    const found = entries.find(([name]) => pattern.test(name));
    if (found) {
      return found[1];
    }
  }
  return entries[0]?.[1] ?? "";
}

function words(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  if (typeof value === "boolean") {
    return t(value ? "yes" : "no");
  }
  return String(value);
}
