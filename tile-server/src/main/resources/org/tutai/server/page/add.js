import { openDialog, notify } from "./dialog.js";
import { askService, askTiles, bestCrs, readCapabilities } from "./capabilities.js";
import { element, icon } from "./dom.js";
import { Failure } from "./failure.js";
import { inspect, keepFile, MOST_BYTES, rememberInspected } from "./files.js";
import { addWords, current, pick, t } from "./i18n.js";
import { fitTo } from "./map.js";
import { allow, areAllowed, originsOf } from "./origins.js";
import { reportCard } from "./report.js";
import { add, node, raise, touched, tree } from "./tree.js";

addWords(
  {
    addTitle: "加入圖層",
    addFiles: "檔案",
    addAddress: "網址",
    addOwn: "本站圖層",
    addDropHere: "把檔案拖到這裡，或",
    addDropHereTouch: "選擇這部裝置上的檔案",
    addPasteLabelTouch: "貼上能力文件的內容（XML）",
    addChoose: "選擇檔案",
    addFormats: "Shapefile（zip）、GeoPackage、KML／KMZ、GeoJSON、CSV、GeoTIFF 等，每個 20 MB 以內。檔案只在儲存主題圖時才留在伺服器。",
    addReading: (name) => `正在讀「${name}」…`,
    addTooLarge: (name) => `「${name}」超過 20 MB，這裡讀不了。請改用 ./tutai publish 發布，或先縮小範圍。`,
    addEmptyFile: (name) => `「${name}」是空的。`,
    addFileFailed: (name, text) => `「${name}」讀不了：${text}`,
    addNoLayers: (name) => `「${name}」裡沒有可以畫的圖層。`,
    addNoFeatures: "裡面沒有圖徵，沒有可以畫的內容",
    addFeatures: (count) => `${count} 筆`,
    addEncoding: "文字編碼",
    addCrs: "坐標系統",
    addByFile: (found) => (found ? `自動：${found}` : "自動判斷"),
    addNoPlace: "不知道坐標系統，請在下方選擇",
    addLook: "判讀依據",
    addThese: (count) => (count > 1 ? `加入 ${count} 個圖層` : "加入"),
    addAnother: "換一個檔案",
    addUrl: "服務或檔案的網址",
    addUrlHint: "WMS、WMTS、含 {z}/{x}/{y} 的圖磚、TileJSON、KML 或 GeoJSON",
    addKind: "種類",
    addAuto: "自動判斷",
    addTiles: "圖磚（XYZ）",
    addRead: "讀取",
    addBadUrl: "網址應以 https:// 或 http:// 開頭。",
    addNeedsZ: "圖磚網址要有 {z}、{x}、{y}，例如 https://…/{z}/{x}/{y}.png。",
    addMixed: "這個頁面用 https，瀏覽器不會載入 http 的圖。請改用該服務的 https 網址。",
    addAsking: "正在詢問服務…",
    addNoCapabilities: "這不是 WMS 或 WMTS 的能力文件（capabilities）。請檢查網址，或貼上文件內容。",
    addNoTileJson: "這不是 TileJSON。請檢查網址，或改選其他種類。",
    addVectorTiles: "這是向量圖磚，這裡只能顯示圖片圖磚。",
    addPaste: "改用貼上或手動填寫",
    addPasteLabel: "貼上能力文件的內容（XML），或把檔案拖進來",
    addPasteRead: "讀取內容",
    addByHand: "手動填寫 WMS 圖層名稱（逗號分隔）",
    addFind: "在清單中尋找",
    addCount: (shown, all) => (shown < all ? `顯示 ${all} 個圖層中的 ${shown} 個；輸入文字縮小範圍` : `${all} 個圖層`),
    addNotHere: "坐標系統無法在這裡顯示",
    addName: "名稱",
    addCredit: "資料來源標示",
    addMinZoom: "最小層級",
    addMaxZoom: "最大層級",
    addTms: "列號由南往北（TMS）",
    addNoOwn: "沒有符合的圖層。",
    addShown: "已顯示",
    addShow: "顯示",
    addBack: "返回",
    addDone: (title) => `已加入「${title}」`,
    addDoneMany: (count) => `已加入 ${count} 個圖層`,
    addSearch: "搜尋名稱、說明或關鍵字",
  },
  {
    addTitle: "Add layer",
    addFiles: "Files",
    addAddress: "Address",
    addOwn: "This server",
    addDropHere: "Drop files here, or",
    addDropHereTouch: "Choose files on this device",
    addChoose: "Choose files",
    addFormats: "Shapefile (zip), GeoPackage, KML/KMZ, GeoJSON, CSV, GeoTIFF and more, up to 20 MB each. The server keeps a file only when you save the theme map.",
    addReading: (name) => `Reading “${name}”…`,
    addTooLarge: (name) => `“${name}” is larger than 20 MB, which cannot be read here. Publish it with ./tutai publish, or cut it down first.`,
    addEmptyFile: (name) => `“${name}” is empty.`,
    addFileFailed: (name, text) => `“${name}” cannot be read: ${text}`,
    addNoLayers: (name) => `“${name}” holds no layer that can be drawn.`,
    addNoFeatures: "it holds no features, so there is nothing to draw",
    addFeatures: (count) => (count === "1" ? "1 feature" : `${count} features`),
    addEncoding: "Text encoding",
    addCrs: "CRS",
    addByFile: (found) => (found ? `As found: ${found}` : "As found"),
    addNoPlace: "its CRS is not known; choose one below",
    addLook: "How it was read",
    addThese: (count) => (count > 1 ? `Add ${count} layers` : "Add"),
    addAnother: "Another file",
    addUrl: "Address of a service or file",
    addUrlHint: "WMS, WMTS, tiles with {z}/{x}/{y}, TileJSON, KML or GeoJSON",
    addKind: "Kind",
    addAuto: "Find out",
    addTiles: "Tiles (XYZ)",
    addRead: "Read",
    addBadUrl: "The address must begin with https:// or http://.",
    addNeedsZ: "The address of tiles needs {z}, {x} and {y}, as in https://…/{z}/{x}/{y}.png.",
    addMixed: "This page is on https, so the browser will not load pictures over http. Use the https address of the service.",
    addAsking: "Asking the service…",
    addNoCapabilities: "This is no capabilities document of a WMS or WMTS. Check the address, or paste the document.",
    addNoTileJson: "This is no TileJSON. Check the address, or choose another kind.",
    addVectorTiles: "These are vector tiles; only tiles that are pictures can be shown here.",
    addPaste: "Paste or fill in by hand instead",
    addPasteLabel: "Paste the capabilities document (XML), or drop the file here",
    addPasteLabelTouch: "Paste the text of the capabilities (XML)",
    addPasteRead: "Read this",
    addByHand: "Or name the WMS layers by hand (comma-separated)",
    addFind: "Find in the list",
    addCount: (shown, all) => (shown < all ? `${shown} of ${all} layers; type to narrow down` : all === 1 ? "1 layer" : `${all} layers`),
    addNotHere: "its CRS cannot be shown here",
    addName: "Name",
    addCredit: "Credit",
    addMinZoom: "Lowest zoom",
    addMaxZoom: "Highest zoom",
    addTms: "Rows count from the south (TMS)",
    addNoOwn: "No layer matches.",
    addShown: "Shown",
    addShow: "Show",
    addBack: "Back",
    addDone: (title) => `Added “${title}”`,
    addDoneMany: (count) => `Added ${count} layers`,
    addSearch: "Search names, abstracts, keywords",
  },
);

