import { byId, element } from "./dom.js";
import { addWords, current, t } from "./i18n.js";
import { fitTo, flyTo, isPhone, markFound, markOutline, onPress, viewBox } from "./map.js";

addWords(
  {
    searchTitle: "搜尋結果",
    searchHint: "可輸入地址、路口、地標、道路、行政區，或任何形式的坐標。在圖上按右鍵或長按，可查該處地址。",
    searchNoSuggestion: "沒有建議。按 Enter 以整段文字搜尋。",
    searchLost: "連不上伺服器。請檢查網路連線後再試。",
    searchLoading: "門牌索引準備中，請稍候片刻再試。",
    searchRefused: "伺服器無法處理這段文字。請縮短或改寫後再試。",
    searchAgain: "再試一次",
    searchCount: (count) => `${count} 項建議，用上下鍵選擇`,
    searchSeveral: (count) => `有 ${count} 個可能的地點，請選擇：`,
    searchAssumed: "解讀方式",
    searchNothing: (text) => `找不到「${text}」。`,
    searchTry: "可以這樣試：",
    searchTries: ["加上縣市或鄉鎮市區，例如「臺中市西區民權路」", "只輸入路名或巷弄，再從建議中選擇", "輸入坐標，例如「121.5637, 25.0375」或 TWD97 的「307000 2769000」"],
    kind_address: "地址",
    kind_landmark: "地標",
    kind_road: "道路",
    kind_district: "行政區",
    kind_coordinate: "坐標",
    hereTitle: "這裡是",
  },
  {
    searchTitle: "Search results",
    searchHint: "Type an address, crossing, landmark, road, district, or a coordinate in any form. Right-click or press long on the map for the address there.",
    searchNoSuggestion: "No suggestion. Enter searches for the whole text.",
    searchLost: "The server cannot be reached. Please check the connection and try again.",
    searchLoading: "The address index is being opened; please try again in a moment.",
    searchRefused: "The server cannot take this text. Please shorten or rephrase it.",
    searchAgain: "Try again",
    searchCount: (count) => (count === 1 ? "1 suggestion" : `${count} suggestions; arrow keys choose`),
    searchSeveral: (count) => `${count} places may be meant. Choose one:`,
    searchAssumed: "How it was read",
    searchNothing: (text) => `“${text}” was not found.`,
    searchTry: "What may help:",
    searchTries: ["Add the county or town, as in 臺中市西區民權路", "Type the road or lane alone and choose from the suggestions", "Type a coordinate, such as 121.5637, 25.0375 or TWD97 307000 2769000"],
    kind_address: "Address",
    kind_landmark: "Landmark",
    kind_road: "Road",
    kind_district: "District",
    kind_coordinate: "Coordinate",
    hereTitle: "What is here",
  },
);

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

let panel;
let composing = false;
let timer = 0;
let asking = new AbortController();
let offered = [];
let active = -1;
let shownQuestion = "";

/** What shows answers: loaded with the first of them. */
let results = null;

/**
 * Makes the search box work.
 *
 * @param shownPanel opens and closes the part of the panel with answers: {open(title, ...content), close(), uncover(lonLat), moved()}
 * @param move whether the map may move to the answer of the question in the address
 */
export function startSearch(shownPanel, move) {
  panel = shownPanel;
  const asked = questionInAddress();
  if (asked) {
    box.value = asked;
    search(asked, { move });
  }
  writeClear();
}

// ---- asking

/** An answer of the server, or the kind of its absence: "lost", "loading", "refused", or null for a question overtaken. */
async function ask(path, params, signal) {
  try {
    const asked = fetch(`api/v1/locate/${path}?${new URLSearchParams(params)}`, { signal });
    const [answer, loaded] = await Promise.all([asked, import("./results.js")]);
    results = loaded;
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
    results.suggestionIcon(suggestion.kind, t(`kind_${suggestion.kind}`)),
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
  const found = inOrder(answer.results, chosen);
  if (found.length === 0) {
    panel.open(t("searchTitle"), ...results.emptyResult(answer));
    return;
  }
  const open = (i, fly) => {
    markFound(found, i);
    outlineOf(found[i]);
    if (fly) {
      goTo(found[i]);
    }
    panel.uncover([found[i].lon, found[i].lat]);
  };
  const many = !chosen && isAmbiguous(found);
  const rows = found.map((result, i) => results.resultRow(result, { open: i === 0, onopen: () => open(i, true) }));
  const heading = many ? [element("p", { class: "empty" }, t("searchSeveral", found.length))] : [];
  panel.open(t("searchTitle"), ...heading, ...rows, ...assumptions(answer));
  open(0, move && !many);
  if (many && move) {
    fitResults(found);
  }
}

/** The answer to the suggestion that was taken comes first. */
function inOrder(found, chosen) {
  if (chosen?.lon === undefined) {
    return found;
  }
  const distance = ({ lon, lat }) => Math.hypot(lon - chosen.lon, lat - chosen.lat);
  const same = found.filter((result) => distance(result) < 0.0005 && result.kind === chosen.kind);
  const best = same[0] ?? found.find((result) => distance(result) < 0.0005);
  return best ? [best, ...found.filter((result) => result !== best)] : found;
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

function fitResults(found) {
  panel.moved();
  const lons = found.map(({ lon }) => lon);
  const lats = found.map(({ lat }) => lat);
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
  panel.open(t("hereTitle"), ...results.hereCard(answer));
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
