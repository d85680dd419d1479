/** The page's words in both languages. A function takes what stands in the sentence. */
const WORDS = {
  "zh-TW": {
    brand: "圖臺",
    map: "地圖。方向鍵移動，加減鍵縮放，Enter 查詢中心點。",
    zoomIn: "放大",
    zoomOut: "縮小",
    skip: "跳到圖層",
    layersTitle: "圖層",
    foundTitle: "查詢結果",
    hint: "點選地圖可查詢圖徵。",
    hintTouch: "點一下地圖可查詢圖徵。",
    credits: "資料來源",
    zoom: "層級",
    close: "關閉",
    togglePanel: "展開或收合面板",
    switchLanguage: "Switch to English",
    otherLanguage: "EN",
    details: (title) => `${title}：圖例與設定`,
    licence: "授權",
    looking: "查詢中…",
    compiling: (name, percent) => `正在準備「${name}」${percent}`,
    starting: "正在準備圖層…",
    lost: "連不上伺服器，正在重試…",
    problems: (count) => `${count} 個檔案有問題`,
    noLayers: "還沒有圖層。用這個指令開啟你的資料，支援 Shapefile、GeoPackage、GeoJSON、CSV 與 GeoTIFF：",
    reportGrid: "網格",
    look: (text) => `請留意：${text}`,
    zone: (zone) => `TWD97 ${zone} 分帶`,
    searchLabel: "搜尋地址、地標、道路、行政區或坐標",
    searchPlaceholder: "搜尋地址、地標或坐標",
    searchGo: "搜尋",
    searchClear: "清除",
    searchListLabel: "建議",
    separator: "・",
    listSeparator: "、",
    toMap: "回到圖臺",
  },
  en: {
    brand: "Tutai",
    map: "Map. Arrow keys move, + and − zoom, Enter identifies the centre.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    skip: "Skip to layers",
    layersTitle: "Layers",
    foundTitle: "Found here",
    hint: "Click the map to identify.",
    credits: "Credits",
    hintTouch: "Tap the map to identify.",
    zoom: "Zoom",
    close: "Close",
    togglePanel: "Open or close the panel",
    switchLanguage: "切換為繁體中文",
    otherLanguage: "中文",
    details: (title) => `${title}: legend and settings`,
    licence: "Licence",
    looking: "Looking…",
    compiling: (name, percent) => `Preparing “${name}” ${percent}`,
    starting: "Preparing layers…",
    lost: "The server cannot be reached; trying again…",
    problems: (count) => (count === 1 ? "A file has a problem" : `${count} files have problems`),
    noLayers: "There are no layers yet. Open your own data (Shapefile, GeoPackage, GeoJSON, CSV, GeoTIFF) with:",
    reportGrid: "Grid",
    look: (text) => `Please look: ${text}`,
    zone: (zone) => `TWD97 zone ${zone}`,
    searchLabel: "Search for an address, landmark, road, district or coordinate",
    searchPlaceholder: "Address, landmark or coordinate",
    searchGo: "Search",
    searchClear: "Clear",
    searchListLabel: "Suggestions",
    separator: " · ",
    listSeparator: ", ",
    toMap: "To the map",
  },
};

/** Adds the words of another module, in both languages; their names must be its own. */
export function addWords(chinese, english) {
  Object.assign(WORDS["zh-TW"], chinese);
  Object.assign(WORDS.en, english);
}

const REMEMBERED = "tutai.language";

/** What was chosen before; null where the browser keeps nothing for us. */
function remembered() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

let language = remembered();
if (!Object.hasOwn(WORDS, language ?? "")) {
  language = navigator.language.startsWith("zh") ? "zh-TW" : "en";
}

/** The language in use: zh-TW or en. */
export function current() {
  return language;
}

/** Takes the other language, and remembers it. */
export function switchLanguage() {
  language = language === "zh-TW" ? "en" : "zh-TW";
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // The choice then lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

const listeners = new Set();

/** Calls a function whenever the other language has been taken, to write its words anew. */
export function onLanguage(listener) {
  listeners.add(listener);
}

const touch = matchMedia("(pointer: coarse)");

/** A word or sentence in the language in use; where a finger points, that of the key with "Touch", if there is one. */
export function t(key, ...values) {
  const words = WORDS[language];
  const word = (touch.matches && words[`${key}Touch`]) || words[key];
  return typeof word === "function" ? word(...values) : word;
}

/** A text that the server gives in both languages; the other one where this one is empty. */
export function pick(texts) {
  if (!texts) {
    return "";
  }
  return texts[language] || texts["zh-TW"] || texts.en || "";
}

/** Writes the words into the elements that ask for them. */
export function translatePage() {
  document.documentElement.lang = language === "zh-TW" ? "zh-Hant-TW" : "en";
  document.title = document.body.classList.contains("api")
    ? language === "zh-TW" ? "圖臺 API" : "Tutai API"
    : language === "zh-TW" ? "圖臺 Tutai" : "Tutai 圖臺";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    element.title = element.tagName === "BUTTON" ? t(element.dataset.label) : "";
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = t(element.dataset.placeholder);
  }
  document.getElementById("language").textContent = t("otherLanguage");
}
