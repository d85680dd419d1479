import { asHtml, byId, element, icon } from "./dom.js";
import { Failure } from "./failure.js";
import { addWords, current, pick, t } from "./i18n.js";
import { doubtOf, lookOf } from "./looks.js";
import { joins, outlineFor, show, shownPicture } from "./map.js";
import { originsOf } from "./origins.js";
import { isNight, isOfBase, onScheme, styleOf, tellScheme } from "./scheme.js";
import { fromShared } from "./shared.js";
import {
  baseIsShown,
  find,
  flattened,
  isGroup,
  isOwn,
  isPublished,
  onLayers,
  place,
  remove,
  serverLayer,
  showBase,
  shownOwn,
  step,
  touched,
  tree,
  wholeStack,
} from "./tree.js";

addWords(
  {
    layerAdd: "加入圖層",
    layerBase: "底圖",
    layerOwn: "本站圖層",
    layerNoBase: "底圖已關閉",
    layerMove: (title) => `移動「${title}」：拖曳，或按上下鍵`,
    layerMoved: (title, at, all) => `「${title}」在 ${all} 層中的第 ${at} 層`,
    layerNotShown: (title) => `「${title}」沒有顯示`,
    layerDoubt: (title) => `「${title}」可能沒有顯示`,
    layerFailures: (count) => `${count} 個圖層沒有顯示`,
    layerRemoved: (title) => `已移除「${title}」`,
    layerGroupOf: (count) => `${count} 層`,
    layerUnnamed: "未命名圖層",
    layerEmptyGroup: "空的群組：把圖層拖進來。",
  },
  {
    layerAdd: "Add layer",
    layerBase: "Base map",
    layerOwn: "Layers of this server",
    layerNoBase: "The base map is off",
    layerMove: (title) => `Move “${title}”: drag, or press up and down`,
    layerMoved: (title, at, all) => `“${title}” is number ${at} of ${all}`,
    layerNotShown: (title) => `“${title}” is not shown`,
    layerDoubt: (title) => `“${title}” may not be shown`,
    layerFailures: (count) => `${count} layers are not shown`,
    layerRemoved: (title) => `Removed “${title}”`,
    layerGroupOf: (count) => (count === 1 ? "1 layer" : `${count} layers`),
    layerUnnamed: "Unnamed layer",
    layerEmptyGroup: "An empty group: drag layers into it.",
  },
);

/** The panel's list of layers and what the map draws of it. */

/** The title of a node, in the language in use. */
export function titleOf(node) {
  const layer = isPublished(node) ? serverLayer(node) : null;
  return node.title || (layer && (pick(layer.title) || layer.name)) || node.layer || t("layerUnnamed");
}

// ---- the map

/** Why layers are not shown, by the ids of their nodes. */
const failures = new Map();

let drawnStack = "";

/** Draws the map anew, as when the language of its credits has changed. */
export function redrawMap() {
  drawnStack = "";
  drawMap();
}

/** Draws on the map what the tree says. */
export function drawMap() {
  tellScheme();
  outlineFor(isNight());
  const whole = wholeStack()
    .filter(({ visible }) => visible)
    .flatMap(entry);
  const stack = namesOnTop(whole);
  const key = JSON.stringify(stack);
  if (key !== drawnStack) {
    drawnStack = key;
    show(stack);
  }
}

function entry({ node, opacity }) {
  const range = [node.minScale ?? null, node.maxScale ?? null];
  try {
    return isPublished(node) ? publishedEntry(node, opacity, range) : linkedEntry(node, opacity, range);
  } catch (problem) {
    fail(node, problem);
    return [];
  }
}

function publishedEntry(node, opacity, range) {
  if (!tree.known && !serverLayer(node)) {
    return [];
  }
  const look = lookOf(node, drawMap);
  fail(node, doubtOf(node));
  if (look === undefined) {
    return [];
  }
  const layer = serverLayer(node) ?? kept(node);
  const style = styleOf(node);
  const drawnIn = layer.styles.find(({ name }) => name === style) ?? layer.styles[0];
  const version = layer.version.slice(0, 8) + (drawnIn?.version ?? "").slice(0, 8);
  return [{ name: layer.name, version, look, style, opacity, range, dim: isOfBase(node) && !isNight(), attribution: node.attribution ? asHtml(node.attribution) : credit(layer) }];
}

