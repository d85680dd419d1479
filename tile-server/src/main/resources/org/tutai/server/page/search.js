import { byId, element, icon } from "./dom.js";
import { current, t } from "./i18n.js";
import { fitTo, flyTo, isPhone, markFound, markOutline, onPress, viewBox } from "./map.js";
import { emptyResult, hereCard, resultRow, suggestionIcon } from "./results.js";

/**
 * The search box: completions while somebody types, answers in the panel, and what is at a place that is pressed long or
 * with the right button. Text that an input method is still composing is nobody's question yet.
 */

const TYPING_PAUSE = 120;

/** So narrow a view says where somebody's mind is; one of half the country does not. */
const NEAR_FROM_ZOOM = 9;

const box = byId("search-text");
const list = byId("search-list");
const form = byId("search");

/** Whether the page was opened at a place, which then stays. */
const linkHasPlace = location.hash !== "";

let panel;
let composing = false;
let timer = 0;
let asking = new AbortController();
let offered = [];
let active = -1;
let shownQuestion = "";

/**
 * Makes the search box work.
 *
 * @param shownPanel opens and closes the part of the panel with answers: {open(title, ...content), close(), uncover(lonLat), moved()}
 */
export function startSearch(shownPanel) {
  panel = shownPanel;
  const asked = questionInAddress();
  if (asked) {
    box.value = asked;
    search(asked, { move: !linkHasPlace });
  }
  writeClear();
}

// ---- asking

/** An answer of the server, or the kind of its absence: "lost", "loading", "refused", or null for a question overtaken. */
async function ask(path, params, signal) {
  try {
    const answer = await fetch(`api/v1/locate/${path}?${new URLSearchParams(params)}`, { signal });
    if (answer.ok) {
      return await answer.json();
    }
    return answer.status === 503 ? "loading" : "refused";
  } catch {
    return signal.aborted ? null : "lost";
  }
}

function nextQuestion() {
  clearTimeout(timer);
  asking.abort();
  asking = new AbortController();
  return asking.signal;
}

/** The part of the map that is seen, as the server takes it. */
function near() {
  const view = viewBox();
  return view.zoom >= NEAR_FROM_ZOOM ? { near: view.box.map((degrees) => degrees.toFixed(5)).join(",") } : {};
}

// ---- completions

function suggestSoon() {
  const signal = nextQuestion();
  const text = box.value.trim();
  writeClear();
  if (composing) {
    return;
  }
  if (text === "") {
    offerHint();
    return;
  }
  timer = setTimeout(() => suggest(text, signal), TYPING_PAUSE);
}

async function suggest(text, signal) {
  const answer = await ask("suggest", { q: text.slice(0, 200), limit: 8, ...near() }, signal);
  if (answer === null) {
    return;
  }
  if (typeof answer === "string") {
    offerNote(t(answer === "refused" ? "searchRefused" : answer === "lost" ? "searchLost" : "searchLoading"));
    return;
  }
  offer(answer.suggestions);
  if (answer.suggestions.length === 0) {
    offerNote(t("searchNoSuggestion"));
  }
}

function offer(suggestions) {
  offered = suggestions;
  active = -1;
  list.replaceChildren(...suggestions.map(option));
  openList(suggestions.length > 0);
  tellCount(suggestions.length);
}

/** A line that is no option: what may be typed, or why nothing is offered. */
function offerNote(text) {
  offered = [];
  active = -1;
  list.replaceChildren(element("li", { class: "note-row", role: "presentation" }, text));
  openList(true);
  byId("search-status").textContent = text;
}

function offerHint() {
  if (document.activeElement === box) {
    offerNote(t("searchHint"));
  }
}

function option(suggestion, i) {
  const text = element("span", { class: "text" }, ...emphasised(suggestion));
  const detail = suggestion.detail ? [element("small", {}, suggestion.detail)] : [];
  return element(
    "li",
    {
      id: `search-option-${i}`,
      role: "option",
      "aria-selected": "false",
      // The box keeps the focus, so that a click doesn't close the list before it counts.
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => take(suggestion),
      onpointermove: () => activate(i),
    },
    suggestionIcon(suggestion.kind, t(`kind_${suggestion.kind}`)),
    element("span", { class: "words" }, text, ...detail),
  );
}

/** The text with the part that was typed marked. */
function emphasised({ text, from, to }) {
  if (!(to > from)) {
    return [text];
  }
  return [text.slice(0, from), element("mark", {}, text.slice(from, to)), text.slice(to)];
}

