import { colours, sldOf } from "./colours.js";
import { element } from "./dom.js";
import { featuresOf } from "./files.js";
import { addWords, pick, t } from "./i18n.js";
import { legend, legendHere, report } from "./legend.js";
import { lookOf, tryLook } from "./looks.js";
import { fitTo, fitToExtent, scaleDenominator } from "./map.js";
import { isOneForAll, legendEntries, rulesOf } from "./rules.js";
import { styleOf } from "./scheme.js";
import { fromShared } from "./shared.js";
import { group, isGroup, isOwn, isPublished, raise, serverLayer, takeForBase, touched, tree, ungroup } from "./tree.js";

/* global ol */

addWords(
  {
    opacity: "不透明度",
    zoomTo: "縮放至圖層",
    moreTitle: "名稱",
    moreSettings: "更多設定",
    moreRemove: "移除",
    moreRaise: "移到最上層",
    moreGroup: "放入新群組",
    moreUngroup: "解散群組",
    moreNewGroup: "群組",
    moreAsBase: "當作底圖",
    moreNotBase: "改回本站底圖",
    moreScales: "顯示比例尺",
    moreFrom: "放大到 1:",
    moreTo: "縮小到 1:",
    moreAny: "不限",
    moreNow: "目前",
    moreVersion: "版本",
    moreNewest: "一律用最新",
    moreToday: "固定為目前版本",
    morePinned: (digest) => `固定為 ${digest}`,
    moreStyle: "樣式",
    moreFilter: "篩選條件（ECQL）",
    moreFilterHint: (name) => `例：${name} = '…'`,
    moreApply: "套用",
    moreFields: (names) => `欄位：${names}`,
    moreSld: "樣式檔（SLD）",
    moreSldBad: "這個檔案不是能用的 SLD 樣式。",
    moreSldGone: "還原樣式",
    moreColour: "顏色",
    moreWidth: "線寬",
    moreFillOpacity: "填色濃度",
    moreSource: "來源",
    moreCredit: "資料來源標示",
  },
  {
    opacity: "Opacity",
    zoomTo: "Zoom to layer",
    moreTitle: "Name",
    moreSettings: "More settings",
    moreRemove: "Remove",
    moreRaise: "Bring to the top",
    moreGroup: "Put into a new group",
    moreUngroup: "Dissolve the group",
    moreNewGroup: "Group",
    moreAsBase: "Use as base map",
    moreNotBase: "Back to this server's base map",
    moreScales: "Shown between scales",
    moreFrom: "in to 1:",
    moreTo: "out to 1:",
    moreAny: "any",
    moreNow: "now",
    moreVersion: "Version",
    moreNewest: "Always the newest",
    moreToday: "As it is today",
    morePinned: (digest) => `Kept at ${digest}`,
    moreStyle: "Style",
    moreFilter: "Filter (ECQL)",
    moreFilterHint: (name) => `For example ${name} = '…'`,
    moreApply: "Apply",
    moreFields: (names) => `Fields: ${names}`,
    moreSld: "Style file (SLD)",
    moreSldBad: "This file is no SLD style that can be used.",
    moreSldGone: "Back to the usual style",
    moreColour: "Colour",
    moreWidth: "Line width",
    moreFillOpacity: "Fill",
    moreSource: "Source",
    moreCredit: "Credit",
  },
);

/** What opens below a layer's name: opacity, legend, what can be done with it, and its settings. */

const percent = (share) => `${Math.round(share * 100)} %`;

/**
 * The details of a node.
 *
 * @param list what the list lends: {titleOf, failureOf, takeAway(node), picture(), redraw()}
 */
export function details(node, list) {
  const failure = list.failureOf(node);
  const layer = isPublished(node) ? serverLayer(node) : null;
  const about = layer ? pick(layer.abstract) : "";
  return [
    ...(failure ? [element("p", { class: "failed" }, failure)] : []),
    ...(about ? [element("p", {}, about)] : []),
    opacity(node),
    ...(layer && !isGroup(node) ? [legendOf(node, list)] : []),
    ...(isDrawnHere(node) && rulesOf(node) ? [legendHere(legendEntries(rulesOf(node)), list.titleOf(node))] : []),
    actions(node, layer, list),
    ...(fromShared() ? [] : [settings(node, layer, list)]),
    ...(layer ? [report(layer.name)] : []),
  ];
}

function legendOf(node, list) {
  let look = "";
  try {
    look = lookOf(node, list.redraw) ?? "";
  } catch {
    // Why there is none stands above.
  }
  return legend(node.layer, list.titleOf(node), { look, style: styleOf(node) });
}

function opacity(node) {
  const output = element("output", {}, percent(node.opacity));
  const slider = element("input", {
    type: "range",
    min: 0,
    max: 100,
    step: 5,
    value: Math.round(node.opacity * 100),
    "aria-label": t("opacity"),
    oninput: ({ target }) => {
      node.opacity = target.value / 100;
      output.textContent = percent(node.opacity);
      touched();
    },
  });
  return element("div", { class: "opacity" }, element("span", {}, t("opacity")), slider, output);
}

