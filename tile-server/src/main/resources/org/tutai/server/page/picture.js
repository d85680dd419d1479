import { shownAnnotations } from "./annotations.js";
import { colours } from "./colours.js";
import { openDialog, notify } from "./dialog.js";
import { element } from "./dom.js";
import { addWords, t } from "./i18n.js";
import { hasFailed, keyOf, titleOf } from "./layers.js";
import { inOneLanguage, legendAddress } from "./legend.js";
import { lookOf } from "./looks.js";
import { map, scaleDenominator, shownPicture } from "./map.js";
import { legendEntries, rulesOf } from "./rules.js";
import { styleOf } from "./scheme.js";
import { about } from "./theme.js";
import { addTool } from "./tools.js";
import { isPublished, serverLayer, wholeStack } from "./tree.js";
import { measureText } from "./units.js";
import { ROOT } from "./who.js";

/* global ol */

/**
 * Saves the map as a PNG with its title, legend, attribution and scale bar. A picture of another server that doesn't allow
 * it to be read (no CORS) taints the canvas; such a layer is left out, and named.
 */

addWords(
  {
    picture: "儲存圖片",
    pictureTitle: "儲存地圖圖片",
    pictureName: "標題",
    pictureLegend: "圖例",
    pictureScale: "比例尺",
    pictureCredit: "資料來源",
    pictureSize: "大小",
    pictureOnce: "與螢幕相同",
    pictureTwice: "兩倍（適合列印）",
    pictureSave: "下載 PNG",
    pictureWorking: "正在產生圖片…",
    pictureLeftOut: (names) => `以下圖層的來源不允許存成圖片，已略過：${names}`,
    pictureFailed: "無法產生圖片。請縮小視窗或減少圖層後再試。",
    pictureFile: "地圖",
    pictureDrawings: "繪圖與註記",
    picture_point: "點",
    picture_line: "線",
    picture_polygon: "面",
    picture_circle: "圓",
    picture_rectangle: "矩形",
    picture_arrow: "箭頭",
    listComma: "、",
  },
  {
    picture: "Save picture",
    pictureTitle: "Save a picture of the map",
    pictureName: "Title",
    pictureLegend: "Legend",
    pictureScale: "Scale bar",
    pictureCredit: "Sources",
    pictureSize: "Size",
    pictureOnce: "As on the screen",
    pictureTwice: "Twice (for print)",
    pictureSave: "Download PNG",
    pictureWorking: "Making the picture…",
    pictureLeftOut: (names) => `Left out, since their servers don't let pictures be saved: ${names}`,
    pictureFailed: "The picture could not be made. Try a smaller window or fewer layers.",
    pictureFile: "map",
    pictureDrawings: "Drawings",
    picture_point: "Point",
    picture_line: "Line",
    picture_polygon: "Polygon",
    picture_circle: "Circle",
    picture_rectangle: "Rectangle",
    picture_arrow: "Arrow",
    listComma: ", ",
  },
);

addTool({
  name: "picture",
  group: "share",
  order: -5,
  icon: "M3 6h3l1.5-2h5L14 6h3v10H3zM10 8a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
  label: "picture",
  press: open,
});

function open() {
  const title = element("input", { id: "picture-name", type: "text", maxlength: 200, value: about().title, autofocus: true });
  const legend = check("pictureLegend", true);
  const scale = check("pictureScale", true);
  const size = element("select", { id: "picture-size" }, element("option", { value: 1 }, t("pictureOnce")), element("option", { value: 2 }, t("pictureTwice")));
  const said = element("p", { role: "status", class: "muted" });
  const save = element("button", { type: "button", class: "primary" }, t("pictureSave"));
  const dialog = openDialog({
    title: t("pictureTitle"),
    content: [
      element("div", { class: "field" }, element("label", { for: "picture-name" }, t("pictureName")), title),
      element("div", { class: "pairs" }, legend.row, scale.row),
      element("div", { class: "field" }, element("label", { for: "picture-size" }, t("pictureSize")), size),
      said,
    ],
    actions: [save],
  });
  save.addEventListener("click", async () => {
    save.disabled = true;
    said.textContent = t("pictureWorking");
    try {
      const { blob, leftOut } = await makePicture({ title: title.value.trim(), legend: legend.input.checked, scale: scale.input.checked, factor: Number(size.value) });
      download(blob, `${fileName(title.value) || t("pictureFile")}.png`);
      dialog.close();
      if (leftOut.length > 0) {
        notify(t("pictureLeftOut", leftOut.join(t("listComma"))));
      }
    } catch {
      said.textContent = t("pictureFailed");
    } finally {
      save.disabled = false;
    }
  });
}