function openList(open) {
  list.hidden = !open;
  box.setAttribute("aria-expanded", String(open && offered.length > 0));
  if (!open) {
    box.removeAttribute("aria-activedescendant");
    active = -1;
  }
}

function tellCount(count) {
  byId("search-status").textContent = count > 0 ? t("searchCount", count) : "";
}

function activate(i) {
  active = i;
  [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === i)));
  if (i < 0) {
    box.removeAttribute("aria-activedescendant");
  } else {
    box.setAttribute("aria-activedescendant", `search-option-${i}`);
    list.children[i].scrollIntoView({ block: "nearest" });
  }
}

/** Up and down, around through the box itself. */
function step(by) {
  if (list.hidden || offered.length === 0) {
    suggestSoon();
    return;
  }
  const places = offered.length + 1;
  activate(((active + 1 + by + places) % places) - 1);
}

function take(suggestion) {
  box.value = suggestion.text;
  search(suggestion.text, { chosen: suggestion });
}

// ---- answers

/**
 * Asks what a text means and shows it.
 *
 * @param chosen the suggestion that was taken, which its own answer comes first for
 * @param move whether to move the map there
 */
async function search(text, { chosen = null, move = true } = {}) {
  const signal = nextQuestion();
  openList(false);
  writeClear();
  shownQuestion = text;
  if (isPhone()) {
    // The keyboard makes room for the answer.
    box.blur();
  }
  panel.open(t("searchTitle"), element("p", { class: "empty" }, t("looking")));
  markFound([], -1);
  const around = chosen?.lon === undefined ? near() : { near: `${chosen.lon},${chosen.lat}` };
  const answer = await ask("search", { q: text, limit: 8, ...around }, signal);
  if (answer === null) {
    return;
  }
  writeAddress(text);
  if (typeof answer === "string") {
    const word = { lost: "searchLost", loading: "searchLoading", refused: "searchRefused" }[answer];
    panel.open(t("searchTitle"), element("p", { class: "note loss" }, t(word)), again(text));
    return;
  }
  show(answer, chosen, move);
}

function again(text) {
  const button = element("button", { type: "button", class: "quiet", onclick: () => search(text) }, t("searchAgain"));
  return element("p", { class: "again" }, button);
}

function show(answer, chosen, move) {
  const results = inOrder(answer.results, chosen);
  if (results.length === 0) {
    panel.open(t("searchTitle"), ...emptyResult(answer));
    return;
  }
  const open = (i, fly) => {
    markFound(results, i);
    outlineOf(results[i]);
    if (fly) {
      goTo(results[i]);
    }
    panel.uncover([results[i].lon, results[i].lat]);
  };
  const many = !chosen && isAmbiguous(results);
  const rows = results.map((result, i) => resultRow(result, { open: i === 0, onopen: () => open(i, true) }));
  const heading = many ? [element("p", { class: "empty" }, t("searchSeveral", results.length))] : [];
  panel.open(t("searchTitle"), ...heading, ...rows, ...assumptions(answer));
  open(0, move && !many);
  if (many && move) {
    fitResults(results);
  }
}

/** The answer to the suggestion that was taken comes first. */
function inOrder(results, chosen) {
  if (chosen?.lon === undefined) {
    return results;
  }
  const distance = ({ lon, lat }) => Math.hypot(lon - chosen.lon, lat - chosen.lat);
  const same = results.filter((result) => distance(result) < 0.0005 && result.kind === chosen.kind);
  const best = same[0] ?? results.find((result) => distance(result) < 0.0005);
  return best ? [best, ...results.filter((result) => result !== best)] : results;
}

function isAmbiguous([first, second]) {
  return second !== undefined && second.weight > first.weight * (first.weight < 0.9 ? 0.5 : 0.95);
}

function assumptions({ understood }) {
  const said = understood.assumptions.map((one) => element("li", {}, current() === "en" ? one.en : one.zh));
  return said.length === 0 ? [] : [element("div", { class: "assumed" }, element("h3", {}, t("searchAssumed")), element("ul", {}, ...said))];
}

function goTo(result) {
  panel.moved();
  const [west, south, east, north] = result.bbox ?? [];
  if (result.kind === "road" || result.kind === "district") {
    fitTo([west, south, east, north]);
  } else {
    flyTo([result.lon, result.lat], zoomFor(result));
  }
}