// ---- what can be done

function actions(node, layer, list) {
  const row = element("div", { class: "links" });
  const can = (label, act) => row.append(element("button", { type: "button", onclick: act }, label));
  const zoom = zoomOf(node, layer, list);
  if (zoom) {
    can(t("zoomTo"), zoom);
  }
  if (!fromShared()) {
    editActions(node, list, can);
  }
  if (layer?.licence) {
    const text = `${t("licence")}: ${layer.licence}`;
    const isLink = /^https?:\/\//.test(layer.licenceUrl ?? "");
    row.append(isLink ? element("a", { href: layer.licenceUrl, rel: "noopener", target: "_blank" }, text) : element("span", {}, text));
  }
  return row;
}

function editActions(node, list, can) {
  if (node === tree.base) {
    can(t("moreNotBase"), () => takeForBase(null));
  } else if (isOwn(node)) {
    can(t("moreRaise"), () => raise(node));
  } else {
    if (isGroup(node)) {
      can(t("moreUngroup"), () => ungroup(node.id));
    } else {
      can(t("moreGroup"), () => group(node.id, t("moreNewGroup")));
    }
    if (node.kind === "xyz" || node.kind === "wmts") {
      can(t("moreAsBase"), () => takeForBase(node.id));
    }
    can(t("moreRemove"), () => list.takeAway(node));
  }
}

function zoomOf(node, layer, list) {
  const bounds = layer?.bounds ?? (Array.isArray(node.bounds) && node.bounds.length === 4 ? node.bounds : null);
  if (bounds) {
    return () => fitTo(bounds);
  }
  return ["kml", "geojson", "file"].includes(node.kind) ? () => fitToExtent(extentOf(list.picture())) : null;
}

/** The extent of a picture of features; empty while there is nothing. */
function extentOf(picture) {
  const whole = ol.extent.createEmpty();
  picture?.getLayers().forEach((layer) => {
    const source = layer.getSource();
    ol.extent.extend(whole, source.getExtent?.() ?? source.getImageExtent?.() ?? ol.extent.createEmpty());
  });
  return whole;
}



// ---- settings

/** The nodes whose settings are open, by their ids: a change draws the row anew. */
const open = new Set();

function settings(node, layer, list) {
  const content = element("div", { class: "settings" });
  const remember = (isOpen) => open[isOpen ? "add" : "delete"](node.id);
  const fill = () => {
    remember(box.open);
    if (box.open && content.childElementCount === 0) {
      content.append(...fields(node, layer, list));
    }
  };
  // "toggle" comes later than the click: the row may have been drawn anew in between.
  const summary = element("summary", { onclick: () => remember(!box.open) }, t("moreSettings"));
  const box = element("details", { class: "about", open: open.has(node.id) }, summary, content);
  fill();
  box.addEventListener("toggle", fill);
  return box;
}

/** Whether this page draws the features itself. */
const isDrawnHere = ({ kind }) => ["kml", "geojson", "file"].includes(kind);

function fields(node, layer, list) {
  return [
    field(t("moreTitle"), textInput(node.title, list.titleOf(node), (text) => change(node, { title: text }, list))),
    ...(isGroup(node) ? [] : [scales(node)]),
    ...(layer ? published(node, layer, list) : []),
    ...(node.kind === "file" ? [filter(node, fieldsOf(list.picture()), list)] : []),
    ...((layer && layer.fields.length > 0) || isDrawnHere(node) ? [styleFile(node, list)] : []),
    ...(isDrawnHere(node) && (!rulesOf(node) || isOneForAll(rulesOf(node))) ? colourFields(node, list) : []),
    ...(isGroup(node) ? [] : [field(t("moreCredit"), textInput(node.attribution ?? "", "", (text) => change(node, { attribution: text }, list)))]),
    ...(node.url ? [element("p", { class: "source" }, `${t("moreSource")}: ${node.url}`)] : []),
  ];
}

function change(node, members, list) {
  Object.assign(node, members);
  touched();
  list.redraw();
}

const field = (label, input) => element("label", { class: "field" }, element("span", {}, label), input);

function textInput(value, placeholder, taken) {
  return element("input", { type: "text", maxlength: 200, value, placeholder, onchange: ({ target }) => taken(target.value.trim()) });
}

function scales(node) {
  const number = (name, label) => {
    const input = element("input", {
      type: "text",
      inputmode: "numeric",
      maxlength: 12,
      placeholder: t("moreAny"),
      value: node[name] ?? "",
      "aria-label": label,
      onchange: () => take(input.value),
    });
    const take = (text) => {
      const value = Number(String(text).replace(/[^\d.]/g, ""));
      node[name] = value > 0 ? value : null;
      input.value = node[name] ?? "";
      touched();
    };
    const now = element("button", { type: "button", onclick: () => take(Math.round(scaleDenominator())) }, t("moreNow"));
    return element("div", { class: "scale-of" }, element("span", {}, label), input, now);
  };
  return element("fieldset", {}, element("legend", {}, t("moreScales")), number("minScale", t("moreFrom")), number("maxScale", t("moreTo")));
}

