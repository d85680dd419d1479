import { changed, registerPart } from "./theme.js";

/**
 * The layers of the page: those that the server lists, in its order, below those of the theme, lowest first as in the
 * document. A layer of the server is a node like any other, kept in its place; as long as all that are shown by default
 * stand as they are, the document says no more of them than `base: true`.
 */

/** What is known of the layers there are. */
export const tree = {
  /** The server's own list of layers, lowest first. */
  server: [],
  /** Whether that list has been had yet. */
  known: false,
  /** For each of the server's layers by name, its node. */
  own: new Map(),
  /** The theme's nodes, lowest first. */
  nodes: [],
  /** Another base map than the server's layers: a node, or null. */
  base: null,
};

/** What was read and can't be placed until the server has told of its layers. */
let waiting = { base: true, layers: [] };

let redraw = () => {};

/** Calls a function after each change of the layers. */
export function onLayers(listener) {
  redraw = listener;
}

/** Tells that somebody changed a layer. */
export function touched() {
  changed();
  redraw();
}

// ---- nodes

/** A new name for a node. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, "0")).join("");

/** A node with what every layer has. */
export function node(kind, members) {
  return { kind, id: newId(), title: "", visible: true, opacity: 1, minScale: null, maxScale: null, attribution: "", ...members };
}

/** A layer of the server as it stands. */
export function publishedNode(layer, members = {}) {
  return node("published", { layer, version: "newest", style: "default", ...members });
}

export const isPublished = ({ kind }) => kind === "published";
export const isGroup = ({ kind }) => kind === "group";

/** Whether a published layer is drawn as the server draws it. */
export const isPlain = ({ version, style, sld, filter }) =>
  (version ?? "newest") === "newest" && (style ?? "default") === "default" && !sld && !filter;

/** What the server says of a published node's layer; undefined when it has none of that name. */
export const serverLayer = ({ layer }) => tree.server.find(({ name }) => name === layer);

/** Everything that is drawn or could be, lowest first, each as {node, visible, opacity} with what its groups add. */
export function flattened(nodes = tree.nodes, visible = true, opacity = 1) {
  return nodes.flatMap((each) => {
    const shown = visible && each.visible !== false;
    const dense = opacity * each.opacity;
    return isGroup(each) ? flattened(each.layers, shown, dense) : [{ node: each, visible: shown, opacity: dense }];
  });
}

/** Every layer of the page, lowest first. */
export function wholeStack() {
  return [...flattened(tree.base ? [tree.base] : []), ...flattened(shownOwn()), ...flattened()];
}

/** The server's layers that have a row of their own: those that the theme has no node of. */
export function shownOwn() {
  const taken = new Set(flattened().filter(({ node: each }) => isPublished(each)).map(({ node: each }) => each.layer));
  return tree.server.filter(({ name }) => !taken.has(name) || tree.own.get(name).visible).map(({ name }) => tree.own.get(name));
}

/** Where a node stands: {node, list, index, parent}, or null. */
export function find(id, list = tree.nodes, parent = null) {
  for (const [index, each] of list.entries()) {
    if (each.id === id) {
      return { node: each, list, index, parent };
    }
    const within = isGroup(each) ? find(id, each.layers, each) : null;
    if (within) {
      return within;
    }
  }
  return null;
}

export const isOwn = (each) => tree.own.get(each.layer) === each;

// ---- changes

/** Puts a node on top of all. */
export function add(each) {
  tree.nodes.push(each);
  touched();
  return each;
}

/** Takes a node away; answers what puts it back. */
export function remove(id) {
  const place = find(id);
  if (!place) {
    return () => {};
  }
  place.list.splice(place.index, 1);
  touched();
  return () => {
    place.list.splice(Math.min(place.index, place.list.length), 0, place.node);
    touched();
  };
}

/** Moves a node one step towards the top (1) or the bottom (-1), into and out of groups on its way. */
export function step(id, by) {
  const { node: each, list, index, parent } = find(id);
  const next = list[index + by];
  if (next && isGroup(next) && !isGroup(each)) {
    list.splice(index, 1);
    next.layers.splice(by > 0 ? 0 : next.layers.length, 0, each);
  } else if (next) {
    list.splice(index, 1);
    list.splice(index + by, 0, each);
  } else if (parent) {
    const above = find(parent.id);
    list.splice(index, 1);
    above.list.splice(above.index + (by > 0 ? 1 : 0), 0, each);
  } else {
    return false;
  }
  touched();
  return true;
}

/** Moves a node to just above or below another, or into a group ("in"). */
export function place(id, where, targetId) {
  const from = find(id);
  if (id === targetId || !from || (isGroup(from.node) && find(targetId, from.node.layers))) {
    return;
  }
  from.list.splice(from.index, 1);
  const to = find(targetId);
  if (where === "in" && isGroup(to.node) && !isGroup(from.node)) {
    to.node.layers.push(from.node);
  } else {
    to.list.splice(to.index + (where === "above" ? 1 : 0), 0, from.node);
  }
  touched();
}