/** What is known of a layer that the server lists no more but keeps the version of. */
const kept = ({ layer, version }) => ({ name: layer, version, styles: [] });

/** What the picture of a linked layer depends on: all but how it is listed. */
export function keyOf({ title, visible, opacity, minScale, maxScale, ...rest }) {
  return JSON.stringify(rest);
}

/** What draws linked layers: loaded with the first of them. */
let sources = null;

function linkedEntry(node, opacity, range) {
  if (!sources) {
    loadSources(node);
    return [];
  }
  const covers = opacity === 1 && range.every((scale) => scale === null) && sources.fillsAreas(node);
  return [{ key: keyOf(node), opacity, range, covers, make: () => made(node) }];
}

async function loadSources(node) {
  try {
    sources = await import("./sources.js");
    drawMap();
  } catch (problem) {
    fail(node, problem);
  }
}

/**
 * The names of what the server draws stay above the areas that are drawn here over it, as they do where all is drawn
 * together, on the server and the desktop.
 */
function namesOnTop(stack) {
  const result = [];
  let below = [];
  let covered = false;
  const close = () => {
    if (covered) {
      below.forEach((at) => {
        result.push({ ...result[at], labels: "only" });
        result[at] = { ...result[at], labels: "none" };
      });
    }
    [below, covered] = [[], false];
  };
  for (const each of stack) {
    const drawnThere = joins(each);
    if (each.covers && below.length > 0) {
      covered = true;
    } else if (!drawnThere || covered) {
      close();
    }
    if (drawnThere) {
      below.push(result.length);
    }
    result.push(each);
  }
  close();
  return result;
}

/** The picture of a linked layer; an empty one where there can be none, so that the rest is drawn. */
function made(node) {
  try {
    return sources.pictureOf(node, (problem) => fail(node, problem));
  } catch (problem) {
    fail(node, problem);
    return sources.emptyPicture();
  }
}

function fail(node, problem) {
  const before = failures.get(node.id);
  if (problem) {
    failures.set(node.id, problem instanceof Failure ? problem : new Failure("failRead", String(problem.message)));
  } else {
    failures.delete(node.id);
  }
  if (before?.words() !== failures.get(node.id)?.words()) {
    queueMicrotask(drawLayers);
  }
}

/** That a node's layer is not shown, or may not be. */
const failureHead = (node) => t(failures.get(node.id).isDoubt ? "layerDoubt" : "layerNotShown", titleOf(node));

/** Whether a node's layer is known not to be shown. */
export const hasFailed = ({ id }) => failures.has(id) && !failures.get(id).isDoubt;

/** Why a node's layer is not shown, in words; empty for one that is. */
export const failureOf = ({ id }) => failures.get(id)?.words() ?? "";

/** Who made a layer, as HTML, which is what OpenLayers takes. */
function credit(layer) {
  const text = pick(layer.attribution);
  const address = layer.attributionUrl;
  const isLink = text && /^https?:\/\//.test(address ?? "");
  return isLink ? element("a", { href: address, rel: "noopener", target: "_blank" }, text).outerHTML : asHtml(text);
}

// ---- the list

/** The nodes whose details are open, by their ids. */
const open = new Set();

let drawn = "";

/** Draws the list, but leaves alone what needs no change, so that focus, scrolling and the drag of a slider are kept. */
export function drawLayers() {
  const key = JSON.stringify([tree.server, tree.known, shapeOf(tree.nodes), tree.base?.id, shownOwn().map(listed), baseIsShown(), [...failures.keys()], current()]);
  if (drawn !== key) {
    drawn = key;
    const focused = document.activeElement?.dataset?.focus;
    const field = keptField();
    byId("layers").replaceChildren(...whole());
    if (focused) {
      byId("layers").querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    } else {
      field();
    }
  }
}

