import { keepDraft, toDocument } from "./theme.js";

/**
 * The origins that this page may fetch from: its policy names those that this person has added, which a cookie tells the
 * server. A policy cannot grow in an open page, so the first layer of an origin takes a reload.
 */

const COOKIE = "tutai-sources";
const AFTER = "tutai.after";

/** More are not kept; the oldest goes first. */
const MOST = 24;

/** The origin of an address, also of one with {z}, {x} and {y} in it; null for what is no web address. */
export function originOf(address) {
  try {
    const { protocol, origin } = new URL(String(address).replace(/\{[^}]*\}/g, "0"), location.href);
    return /^https?:$/.test(protocol) ? origin : null;
  } catch {
    return null;
  }
}

/** All the origins of an address: one with {a-c} or {s} in its host has several. */
export function originsOf(address) {
  const text = String(address).replace(/\{s\}/g, "{a-c}");
  const range = /\{([a-z0-9])-([a-z0-9])\}/.exec(text);
  if (!range) {
    return [originOf(text)].filter(Boolean);
  }
  const [from, to] = [range[1].charCodeAt(0), range[2].charCodeAt(0)];
  const all = [];
  for (let code = from; code <= to && all.length < 8; code++) {
    all.push(originOf(text.replace(range[0], String.fromCharCode(code))));
  }
  return [...new Set(all.filter(Boolean))];
}

function remembered() {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  return found ? decodeURIComponent(found.slice(COOKIE.length + 1)).split(" ").filter(Boolean) : [];
}

/** Whether the page may fetch from all of the origins. */
export function areAllowed(origins) {
  const known = new Set([location.origin, ...remembered()]);
  return origins.every((origin) => known.has(origin));
}

/**
 * Allows origins and loads the page again with what it shows, unless they are allowed already.
 *
 * @param after what is to be done after that, see {@link takeAfter}; null for nothing, or what was to be done before
 * @returns whether the page is about to be loaded again
 */
export function allow(origins, after) {
  const before = remembered();
  const missing = origins.filter((origin) => origin !== location.origin && !before.includes(origin));
  if (missing.length === 0) {
    return false;
  }
  const all = [...missing, ...before].slice(0, MOST);
  const path = location.pathname.replace(/[^/]*$/, "");
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${encodeURIComponent(all.join(" "))}; Path=${path}; Max-Age=31536000; SameSite=Lax${secure}`;
  if (!areAllowed(missing) || !keepDraft()) {
    return false;
  }
  if (after) {
    sessionStorage.setItem(AFTER, JSON.stringify(after));
  }
  location.reload();
  return true;
}

/** Allows the origins of all layers of the theme that is shown, as {@link allow} does. */
export function allowShown(after = null) {
  return allow(originsIn(toDocument().layers), after);
}

function originsIn(layers) {
  const all = (layers ?? []).flatMap((layer) => [...originsIn(layer.layers), ...[layer.url, layer.template].filter(Boolean).flatMap(originsOf)]);
  return [...new Set(all)];
}

/** What was to be done after the page was loaded again; null when nothing was. */
export function takeAfter() {
  try {
    const after = JSON.parse(sessionStorage.getItem(AFTER));
    sessionStorage.removeItem(AFTER);
    return after;
  } catch {
    return null;
  }
}