function check(word, checked) {
  const input = element("input", { type: "checkbox", id: `check-${word}`, checked });
  return { input, row: element("div", { class: "check" }, input, element("label", { for: `check-${word}` }, t(word))) };
}

const fileName = (title) => title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim().slice(0, 80);

function download(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// ---- the map as one picture

const FONT = '"Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", system-ui, sans-serif';
const MOST_WAIT = 15_000;

/**
 * The map with what belongs to it.
 *
 * @param options `title`, `legend`, `scale`, `factor` (1, or 2 for twice the pixels)
 * @returns `{blob, leftOut}`: the PNG, and the titles of layers that could not be read
 */
export async function makePicture({ title = "", legend = true, scale = true, factor = 1 } = {}) {
  const size = map.getSize();
  const shot = await drawLarge(factor, size);
  const legends = legend ? await legendPictures() : [];
  const paper = layOut(shot.canvas, factor, { title, legends, scale, credits: credits() });
  const blob = await new Promise((resolve, reject) => paper.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/png"));
  return { blob, leftOut: shot.leftOut };
}

async function drawLarge(factor, size) {
  const before = map.pixelRatio_;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(size[0] * factor);
  canvas.height = Math.round(size[1] * factor);
  const hidden = unreadable();
  try {
    map.pixelRatio_ = factor;
    hidden.forEach(({ picture }) => picture.setVisible(false));
    map.getLayers().forEach((each) => each.changed());
    await rendered();
    compose(canvas, factor, size);
    return { canvas, leftOut: hidden.map(({ title }) => title) };
  } finally {
    map.pixelRatio_ = before;
    hidden.forEach(({ picture }) => picture.setVisible(true));
    map.getLayers().forEach((each) => each.changed());
    map.render();
  }
}

/** Waits until all tiles are drawn, but not for ever: a server may be dead. */
function rendered() {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, MOST_WAIT);
    map.once("rendercomplete", () => {
      clearTimeout(timer);
      resolve();
    });
    map.render();
  });
}

/** Draws the canvases of the map over one another. */
function compose(target, factor, [width, height]) {
  const context = target.getContext("2d");
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, target.width, target.height);
  for (const canvas of map.getViewport().querySelectorAll(".ol-layers canvas")) {
    if (canvas.width === 0) {
      continue;
    }
    const opacity = canvas.parentNode.style.opacity || canvas.style.opacity;
    context.globalAlpha = opacity === "" ? 1 : Number(opacity);
    const matrix = /^matrix\(([^)]*)\)$/.exec(canvas.style.transform);
    const parts = matrix ? matrix[1].split(",").map(Number) : [width / canvas.width, 0, 0, height / canvas.height, 0, 0];
    context.setTransform(...parts.map((part) => part * factor));
    context.drawImage(canvas, 0, 0);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
}

const LINKED = new Set(["wms", "wmts", "xyz"]);

/** The layers on the map that may be shown but not read, since their servers don't allow it, as {title, picture}. */
function unreadable() {
  return wholeStack()
    .filter(({ node, visible }) => visible && LINKED.has(node.kind))
    .map(({ node }) => ({ title: titleOf(node), picture: shownPicture(keyOf(node)) }))
    .filter(({ picture }) => picture && !picture.getSource()?.crossOrigin);
}

/** What the map's credits say, as text. */
function credits() {
  const said = [...document.querySelectorAll(".ol-attribution li")].map((each) => each.textContent.trim()).filter(Boolean);
  return [...new Set(said)].join(" · ");
}

// ---- the legend: of the server's layers as the server draws it

const MOST_LEGENDS = 24;
const MOST_CLASSES = 14;

/** What stands in the legend, the uppermost first: drawings, then layers as {title, entries}; some have a name alone. */
export async function legendPictures() {
  const seen = wholeStack().filter(({ node, visible, opacity }) => visible && opacity > 0 && isInRange(node));
  const own = seen.filter(({ node }) => !hasFailed(node) && (!isPublished(node) || serverLayer(node)));
  const asked = own.reverse().slice(0, MOST_LEGENDS).map(({ node }) => legendOf(node).catch(() => null));
  const made = await Promise.all([drawings(), ...asked]);
  return made.filter((each) => each && (each.entries.length > 0 || each.isNamed));
}

const isInRange = ({ minScale, maxScale }) => scaleDenominator() >= (minScale ?? 0) && scaleDenominator() < (maxScale ?? Infinity);