const listed = ({ id, title, visible }) => [id, title, visible !== false];

const shapeOf = (nodes) => nodes.map((node) => [listed(node), isGroup(node) ? shapeOf(node.layers) : 0]);

function whole() {
  const rows = [...failureSummary(), ...rowsOf(tree.nodes)];
  const own = fromShared() ? shownOwn().filter(isPartOfShared) : shownOwn();
  if (tree.known && (own.length > 0 || tree.base)) {
    rows.push(baseHead());
  }
  if (tree.base) {
    rows.push(row(tree.base));
  }
  return [...rows, ...ownRows(own), ...emptyHint()];
}

/** What a shared theme showed at first stays in its list when it is switched off. */
const wasShown = new Set();

function isPartOfShared({ layer, visible }) {
  if (visible) {
    wasShown.add(layer);
  }
  return wasShown.has(layer);
}

function emptyHint() {
  if (!tree.known || tree.server.length > 0 || tree.nodes.length > 0 || fromShared()) {
    return [];
  }
  return [element("p", { class: "empty" }, t("noLayers"), element("br"), element("code", {}, "./tutai serve data/"))];
}

/** Called with the titles of the layers that are not shown, each time the list is drawn. */
let tellFailed = () => {};

export function onFailures(listener) {
  tellFailed = listener;
}

function failureSummary() {
  const failed = wholeStack().filter(({ node, visible }) => visible && failures.has(node.id));
  tellFailed(failed.map(({ node }) => titleOf(node)));
  if (failed.length === 0) {
    return [];
  }
  const rows = failed.map(({ node }) => element("p", {}, element("strong", {}, titleOf(node)), element("br"), failureOf(node)));
  const heading = failed.length === 1 ? failureHead(failed[0].node) : t("layerFailures", failed.length);
  return [element("details", { class: "note loss", open: fromShared() !== null && failed.length < 3 }, element("summary", {}, heading), ...rows)];
}

function rowsOf(nodes) {
  return [...nodes].reverse().map((node) => (isGroup(node) ? groupRow(node) : row(node)));
}

function baseHead() {
  const shown = baseIsShown();
  const box = element("input", {
    type: "checkbox",
    role: "switch",
    checked: shown,
    "data-focus": "base",
    onchange: ({ target }) => showBase(target.checked),
  });
  return element("div", { class: "own-head" }, element("h3", { class: "group" }, t("layerOwn")), element("label", { class: "switch" }, t("layerBase"), box));
}

/** The server's layers below their headings, first those that have none; within each the uppermost first. */
function ownRows(own) {
  const groups = new Map([["", []]]);
  for (const node of [...own].reverse()) {
    const heading = pick(serverLayer(node).group);
    groups.set(heading, [...(groups.get(heading) ?? []), row(node)]);
  }
  return [...groups].flatMap(([heading, rows]) => (heading ? [element("h3", { class: "group" }, heading), ...rows] : rows));
}

/** Shows a layer of the server, opens its row and marks it: whoever followed a link to it is looking for it. */
export function pointOut(name) {
  const each = tree.own.get(name);
  if (each) {
    each.visible = true;
    open.add(each.id);
    redrawRow();
    const found = document.querySelector(`#layers [data-id="${CSS.escape(each.id)}"]`);
    found?.classList.add("pointed");
    found?.scrollIntoView({ block: "nearest" });
  }
}

function visibility(node, holder) {
  return element("input", {
    type: "checkbox",
    checked: node.visible !== false,
    "data-focus": `see ${node.id}`,
    onchange: ({ target }) => {
      node.visible = target.checked;
      holder().classList.toggle("off", !target.checked);
      touched();
    },
  });
}