/** The dialog that adds layers: files of one's own, what is at an address, and what this server has. */

let dialog = null;

/**
 * Opens the dialog.
 *
 * @param files to read at once, as those dropped on the map
 * @param at {url, kind, read} of an address to go on with after a reload
 */
export function openAddDialog(files = [], at = null) {
  dialog?.close();
  const panes = { files: filesPane(), address: addressPane(at), own: ownPane() };
  const tabs = element("div", { class: "tabs", role: "tablist" });
  const holder = element("div", { class: "add-pane", role: "tabpanel", id: "add-pane" });
  const choose = (name) => {
    for (const tab of tabs.children) {
      const isIt = tab.dataset.pane === name;
      tab.setAttribute("aria-selected", String(isIt));
      tab.tabIndex = isIt ? 0 : -1;
    }
    holder.replaceChildren(panes[name].content);
    panes[name].focus?.();
  };
  for (const [name, word] of [["files", t("addFiles")], ["address", t("addAddress")], ["own", t("addOwn")]]) {
    tabs.append(element("button", { type: "button", role: "tab", "aria-controls": "add-pane", "data-pane": name, onclick: () => choose(name) }, word));
  }
  tabs.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const all = [...tabs.children];
      const next = all[(all.indexOf(document.activeElement) + by + all.length) % all.length];
      choose(next.dataset.pane);
      next.focus();
    }
  });
  dialog = openDialog({ title: t("addTitle"), content: [tabs, holder], onclose: () => (dialog = null) });
  dialog.dialog.classList.add("add-dialog");
  choose(at ? "address" : "files");
  if (files.length > 0) {
    panes.files.read(files);
  }
}

