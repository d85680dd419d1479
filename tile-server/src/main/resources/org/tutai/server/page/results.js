import { element, icon } from "./dom.js";
import { addWords, current, t } from "./i18n.js";
import { tm2, zoneAt } from "./twd97.js";

addWords(
  {
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
    hereNearest: "最近門牌",
    hereAway: (text) => `距離 ${text}`,
    hereDistrict: "行政區",
    hereRoad: "道路",
    herePlaces: "附近地標",
    hereNothing: "附近 2 公里內沒有門牌，也不在已知的行政區內。",
  },
  {
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
    hereNearest: "Nearest plate",
    hereAway: (text) => `${text} away`,
    hereDistrict: "District",
    hereRoad: "Road",
    herePlaces: "Nearby",
    hereNothing: "No door plate within 2 km, and no known district.",
  },
);

/** How answers to questions about places are shown: rows, cards, and what is said when there is nothing. */

const ICONS = {
  address: "M3 9.5L10 4l7 5.5M5 8.5V16h10V8.5M8.5 16v-4h3v4",
  landmark: "M10 17.5s5.5-5 5.5-9a5.5 5.5 0 1 0-11 0c0 4 5.5 9 5.5 9M10 10.4a1.9 1.9 0 1 0 0-3.8a1.9 1.9 0 1 0 0 3.8",
  road: "M7 3L4 17M13 3l3 14M10 4v2.5M10 9v2.5M10 14v2.5",
  district: "M3 5.5l5-2l4 2l5-2v11l-5 2l-4-2l-5 2zM8 3.5v11M12 5.5v11",
  coordinate: "M10 2.5v4M10 13.5v4M2.5 10h4M13.5 10h4M10 11.5a1.5 1.5 0 1 0 0-3a1.5 1.5 0 1 0 0 3",
};

const said = (texts) => (current() === "en" ? texts.en : texts.zh);

/** The icon of a kind of place, with its name. */
export function suggestionIcon(kind, name) {
  const holder = element("span", { class: "kind", title: name });
  holder.append(icon(ICONS[kind] ?? ICONS.landmark));
  return holder;
}

/** A thing found: its name and kind, and all about it when it is open. */
export function resultRow(result, { open, onopen }) {
  const row = element(
    "details",
    { class: "feature result", open },
    element(
      "summary",
      {},
      suggestionIcon(result.kind, t(`kind_${result.kind}`)),
      element("span", { class: "words" }, element("strong", {}, title(result)), element("small", {}, subtitle(result))),
    ),
    card(result),
  );
  // Told after it was opened by a person; one that begins open tells as well, once, and is not counted.
  let beginning = open;
  row.addEventListener("toggle", () => {
    if (row.open && !beginning) {
      row.parentElement.querySelectorAll("details.result").forEach((other) => (other.open = other === row));
      onopen();
    }
    beginning = false;
  });
  return row;
}

function title(result) {
  if (result.kind === "address") {
    return result.address;
  }
  if (result.kind === "coordinate") {
    return degrees(result);
  }
  return (current() === "en" && result.englishName) || result.name;
}

function subtitle(result) {
  switch (result.kind) {
    case "address":
      return `${t(`level_${result.level}`)}${t("separator")}${sure(result.probability)}`;
    case "coordinate":
      return said(result);
    case "district":
      return [result.within, t(`district_${result.category}`) ?? ""].filter(Boolean).join(t("separator"));
    default:
      return [result.within, result.category].filter(Boolean).join(t("separator"));
  }
}

/** A probability in words. */
function sure(probability) {
  const words = probability >= 0.95 ? "sureVery" : probability >= 0.8 ? "sureLikely" : probability >= 0.5 ? "surePerhaps" : "sureHardly";
  return t(words, Math.min(99, Math.round(100 * probability)));
}

function card(result) {
  const rows = element("dl", {});
  const add = (label, text) => text && rows.append(element("dt", {}, t(label)), element("dd", {}, text));
  if (result.kind === "address") {
    add("cardWithin", t("cardMetres", metres(result.uncertaintyMetres)));
    add("cardVillage", village(result.parts));
    add("cardPostal", result.postalCode);
  }
  if (result.kind === "coordinate" && result.there) {
    thereRows(result.there, add);
  }
  if (current() === "en" && result.kind !== "address") {
    add("cardChinese", result.name);
  }
  add("cardCode", result.code);
  coordinateRows(result, rows);
  return element(
    "div",
    { class: "card" },
    ...(result.synthetic ? [element("p", { class: "synthetic" }, t("cardSynthetic"))] : []),
    ...reasons(result.reasons),
    rows,
    actions(result),
  );
}

