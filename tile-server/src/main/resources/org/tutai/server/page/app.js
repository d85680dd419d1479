import "./annotations.js";
import { notify } from "./dialog.js";
import { byId, element, icon } from "./dom.js";
import { addWords, current, pick, switchLanguage, t, translatePage } from "./i18n.js";
import { drawLayers, drawMap, onFailures, pointOut, redrawMap, startLayers, titleOf } from "./layers.js";
import { lookOf } from "./looks.js";
import { coveredBelow, featureInfoUrl, fit, fromLonLat, isPhone, map, mark, markPlace, readHash, uncover, writeStatus } from "./map.js";
import { takeAfter } from "./origins.js";
import { leaveSearch, startSearch, translateSearch } from "./search.js";
import { fromShared, isEmbedded } from "./shared.js";
import { leftDraft, dropDraft, restoreDraft, startDraft } from "./theme.js";
import { startThemeBar } from "./theme-bar.js";
import { toolIsOn } from "./tools.js";
import { isPublished, serverIsKnown, serverLayer, setServerLayers, tree, wholeStack } from "./tree.js";
import { placeTheme } from "./view.js";
import { accountLink, hasRole, ROOT, whenKnown } from "./who.js";

/* global ol */

addWords(
  {
    notShown: (titles) => `沒有顯示：${titles.join("、")}`,
    draftLeft: (title) => `有一份還沒儲存的主題圖${title ? `「${title}」` : ""}，是上次離開時留下的。`,
    draftRestore: "接著做",
    draftForget: "不用了",
    toPublish: "發布圖層",
  },
  {
    notShown: (titles) => `Not shown: ${titles.join(", ")}`,
    draftLeft: (title) => `There is an unsaved theme map${title ? ` “${title}”` : ""} from last time.`,
    draftRestore: "Carry on",
    draftForget: "No, thanks",
    toPublish: "Publish",
  },
);

/** What the server tells of its layers, and whether the map has been placed. */
const state = { layers: [], compiling: [], problems: [], ready: false, lost: false, placed: readHash() };

// ---- layers

/** Asked for before anything else, and answered while the page is made. */
let asking = askLayers();

function askLayers() {
  const asked = fetch(`${ROOT}api/v1/layers`);
  asked.catch(() => {});
  return asked;
}

async function loadLayers() {
  try {
    const answer = await asking;
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    Object.assign(state, await answer.json(), { lost: false });
    setServerLayers(state.layers);
    if (state.ready && !tree.known) {
      serverIsKnown();
      placeMap();
      pointOut(named());
    }
  } catch {
    state.lost = true;
  }
  drawPanel();
  drawMap();
  setTimeout(() => {
    asking = askLayers();
    loadLayers();
  }, state.ready && !state.lost ? 5000 : 800);
}

/** The layer that the address names; null where it names none. */
const named = () => (fromShared() ? null : new URLSearchParams(location.search).get("layer"));

/** Moves to the layer the address names, or to what the server shows by default, unless somebody or a theme has said where. */
function placeMap() {
  if (!state.placed) {
    state.placed = true;
    const wanted = state.layers.filter((layer) => layer.bounds && layer.name === named());
    const shown = state.layers.filter((layer) => layer.bounds && tree.own.get(layer.name).visible);
    fit((wanted.length > 0 ? wanted : shown).map((layer) => layer.bounds));
  }
}

function drawPanel() {
  drawProgress();
  drawProblems();
  drawLayers();
}

let drawnProblems = "";

function drawProblems() {
  const { problems } = state;
  const key = JSON.stringify([problems, current()]);
  if (key === drawnProblems) {
    return;
  }
  drawnProblems = key;
  if (problems.length === 0 || fromShared()) {
    byId("problems").replaceChildren();
    return;
  }
  const rows = problems.map(({ source, message }) =>
    element("p", {}, element("strong", {}, source), element("br"), withoutSource(source, message)),
  );
  const summary = element("summary", {}, t("problems", problems.length));
  byId("problems").replaceChildren(element("details", { class: "note loss", open: problems.length === 1 }, summary, ...rows));
}