function done(nodes, bounds = null) {
  const after = nodes.length === 1 ? t("addDone", nodes[0].title) : t("addDoneMany", nodes.length);
  nodes.forEach(add);
  if (bounds) {
    fitTo(bounds);
  }
  dialog?.close();
  const origins = [...new Set(nodes.flatMap((each) => (each.url || each.template ? [...originsOf(each.url ?? ""), ...originsOf(each.template ?? each.url)] : [])))];
  if (!allow(origins, { said: after })) {
    notify(after, { undo: () => nodes.forEach((each) => takeBack(each)) });
  }
}

function takeBack(each) {
  tree.nodes = tree.nodes.filter(({ id }) => id !== each.id);
  touched();
}

const button = (label, press, kind = "quiet") => element("button", { type: "button", class: kind, onclick: press }, label);

const field = (label, ...inputs) => element("label", { class: "field" }, element("span", {}, label), ...inputs);

const input = (members) => element("input", { type: "text", autocomplete: "off", maxlength: 300, ...members });

function select(options, chosen, taken = () => {}) {
  return element("select", { onchange: ({ target }) => taken(target.value) }, ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
}

const said = () => element("p", { class: "failed", role: "alert", hidden: true });

function say(place, text) {
  place.textContent = text;
  place.hidden = text === "";
}

const wordsOf = (problem) => (problem instanceof Failure ? problem.words() : problem.message);

// ---- files

const ENCODINGS = ["UTF-8", "Big5", "GB18030", "Shift_JIS", "EUC-KR", "windows-1252"];
const SYSTEMS = [
  ["EPSG:3826", "TWD97 TM2 121"],
  ["EPSG:3825", "TWD97 TM2 119"],
  ["EPSG:3828", "TWD67 TM2 121"],
  ["EPSG:3827", "TWD67 TM2 119"],
  ["EPSG:3824", "TWD97"],
  ["EPSG:4326", "WGS 84"],
  ["EPSG:3857", "Web Mercator"],
];

function filesPane() {
  const picker = element("input", { type: "file", multiple: true, hidden: true, onchange: () => read([...picker.files]) });
  const drop = element(
    "div",
    { class: "drop" },
    icon("M10 13V3M6 7l4-4 4 4M3 13v4h14v-4"),
    element("p", {}, t("addDropHere")),
    button(t("addChoose"), () => picker.click()),
    element("small", { class: "muted" }, t("addFormats")),
    picker,
  );
  const content = element("div", {}, drop);
  const read = async (files) => {
    content.replaceChildren(...files.map((file) => element("div", { class: "file", "aria-live": "polite" }, element("p", { class: "muted" }, t("addReading", file.name)))));
    await Promise.all(files.map((file, i) => readFile(file, content.children[i])));
    content.append(again());
  };
  const again = () => element("p", {}, button(t("addAnother"), () => content.replaceChildren(drop)));
  return { content, read };
}

async function readFile(file, place, taken = {}) {
  const fault = file.size > MOST_BYTES ? t("addTooLarge", file.name) : file.size === 0 ? t("addEmptyFile", file.name) : "";
  if (fault) {
    place.replaceChildren(element("p", { class: "failed" }, fault));
    return;
  }
  try {
    const found = await inspect(file, file.name, taken);
    place.replaceChildren(...foundIn(file, found, taken, place));
  } catch (problem) {
    place.replaceChildren(element("p", { class: "failed" }, t("addFileFailed", file.name, wordsOf(problem))));
  }
}

function foundIn(file, found, taken, place) {
  const layers = found.layers ?? [];
  const pictures = found.overlays ?? [];
  if (layers.length === 0 && pictures.length === 0) {
    return [element("p", { class: "failed" }, t("addNoLayers", file.name)), ...evidence(found)];
  }
  const boxes = layers.map((layer) => element("input", { type: "checkbox", checked: canBeDrawn(layer), disabled: !canBeDrawn(layer), value: layer.name }));
  const stem = file.name.replace(/\.[^.]*$/, "");
  const titleOf = ({ name }) => (layers.length === 1 ? stem : name || stem);
  const rows = layers.map((layer, i) => element("label", { class: "choice" }, boxes[i], element("span", {}, titleOf(layer), ...whyNot(layer)), element("small", { class: "muted" }, countOf(layer))));
  const act = async () => {
    const chosen = layers.filter((layer, i) => boxes[i].checked);
    const id = await keepFile(file, file.name);
    const kind = kindOf(file.name, found);
    const nodes = (chosen.length > 0 ? chosen : [{ name: "" }]).map((layer) =>
      node(kind, { title: titleOf(layer), file: id, ...(kind === "file" ? { format: formatOf(file.name, found) } : {}), ...(layer.name ? { layer: layer.name } : {}), ...taken, fileName: file.name }),
    );
    nodes.forEach((each) => rememberInspected(each, found));
    done(nodes, boundsOfAll(chosen));
  };
  const adder = button(t("addThese", 1), act, "primary");
  const count = () => {
    const many = boxes.filter(({ checked }) => checked).length;
    adder.textContent = t("addThese", many);
    adder.disabled = many === 0 && pictures.length === 0;
  };
  boxes.forEach((box) => box.addEventListener("change", count));
  count();
  return [element("h3", {}, file.name), element("div", { class: "choices" }, ...rows), ...choices(file, found, taken, place), ...remarksOf(found), ...evidence(found), element("p", { class: "do" }, adder)];
}

const countOf = ({ count }) => (Number.isFinite(count) ? t("addFeatures", count.toLocaleString(current())) : "");

const canBeDrawn = ({ geojson, count }) => Boolean(geojson) && count !== 0;

/** Why a layer of a file can't be shown, where it can't. */
function whyNot({ geojson, geometry, count }) {
  const word = geojson ? (count === 0 ? t("addNoFeatures") : "") : geometry === "raster" ? t("failGrid") : t("addNoPlace");
  return word ? [element("small", {}, word)] : [];
}

/** What of the file is not shown, in the server's words. */
function remarksOf({ remarks = [] }) {
  return remarks.length > 0 ? [element("ul", { class: "reasons" }, ...remarks.map((remark) => element("li", {}, pick(remark))))] : [];
}

function kindOf(name, found) {
  const format = formatOf(name, found);
  return /^km[lz]$/.test(format) ? "kml" : format === "geojson" ? "geojson" : "file";
}

function formatOf(name, found) {
  const said = found.format ?? found.report?.format;
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase() ?? "";
  return said === "zip" || !said ? ({ json: "geojson", zip: "shapefile", gpkg: "geopackage" }[ending] ?? ending) : said;
}

/** Encoding and CRS, which a person may know better than the file says. */
function choices(file, found, taken, place) {
  const { report } = found;
  const again = (members) => {
    const next = { ...taken, ...members };
    place.replaceChildren(element("p", { class: "muted" }, t("addReading", file.name)));
    readFile(file, place, next);
  };
  const rows = [];
  if (report?.encoding) {
    const options = [["", t("addByFile", taken.encoding ? "" : report.encoding.name)], ...ENCODINGS.map((name) => [name, name])];
    rows.push(field(t("addEncoding"), select(options, taken.encoding ?? "", (encoding) => again({ encoding }))));
  }
  if (report?.crs) {
    const options = [["", t("addByFile", taken.crs ? "" : report.crs.code)], ...SYSTEMS.map(([code, name]) => [code, `${name}（${code}）`])];
    rows.push(field(t("addCrs"), select(options, taken.crs ?? "", (crs) => again({ crs }))));
  }
  return rows.length > 0 ? [element("div", { class: "pair" }, ...rows)] : [];
}

function evidence({ report }) {
  const cards = [report].filter((card) => card?.crs);
  return cards.length > 0 ? [element("details", { class: "about" }, element("summary", {}, t("addLook")), ...cards.map((card) => reportCard(card, element)))] : [];
}

/** The box around layers; null where none is known. */
function boundsOfAll(layers) {
  const boxes = layers.map(({ bounds }) => bounds).filter((bounds) => Array.isArray(bounds));
  return boxes.length > 0 ? boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]) : null;
}