function reasons(list = []) {
  return list.length === 0 ? [] : [element("ul", { class: "reasons" }, ...list.map((reason) => element("li", {}, said(reason))))];
}

function village({ village: name, neighbourhood }) {
  return name + (neighbourhood > 0 ? t("cardNeighbourhood", neighbourhood) : "");
}

const metres = (value) => (value >= 1000 ? `${(value / 1000).toFixed(1)} ${t("km")}` : `${Math.round(value)} ${t("m")}`);

const degrees = ({ lon, lat }) => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;

function coordinateRows(place, rows) {
  const zone = zoneAt(place.lon);
  const [east, north] = tm2(place.lon, place.lat, zone);
  const row = (label, shown, text) =>
    rows.append(element("dt", {}, label), element("dd", { class: "copied" }, element("span", {}, shown), copy(text)));
  row("WGS 84", degrees(place), `${place.lon.toFixed(7)}, ${place.lat.toFixed(7)}`);
  row(t("zone", zone), `${east.toFixed(0)}, ${north.toFixed(0)}`, `${east.toFixed(2)}, ${north.toFixed(2)}`);
}

function actions(result) {
  const row = element("div", { class: "links" });
  if (result.kind === "address") {
    row.append(copyButton(t("copyAddress"), () => result.address));
  }
  row.append(copyButton(t("copyLink"), () => location.href));
  return row;
}

/** A small button that copies a text, to more digits than there is room to show. */
function copy(text) {
  const label = t("copyText", text);
  const button = element("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick: () => keep(text, button) });
  button.append(icon("M7 7h9v9H7zM4 13V4h9"));
  return button;
}

function copyButton(label, text) {
  const button = element("button", { type: "button", onclick: () => keep(text(), button) }, label);
  return button;
}

/** Copies, and says so on the button for a moment; where the clipboard is closed to us, the old way. */
async function keep(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { readonly: true, class: "offscreen" }, text);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.classList.add("done");
  const before = button.getAttribute("aria-label");
  button.setAttribute("aria-label", t("copied"));
  setTimeout(() => {
    button.classList.remove("done");
    if (before === null) {
      button.removeAttribute("aria-label");
    } else {
      button.setAttribute("aria-label", before);
    }
  }, 1500);
}

/** What is said when a text means nothing here. */
export function emptyResult({ query, remarks }) {
  return [
    element("p", { class: "empty" }, t("searchNothing", query.length > 60 ? `${query.slice(0, 60)}…` : query)),
    ...reasons(remarks),
    element("p", { class: "empty" }, t("searchTry")),
    element("ul", { class: "reasons" }, ...t("searchTries").map((line) => element("li", {}, line))),
  ];
}

// ---- what is here

const DISTRICTS = ["county", "town", "village"];

function districtNames(districts) {
  const names = DISTRICTS.filter((level) => districts[level]).map((level) => districts[level]);
  return current() === "en"
    ? names.map(({ name, englishName }) => englishName || name).reverse().join(", ")
    : names.map(({ name }) => name).join("");
}

function thereRows(there, add) {
  const nearest = (there.candidates ?? there.nearest)[0];
  if (nearest) {
    add("hereNearest", `${nearest.address}${t("separator")}${t("hereAway", metres(nearest.distanceMetres))}`);
  }
  add("hereDistrict", districtNames(there.districts));
  add("cardPostal", there.postalCode);
  add("hereRoad", there.road);
  add("herePlaces", there.places.map(({ name }) => name).join(t("listSeparator")));
}

/** What is at a place somebody pressed. */
export function hereCard(answer) {
  const rows = element("dl", {});
  const add = (label, text) => text && rows.append(element("dt", {}, t(label)), element("dd", {}, text));
  thereRows(answer, add);
  coordinateRows(answer.place, rows);
  const nothing = answer.candidates.length === 0 && Object.keys(answer.districts).length === 0;
  const nearest = answer.candidates[0];
  return [
    element(
      "div",
      { class: "feature here" },
      element(
        "div",
        { class: "card" },
        ...(nothing ? [element("p", {}, t("hereNothing"))] : []),
        ...(nearest?.synthetic ? [element("p", { class: "synthetic" }, t("cardSynthetic"))] : []),
        rows,
        ...(nearest ? [element("div", { class: "links" }, copyButton(t("copyAddress"), () => nearest.address))] : []),
      ),
    ),
  ];
}