async function legendOf(node) {
  if (isPublished(node)) {
    return legendOfPublished(node);
  }
  if (LINKED.has(node.kind)) {
    return { title: titleOf(node), isNamed: true, entries: [] };
  }
  const layers = shownPicture(keyOf(node))?.getLayers?.().getLength() ?? 0;
  const entries = firstFeature(shownPicture(keyOf(node))) ? await drawnHere(node) : [];
  return { title: titleOf(node), isNamed: layers > 1 || entries.length > 0, entries };
}

async function legendOfPublished(node) {
  const style = styleOf(node);
  const answer = await fetch(legendAddress(node.layer, { look: lookOf(node, () => {}), style }));
  const { entries } = await answer.json();
  return { title: titleOf(node), entries: await withPictures(entries, style !== "") };
}

async function withPictures(entries, night = false) {
  const scale = scaleDenominator();
  const shown = entries.filter(({ minScale, maxScale }) => scale >= (minScale ?? 0) && scale < (maxScale ?? Infinity));
  const words = inOneLanguage(shown.map(({ title }) => title ?? ""));
  const read = await Promise.all(shown.slice(0, MOST_CLASSES).map(async ({ image, ramp }, i) => ({ name: words[i], ramp, night, image: await pictureOf(image) })));
  return read.filter(({ image, ramp }) => image || ramp);
}

/** The symbols of features that the page draws itself: classes, or what the first of them looks like. */
async function drawnHere(node) {
  const rules = rulesOf(node);
  if (rules) {
    return withPictures(legendEntries(rules));
  }
  const feature = firstFeature(shownPicture(keyOf(node)));
  const own = (name) => (node.sld ? undefined : feature.get(name));
  const usual = colours(node);
  const stroke = own("stroke") ?? usual.stroke;
  const type = feature.getGeometry().getType();
  const shape = /Point/.test(type) ? "point" : /Line/.test(type) ? "line" : "polygon";
  const fill = shape === "point" ? (own("marker-color") ?? stroke) : (own("fill") ?? usual.fill);
  const fillOpacity = shape === "point" ? 1 : (own("fill-opacity") ?? usual.fillOpacity);
  const image = await pictureOf(swatch(shape, { stroke, strokeWidth: own("stroke-width") ?? usual.width, fill, fillOpacity }));
  return image ? [{ name: "", image }] : [];
}

function firstFeature(picture) {
  const layers = picture?.getLayers?.().getArray() ?? [];
  return layers.flatMap((layer) => layer.getSource().getFeatures?.()[0] ?? [])[0] ?? null;
}

/** Drawings that look and are called alike stand in the legend once; texts and pictures speak for themselves. */
async function drawings() {
  const known = new Map();
  for (const { kind, text, style } of shownAnnotations()) {
    if (kind !== "text" && kind !== "image") {
      const name = text?.trim().split("\n")[0] || t(`picture_${kind}`);
      known.set(JSON.stringify([kind, name, style]), { kind, name, style });
    }
  }
  const read = [...known.values()].slice(0, MOST_CLASSES).map(async ({ kind, name, style }) => ({ name, image: await pictureOf(swatch(kind, style)) }));
  return { title: t("pictureDrawings"), isHeaded: true, entries: (await Promise.all(read)).filter(({ image }) => image) };
}