// ---- an address

function addressPane(at) {
  const url = input({ type: "url", inputmode: "url", maxlength: 2000, placeholder: "https://…", value: at?.url ?? "", spellcheck: "false" });
  const kinds = [["", t("addAuto")], ["wms", "WMS"], ["wmts", "WMTS"], ["xyz", t("addTiles")], ["tilejson", "TileJSON"], ["kml", "KML / KMZ"], ["geojson", "GeoJSON"]];
  const kind = select(kinds, at?.kind ?? "");
  const problem = said();
  const rest = element("div", {});
  const form = element(
    "form",
    { novalidate: true, onsubmit: (event) => (event.preventDefault(), go()) },
    field(t("addUrl"), url, element("small", { class: "hint" }, t("addUrlHint"))),
    element("div", { class: "pair end" }, field(t("addKind"), kind), element("button", { class: "primary" }, t("addRead"))),
    problem,
  );
  const go = async () => {
    const address = url.value.trim();
    const guessed = guess(address);
    const meant = kind.value === "xyz" && guessed === "json" ? "tilejson" : kind.value || guessed;
    const fault = faultOf(address, meant);
    say(problem, fault);
    rest.replaceChildren();
    if (!fault) {
      rest.replaceChildren(...(await offer(address, meant, kind.value)));
    }
  };
  if (at?.read) {
    queueMicrotask(go);
  }
  return { content: element("div", {}, form, rest), focus: () => url.focus() };
}