function row(node) {
  const name = titleOf(node);
  const more = element("div", { class: "more", hidden: true });
  const made = element("div", { class: node.visible !== false ? "layer" : "layer off", "data-id": node.id });
  made.classList.toggle("of-base", isPublished(node) && isOfBase(node) && !isNight());
  made.classList.toggle("by-night", isPublished(node) && styleOf(node) !== "");
  const label = element("label", {}, visibility(node, () => made), element("span", { class: "name", title: name }, name), ...apart(node, name));
  const head = element("div", { class: "row" }, ...handle(node), label, ...gridIcon(node), ...warning(node), opener(node, more));
  made.append(head, more);
  if (open.has(node.id)) {
    unfold(node, more);
  }
  return made;
}

/** What tells a linked layer from others of the same name: what its server calls it, or where it comes from. */
function apart(node, name) {
  const others = flattened().filter(({ node: other }) => other !== node && titleOf(other) === name);
  if (isPublished(node) || others.length === 0) {
    return [];
  }
  const told = marksOf(node).find((mark, i) => mark && others.every(({ node: other }) => marksOf(other)[i] !== mark)) ?? marksOf(node).filter(Boolean).join(" · ");
  return told ? [element("small", { class: "apart muted", title: told }, told)] : [];
}

/** What linked layers are told apart by, the shortest first. */
function marksOf({ kind, layer, layers, url, template, fileName }) {
  const address = url || template || "";
  const host = originsOf(address)[0]?.replace(/^https?:[/]+/, "");
  const called = kind === "group" ? "" : Array.isArray(layers) ? layers.join(t("listSeparator")) : layer;
  return [called, host, fileName, kind.toUpperCase(), address.replace(/^https?:[/]+[^/]*/, "")].map((mark) => String(mark ?? ""));
}

function opener(node, more) {
  const label = t("details", titleOf(node));
  const button = element("button", {
    type: "button",
    class: "icon",
    "aria-expanded": String(open.has(node.id)),
    "aria-label": label,
    title: label,
    "data-focus": `more ${node.id}`,
    onclick: () => {
      const opened = !open.has(node.id);
      open[opened ? "add" : "delete"](node.id);
      button.setAttribute("aria-expanded", String(opened));
      more.hidden = true;
      if (opened) {
        unfold(node, more);
      }
    },
  });
  button.append(icon("M5 8l5 5 5-5"));
  return button;
}

/** What makes the details: loaded when the first are opened. */
let details = null;

function unfold(node, more) {
  if (!details) {
    loadDetails(node, more);
    return;
  }
  more.hidden = false;
  more.replaceChildren(...details(node, { titleOf, failureOf, takeAway, picture: () => shownPicture(keyOf(node)), redraw: redrawRow }));
}

async function loadDetails(node, more) {
  ({ details } = await import("./layer-details.js"));
  if (open.has(node.id)) {
    unfold(node, more);
  }
}

/** Draws the list although nothing of its shape has changed. */
export function redrawRow() {
  drawn = "";
  drawLayers();
  drawMap();
}

/** What gives the focus back to the same field of the same row, drawn anew. */
function keptField() {
  const fields = (row) => [...(row?.querySelectorAll("input, select, textarea, button, summary") ?? [])];
  const row = document.activeElement?.closest("#layers [data-id]");
  if (!row) {
    return () => {};
  }
  const at = fields(row).indexOf(document.activeElement);
  return () => fields(document.querySelector(`#layers [data-id="${CSS.escape(row.dataset.id)}"]`))[at]?.focus({ preventScroll: true });
}

function groupRow(node) {
  const name = node.title || t("layerUnnamed");
  const made = element("div", { class: node.visible !== false ? "layer-group" : "layer-group off", "data-id": node.id });
  const more = element("div", { class: "more", hidden: true });
  const label = element("label", {}, visibility(node, () => made), element("span", { class: "name", title: name }, name));
  const count = element("small", { class: "muted" }, t("layerGroupOf", node.layers.length));
  const within = node.layers.length > 0 ? rowsOf(node.layers) : [element("p", { class: "empty" }, t("layerEmptyGroup"))];
  made.append(element("div", { class: "row" }, ...handle(node), label, count, opener(node, more)), more, element("div", { class: "within" }, ...within));
  if (open.has(node.id)) {
    unfold(node, more);
  }
  return made;
}

const isGrid = (layer) => layer?.geometry === "raster";