/** A message without the file's name, when it begins with that. */
function withoutSource(source, message) {
  return message.startsWith(source) ? message.slice(source.length).replace(/^[:\s]+/, "") : message;
}

function drawProgress() {
  const progress = byId("progress");
  const work = state.compiling[0];
  let text = "";
  if (state.lost) {
    text = t("lost");
  } else if (work) {
    text = t("compiling", work.source, work.total > 0 ? `${Math.floor((100 * work.done) / work.total)} %` : "");
  } else if (!state.ready) {
    text = t("starting");
  }
  if (progress.textContent !== text) {
    progress.textContent = text;
  }
  progress.hidden = text === "";
}

whenKnown((person) => {
  const link = byId("to-publish");
  link.href = `${ROOT}publish`;
  link.hidden = !hasRole(person, "publisher");
});

// ---- what is here

let asked = 0;

map.on("singleclick", (event) => {
  if (!toolIsOn()) {
    identify(event.coordinate);
  }
});

byId("map").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target === byId("map")) {
    identify(map.getView().getCenter());
  }
});

async function identify(coordinate) {
  const asking = askable();
  if (asking.length === 0) {
    return;
  }
  const mine = ++asked;
  leaveSearch();
  mark([]);
  markPlace(coordinate);
  openFound(t("foundTitle"), element("p", { class: "empty" }, t("looking")));
  let content;
  try {
    const own = await Promise.all(inRuns(asking).map((run) => askServer(coordinate, run)));
    content = foundRows([...linkedFeatures(coordinate), ...own.reverse().flat()]);
  } catch {
    content = [element("p", { class: "note loss" }, t("askFailed"))];
  }
  if (mine === asked) {
    openFound(t("foundTitle"), ...content);
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

function openFound(heading, ...content) {
  byId("found").hidden = false;
  byId("found-title").textContent = heading;
  byId("found-list").replaceChildren(...content);
  setLow(false);
  document.querySelector(".scroll").scrollTop = 0;
}

function closeFound() {
  asked++;
  byId("found").hidden = true;
  mark([]);
  markPlace(null);
  leaveSearch();
  tellCovered();
}

/** Where the search shows what it found. */
const answers = {
  open: (heading, ...content) => {
    asked++;
    mark([]);
    markPlace(null);
    openFound(heading, ...content);
  },
  close: closeFound,
  uncover: (lonLat) => uncover(fromLonLat(lonLat)),
  moved: () => (state.placed = true),
};

/** A row for each feature, the uppermost open; what a person opens or points at is marked on the map. */
function foundRows(features) {
  if (features.length === 0) {
    return [element("p", { class: "empty" }, t("nothingFound"))];
  }
  mark(features.slice(0, 1));
  return features.map((feature, i) => featureRow(feature, i === 0));
}

function featureRow(feature, open) {
  const layer = state.layers.find((candidate) => candidate.name === feature.layer);
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

// ---- what is not shown, told while the sheet of a phone hides the list

const faults = element("button", { id: "faults", type: "button", class: "warning failed", hidden: true, onclick: () => setLow(false) });
byId("language").before(faults);
let toldFaults = "";
let closeNotice = () => {};

onFailures((titles) => {
  faults.hidden = titles.length === 0;
  const words = t("notShown", titles);
  faults.textContent = titles.length > 1 ? `! ${titles.length}` : "!";
  faults.title = words;
  faults.setAttribute("aria-label", words);
  if (titles.length > 0 && isLow() && toldFaults !== words) {
    closeNotice = notify(words, { loss: true });
  }
  toldFaults = words;
});

// ---- the panel itself

const isLow = () => byId("panel").classList.contains("low");

function setLow(low) {
  byId("panel").classList.toggle("low", low);
  byId("grip").setAttribute("aria-expanded", String(!low));
  if (!low) {
    closeNotice();
  }
  tellCovered();
}

/** Lets the scale and coordinates stand above the sheet. */
function tellCovered() {
  document.documentElement.style.setProperty("--covered", `${isPhone() ? coveredBelow() : 0}px`);
}

new ResizeObserver(tellCovered).observe(byId("panel"));

// The sheet follows a finger's flick as well as a tap.
let gripped = 0;
let flicked = false;
byId("grip").addEventListener("pointerdown", (event) => {
  gripped = event.clientY;
  flicked = false;
  byId("grip").setPointerCapture(event.pointerId);
});
byId("grip").addEventListener("pointerup", (event) => {
  const moved = event.clientY - gripped;
  if (Math.abs(moved) > 16) {
    flicked = true;
    setLow(moved > 0);
  }
});
byId("grip").addEventListener("click", () => {
  if (!flicked) {
    setLow(!isLow());
  }
  flicked = false;
});

function leaveFound() {
  const focused = byId("found").contains(document.activeElement);
  closeFound();
  if (focused) {
    byId("map").focus();
  }
}

byId("close-found").addEventListener("click", leaveFound);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    leaveFound();
  }
});
if (!isEmbedded()) {
  byId("language").before(accountLink());
}