/** The kind of what is at an address, where the address tells. */
function guess(address) {
  const path = address.split(/[?#]/)[0];
  if (/\{z\}/i.test(address) && /\{-?y\}/i.test(address)) {
    return "xyz";
  }
  return /\.km[lz]$/i.test(path) ? "kml" : /\.geojson$/i.test(path) ? "geojson" : /\.json$/i.test(path) ? "json" : "";
}

function faultOf(address, kind) {
  if (!/^https?:[/]{2}[^/]/i.test(address) || originsOf(address).length === 0) {
    return t("addBadUrl");
  }
  if (location.protocol === "https:" && /^http:/i.test(address)) {
    return t("addMixed");
  }
  return kind === "xyz" && guess(address) !== "xyz" ? t("addNeedsZ") : "";
}

async function offer(address, kind, chosen) {
  if (kind === "xyz") {
    return tilesForm(address);
  }
  if (kind === "kml" || kind === "geojson") {
    return linkForm(address, kind);
  }
  if (kind === "json" || kind === "tilejson") {
    return asked(address, chosen, async () => {
      const tiles = await askTiles(address);
      if (!tiles && chosen) {
        throw new Failure("addNoTileJson");
      }
      return tiles ? tilesForm(tiles.url, tiles) : linkForm(address, "geojson");
    });
  }
  return serviceForm(address, kind, chosen);
}

const nameOf = (address) => decodeURIComponent(new URL(address.replace(/[{}]/g, "")).host);

/** @param told what a TileJSON says of the tiles */
function tilesForm(address, told = {}) {
  const title = input({ value: told.title || nameOf(address) });
  const least = input({ inputmode: "numeric", value: String(told.minZoom ?? 0) });
  const most = input({ inputmode: "numeric", value: String(told.maxZoom ?? 19) });
  const tms = element("input", { type: "checkbox", checked: told.tms || /\{-y\}/.test(address) });
  const credit = input({ value: told.attribution ?? "" });
  const common = { tileSize: told.tileSize ?? 256, ...(told.bounds ? { bounds: told.bounds } : {}) };
  const zoom = (box, otherwise) => Math.max(0, Math.min(24, Number.parseInt(box.value, 10) || otherwise));
  const act = () =>
    done([
      node("xyz", { title: title.value.trim() || nameOf(address), url: address.replace("{-y}", "{y}"), minZoom: zoom(least, 0), maxZoom: zoom(most, 19), tms: tms.checked, attribution: credit.value.trim(), ...common }),
    ]);
  return [
    field(t("addName"), title),
    element("div", { class: "pair" }, field(t("addMinZoom"), least), field(t("addMaxZoom"), most)),
    element("label", { class: "choice" }, tms, element("span", {}, t("addTms"))),
    field(t("addCredit"), credit),
    element("p", { class: "do" }, button(t("addThese", 1), act, "primary")),
  ];
}

function linkForm(address, kind) {
  const file = decodeURIComponent(new URL(address).pathname.split("/").pop() || "");
  const title = input({ value: file.replace(/\.[^.]*$/, "") || nameOf(address) });
  const credit = input({ value: "" });
  const act = () => done([node(kind, { title: title.value.trim() || nameOf(address), url: address, attribution: credit.value.trim() })]);
  return [field(t("addName"), title), field(t("addCredit"), credit), element("p", { class: "do" }, button(t("addThese", 1), act, "primary"))];
}

function serviceForm(address, kind, chosen) {
  return asked(
    address,
    chosen,
    async () => serviceList(await askService(address, kind)),
    (problem, place) => otherwise(address, problem, place),
  );
}

/** Asks an address, and shows what is made of its answer. */
function asked(address, chosen, answered, failed = (problem) => [element("p", { class: "failed", role: "alert" }, wordsOf(problem))]) {
  const place = element("div", { class: "service" }, element("p", { class: "muted", role: "status" }, t("addAsking")));
  answered().then(
    (content) => place.replaceChildren(...content),
    (problem) => {
      // A page may ask an origin only once its policy names it, which takes a reload.
      if (!areAllowed(originsOf(address)) && allow(originsOf(address), { add: { url: address, kind: chosen, read: true } })) {
        return;
      }
      place.replaceChildren(...failed(problem, place));
    },
  );
  return [place];
}

/** What can be done where the capabilities can't be fetched. */
function otherwise(address, problem, place) {
  const pasted = element("textarea", { rows: 5, spellcheck: "false", placeholder: "<WMS_Capabilities …>" });
  const wrong = said();
  const read = async () => {
    try {
      place.replaceChildren(...serviceList(await readCapabilities(pasted.value, address)));
    } catch (failure) {
      say(wrong, wordsOf(failure));
    }
  };
  pasted.addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files[0];
    if (file) {
      event.preventDefault();
      event.stopPropagation();
      document.body.classList.remove("dropping");
      pasted.value = await file.text();
      await read();
    }
  });
  const names = input({});
  const byHand = () => {
    const layers = names.value.split(",").map((name) => name.trim()).filter(Boolean);
    if (layers.length > 0) {
      done([node("wms", { title: layers.join(t("listSeparator")), url: address.split("?")[0] + keptQuery(address), wmsVersion: "1.3.0", layers, styles: layers.map(() => ""), format: "image/png", crs: "EPSG:3857" })]);
    }
  };
  return [
    element("p", { class: "failed", role: "alert" }, wordsOf(problem)),
    element(
      "details",
      { class: "about" },
      element("summary", {}, t("addPaste")),
      field(t("addPasteLabel"), pasted),
      wrong,
      element("p", { class: "do" }, button(t("addPasteRead"), read)),
      field(t("addByHand"), names),
      element("p", { class: "do" }, button(t("addThese", 1), byHand)),
    ),
  ];
}

