/**
 * The theme map that this page shows, as one document of JSON (`type: "tutai-theme"`, see /docs/api), and what was changed
 * in it since it was saved. Each member of the document belongs to a part, which a module of its own registers; what
 * belongs to nobody here is kept as it came and written again.
 *
 * While somebody works, the document is kept as a draft: for this tab in its session, so that it is the same after a
 * reload, and for a crash in localStorage, without what may be a secret in an address.
 */

const EMPTY = { type: "tutai-theme", version: 1, title: "", description: "", author: "" };

const parts = new Map();
const listeners = new Set();

/** The document as it was last read: it holds what no part has registered for. */
let original = structuredClone(EMPTY);

/** Where it is stored: {id, etag}; null while it is not. */
let stored = null;

let dirty = false;
let reading = false;

// ---- parts

/**
 * Takes a part of the document: `name` is its member. A part that registers late is given the document at once.
 *
 * @param part `read(document)` takes over what the whole document says; `write()` gives the part's member, undefined to
 *     leave it out. Registering sets `part.changed`, to be called after each change by a person.
 * @returns that function too
 */
export function registerPart(name, part) {
  parts.set(name, part);
  part.changed = changed;
  asRead(() => part.read(structuredClone(original)));
  return changed;
}

/** Tells that somebody changed the theme; while a document is being read nothing counts as a change. */
export function changed() {
  if (reading) {
    return;
  }
  dirty = true;
  tell();
  keepSoon();
}

/** Calls a function whenever the theme was changed, read or saved. */
export function onTheme(listener) {
  listeners.add(listener);
}

function tell() {
  for (const listener of listeners) {
    listener();
  }
}

function asRead(read) {
  const before = reading;
  reading = true;
  try {
    read();
  } finally {
    reading = before;
  }
}

// ---- the document

/** The document as the page stands. */
export function toDocument() {
  const document = structuredClone(original);
  for (const [name, part] of parts) {
    const member = part.write();
    if (member === undefined) {
      delete document[name];
    } else {
      document[name] = structuredClone(member);
    }
  }
  return document;
}

/** Why a document can't be shown: "type", or null for one that can. A newer version is shown as far as it is known. */
export function faultOf(document) {
  return document !== null && typeof document === "object" && document.type === "tutai-theme" ? null : "type";
}

/**
 * Shows a document in place of what there was.
 *
 * @param from {id, etag} of a theme stored on the server; null for one that isn't
 */
export function fromDocument(document, from = null) {
  if (faultOf(document)) {
    throw new TypeError("not a theme document");
  }
  original = { ...structuredClone(EMPTY), ...structuredClone(document) };
  stored = from;
  dirty = false;
  asRead(() => {
    for (const part of parts.values()) {
      part.read(structuredClone(original));
    }
  });
  tell();
}

/** Begins anew. */
export function newTheme() {
  fromDocument({ ...EMPTY, base: true, layers: [], annotations: [], measurements: [] });
  dropDraft();
}

const text = (value) => (typeof value === "string" ? value : "");

/** Whether the document as it was read has something in a list, as before the part of that is here. */
export const hasSome = (name) => Array.isArray(original[name]) && original[name].length > 0;

/** What the theme says of itself. */
export function about() {
  const { title, description, author } = original;
  return { title: text(title), description: text(description), author: text(author) };
}

/** Changes what the theme says of itself, such as `{title: "…"}`, or another member that no part has. */
export function describe(members) {
  if (Object.keys(members).some((name) => parts.has(name))) {
    throw new TypeError("a part writes its own member");
  }
  Object.assign(original, members);
  changed();
}

/** Whether there is something that is not saved. */
export const isDirty = () => dirty;

/** Where the theme is stored, {id, etag}, or null. */
export const storedAs = () => stored;

/** Tells where the theme is going to be stored whole, while its files are still being sent. */
export function markStored(where) {
  stored = where;
}

/** Tells that the document as it stands is now stored. */
export function markSaved(where) {
  stored = where;
  dirty = false;
  keepDraft();
  tell();
}

// ---- the draft

const TAB = "tutai.tab";
const DRAFT = "tutai.draft.";

/** A browser gives an origin about five million characters in all. */
const MOST_CHARACTERS = 1_500_000;
const MOST_DRAFTS = 3;

/** No draft is kept before {@link startDraft}: who only looks at a theme leaves nothing behind. */
let tab = null;
let timer = 0;
let tooLarge = false;
let channel = null;

/** Whether the draft is too large to be kept here; saving it is then all the more worth while. */
export const isTooLarge = () => tooLarge;

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(keepDraft, 300);
}

