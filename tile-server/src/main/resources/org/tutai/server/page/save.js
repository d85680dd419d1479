import { Failure } from "./failure.js";
import { isLocal, keptFile, storedAddress } from "./files.js";
import { PRIVATE_ENDS } from "./private-ends.js";
import { fromDocument, markSaved, markStored, storedAs, toDocument } from "./theme.js";
import { flattened } from "./tree.js";
import { refusal, Refused, ROOT, send, sendWhole } from "./who.js";

/** How the theme goes to the server and comes back: its document, and the files that its layers need. */

const THEMES = "api/v1/themes";

const addressOf = (id) => `${THEMES}/${encodeURIComponent(id)}`;

/**
 * Saves the theme with its files.
 *
 * @param tell told what is being done: ("file", name) or ("document")
 * @param options `anew` to save a theme of its own, `over` to write over what was changed elsewhere
 * @throws {Refused}
 */
export async function save(tell, { anew = false, over = false } = {}) {
  const waiting = waitingFiles(anew);
  const known = anew ? null : storedAs();
  let at = known;
  if (at === null) {
    tell("document");
    at = await create(waiting.length > 0 ? withoutFiles(toDocument(), waiting) : toDocument());
    await copyPictures(at, tell);
    if (!anew) {
      // The map may be drawn before the end, with files that this theme has by then.
      markStored(at);
    }
  }
  for (const nodes of grouped(waiting).values()) {
    const { blob, name, isPart } = await content(nodes[0].node);
    tell("file", name);
    const kept = await send("POST", `${addressOf(at.id)}/files?${new URLSearchParams({ name })}`, blob);
    nodes.forEach(({ node }) => take(node, kept.file, isPart));
  }
  if (known !== null || waiting.length > 0) {
    tell("document");
    at = await replace(at, over);
  }
  markSaved(at);
  return at;
}

/** The layers whose files the server doesn't have with this theme yet. */
function waitingFiles(anew) {
  return flattened().filter(({ node }) => isLocal(node.file) || (node.file && (node.filesOf || (anew && storedAs()))));
}

/** Gives a new theme the pictures that its annotations show and that are kept where it comes from. */
async function copyPictures({ id }, tell) {
  const pictures = (toDocument().annotations ?? []).map((each) => each?.image).filter((image) => /^sha256-/.test(image ?? ""));
  for (const file of new Set(pictures)) {
    const answer = await fetch(storedAddress({ file }));
    if (answer.ok) {
      tell("file", file.slice(0, 14));
      await send("POST", `${addressOf(id)}/files?${new URLSearchParams({ name: file.slice(0, 14) })}`, await answer.blob());
    } else if (answer.status >= 500) {
      throw await refusal(answer);
    }
  }
}

function grouped(waiting) {
  const files = new Map();
  for (const each of waiting) {
    const key = each.node.filesOf ? `${each.node.file} ${each.node.layer ?? ""}` : each.node.file;
    files.set(key, [...(files.get(key) ?? []), each]);
  }
  return files;
}

/** A part of a file is GeoJSON of one layer, whatever the whole was. */
function take(node, file, isPart) {
  node.file = file;
  delete node.filesOf;
  if (isPart) {
    Object.assign(node, { format: "geojson", layer: "" });
  }
}

