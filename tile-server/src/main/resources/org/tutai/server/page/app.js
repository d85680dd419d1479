import { byId, element } from "./dom.js";
import { current, pick, switchLanguage, t, translatePage } from "./i18n.js";
import {
  coveredBelow,
  featureInfoUrl,
  fit,
  fitTo,
  fromLonLat,
  isPhone,
  map,
  mark,
  markPlace,
  readHash,
  scaleDenominator,
  show,
  uncover,
  writeStatus,
} from "./map.js";
import { reportCard } from "./report.js";
import { toolIsOn } from "./tools.js";
import { leaveSearch, startSearch, translateSearch } from "./search.js";

/** What the page knows: the layers as the server lists them (lowest first), and what the person chose. */
const state = { layers: [], compiling: [], problems: [], ready: false, lost: false, placed: readHash() };

/** For each layer by name: {visible, opacity, open}. */
const choices = new Map();

const title = (layer) => pick(layer.title) || layer.name;

// ---- layers

async function loadLayers() {
  try {
    const answer = await fetch("api/v1/layers");
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    const list = await answer.json();
    Object.assign(state, list, { lost: false });
    for (const layer of state.layers) {
      if (!choices.has(layer.name)) {
        choices.set(layer.name, { visible: layer.visible, opacity: 1, open: false });
      }
    }
    if (!state.placed && state.ready) {
      state.placed = true;
      fit(state.layers.filter((layer) => layer.bounds && choices.get(layer.name).visible).map((layer) => layer.bounds));
    }
  } catch {
    state.lost = true;
  }
  drawPanel();
  drawMap();
  setTimeout(loadLayers, state.ready && !state.lost ? 5000 : 800);
}

let drawnStack = "";

function drawMap() {
  const stack = state.layers
    .filter((layer) => choices.get(layer.name).visible)
    .map((layer) => ({
      name: layer.name,
      version: layer.version.slice(0, 8) + (layer.styles[0]?.version ?? "").slice(0, 8),
      opacity: choices.get(layer.name).opacity,
      attribution: attribution(layer),
    }));
  const key = JSON.stringify(stack);
  if (key !== drawnStack) {
    drawnStack = key;
    show(stack);
  }
}

/** Who made a layer, as HTML, which is what OpenLayers takes. */
function attribution(layer) {
  const text = pick(layer.attribution);
  const name = element("span", {}, text);
  return text && isWebAddress(layer.attributionUrl) ? outside(layer.attributionUrl, text).outerHTML : name.innerHTML;
}

const isWebAddress = (address) => /^https?:\/\//.test(address ?? "");

const outside = (address, text) => element("a", { href: address, rel: "noopener", target: "_blank" }, text);

function drawPanel() {
  drawProgress();
  drawWhenChanged(byId("problems"), [state.problems, current()], drawProblems);
  drawWhenChanged(byId("layers"), [state.layers, state.ready, current()], drawLayers);
}