/** What tells a grid from features. */
function gridIcon(node) {
  if (!isPublished(node) || !isGrid(serverLayer(node))) {
    return [];
  }
  const label = t("reportGrid");
  return [element("span", { class: "grid", role: "img", "aria-label": label, title: label }, icon("M3 3h14v14H3zM3 7.7h14M3 12.3h14M7.7 3v14M12.3 3v14"))];
}

/** A mark on a layer that a person should look at. */
function warning(node) {
  const first = isPublished(node) ? serverLayer(node)?.warnings?.[0] : null;
  const text = failureOf(node) ? `${failureHead(node)}。${failureOf(node)}` : first && t("look", pick(first));
  const kind = failureOf(node) ? "warning failed" : "warning";
  return text ? [element("span", { class: kind, role: "img", "aria-label": text, title: text }, "!")] : [];
}

/** Takes a node away, with a way back. */
async function takeAway(node) {
  const back = remove(node.id);
  failures.delete(node.id);
  const { notify } = await import("./dialog.js");
  notify(t("layerRemoved", titleOf(node)), { undo: back });
}

// ---- moving

/** What a node of the theme is taken by; those of the server stand in the server's order. */
function handle(node) {
  if (fromShared() || isOwn(node) || node === tree.base) {
    return [];
  }
  const label = t("layerMove", node.title || titleOf(node));
  const grip = element("button", { type: "button", class: "grip", "aria-label": label, title: label, "data-focus": `move ${node.id}`, onkeydown: (event) => byKey(event, node) });
  grip.append(icon("M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01"));
  grip.addEventListener("pointerdown", (event) => startDrag(event, node, grip));
  return [grip];
}

function byKey(event, node) {
  const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (by) {
    event.preventDefault();
    event.stopPropagation();
    step(node.id, by);
    tellPlace(node);
  }
}

function tellPlace(node) {
  const { list, index } = find(node.id);
  byId("layers-said").textContent = t("layerMoved", titleOf(node), list.length - index, list.length);
}

function startDrag(event, node, grip) {
  if (event.button !== 0) {
    return;
  }
  event.preventDefault();
  grip.focus();
  grip.setPointerCapture(event.pointerId);
  const moved = grip.closest("[data-id]");
  moved.classList.add("dragged");
  let drop = null;
  const follow = ({ clientX, clientY }) => {
    drop = target(clientX, clientY, moved);
    mark(drop);
    scrollAt(clientY);
  };
  const end = ({ type }) => {
    grip.removeEventListener("pointermove", follow);
    moved.classList.remove("dragged");
    mark(null);
    if (type === "pointerup" && drop) {
      place(node.id, drop.where, drop.row.dataset.id);
      tellPlace(node);
    }
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("pointerup", end, { once: true });
  grip.addEventListener("pointercancel", end, { once: true });
}

/** Where what is dragged would go: {row, where} with above, below or in. */
function target(x, y, moved) {
  const row = document.elementFromPoint(x, y)?.closest("#layers [data-id]");
  if (!row || moved.contains(row) || !find(row.dataset.id)) {
    return null;
  }
  const head = row.querySelector(".row").getBoundingClientRect();
  const share = (y - head.top) / head.height;
  if (row.classList.contains("layer-group") && share > 0.3) {
    return { row, where: "in" };
  }
  return { row, where: share < 0.5 ? "above" : "below" };
}

function mark(drop) {
  for (const row of byId("layers").querySelectorAll("[data-drop]")) {
    delete row.dataset.drop;
  }
  if (drop) {
    drop.row.dataset.drop = drop.where;
  }
}

function scrollAt(y) {
  const holder = document.querySelector("#panel .scroll");
  const { top, bottom } = holder.getBoundingClientRect();
  holder.scrollTop += y < top + 24 ? -8 : y > bottom - 24 ? 8 : 0;
}

/** Draws the list and the map whenever the layers change. */
export function startLayers() {
  onLayers(() => {
    drawMap();
    drawLayers();
  });
  onScheme(redrawRow);
}
