import { element } from "./dom.js";
import { field, form, selection } from "./forms.js";
import { current, pick, t } from "./i18n.js";
import { read, uploadUrl } from "./publish-send.js";
import { reportCard } from "./report.js";
import { post, Refused } from "./who.js";

/** The form of an upload that has been looked at: what was found, what a person chooses otherwise, and what the layer is. */

const ENCODINGS = ["UTF-8", "Big5", "GB18030", "Shift_JIS", "windows-1252"];
const SYSTEMS = [
  ["EPSG:3826", "TWD97 TM2 121"],
  ["EPSG:3825", "TWD97 TM2 119"],
  ["EPSG:3828", "TWD67 TM2 121"],
  ["EPSG:3827", "TWD67 TM2 119"],
  ["EPSG:4326", "WGS 84"],
  ["EPSG:3824", "TWD97"],
  ["EPSG:3857", "Web Mercator"],
];
const LICENCES = ["政府資料開放授權條款-第1版", "CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "ODbL 1.0"];
const MOST_STYLE = 1 << 20;

/**
 * Makes the form.
 *
 * @param version the layer this is to be a version of; empty for a new one
 * @param deeds `published()` once it is live or on its way; `cancel`, a button
 */
export function describe(upload, version, deeds) {
  const state = { layer: firstOf(upload), encoding: "", crs: "" };
  const check = element("section", { class: "check" });
  const words = element("section", { class: "describe" });
  const drawCheck = () => check.replaceChildren(element("h2", {}, t("pubStepCheck")), ...checks(upload, state, drawAll));
  const drawAll = () => {
    drawCheck();
    words.replaceChildren(element("h2", {}, t("pubStepDescribe")), ...described(upload, version, state, deeds));
  };
  drawAll();
  return [element("h1", { class: "file" }, upload.filename), check, words];
}

const firstOf = (upload) => upload.layers.find((layer) => layer.drawable) ?? upload.layers[0];

// ---- what was found

function checks(upload, state, redraw) {
  const parts = [];
  if (upload.problem) {
    parts.push(element("p", { class: "error whole", role: "alert" }, pick(upload.problem)));
  }
  if (upload.layers.length > 1) {
    const options = upload.layers.map((layer) => [layer.name, layer.drawable ? layer.name : `${layer.name}（${t("pubNotDrawable")}）`]);
    const layers = selection({ name: "layer", label: t("pubLayerInFile"), options, chosen: state.layer.name });
    layers.input.addEventListener("change", () => {
      state.layer = upload.layers.find((layer) => layer.name === layers.value());
      redraw();
    });
    parts.push(layers.row);
  }
  if (state.layer.reason) {
    parts.push(element("p", { class: "error whole" }, pick(state.layer.reason)));
  }
  const card = element("details", { class: "card", open: isDoubtful(state.layer) }, element("summary", {}, summary(state.layer.report)), reportCard(state.layer.report, element));
  parts.push(card);
  if (!state.layer.report.grid) {
    const sample = element("div", { class: "sample", "aria-live": "polite" });
    const draw = () => drawSample(upload, state, sample);
    parts.push(element("div", { class: "pair" }, ...chooseEncoding(state, draw), chooseCrs(state, draw)), sample);
    draw();
  } else {
    parts.push(element("div", { class: "pair" }, chooseCrs(state, () => {})));
  }
  return parts;
}

/** Whether a person should read the report card before anything else. */
function isDoubtful({ drawable, report }) {
  const unsure = [report.crs, report.encoding].some((found) => found && found.confidence < 0.9);
  return !drawable || unsure || report.advice.length > 0 || Object.keys(report.badFeatures).length > 0;
}

function summary(report) {
  const bad = Object.values(report.badFeatures).reduce((sum, count) => sum + count, 0);
  const parts = [report.grid ? "" : t("pubFeatures", report.features.toLocaleString(current())), bad > 0 ? t("pubBad", bad.toLocaleString(current())) : ""];
  return [t("report"), ...parts].filter(Boolean).join(t("separator"));
}

/** A format that leaves no doubt of its encoding has none to choose. */
function chooseEncoding(state, draw) {
  const found = state.layer.report.encoding;
  if (!found) {
    return [];
  }
  const options = [["", t("pubByEvidence", found.name ?? t("pubUnknown"))], ...ENCODINGS.map((name) => [name, name])];
  const chosen = selection({ name: "encoding", label: t("pubEncoding"), options, chosen: state.encoding });
  chosen.input.addEventListener("change", () => {
    state.encoding = chosen.value();
    draw();
  });
  return [chosen.row];
}

function chooseCrs(state, draw) {
  const found = state.layer.report.crs;
  const text = found.code ? `${found.code} ${pick(found.name)}` : t("pubUnknown");
  const options = [["", t("pubByEvidence", text)], ...SYSTEMS.map(([code, name]) => [code, `${name} (${code})`]), ["other", t("pubOtherCrs")]];
  const listed = state.crs === "" || SYSTEMS.some(([code]) => code === state.crs);
  const chosen = selection({ name: "crs", label: t("pubCrs"), options, chosen: listed ? state.crs : "other" });
  const code = field({ name: "code", label: t("pubCrsCode"), optional: true, maxlength: 40, value: listed ? "" : state.crs });
  code.row.hidden = listed;
  chosen.input.addEventListener("change", () => {
    code.row.hidden = chosen.value() !== "other";
    state.crs = chosen.value() === "other" ? code.value().trim() : chosen.value();
    draw();
  });
  code.input.addEventListener("change", () => {
    state.crs = code.value().trim();
    draw();
  });
  return element("div", {}, chosen.row, code.row);
}

let samples = 0;

async function drawSample(upload, state, target) {
  const mine = ++samples;
  const query = new URLSearchParams({ layer: state.layer.name, rows: "6" });
  for (const choice of ["encoding", "crs"]) {
    if (state[choice]) {
      query.set(choice, state[choice]);
    }
  }
  target.classList.add("stale");
  let content;
  try {
    content = sampleTable(await read(`${uploadUrl(upload.id)}/sample?${query}`));
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    content = [element("p", { class: "error" }, error.message)];
  }
  if (mine === samples) {
    target.classList.remove("stale");
    target.replaceChildren(element("h3", {}, t("pubSample")), ...content);
  }
}

function sampleTable(sample) {
  if (!sample.rows || sample.rows.length === 0) {
    return [element("p", { class: "muted" }, t("pubSampleEmpty"))];
  }
  const head = element("tr", {}, ...sample.fields.map((name) => element("th", { scope: "col" }, name)));
  const rows = sample.rows.map((row) => element("tr", {}, ...row.map((value) => element("td", {}, value ?? "–"))));
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  return [
    element("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("pubSample") }, table),
    place(sample.points),
    element("p", { class: "muted" }, t("pubSampleHelp")),
  ];
}

/** Whether the data lie where data of this place do. */
function place(points) {
  if (points.length === 0) {
    return element("p", { class: "place warn" }, t("pubNowhere"));
  }
  const [lon, lat] = points[0];
  const within = lon > 114 && lon < 124.6 && lat > 10 && lat < 27;
  return element("p", { class: within ? "place" : "place warn" }, t("pubWhere", lon.toFixed(4), lat.toFixed(4)), t("separator"), t(within ? "pubInTaiwan" : "pubOutside"));
}

// ---- what it is

function described(upload, version, state, deeds) {
  const fields = version ? [styleField()] : recordFields(state);
  const send = async (values) => {
    const record = await recordOf(values, version, state);
    const url = version ? `api/v1/layers/${encodeURIComponent(version)}/versions` : `${uploadUrl(upload.id)}/publish`;
    await post(url, version ? { ...record, upload: upload.id } : record);
    deeds.published();
  };
  const whole = form({ fields, go: version ? t("pubGoVersion", version) : t("pubGo"), send, class: "record" });
  whole.lastElementChild.append(" ", deeds.cancel);
  return [...(version ? [element("p", { class: "muted" }, t("pubVersionHelp"))] : []), whole];
}

function recordFields(state) {
  const optional = { optional: true, placeholder: t("pubOptional") };
  const licences = element("datalist", { id: "licences" }, ...LICENCES.map((name) => element("option", { value: name })));
  const licence = field({ name: "licence", label: t("pubFieldLicence"), maxlength: 200, list: "licences", autocomplete: "off" });
  licence.row.append(licences);
  return [
    field({ name: "title", label: t("pubFieldTitle"), maxlength: 200, value: state.layer.suggestedTitle }),
    field({ name: "titleEn", label: t("pubFieldTitleEn"), maxlength: 200, ...optional }),
    field({ name: "name", label: t("pubFieldName"), hint: t("pubFieldNameHint"), maxlength: 80, value: state.layer.suggestedName }),
    area({ name: "summary", label: t("pubFieldSummary"), maxlength: 5000, placeholder: t("pubOptional") }),
    licence,
    field({ name: "source", label: t("pubFieldSource"), hint: t("pubFieldSourceHint"), maxlength: 200 }),
    field({ name: "sourceUrl", label: t("pubFieldSourceUrl"), type: "url", maxlength: 2000, optional: true, placeholder: "https://" }),
    field({ name: "updated", label: t("pubFieldUpdated"), type: "date", optional: true }),
    field({ name: "keywords", label: t("pubFieldKeywords"), hint: t("pubFieldKeywordsHint"), maxlength: 1000, ...optional }),
    selection({ name: "sensitivity", label: t("pubFieldSensitivity"), options: [["open", t("pubOpen")], ["service-only", t("pubServiceOnly")]], chosen: "open" }),
    selection({ name: "visible", label: t("pubFieldVisible"), options: [["", t("pubVisibleLater")], ["yes", t("pubVisibleNow")]], chosen: "" }),
    styleField(),
  ];
}

function styleField() {
  const one = field({ name: "style", label: t("pubFieldStyle"), type: "file", accept: ".sld,.xml", optional: true });
  one.value = () => one.input.files[0] ?? null;
  return one;
}

/** A field of several lines. */
function area({ name, label, ...attributes }) {
  const input = element("textarea", { id: `area-${name}`, name, rows: 3, ...attributes });
  const row = element("div", { class: "field" }, element("label", { for: `area-${name}` }, label), input);
  return { name, row, input, value: () => input.value, fail: () => {}, faultNow: () => "", focus: () => input.focus() };
}

async function recordOf(values, version, state) {
  const record = { layer: state.layer.name, encoding: state.encoding, crs: state.crs };
  if (values.style) {
    record.style = values.style.size > MOST_STYLE ? "-" : await values.style.text();
  }
  if (!version) {
    Object.assign(record, {
      name: values.name.trim(),
      title: { "zh-TW": values.title.trim(), en: values.titleEn.trim() },
      summary: values.summary,
      licence: values.licence.trim(),
      source: { attribution: values.source.trim(), url: values.sourceUrl.trim() },
      updated: values.updated,
      keywords: values.keywords.split(/[,，、;；]/).map((word) => word.trim()).filter(Boolean),
      sensitivity: values.sensitivity,
      visible: values.visible === "yes",
    });
  }
  return record;
}