/** Keeps the draft now, as before a reload. Answers whether it could be kept. */
export function keepDraft() {
  clearTimeout(timer);
  if (tab === null) {
    return false;
  }
  const draft = { at: Date.now(), dirty, stored, document: toDocument() };
  const whole = JSON.stringify(draft);
  tooLarge = whole.length > MOST_CHARACTERS;
  if (tooLarge) {
    return false;
  }
  const kept = write(sessionStorage, DRAFT, whole);
  if (dirty) {
    makeRoom();
    write(localStorage, DRAFT + tab, JSON.stringify({ ...draft, document: withoutSecrets(draft.document) }));
  } else {
    attempt(() => localStorage.removeItem(DRAFT + tab));
  }
  return kept;
}

/**
 * Begins to keep the draft of this tab, and takes up what it had before a reload.
 *
 * @returns whether there was something to take up
 */
export function startDraft() {
  tab = attempt(() => sessionStorage.getItem(TAB)) ?? newTab();
  attempt(listen);
  addEventListener("pagehide", () => dirty && keepDraft());
  return takeUp(parsed(attempt(() => sessionStorage.getItem(DRAFT))) ?? draftAt(DRAFT + tab));
}

function newTab() {
  const name = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join("");
  write(sessionStorage, TAB, name);
  return name;
}

function takeUp(draft) {
  if (draft === null) {
    return false;
  }
  fromDocument(draft.document, draft.stored ?? null);
  if (draft.dirty) {
    changed();
  }
  return true;
}

/** Leaves a document for the map page in this tab, as a draft that is stored nowhere yet. */
export function carryAway(document) {
  write(sessionStorage, DRAFT, JSON.stringify({ at: Date.now(), dirty: true, stored: null, document }));
}

/** The newest draft left behind by a tab that is gone, as {key, at, title}; null when there is none. */
export async function leftDraft() {
  const orphans = [];
  const alive = await aliveTabs();
  for (const key of draftKeys()) {
    const draft = draftAt(key);
    if (draft?.dirty && !alive.has(key.slice(DRAFT.length))) {
      orphans.push({ key, at: draft.at, title: text(draft.document.title) });
    }
  }
  return orphans.sort((a, b) => b.at - a.at)[0] ?? null;
}

/** Takes up a draft that was left behind; false when it is not there any more. */
export function restoreDraft(key) {
  const draft = draftAt(key);
  attempt(() => localStorage.removeItem(key));
  const taken = takeUp(draft);
  keepDraft();
  return taken;
}

/** Forgets the draft of this tab, or one that was left behind. */
export function dropDraft(key = DRAFT + tab) {
  clearTimeout(timer);
  attempt(() => localStorage.removeItem(key));
  if (key === DRAFT + tab) {
    attempt(() => sessionStorage.removeItem(DRAFT));
  }
}

function draftAt(key) {
  return parsed(attempt(() => localStorage.getItem(key)));
}

function parsed(written) {
  try {
    const draft = JSON.parse(written);
    return draft !== null && faultOf(draft.document) === null ? draft : null;
  } catch {
    return null;
  }
}

const draftKeys = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(DRAFT))) ?? [];

/** Leaves only the newest drafts of other tabs. */
function makeRoom() {
  const others = draftKeys().filter((key) => key !== DRAFT + tab);
  const byAge = others.sort((a, b) => (draftAt(b)?.at ?? 0) - (draftAt(a)?.at ?? 0));
  byAge.slice(MOST_DRAFTS - 1).forEach((key) => attempt(() => localStorage.removeItem(key)));
}

/** Tabs tell one another that they live, so that nobody is offered what another tab has open. */
function listen() {
  channel = new BroadcastChannel("tutai.tabs");
  channel.addEventListener("message", ({ data }) => {
    if (data === "who") {
      channel.postMessage({ alive: tab });
    } else if (data?.alive === tab) {
      // A tab that was duplicated has the name of the other; it takes one of its own.
      tab = newTab();
    }
  });
}

async function aliveTabs() {
  const alive = new Set([tab]);
  if (channel === null) {
    return alive;
  }
  const hear = ({ data }) => data?.alive && alive.add(data.alive);
  channel.addEventListener("message", hear);
  channel.postMessage("who");
  await new Promise((resume) => setTimeout(resume, 250));
  channel.removeEventListener("message", hear);
  return alive;
}

function write(storage, key, value) {
  return attempt(() => {
    storage.setItem(key, value);
    return true;
  }) ?? false;
}

/** What a browser forbids or has no room for is left undone. */
function attempt(act) {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
}

// ---- secrets

const SECRET = /([?&;](?:[a-z_-]*(?:token|key|secret|passw(?:or)?d|pwd|signature)|auth|sig)=)[^&;#\s"]*/gi;
const PERSON = /(\b[a-z][a-z0-9+.-]*:\/\/)[^/?#@\s"]*@/gi;

/** A copy of a value in which no text has the name, password or key of an address. */
export function withoutSecrets(value) {
  if (typeof value === "string") {
    return value.replace(PERSON, "$1").replace(SECRET, "$1");
  }
  if (Array.isArray(value)) {
    return value.map(withoutSecrets);
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutSecrets(member)]));
  }
  return value;
}
