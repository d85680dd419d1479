import { addWords, current, pick, t } from "./i18n.js";

addWords(
  {
    report: "資料報告",
    reportFailed: "目前無法取得資料報告，請稍後再試。",
    reportFile: "檔案",
    reportFeatures: "筆數",
    reportWithout: (all, without) => `${all}（其中 ${without} 筆無圖形）`,
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
  },
  {
    report: "Report card",
    reportFailed: "The report card cannot be had just now; please try again in a moment.",
    reportFile: "File",
    reportFeatures: "Features",
    reportWithout: (all, without) => `${all} (${without} without geometry)`,
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
  },
);

/**
 * The report card of a layer: what its file was taken for, on what grounds, and what is wrong with it. The server finds
 * it out when it reads the file; see /api/v1/layers/{name}/report.
 *
 * @param element makes an element; text is never taken as HTML
 */
export function reportCard(card, element) {
  const rows = element("dl", { class: "report" });
  const add = (label, ...content) => rows.append(element("dt", {}, t(label)), element("dd", {}, ...content));
  add("reportFile", card.file);
  if (card.grid) {
    const { columns, rows: down, bands, type } = card.grid;
    add("reportGrid", t("reportGridText", number(columns), number(down), bands, type));
  } else {
    add("reportFeatures", features(card));
  }
  add("reportCrs", ...finding(card.crs, card.crs.code ? `${pick(card.crs.name)} (${card.crs.code})` : t("reportUnknown"), element));
  if (card.encoding) {
    add("reportEncoding", ...finding(card.encoding, card.encoding.name ?? t("reportUnknown"), element));
  }
  if (card.remarks.length > 0) {
    add("reportRemarks", remarks(card.remarks, element));
  }
  const bad = Object.entries(card.badFeatures);
  add("reportBad", ...(bad.length === 0 ? [t("reportNone")] : bad.map(([reason, count]) => badOf(card, reason, count, element))));
  if (card.advice.length > 0) {
    add("reportAdvice", remarks(card.advice, element));
  }
  return rows;
}

const number = (value) => value.toLocaleString(current());

function features(card) {
  const all = number(card.features);
  return card.withoutGeometry > 0 ? t("reportWithout", all, number(card.withoutGeometry)) : all;
}

/** What was concluded, how surely, and on what grounds. */
function finding(found, text, element) {
  const share = Math.floor(found.confidence * 100);
  const sure = element("small", { class: found.confidence < 0.9 ? "unsure" : "" }, t("reportSure", share));
  return [element("span", {}, text, " ", sure), remarks(found.grounds, element)];
}

function remarks(list, element) {
  return element(
    "ul",
    {},
    ...list.map((remark) => element("li", { class: `is-${remark.weight}` }, pick(remark))),
  );
}

/** The features of one reason, the first of them by their ids. */
function badOf(card, reason, count, element) {
  const listed = card.badFeaturesListed.filter((feature) => feature.reason === reason);
  return element(
    "details",
    {},
    element("summary", {}, `${number(count)} × ${pick(card.reasons[reason]) || reason}`),
    element("ul", {}, ...listed.slice(0, 20).map((feature) => element("li", {}, `#${feature.id} ${feature.detail}`))),
    ...(count > 20 ? [t("reportMore")] : []),
  );
}