/** A small picture of how a point, a line or an area looks, as the address of an SVG. */
function swatch(kind, { stroke, strokeWidth = 2, strokeOpacity = 1, fill, fillOpacity = 0.2, dash = [] }) {
  const safe = (colour) => (/^[#a-z0-9(),. %]*$/i.test(colour ?? "") ? colour : "#808080");
  const line = `stroke="${safe(stroke)}" stroke-opacity="${Number(strokeOpacity)}" stroke-width="${Math.min(6, Number(strokeWidth))}" stroke-dasharray="${dash.map(Number).join(" ")}"`;
  const area = `fill="${safe(fill)}" fill-opacity="${Number(fillOpacity)}"`;
  const shape = {
    point: `<circle cx="12" cy="8" r="5" ${area} stroke="${safe(stroke)}" stroke-width="1.5"/>`,
    line: `<path d="M2 8h20" fill="none" ${line}/>`,
    arrow: `<path d="M2 8h19M16 3.5L21 8l-5 4.5" fill="none" ${line}/>`,
    circle: `<circle cx="12" cy="8" r="6" ${area} ${line}/>`,
  };
  const drawn = shape[kind] ?? `<rect x="2" y="2" width="20" height="12" ${area} ${line}/>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16">${drawn}</svg>`)}`;
}

function pictureOf(address) {
  return new Promise((resolve) => {
    if (typeof address !== "string") {
      resolve(null);
      return;
    }
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address.startsWith("data:") ? address : new URL(address, ROOT).href;
  });
}

// ---- the sheet

const PAD = 16;

function layOut(shot, factor, { title, legends, scale, credits: said }) {
  const head = title === "" ? 0 : 52 * factor;
  const foot = 36 * factor;
  const paper = document.createElement("canvas");
  paper.width = shot.width;
  paper.height = shot.height + head + foot;
  const context = paper.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(shot, 0, head);
  context.scale(factor, factor);
  const [width, height] = [paper.width / factor, paper.height / factor];
  context.textBaseline = "middle";
  if (head > 0) {
    write(context, title, PAD, head / factor / 2, width - 2 * PAD, "600 20px", "#2f2c28");
  }
  if (legends.length > 0) {
    drawLegends(context, legends, head / factor + PAD, width, height - (head + foot) / factor - 2 * PAD);
  }
  const bar = scale ? drawScale(context, width, height - 18) : 0;
  write(context, said, PAD, height - 18, width - 3 * PAD - bar, "400 12px", "#655f57");
  return paper;
}

function write(context, text, x, y, width, font, colour) {
  context.font = `${font} ${FONT}`;
  context.fillStyle = colour;
  let cut = text;
  while (cut.length > 1 && context.measureText(cut).width > width) {
    cut = `${cut.slice(0, -2)}…`;
  }
  context.fillText(cut, x, y);
}

/** A bar of a round length at the right, true in the middle of the map; answers its width. */
function drawScale(context, width, y) {
  const view = map.getView();
  const metresPerPixel = ol.proj.getPointResolution(view.getProjection(), view.getResolution(), view.getCenter());
  const most = 140 * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most);
  const pixels = metres / metresPerPixel;
  const text = measureText(metres, false);
  context.font = `400 12px ${FONT}`;
  const room = pixels + 10 + context.measureText(text).width;
  const left = width - PAD - room;
  context.strokeStyle = "#2f2c28";
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, y - 4);
  context.lineTo(left, y + 4);
  context.lineTo(left + pixels, y + 4);
  context.lineTo(left + pixels, y - 4);
  context.stroke();
  write(context, text, left + pixels + 8, y, 200, "400 12px", "#2f2c28");
  return room;
}

const ROW = 22;
const LEGEND_WIDTH = 220;

function drawLegends(context, legends, top, width, most) {
  const rows = legends.flatMap(rowsOf);
  const shown = rows.slice(0, Math.max(1, Math.floor((most - 12) / ROW)));
  const left = width - LEGEND_WIDTH - PAD;
  context.fillStyle = "rgb(255 255 255 / 92%)";
  context.fillRect(left, top, LEGEND_WIDTH, shown.length * ROW + 12);
  shown.forEach((row, i) => drawRow(context, row, left + 10, top + 6 + i * ROW + ROW / 2));
}

/** A layer of one symbol has its title beside it; others have it above, or alone. */
function rowsOf({ title, entries, isHeaded = false }) {
  const [only] = entries;
  return entries.length === 1 && only.image && !isHeaded ? [{ ...only, name: title }] : [{ heading: title }, ...entries];
}

function drawRow(context, { heading, name, image, ramp, night }, x, y) {
  const room = LEGEND_WIDTH - 20;
  if (heading !== undefined) {
    write(context, heading, x, y, room, "600 12px", "#2f2c28");
  } else if (ramp) {
    drawRamp(context, ramp, x, y, room);
  } else {
    if (night) {
      context.fillStyle = getComputedStyle(document.body).backgroundColor;
      context.fillRect(x, y - 8, 24, 16);
    }
    context.drawImage(image, x, y - 8, 24, 16);
    write(context, name, x + 32, y, room - 32, "400 12px", "#2f2c28");
  }
}

/** A bar of colours between its first and its last value. */
function drawRamp(context, ramp, x, y, room) {
  const labels = ramp.map(({ label }) => label).filter(Boolean);
  const bar = context.createLinearGradient(x + 50, 0, x + room - 50, 0);
  ramp.forEach(({ color, opacity }, i) => bar.addColorStop(i / Math.max(1, ramp.length - 1), color + Math.round(opacity * 255).toString(16).padStart(2, "0")));
  context.fillStyle = bar;
  context.fillRect(x + 50, y - 6, room - 100, 12);
  write(context, labels[0] ?? "", x, y, 46, "400 12px", "#2f2c28");
  write(context, labels.at(-1) ?? "", x + room - 46, y, 46, "400 12px", "#2f2c28");
}
