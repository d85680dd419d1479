import { byId, element, icon, styled } from "./dom.js";
import { addWords, current, switchLanguage, t, translatePage } from "./i18n.js";
import { drawLayers, drawMap, onFailures, pointOut, redrawMap, startLayers } from "./layers.js";
import { coveredBelow, fit, foldCredits, fromLonLat, isPhone, map, mapIsWhole, mark, markPlace, onClick, readHash, uncover, writeStatus } from "./map.js";
import { allowShown, takeAfter } from "./origins.js";
import { leaveSearch, startSearch, translateSearch } from "./search.js";
import { fromShared, isEmbedded } from "./shared.js";
import { leftDraft, dropDraft, hasSome, restoreDraft, startDraft } from "./theme.js";
import { startThemeBar } from "./theme-bar.js";
import { toolIsOn } from "./tools.js";
import { serverIsKnown, setServerLayers, tree } from "./tree.js";
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

/** Whether the page was opened at a place, which then stays. */
const openedAtPlace = location.hash !== "";

let asked = 0;

onClick((event) => {
  if (!toolIsOn()) {
    identify(event.coordinate);
  }
  return true;
}, { last: true });

byId("map").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target === byId("map")) {
    identify(map.getView().getCenter());
  }
});

async function identify(coordinate) {
  const asking = await import("./identify.js");
  asking.identify(coordinate, { begin, isLast: (question) => question === asked, open: openFound });
}

function begin() {
  leaveSearch();
  return ++asked;
}

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
    tellFaults(words);
  }
  toldFaults = words;
});

async function tellFaults(words) {
  const { notify } = await import("./dialog.js");
  if (isLow()) {
    closeNotice = notify(words, { loss: true });
  }
}

// ---- the panel itself

const isLow = () => byId("panel").classList.contains("low");

function setLow(low) {
  byId("panel").classList.toggle("low", low);
  byId("grip").setAttribute("aria-expanded", String(!low));
  if (!low) {
    closeNotice();
    foldCredits();
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
startSearch(answers, !openedAtPlace);
byId("layers-add").append(icon("M10 4v12M4 10h12"), element("span", { "data-text": "layerAdd" }, t("layerAdd")));
if (!fromShared()) {
  startThemeBar(() => openAdd());
}
start();

/** Opens the theme that the address names, else takes up what this tab was at. */
async function start() {
  if (fromShared()) {
    const { openShared } = await import("./opened.js");
    state.placed = (await openShared(state.placed)) || state.placed;
  } else if (startDraft()) {
    if (allowShown()) {
      return;
    }
    state.placed = placeTheme(state.placed) || state.placed;
  } else {
    offerDraft();
  }
  if (hasSome("annotations")) {
    import("./annotations.js");
  }
  if (hasSome("measurements")) {
    import("./measure.js");
  }
  loadLayers();
  goOn();
}

/** Goes on with what was begun before the page was loaded again for a new source. */
async function goOn() {
  const after = fromShared() ? null : takeAfter();
  if (after?.said) {
    const { notify } = await import("./dialog.js");
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
  const restore = () => restoreDraft(left.key) && !allowShown() && placeTheme(false);
  const note = element("div", { class: "note draft" }, element("p", {}, t("draftLeft", left.title)));
  note.append(element("div", { class: "links" }, answer("draftRestore", restore), answer("draftForget", () => dropDraft(left.key))));
  byId("problems").after(note);
}

// ---- what is loaded when it is asked for

byId("layers-add").addEventListener("click", () => openAdd());

async function openAdd(files = [], at = null) {
  const [{ openAddDialog }] = await Promise.all([import("./add.js"), styled("add.css")]);
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

// ---- what comes when the map has been seen, so that it is seen sooner

/** Tools in the order of their bar. */
const TOOLS = ["draw", "measure", "overview", "picture"];

/** What somebody may ask for next; it is fetched so that nobody waits for it then. */
const NEXT = ["results", "identify", "layer-details", "dialog", ...(fromShared() ? [] : ["sources", "add", "share"])];

let restAsked = false;

async function loadRest() {
  if (!restAsked) {
    restAsked = true;
    styled("draw.css");
    styled("add.css");
    for (const name of TOOLS) {
      await import(`./${name}.js`);
    }
    for (const name of NEXT) {
      document.head.append(element("link", { rel: "modulepreload", href: new URL(`${name}.js`, import.meta.url).href }));
    }
  }
}

const REST_AT_LATEST = 2500;
mapIsWhole.then(loadRest);
setTimeout(loadRest, REST_AT_LATEST);