/** So near that the circle of uncertainty fills a good part of the map. */
function zoomFor({ kind, uncertaintyMetres = 20 }) {
  return kind === "landmark" ? 16 : Math.max(9, Math.min(18, Math.round(24.5 - Math.log2(Math.max(uncertaintyMetres, 20) * 4))));
}

function fitResults(results) {
  panel.moved();
  const lons = results.map(({ lon }) => lon);
  const lats = results.map(({ lat }) => lat);
  fitTo([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]);
}

/** Draws the outline of a district, which is long and is asked for when it is shown. */
async function outlineOf(result) {
  if (result.kind !== "district" || !result.code) {
    return;
  }
  const answer = await ask("districts", { code: result.code, outline: true }, asking.signal);
  const outline = answer?.districts?.[0]?.outline;
  if (outline && shownQuestion !== "") {
    markOutline(outline);
  }
}

// ---- what is here

onPress(async ([lon, lat]) => {
  const signal = nextQuestion();
  openList(false);
  markFound([{ lon, lat, kind: "coordinate" }], 0);
  panel.open(t("hereTitle"), element("p", { class: "empty" }, t("looking")));
  const answer = await ask("reverse", { lon: lon.toFixed(7), lat: lat.toFixed(7), limit: 3, within: 2000 }, signal);
  if (answer === null) {
    return;
  }
  if (typeof answer === "string") {
    panel.open(t("hereTitle"), element("p", { class: "note loss" }, t(answer === "loading" ? "searchLoading" : "searchLost")));
    return;
  }
  panel.open(t("hereTitle"), ...hereCard(answer));
  panel.uncover([lon, lat]);
});

// ---- the address of the page, so that a link leads back to the question

const questionInAddress = () => new URLSearchParams(location.search).get("q")?.trim() ?? "";

function writeAddress(text) {
  if (questionInAddress() !== text) {
    const query = text ? `?${new URLSearchParams({ q: text })}` : location.pathname;
    history.pushState(null, "", query + location.hash);
  }
}

addEventListener("popstate", () => {
  const text = questionInAddress();
  if (text === shownQuestion) {
    return;
  }
  box.value = text;
  if (text) {
    search(text, { move: false });
  } else {
    clear();
  }
});

/** Forgets the question and its answers. */
function clear() {
  nextQuestion();
  box.value = "";
  shownQuestion = "";
  writeClear();
  writeAddress("");
  openList(false);
  markFound([], -1);
  panel.close();
}

/** Takes what was found off the map; the panel tells when it no longer shows it. */
export function leaveSearch() {
  nextQuestion();
  shownQuestion = "";
  markFound([], -1);
  writeAddress("");
}

/** Asks the question again, in the other language; false when there is none. */
export function translateSearch() {
  const asked = shownQuestion !== "";
  if (asked) {
    search(shownQuestion, { move: false });
  }
  return asked;
}

// ---- the box

function writeClear() {
  byId("search-clear").hidden = box.value === "";
}

box.addEventListener("compositionstart", () => {
  composing = true;
  nextQuestion();
  openList(false);
});
box.addEventListener("compositionend", () => {
  composing = false;
  suggestSoon();
});
box.addEventListener("input", suggestSoon);
box.addEventListener("focus", () => {
  if (box.value.trim() === "") {
    offerHint();
  }
});
box.addEventListener("blur", () => openList(false));

box.addEventListener("keydown", (event) => {
  // Some browsers tell the key that ends a composition after its end, with this number.
  if (composing || event.isComposing || event.keyCode === 229) {
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    act(event);
  }
});

const KEYS = {
  ArrowDown: (event) => {
    event.preventDefault();
    step(1);
  },
  ArrowUp: (event) => {
    event.preventDefault();
    step(-1);
  },
  Enter: (event) => {
    event.preventDefault();
    submit();
  },
  Escape: (event) => {
    event.stopPropagation();
    if (!list.hidden) {
      openList(false);
    } else if (box.value !== "") {
      clear();
    } else {
      byId("map").focus();
    }
  },
};

function submit() {
  const text = box.value.trim();
  if (active >= 0) {
    take(offered[active]);
  } else if (text !== "") {
    search(text);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!composing) {
    submit();
  }
});
byId("search-clear").addEventListener("click", () => {
  clear();
  box.focus();
});

/** A slash anywhere but in a field goes to the box. */
addEventListener("keydown", (event) => {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !field && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

byId("search-go").append(icon("M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M13.2 13.2L17 17"));
byId("search-clear").append(icon("M5 5l10 10M15 5L5 15"));
