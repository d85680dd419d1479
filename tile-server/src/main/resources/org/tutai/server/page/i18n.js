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
    zoom: "層級",
    close: "關閉",
    togglePanel: "展開或收合面板",
    switchLanguage: "Switch to English",
    otherLanguage: "EN",
    details: (title) => `${title}：圖例與設定`,
    opacity: "不透明度",
    zoomTo: "縮放至圖層",
    licence: "授權",
    looking: "查詢中…",
    notAtThisScale: "目前的比例尺不顯示這個圖層。",
    nothingFound: "這裡沒有圖徵。換個位置，或打開其他圖層再試。",
    askFailed: "查詢失敗：伺服器沒有回應。請稍後再試。",
    compiling: (name, percent) => `正在準備「${name}」${percent}`,
    starting: "正在準備圖層…",
    lost: "連不上伺服器，正在重試…",
    problems: (count) => `${count} 個檔案有問題`,
    noLayers: "還沒有圖層。用這個指令開啟你的資料，支援 Shapefile、GeoPackage、GeoJSON、CSV 與 GeoTIFF：",
    report: "資料報告",
    reportFailed: "目前無法取得資料報告，請稍後再試。",
    reportFile: "檔案",
    reportFeatures: "筆數",
    reportWithout: (all, without) => `${all}（其中 ${without} 筆無圖形）`,
    reportGrid: "網格",
    reportGridText: (columns, rows, bands, type) => `${columns} × ${rows} 格，${bands} 個波段，${type}`,
    reportCrs: "坐標系統",
    reportEncoding: "編碼",
    reportSure: (share) => `把握 ${share} %`,
    reportUnknown: "無法判定",
    reportRemarks: "說明",
    reportBad: "有誤的圖徵",
    reportNone: "無",
    reportMore: "其餘請用 ./tutai info --json 查看。",
    reportAdvice: "建議",
    look: (text) => `請留意：${text}`,
    cellValue: "值",
    band: (number) => `波段 ${number}`,
    yes: "是",
    no: "否",
    zone: (zone) => `TWD97 ${zone} 分帶`,
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
    zoom: "Zoom",
    close: "Close",
    togglePanel: "Open or close the panel",
    switchLanguage: "切換為繁體中文",
    otherLanguage: "中文",
    details: (title) => `${title}: legend and settings`,
    opacity: "Opacity",
    zoomTo: "Zoom to layer",
    licence: "Licence",
    looking: "Looking…",
    notAtThisScale: "Not drawn at this scale.",
    nothingFound: "Nothing here. Try another place, or switch on more layers.",
    askFailed: "The server did not answer. Please try again in a moment.",
    compiling: (name, percent) => `Preparing “${name}” ${percent}`,
    starting: "Preparing layers…",
    lost: "The server cannot be reached; trying again…",
    problems: (count) => (count === 1 ? "A file has a problem" : `${count} files have problems`),
    noLayers: "There are no layers yet. Open your own data (Shapefile, GeoPackage, GeoJSON, CSV, GeoTIFF) with:",
    report: "Report card",
    reportFailed: "The report card cannot be had just now; please try again in a moment.",
    reportFile: "File",
    reportFeatures: "Features",
    reportWithout: (all, without) => `${all} (${without} without geometry)`,
    reportGrid: "Grid",
    reportGridText: (columns, rows, bands, type) => `${columns} × ${rows} cells, ${bands} ${bands === 1 ? "band" : "bands"} of ${type}`,
    reportCrs: "CRS",
    reportEncoding: "Encoding",
    reportSure: (share) => `${share} % sure`,
    reportUnknown: "not known",
    reportRemarks: "Remarks",
    reportBad: "Bad features",
    reportNone: "none",
    reportMore: "./tutai info --json lists the rest.",
    reportAdvice: "What to do",
    look: (text) => `Please look: ${text}`,
    cellValue: "Value",
    band: (number) => `Band ${number}`,
    yes: "yes",
    no: "no",
    zone: (zone) => `TWD97 zone ${zone}`,
  },
};

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
}

/** A word or sentence in the language in use. */
export function t(key, ...values) {
  const word = WORDS[language][key];
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
  document.title = language === "zh-TW" ? "圖臺 Tutai" : "Tutai 圖臺";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    element.title = element.tagName === "BUTTON" ? t(element.dataset.label) : "";
  }
  document.getElementById("language").textContent = t("otherLanguage");
}
