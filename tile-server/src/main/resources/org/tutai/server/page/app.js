import { current, pick, switchLanguage, t, translatePage } from "./i18n.js";
import { featureInfoUrl, fit, fitTo, map, mark, readHash, scaleDenominator, show, writeStatus } from "./map.js";

/** What the page knows: the layers as the server lists them (lowest first), and what the person chose. */
const state = { layers: [], compiling: [], problems: [], ready: false, lost: false, placed: readHash() };

/** For each layer by name: {visible, opacity, open}. */
const choices = new Map();

const byId = (id) => document.getElementById(id);

/** Makes an element; text is never taken as HTML. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

const title = (layer) => pick(layer.title) || layer.name;

// ---- layers

async function loadLayers() {
  try {
    const answer = await fetch("api/v1/layers");
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
      version: layer.version + (layer.styles[0]?.version ?? ""),
      opacity: choices.get(layer.name).opacity,
      attribution: pick(layer.attribution),
    }));
  const key = JSON.stringify(stack);
  if (key !== drawnStack) {
    drawnStack = key;
    show(stack);
  }
}

let drawnPanel = "";

function drawPanel() {
  const key = JSON.stringify([state.layers, state.compiling, state.problems, state.ready, state.lost, current()]);
  if (key === drawnPanel) {
    return;
  }
  drawnPanel = key;
  drawProgress();
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
  byId("problems").replaceChildren(
    ...state.problems.map((p) => element("p", { class: "note loss" }, t("problem", p.source, p.message))),
  );
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
  progress.textContent = text;
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
  row.append(element("div", { class: "row" }, element("label", {}, box, name), opener), more);
  if (choice.open) {
    fillMore(more, layer, choice);
  }
  return row;
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
    },
    onchange: drawMap,
  });
  const legend = element("ul", { class: "legend" });
  const about = pick(layer.abstract);
  more.replaceChildren(
    ...(about ? [element("p", {}, about)] : []),
    element("div", { class: "opacity" }, element("span", {}, t("opacity")), slider, output),
    legend,
    links(layer),
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
    const safe = /^https?:/.test(layer.licenceUrl ?? "");
    row.append(safe ? element("a", { href: layer.licenceUrl, rel: "noopener", target: "_blank" }, text) : element("span", {}, text));
  }
  return row;
}

async function fillLegend(list, layer) {
  try {
    const scale = Math.round(scaleDenominator());
    const answer = await fetch(`api/v1/layers/${encodeURIComponent(layer.name)}/legend?scale=${scale}`);
    if (!answer.ok) {
      return;
    }
    const { entries } = await answer.json();
    list.replaceChildren(
      ...entries.map((entry) =>
        element("li", {}, element("img", { src: entry.image, alt: "" }), element("span", {}, entry.title || title(layer))),
      ),
    );
  } catch {
    list.replaceChildren();
  }
}

// ---- what is here

let asked = 0;

map.on("singleclick", async (event) => {
  const names = state.layers
    .filter((layer) => choices.get(layer.name).visible)
    .map((layer) => layer.name)
    .reverse();
  if (names.length === 0) {
    return;
  }
  const mine = ++asked;
  openFound(element("p", { class: "empty" }, t("looking")));
  mark([]);
  try {
    const answer = await fetch(featureInfoUrl(event.coordinate, names));
    const { features } = await answer.json();
    if (mine === asked) {
      showFound(features);
    }
  } catch {
    if (mine === asked) {
      openFound(element("p", { class: "note loss" }, t("askFailed")));
    }
  }
});

function openFound(...content) {
  byId("found").hidden = false;
  byId("found-list").replaceChildren(...content);
  setLow(false);
  document.querySelector(".scroll").scrollTop = 0;
}

function closeFound() {
  asked++;
  byId("found").hidden = true;
  mark([]);
}

function showFound(features) {
  if (features.length === 0) {
    openFound(element("p", { class: "empty" }, t("nothingFound")));
    return;
  }
  mark(features.slice(0, 1));
  openFound(...features.map(featureCard));
}

function featureCard(feature) {
  const layer = state.layers.find((candidate) => candidate.name === feature.layer);
  const heading = element("h3", {}, headline(feature.properties), " ");
  heading.append(element("small", {}, layer ? title(layer) : feature.layer));
  const table = element("table");
  for (const [name, value] of Object.entries(feature.properties)) {
    table.append(element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, words(value))));
  }
  return element("div", { class: "feature", onmouseenter: () => mark([feature]) }, heading, table);
}

/** The value that names the feature best: a name in the language in use, else any text. */
function headline(properties) {
  const entries = Object.entries(properties).filter(([, value]) => typeof value === "string" && value.trim() !== "");
  const patterns = current() === "en" ? [/eng/i, /name|名/i] : [/vill.*name|town.*name/i, /name|名/i];
  for (const pattern of patterns) {
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

function setLow(low) {
  byId("panel").classList.toggle("low", low);
  byId("grip").setAttribute("aria-expanded", String(!low));
}

byId("grip").addEventListener("click", () => setLow(!byId("panel").classList.contains("low")));
byId("close-found").addEventListener("click", closeFound);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closeFound();
  }
});
byId("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  closeFound();
  drawPanel();
  drawnStack = "";
  drawMap();
  writeStatus();
});

setLow(innerWidth <= 640);
translatePage();
writeStatus();
loadLayers();