function drawProblems() {
  const { problems } = state;
  if (problems.length === 0) {
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

const drawn = new Map();

/** Leaves alone what needs no change, so that focus, scrolling and a drag of a slider are kept. */
function drawWhenChanged(target, content, draw) {
  const key = JSON.stringify(content);
  if (drawn.get(target) !== key) {
    drawn.set(target, key);
    draw();
  }
}

function drawLayers() {
  const list = byId("layers");
  list.replaceChildren();
  let group = "";
  for (const layer of [...state.layers].reverse()) {
    const ofLayer = pick(layer.group);
    if (ofLayer !== group && ofLayer) {
      list.append(element("h3", { class: "group" }, ofLayer));
    }
    group = ofLayer;
    list.append(layerRow(layer));
  }
  if (state.ready && state.layers.length === 0) {
    list.append(element("p", { class: "empty" }, t("noLayers"), element("br"), element("code", {}, "./tutai serve data/")));
  }
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

function layerRow(layer) {
  const choice = choices.get(layer.name);
  const more = element("div", { class: "more", hidden: !choice.open });
  const row = element("div", { class: choice.visible ? "layer" : "layer off" });
  const box = element("input", {
    type: "checkbox",
    checked: choice.visible,
    onchange: (event) => {
      choice.visible = event.target.checked;
      row.className = choice.visible ? "layer" : "layer off";
      drawMap();
    },
  });
  const opener = element("button", {
    type: "button",
    class: "icon",
    "aria-expanded": String(choice.open),
    "aria-label": t("details", title(layer)),
    title: t("details", title(layer)),
    onclick: () => {
      choice.open = !choice.open;
      opener.setAttribute("aria-expanded", String(choice.open));
      more.hidden = !choice.open;
      if (choice.open) {
        fillMore(more, layer, choice);
      }
    },
  });
  opener.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 8l5 5 5-5"/></svg>';
  const name = element("span", { class: "name", title: title(layer) }, title(layer));
  row.append(element("div", { class: "row" }, element("label", {}, box, name), ...gridIcon(layer), ...warning(layer), opener), more);
  if (choice.open) {
    fillMore(more, layer, choice);
  }
  return row;
}

/** What tells a grid from features. */
function gridIcon(layer) {
  if (!isGrid(layer)) {
    return [];
  }
  const icon = element("span", { class: "grid", role: "img", "aria-label": t("reportGrid"), title: t("reportGrid") });
  icon.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 3h14v14H3zM3 7.7h14M3 12.3h14M7.7 3v14M12.3 3v14"/></svg>';
  return [icon];
}

/** A mark on a layer that a person should look at. */
function warning(layer) {
  const first = layer.warnings?.[0];
  const text = first && t("look", pick(first));
  return first ? [element("span", { class: "warning", role: "img", "aria-label": text, title: text }, "!")] : [];
}

function fillMore(more, layer, choice) {
  const output = element("output", {}, percent(choice.opacity));
  const slider = element("input", {
    type: "range",
    min: 0,
    max: 100,
    step: 5,
    value: Math.round(choice.opacity * 100),
    "aria-label": t("opacity"),
    oninput: (event) => {
      choice.opacity = event.target.value / 100;
      output.textContent = percent(choice.opacity);
      drawMap();
    },
  });
  const legend = element("ul", { class: "legend" });
  const about = pick(layer.abstract);
  more.replaceChildren(
    ...(about ? [element("p", {}, about)] : []),
    element("div", { class: "opacity" }, element("span", {}, t("opacity")), slider, output),
    legend,
    links(layer),
    report(layer),
  );
  fillLegend(legend, layer);
}

const percent = (share) => `${Math.round(share * 100)} %`;

function links(layer) {
  const row = element("div", { class: "links" });
  if (layer.bounds) {
    row.append(element("button", { type: "button", onclick: () => fitTo(layer.bounds) }, t("zoomTo")));
  }
  if (layer.licence) {
    const text = `${t("licence")}: ${layer.licence}`;
    row.append(isWebAddress(layer.licenceUrl) ? outside(layer.licenceUrl, text) : element("span", {}, text));
  }
  return row;
}

/** The report card, asked for when it is opened. */
function report(layer) {
  const content = element("div", {});
  const opened = async () => {
    if (!box.open || content.childElementCount > 0) {
      return;
    }
    try {
      const answer = await fetch(`api/v1/layers/${encodeURIComponent(layer.name)}/report`);
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      content.replaceChildren(reportCard(await answer.json(), element));
    } catch {
      content.replaceChildren();
      content.append(t("reportFailed"));
    }
  };
  const box = element("details", { class: "about", ontoggle: opened }, element("summary", {}, t("report")), content);
  return box;
}

async function fillLegend(list, layer) {
  try {
    const answer = await fetch(`api/v1/layers/${encodeURIComponent(layer.name)}/legend`);
    if (answer.ok) {
      const { entries } = await answer.json();
      list.replaceChildren(...entries.map((entry) => legendRow(entry, layer)));
      if (entries.length > 0) {
        list.append(element("li", { class: "muted none" }, t("notAtThisScale")));
      }
      followScale(list);
    }
  } catch {
    list.replaceChildren();
  }
}

function legendRow(entry, layer) {
  const row = entry.ramp ? rampRow(entry) : symbolRow(entry, layer);
  row.range = [entry.minScale, entry.maxScale ?? Infinity];
  return row;
}

function symbolRow(entry, layer) {
  return element("li", {}, element("img", { src: entry.image, alt: "" }), element("span", {}, entry.title || title(layer)));
}

/** A bar of colours that run into each other, with the values below it. */
function rampRow({ title: heading, ramp }) {
  const bar = element("div", { class: "bar" });
  const colour = ({ color, opacity }) => color + Math.round(opacity * 255).toString(16).padStart(2, "0");
  bar.style.backgroundImage = `linear-gradient(to right, ${ramp.map(colour).join(", ")})`;
  const scale = element("div", { class: "scale" });
  ramp.forEach(({ label }, i) => {
    if (label) {
      const mark = element("span", {}, label);
      mark.style.left = `${(100 * i) / (ramp.length - 1)}%`;
      scale.append(mark);
    }
  });
  return element("li", { class: "ramp" }, ...(heading ? [element("span", {}, heading)] : []), bar, scale);
}

/** Shows the entries that are drawn at the scale of the map. */
function followScale(list) {
  const scale = scaleDenominator();
  const rows = [...list.children].filter((row) => row.range);
  for (const row of rows) {
    row.hidden = scale < row.range[0] || scale >= row.range[1];
  }
  const none = list.querySelector(".none");
  if (none) {
    none.hidden = rows.some((row) => !row.hidden);
  }
}

map.on("moveend", () => document.querySelectorAll(".legend").forEach(followScale));

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
  const names = state.layers.filter((layer) => choices.get(layer.name).visible).map((layer) => layer.name);
  if (names.length === 0) {
    return;
  }
  const mine = ++asked;
  leaveSearch();
  mark([]);
  markPlace(coordinate);
  openFound(t("foundTitle"), element("p", { class: "empty" }, t("looking")));
  let content;
  try {
    const answer = await fetch(featureInfoUrl(coordinate, names));
    const { features } = await answer.json();
    content = foundRows(features);
  } catch {
    content = [element("p", { class: "note loss" }, t("askFailed"))];
  }
  if (mine === asked) {
    openFound(t("foundTitle"), ...content);
    uncover(coordinate);
  }
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
  const layerTitle = layer ? title(layer) : feature.layer;
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

// ---- the panel itself

const isLow = () => byId("panel").classList.contains("low");

function setLow(low) {
  byId("panel").classList.toggle("low", low);
  byId("grip").setAttribute("aria-expanded", String(!low));
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
byId("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  if (!translateSearch()) {
    closeFound();
  }
  drawPanel();
  drawnStack = "";
  drawMap();
  writeStatus();
});

// Whoever has begun to move the map is not moved elsewhere when the layers are there.
addEventListener("hashchange", () => (state.placed = true));
for (const beginning of ["pointerdown", "wheel", "keydown"]) {
  byId("map").addEventListener(beginning, () => (state.placed = true), { passive: true });
}

setLow(isPhone());
if (!state.placed) {
  fit([]);
}
translatePage();
writeStatus();
startSearch(answers);
loadLayers();