byId("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  if (!translateSearch()) {
    closeFound();
  }
  drawPanel();
  redrawMap();
  writeStatus();
});

// Whoever has begun to move the map is not moved elsewhere when the layers are there.
addEventListener("hashchange", () => (state.placed = true));
for (const beginning of ["pointerdown", "wheel", "keydown"]) {
  byId("map").addEventListener(beginning, () => (state.placed = true), { passive: true });
}

setLow(isPhone() || isEmbedded());
if (!state.placed) {
  fit([]);
}
translatePage();
writeStatus();
startLayers();
startSearch(answers);
byId("layers-add").append(icon("M10 4v12M4 10h12"), element("span", { "data-text": "layerAdd" }, t("layerAdd")));
if (!fromShared()) {
  startThemeBar(() => openAdd());
}
begin();

/** Opens the theme that the address names, else takes up what this tab was at. */
async function begin() {
  if (fromShared()) {
    const { openShared } = await import("./opened.js");
    state.placed = (await openShared(state.placed)) || state.placed;
  } else if (startDraft()) {
    state.placed = placeTheme(state.placed) || state.placed;
  } else {
    offerDraft();
  }
  loadLayers();
  goOn();
}

/** Goes on with what was begun before the page was loaded again for a new source. */
function goOn() {
  const after = fromShared() ? null : takeAfter();
  if (after?.said) {
    notify(after.said);
  } else if (after?.add) {
    openAdd([], after.add);
  }
}

async function offerDraft() {
  const left = await leftDraft();
  if (!left) {
    return;
  }
  const answer = (label, act) => element("button", { type: "button", onclick: () => (note.remove(), act()) }, t(label));
  const restore = () => restoreDraft(left.key) && placeTheme(false);
  const note = element("div", { class: "note draft" }, element("p", {}, t("draftLeft", left.title)));
  note.append(element("div", { class: "links" }, answer("draftRestore", restore), answer("draftForget", () => dropDraft(left.key))));
  byId("problems").after(note);
}

// ---- what is loaded when it is asked for

byId("layers-add").addEventListener("click", () => openAdd());

async function openAdd(files = [], at = null) {
  const { openAddDialog } = await import("./add.js");
  openAddDialog(files, at);
}

for (const type of ["dragenter", "dragover"]) {
  addEventListener(type, (event) => {
    if (!fromShared() && event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      document.body.classList.add("dropping");
    }
  });
}
addEventListener("dragleave", (event) => event.relatedTarget === null && document.body.classList.remove("dropping"));
addEventListener("drop", (event) => {
  document.body.classList.remove("dropping");
  if (!fromShared() && event.dataTransfer?.files.length > 0) {
    event.preventDefault();
    openAdd([...event.dataTransfer.files]);
  }
});

// ---- tools that come when the map has been seen, so that it is seen sooner

let toolsAsked = false;

async function loadTools() {
  if (!toolsAsked) {
    toolsAsked = true;
    for (const name of ["draw", "measure", "overview", "picture"]) {
      await import(`./${name}.js`);
    }
  }
}

const TOOLS_AT_LATEST = 2500;
map.once("rendercomplete", loadTools);
setTimeout(loadTools, TOOLS_AT_LATEST);