function keptQuery(address) {
  const kept = (address.split("?")[1] ?? "").split("&").filter((pair) => pair && !/^(service|request|version|layers|styles|bbox|width|height|format|crs|srs|transparent)=/i.test(pair));
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}

const MOST_ROWS = 200;

/** The layers of a service, to choose from. */
function serviceList(service) {
  const chosen = new Set();
  const list = element("div", { class: "choices tall" });
  const count = element("small", { class: "muted", role: "status" });
  const adder = button(t("addThese", 1), () => addFrom(service, service.layers.filter((layer) => chosen.has(layer))), "primary");
  const tell = () => {
    adder.textContent = t("addThese", chosen.size);
    adder.disabled = chosen.size === 0;
  };
  const draw = (text) => {
    const found = service.layers.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(text));
    list.replaceChildren(...found.slice(0, MOST_ROWS).map((layer) => serviceRow(service, layer, chosen, tell)));
    count.textContent = t("addCount", Math.min(found.length, MOST_ROWS), service.layers.length);
  };
  const find = input({ type: "search", placeholder: t("addFind"), "aria-label": t("addFind"), oninput: () => draw(find.value.trim().toLowerCase()) });
  draw("");
  tell();
  return [
    ...(service.title ? [element("h3", {}, service.title)] : []),
    ...(service.layers.length > 8 ? [element("div", { class: "field" }, find)] : []),
    list,
    count,
    element("p", { class: "do" }, adder),
  ];
}