async function content(node) {
  if (isLocal(node.file)) {
    const kept = await keptFile(node.file);
    if (kept === null) {
      throw new Failure("failLocal");
    }
    return kept;
  }
  const answer = await fetch(storedAddress(node));
  if (answer.status === 403 && node.filesOf) {
    return shownPart(node);
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return { blob: await answer.blob(), name: node.fileName ?? node.title ?? "file" };
}

/** What a shared map shows of a file that is not given whole. */
async function shownPart(node) {
  const answer = await fetch(`${storedAddress(node)}?${new URLSearchParams({ as: "geojson", ...(node.layer ? { layer: node.layer } : {}) })}`);
  if (!answer.ok) {
    throw await refusal(answer);
  }
  const { layers } = await answer.json();
  const features = layers.flatMap(({ geojson }) => geojson?.features ?? []);
  const name = `${(node.fileName ?? node.title ?? "file").replace(/[.][a-z0-9]+$/i, "")}.geojson`;
  return { blob: new Blob([JSON.stringify({ type: "FeatureCollection", features })], { type: "application/geo+json" }), name, isPart: true };
}

/** A first state of the document, which the files can be sent to. */
function withoutFiles(document, waiting) {
  const gone = new Set(waiting.map(({ node }) => node.id));
  const strip = (nodes) => nodes.filter(({ id }) => !gone.has(id)).map((node) => (node.layers && node.kind === "group" ? { ...node, layers: strip(node.layers) } : node));
  return { ...document, layers: strip(document.layers) };
}

async function create(document) {
  return where(await sendWhole("POST", THEMES, document, { "Idempotency-Key": crypto.getRandomValues(new Uint32Array(4)).join("-") }));
}

async function replace({ id, etag }, over) {
  const match = over || !etag ? {} : { "If-Match": etag };
  return where(await sendWhole("PUT", addressOf(id), toDocument(), match), id);
}

async function where(answer, id) {
  const said = await answer.json().catch(() => ({}));
  return { id: said.id ?? id, etag: answer.headers.get("ETag") ?? "", share: storedAs()?.share ?? null };
}

// ---- sharing

/** Shares the theme as it is stored: {link, id, visibility, remarks}. */
export async function share(visibility) {
  const shown = await send("POST", `${addressOf(storedAs().id)}/share`, { visibility });
  markSaved({ ...storedAs(), share: { id: shown.id, link: shown.link, visibility } });
  return shown;
}

/** Ends sharing; the link tells nothing from then on. */
export async function revoke() {
  await send("DELETE", `${addressOf(storedAs().id)}/share`);
  markSaved({ ...storedAs(), share: null });
}

// ---- one's own themes

/** The themes of who is signed in, the newest first. */
export async function ownThemes(q, after) {
  const query = new URLSearchParams({ limit: "50", ...(q ? { q } : {}), ...(after ? { after } : {}) });
  return get(`${THEMES}?${query}`);
}

async function get(address) {
  const answer = await getWhole(address);
  return answer.json();
}

async function getWhole(address) {
  let answer;
  try {
    answer = await fetch(ROOT + address, { headers: { Accept: "application/json" }, cache: "no-store" });
  } catch {
    throw new Refused(0, {}, 0);
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

/** Opens a stored theme in place of what there is. */
export async function openTheme(id) {
  const answer = await getWhole(addressOf(id));
  const { document, share: shown } = await answer.json();
  fromDocument(document, { id, etag: answer.headers.get("ETag") ?? "", share: shown });
}

/** Gives a stored theme another title. */
export async function rename(id, title) {
  const answer = await getWhole(addressOf(id));
  const { document } = await answer.json();
  await sendWhole("PUT", addressOf(id), { ...document, title }, { "If-Match": answer.headers.get("ETag") ?? "*" });
}

export const discard = (id) => send("DELETE", addressOf(id));

// ---- what others will see

/** The published layers of the theme, whose version can be kept. */
export function pinnable() {
  return flattened().filter(({ node }) => node.kind === "published");
}

const PRIVATE = new RegExp(
  `^(.*\\.(${PRIVATE_ENDS.join("|")})\\.?|127\\..*|10\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|\\[?(::1|f[cd].*|fe80.*)\\]?|[^.]+)$`,
  "i",
);
const SECRET = /[?&;]((?:[a-z_-]*(?:token|key|secret|passw(?:or)?d|pwd|signature)|auth|sig)=)/i;

/** What will be left out of a shared copy: {title, why: "path" | "private" | "secret"}. */
export function leftOut() {
  return flattened().flatMap(({ node }) => reasons(node).map((why) => ({ node, why })));
}

function reasons(node) {
  const found = [];
  if (node.path && !node.file) {
    found.push("path");
  }
  for (const address of [node.url, node.template].filter(Boolean)) {
    const host = /^https?:[/]{2}(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(address)?.[1] ?? "";
    if (PRIVATE.test(host)) {
      found.push("private");
    }
    if (SECRET.test(address) || /^https?:[/]{2}[^/?#]*@/i.test(address)) {
      found.push("secret");
    }
  }
  return [...new Set(found)];
}
