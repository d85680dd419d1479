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
    searchLabel: "搜尋地址、地標、道路、行政區或坐標",
    searchPlaceholder: "搜尋地址、地標或坐標",
    searchGo: "搜尋",
    searchClear: "清除",
    searchListLabel: "建議",
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
    level_plate: "門牌",
    level_house: "同號門牌",
    level_interpolated: "依鄰近門牌推估",
    level_crossing: "路口",
    level_alley: "弄",
    level_lane: "巷",
    level_section: "路段",
    level_road: "道路",
    level_village: "村里",
    level_town: "鄉鎮市區",
    level_county: "縣市",
    district_county: "縣市",
    district_town: "鄉鎮市區",
    district_village: "村里",
    separator: "・",
    listSeparator: "、",
    sureVery: () => "幾乎確定",
    sureLikely: (percent) => `很可能（${percent} %）`,
    surePerhaps: (percent) => `可能（${percent} %）`,
    sureHardly: (percent) => (percent < 1 ? "機會極小" : `不確定（${percent} %）`),
    cardWithin: "誤差",
    cardMetres: (text) => `約 ${text}以內`,
    cardVillage: "村里",
    cardNeighbourhood: (number) => ` ${number} 鄰`,
    cardPostal: "郵遞區號",
    cardCode: "代碼",
    cardChinese: "中文名稱",
    cardSynthetic: "示範門牌，並非真實資料",
    m: "公尺",
    km: "公里",
    copyAddress: "複製地址",
    copyLink: "複製連結",
    copyText: (text) => `複製 ${text}`,
    copied: "已複製",
    hereTitle: "這裡是",
    hereNearest: "最近門牌",
    hereAway: (text) => `距離 ${text}`,
    hereDistrict: "行政區",
    hereRoad: "道路",
    herePlaces: "附近地標",
    hereNothing: "附近 2 公里內沒有門牌，也不在已知的行政區內。",
    toMap: "回到圖臺",
    apiName: "參數",
    apiValue: "值",
    apiMeaning: "說明",
    apiStatus: "狀態",
    apiForm: "格式",
    apiRequired: "必填",
    apiExample: (value) => `例：${value}`,
    apiBody: (type) => `內容（${type}）：`,
    apiTry: "試用",
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
    searchLabel: "Search for an address, landmark, road, district or coordinate",
    searchPlaceholder: "Address, landmark or coordinate",
    searchGo: "Search",
    searchClear: "Clear",
    searchListLabel: "Suggestions",
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
    level_plate: "Door plate",
    level_house: "House",
    level_interpolated: "Placed between neighbours",
    level_crossing: "Crossing",
    level_alley: "Alley",
    level_lane: "Lane",
    level_section: "Section of road",
    level_road: "Road",
    level_village: "Village",
    level_town: "Town",
    level_county: "County",
    district_county: "County",
    district_town: "Town",
    district_village: "Village",
    separator: " · ",
    listSeparator: ", ",
    sureVery: () => "almost certain",
    sureLikely: (percent) => `very likely (${percent} %)`,
    surePerhaps: (percent) => `perhaps (${percent} %)`,
    sureHardly: (percent) => (percent < 1 ? "hardly" : `not sure (${percent} %)`),
    cardWithin: "Within",
    cardMetres: (text) => `about ${text}`,
    cardVillage: "Village",
    cardNeighbourhood: (number) => ` ${number} 鄰`,
    cardPostal: "Postal code",
    cardCode: "Code",
    cardChinese: "In Chinese",
    cardSynthetic: "Made-up sample, not a real plate",
    m: "m",
    km: "km",
    copyAddress: "Copy address",
    copyLink: "Copy link",
    copyText: (text) => `Copy ${text}`,
    copied: "Copied",
    hereTitle: "What is here",
    hereNearest: "Nearest plate",
    hereAway: (text) => `${text} away`,
    hereDistrict: "District",
    hereRoad: "Road",
    herePlaces: "Nearby",
    hereNothing: "No door plate within 2 km, and no known district.",
    toMap: "To the map",
    apiName: "Parameter",
    apiValue: "Value",
    apiMeaning: "Meaning",
    apiStatus: "Status",
    apiForm: "Form",
    apiRequired: "required",
    apiExample: (value) => `Example: ${value}`,
    apiBody: (type) => `Body (${type}):`,
    apiTry: "Try it",
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