const isUsable = (service, layer) => (service.kind === "wms" ? bestCrs(layer.crs) !== null || layer.crs.length === 0 : layer.matrices.length > 0);

function serviceRow(service, layer, chosen, tell) {
  const usable = isUsable(service, layer);
  const box = element("input", {
    type: "checkbox",
    checked: chosen.has(layer),
    disabled: !usable,
    onchange: () => {
      chosen[box.checked ? "add" : "delete"](layer);
      tell();
    },
  });
  const twins = service.layers.some((other) => other !== layer && other.title === layer.title);
  const more = [layer.title === layer.name && !twins ? "" : layer.name, twins ? layer.within : ""].filter(Boolean).join(" · ");
  const row = element("label", { class: "choice" }, box, element("span", {}, layer.title, ...(more ? [element("small", { class: "muted" }, more)] : [])));
  row.style.paddingLeft = `${Math.min(layer.depth, 5) * 16}px`;
  if (!usable) {
    row.append(element("small", { class: "muted" }, `${t("addNotHere")}（${layer.crs.slice(0, 3).join(t("listSeparator"))}）`));
  }
  return row;
}

function addFrom(service, layers) {
  const credit = (layer) => layer.credit || service.credit || "";
  const common = (layer) => ({ title: layer.title, attribution: credit(layer), ...(layer.bounds ? { bounds: layer.bounds } : {}) });
  const nodes = layers.map((layer) =>
    service.kind === "wms"
      ? node("wms", { ...common(layer), url: layer.url, wmsVersion: service.version, layers: [layer.name], styles: [""], format: layer.format, crs: bestCrs(layer.crs) ?? "EPSG:3857" })
      : node("wmts", {
          ...common(layer),
          url: service.url,
          layer: layer.name,
          style: layer.style,
          format: layer.format,
          matrixSet: layer.set,
          template: layer.template,
          crs: layer.setCrs,
          matrices: layer.matrices,
          dimensions: layer.dimensions,
        }),
  );
  // The first of a list of layers is the uppermost.
  done(nodes.reverse());
}

// ---- what this server has

function ownPane() {
  const list = element("div", { class: "choices tall" });
  const draw = (text) => {
    const found = tree.server.filter((layer) => wordsIn(layer).includes(text)).reverse();
    list.replaceChildren(...found.map(ownRow), ...(found.length === 0 ? [element("p", { class: "empty" }, t("addNoOwn"))] : []));
  };
  const find = input({ type: "search", placeholder: t("addSearch"), "aria-label": t("addSearch"), oninput: () => draw(find.value.trim().toLowerCase()) });
  draw("");
  return { content: element("div", {}, element("div", { class: "field" }, find), list), focus: () => find.focus() };
}

const wordsIn = (layer) =>
  [layer.name, ...Object.values(layer.title ?? {}), ...Object.values(layer.abstract ?? {}), ...Object.values(layer.group ?? {}), ...(layer.keywords ?? [])].join(" ").toLowerCase();

function ownRow(layer) {
  const own = tree.own.get(layer.name);
  const show = button(own.visible ? t("addShown") : t("addShow"), () => {
    raise(own);
    show.textContent = t("addShown");
    show.disabled = true;
    notify(t("addDone", pick(layer.title) || layer.name));
  });
  show.disabled = own.visible;
  const about = pick(layer.abstract);
  return element("div", { class: "choice" }, element("span", {}, pick(layer.title) || layer.name, ...(about ? [element("small", { class: "muted" }, about)] : [])), show);
}