function select(options, chosen, taken) {
  const made = element("select", { onchange: ({ target }) => taken(target.value) });
  for (const [value, text] of options) {
    made.append(element("option", { value, selected: value === chosen }, text));
  }
  return made;
}

function published(node, layer, list) {
  const version = node.version ?? "newest";
  const versions = [["newest", t("moreNewest")], [layer.version, t("moreToday")]];
  if (version !== "newest" && version !== layer.version) {
    versions.push([version, t("morePinned", version.slice(0, 8))]);
  }
  const styles = layer.styles.map(({ name, title }) => [name, title || name]);
  return [
    field(t("moreVersion"), select(versions, version, (taken) => change(node, { version: taken }, list))),
    ...(styles.length > 1 ? [field(t("moreStyle"), select(styles, node.style ?? "default", (taken) => change(node, { style: taken }, list)))] : []),
    ...(layer.fields.length > 0 ? [filter(node, layer.fields.map(({ name }) => name), list)] : []),
  ];
}

/** The fields of features that the page draws; none while there are none. */
function fieldsOf(picture) {
  const layers = picture?.getLayers?.().getArray() ?? [];
  const feature = layers.flatMap((layer) => layer.getSource().getFeatures?.()[0] ?? [])[0];
  return feature ? feature.getKeys().filter((name) => name !== feature.getGeometryName()) : [];
}

/** Tries a filter or style before it is taken: what is wrong is thrown. */
const attempted = (node) => (isPublished(node) ? tryLook(node) : featuresOf(node));

const wordsOf = (problem) => problem.words?.() ?? problem.message;

/** Takes a style from an SLD file, and gives it up again. */
function styleFile(node, list) {
  const said = element("p", { class: "failed", role: "alert", hidden: true });
  const tell = (text) => {
    said.textContent = text;
    said.hidden = text === "";
  };
  const take = async (file) => {
    const sld = await file.text();
    if (isDrawnHere(node) && !rulesOf({ sld })) {
      tell(t("moreSldBad"));
      return;
    }
    try {
      await (isPublished(node) ? tryLook({ ...node, sld }) : null);
      change(node, { sld }, list);
    } catch (refused) {
      tell(wordsOf(refused));
    }
  };
  const input = element("input", { type: "file", accept: ".sld,.xml", onchange: ({ target }) => target.files[0] && take(target.files[0]) });
  const back = element("button", { type: "button", class: "quiet", onclick: () => (delete node.sld, change(node, {}, list)) }, t("moreSldGone"));
  return element("div", { class: "filter" }, field(t("moreSld"), input), ...(node.sld ? [element("div", { class: "apply" }, back)] : []), said);
}

function filter(node, names, list) {
  const said = element("p", { class: "failed", role: "alert", hidden: true });
  const box = element("textarea", { rows: 2, maxlength: 4000, spellcheck: "false", placeholder: names.length > 0 ? t("moreFilterHint", names[0]) : "" });
  box.value = node.filter ?? "";
  const apply = async () => {
    const text = box.value.trim();
    try {
      await attempted({ ...node, filter: text });
      said.hidden = true;
      if (text) {
        node.filter = text;
      } else {
        delete node.filter;
      }
      touched();
      list.redraw();
    } catch (refused) {
      said.textContent = wordsOf(refused);
      said.hidden = false;
    }
  };
  const button = element("button", { type: "button", class: "quiet", onclick: apply }, t("moreApply"));
  const hint = names.length > 0 ? [element("small", { class: "muted" }, t("moreFields", names.slice(0, 12).join(t("listSeparator"))))] : [];
  return element("div", { class: "filter" }, field(t("moreFilter"), box), ...hint, element("div", { class: "apply" }, button), said);
}

function colourFields(node, list) {
  const values = colours(node);
  const picture = list.picture();
  const dimension = dimensionOf(picture);
  const take = (members) => {
    Object.assign(values, members);
    change(node, { sld: sldOf(values, dimension) }, list);
  };
  const colour = element("input", { type: "color", value: values.stroke, onchange: ({ target }) => take({ stroke: target.value, fill: target.value }) });
  const range = (name, label, least, most, step) =>
    field(label, element("input", { type: "range", min: least, max: most, step, value: values[name], onchange: ({ target }) => take({ [name]: Number(target.value) }) }));
  return [
    field(t("moreColour"), colour),
    ...(dimension > 0 ? [range("width", t("moreWidth"), 0, 8, 0.5)] : []),
    ...(dimension === 2 ? [range("fillOpacity", t("moreFillOpacity"), 0, 1, 0.05)] : []),
  ];
}

function dimensionOf(picture) {
  let most = 0;
  picture?.getLayers().forEach((layer) =>
    layer.getSource().forEachFeature?.((feature) => {
      const type = feature.getGeometry().getType();
      most = Math.max(most, /Polygon|Collection/.test(type) ? 2 : /Line/.test(type) ? 1 : 0);
    }),
  );
  return most;
}