/** Puts a node into a new group in its place. */
export function group(id, title) {
  const { node: each, list, index } = find(id);
  const made = { kind: "group", id: newId(), title, visible: true, opacity: 1, layers: [each] };
  list.splice(index, 1, made);
  touched();
  return made;
}

/** Puts a group's nodes in its place. */
export function ungroup(id) {
  const { node: each, list, index } = find(id);
  list.splice(index, 1, ...each.layers);
  touched();
}

/** Takes a layer of the server out of its place and puts it on top, where it can be moved. */
export function raise(own) {
  const { own: ignored, ...rest } = own;
  own.visible = false;
  return add({ ...rest, id: newId(), visible: true });
}

// ---- the base map

const byDefault = () => tree.server.filter(({ visible }) => visible).map(({ name }) => tree.own.get(name));

/** Whether any layer that the server shows by default is shown. */
export const baseIsShown = () => (tree.base ? tree.base.visible !== false : byDefault().some(({ visible }) => visible));

/** Shows or hides the base map: the layers that the server shows by default, or what stands for them. */
export function showBase(shown) {
  if (tree.base) {
    tree.base.visible = shown;
  } else {
    byDefault().forEach((each) => (each.visible = shown));
  }
  touched();
}

/** Takes a node for the base map, in place of the server's layers; null for those again. */
export function takeForBase(id) {
  const before = tree.base;
  if (id === null) {
    tree.base = null;
    byDefault().forEach((each) => (each.visible = true));
  } else {
    const { node: each, list, index } = find(id);
    list.splice(index, 1);
    tree.base = each;
    byDefault().forEach((own) => (own.visible = false));
  }
  if (before) {
    tree.nodes.unshift(before);
  }
  touched();
}

// ---- the server's list

/** Takes over the server's list of layers. */
export function setServerLayers(layers) {
  tree.server = layers;
  for (const { name, visible } of layers) {
    if (!tree.own.has(name)) {
      tree.own.set(name, publishedNode(name, { visible: tree.known ? false : visible, own: true }));
    }
  }
}

/** Tells that the list is whole, so that the theme can be laid over it. */
export function serverIsKnown() {
  if (!tree.known) {
    tree.known = true;
    lay();
  }
}

/** Lays what was read over the server's layers: nodes marked as the server's own stand in their place there. */
function lay() {
  const { base, layers } = waiting;
  for (const { name, visible } of tree.server) {
    tree.own.set(name, publishedNode(name, { visible: base === true && visible, own: true }));
  }
  tree.base = base !== null && typeof base === "object" ? sound(base.layer) : null;
  const rest = [];
  for (const each of layers) {
    if (rest.length === 0 && each.own === true && isPublished(each) && serverLayer(each)) {
      tree.own.set(each.layer, each);
    } else {
      rest.push(each);
    }
  }
  tree.nodes = rest;
  waiting = null;
  redraw();
}

// ---- the parts of the document

/** A node with what the page relies on, be it of a kind that only a later version knows; null for what is none. */
function sound(each) {
  if (each === null || typeof each !== "object" || typeof each.kind !== "string") {
    return null;
  }
  const made = { ...each, id: typeof each.id === "string" && each.id !== "" ? each.id : newId() };
  made.opacity = Number.isFinite(each.opacity) ? Math.max(0, Math.min(1, each.opacity)) : 1;
  if (isGroup(made)) {
    made.layers = soundList(each.layers);
  }
  return made;
}

function soundList(list) {
  return (Array.isArray(list) ? list : []).map(sound).filter((each) => each !== null);
}

function distinct(nodes, seen = new Set()) {
  for (const each of nodes) {
    if (seen.has(each.id)) {
      each.id = newId();
    }
    seen.add(each.id);
    if (isGroup(each)) {
      distinct(each.layers, seen);
    }
  }
  return nodes;
}

let readBase = true;

registerPart("base", {
  read: ({ base = true }) => {
    readBase = base;
  },
  write: () => (waiting ? waiting.base : written().base),
});

registerPart("layers", {
  read: ({ layers = [] }) => {
    waiting = { base: readBase, layers: distinct(soundList(layers)) };
    if (tree.known) {
      lay();
    }
  },
  write: () => (waiting ? waiting.layers : written().layers),
});

function written() {
  const shown = tree.server.map(({ name }) => tree.own.get(name)).filter((each) => each.visible || !isPlain(each));
  if (tree.base) {
    return { base: { layer: tree.base }, layers: [...shown, ...tree.nodes] };
  }
  const standing = byDefault();
  const asTheyStand = standing.every(isUntouched) && shown.slice(0, standing.length).every((each, i) => each === standing[i]);
  return asTheyStand
    ? { base: true, layers: [...shown.slice(standing.length), ...tree.nodes] }
    : { base: false, layers: [...shown, ...tree.nodes] };
}

const isUntouched = (each) =>
  each.visible && each.opacity === 1 && isPlain(each) && !each.title && (each.minScale ?? null) === null && (each.maxScale ?? null) === null;
