import { Failure } from "./failure.js";
import { groundLayer, isGround } from "./ground.js";
import { addWords } from "./i18n.js";
import { fromShared } from "./shared.js";
import { newId } from "./tree.js";
import { storedAs } from "./theme.js";
import { refusal, ROOT, sendWhole } from "./who.js";

/* global ol */

addWords(
  {
    failAddress: "圖層的網址不正確，應以 https:// 或 http:// 開頭。",
    failLink: (host) => `無法讀取 ${host} 的資料：可能連不上，或該網站不允許其他網頁讀取。可以下載檔案後拖進地圖。`,
    failNotThere: (status) => `資料讀不到（${status}）。檔案可能已移除；請重新加入。`,
    failNothing: "檔案裡沒有可以畫的圖徵。",
    failGrid: "網格資料（影像）無法直接在這裡顯示。請用 ./tutai publish 發布後再加入。",
    failNoPlace: "不知道這個圖層用哪個坐標系統。請重新加入，並選擇坐標系統。",
    failLocal: "這個檔案只在原來的電腦上。請再次拖進地圖，或移除這個圖層。",
    failFilterNone: "沒有圖徵符合篩選條件。",
  },
  {
    failAddress: "The layer's address is not right; it must begin with https:// or http://.",
    failLink: (host) => `The data of ${host} cannot be read: it is not reachable, or does not let other pages read it. You can download the file and drop it on the map.`,
    failNotThere: (status) => `The data is not there (${status}). The file may have been removed; please add it again.`,
    failNothing: "There is nothing in the file that can be drawn.",
    failGrid: "Gridded data (pictures) cannot be shown from a file. Publish them with ./tutai publish, then add the layer.",
    failNoPlace: "It is not known which CRS this layer is in. Add it again and choose one.",
    failLocal: "This file is only on the computer it came from. Drop it on the map again, or remove the layer.",
    failFilterNone: "The filter holds for no feature.",
  },
);

/**
 * The files of one's own and the documents that layers link to, and the features in them. A file that is not saved with a
 * theme yet waits in this browser (IndexedDB), so that it is there after a reload.
 */

const LOCAL = "local-";

/** More than this the server doesn't look at. */
export const MOST_BYTES = 20 << 20;
const MOST_KEPT = 12;

const inMemory = new Map();

/** Whether a file is still in this browser only. */
export const isLocal = (file) => typeof file === "string" && file.startsWith(LOCAL);

function request(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("tutai", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("files", { keyPath: "id" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asking = act(opening.result.transaction("files", mode).objectStore("files"));
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
      asking.transaction.oncomplete = () => opening.result.close();
    };
  });
}

/** Keeps a file for this browser; answers the name it is found by. */
export async function keepFile(blob, name) {
  const id = LOCAL + newId();
  const kept = { id, name, blob, at: Date.now() };
  inMemory.set(id, kept);
  try {
    await request("readwrite", (files) => files.put(kept));
    const all = await request("readonly", (files) => files.getAll());
    const old = all.sort((a, b) => b.at - a.at).slice(MOST_KEPT);
    for (const { id: gone } of old) {
      await request("readwrite", (files) => files.delete(gone));
    }
  } catch {
    // Without room in the browser the file lasts as long as the page.
  }
  return id;
}

/** A file of this browser as {name, blob}; null when it is not there any more. */
export async function keptFile(id) {
  try {
    return inMemory.get(id) ?? (await request("readonly", (files) => files.get(id))) ?? null;
  } catch {
    return null;
  }
}

// ---- what is in a file

const inspected = new Map();

/**
 * What the server finds in a file, without keeping it: {report, layers: [{name, geojson, …}], overlays}.
 *
 * @param taken {encoding, crs}, where somebody knows better than the file, and {filter}, an ECQL for the features wanted
 * @throws {Refused}
 */
export async function inspect(blob, name, taken = {}) {
  const said = Object.entries(taken).filter(([, value]) => value);
  const query = new URLSearchParams([["filename", name], ...said]);
  const answer = await sendWhole("POST", `api/v1/inspect?${query}`, blob);
  return answer.json();
}

/** Which features of a file are wanted; only the layers of kind file have a filter. */
const filterOf = ({ kind, filter }) => (kind === "file" && typeof filter === "string" ? filter.trim() : "");

const inspectedKey = (node) => JSON.stringify([node.file, node.encoding, node.crs, filterOf(node)]);

function inspectedFile(node) {
  const key = inspectedKey(node);
  if (!inspected.has(key)) {
    const asked = keptFile(node.file).then((kept) => {
      if (kept === null) {
        throw new Failure("failLocal");
      }
      return inspect(kept.blob, kept.name, { encoding: node.encoding, crs: node.crs, filter: filterOf(node) }).catch((refused) => {
        throw unfit(refused, node);
      });
    });
    asked.catch(() => inspected.delete(key));
    inspected.set(key, asked);
  }
  return inspected.get(key);
}

/** What is wrong: the filter, or the file itself. */
const unfit = (refused, node) => (filterOf(node) && refused.status === 400 ? new Failure("failLook", refused.message) : refused);

/** Remembers what was found in a file that has just been added. */
export function rememberInspected(node, found) {
  inspected.set(inspectedKey(node), Promise.resolve(found));
}

// ---- links

/** What is at an address of somebody else's: fetched directly, or by the server where its operator allows that. */
export async function fetchLink(address) {
  let problem;
  try {
    const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(20_000) });
    if (answer.ok) {
      return answer;
    }
    problem = new Failure("failNotThere", answer.status);
  } catch {
    problem = new Failure("failLink", hostOf(address));
  }
  try {
    const answer = await fetch(`${ROOT}api/v1/remote/fetch?url=${encodeURIComponent(address)}`);
    if (answer.ok) {
      return answer;
    }
  } catch {
    // The first reason is the better one.
  }
  throw problem;
}

/** The host of an address. */
export function hostOf(address) {
  try {
    return new URL(address, ROOT).host;
  } catch {
    throw new Failure("failAddress");
  }
}

// ---- features

const READ = { featureProjection: "EPSG:3857" };

/**
 * The features and pictures of a node, as {features, overlays} of OpenLayers, with the fields that its filter asks for and
 * that are not there, as {missing}.
 */
export async function featuresOf(node) {
  if (node.data) {
    return { features: fromGeoJson(node.data), overlays: [] };
  }
  if (isLocal(node.file)) {
    return fromInspected(await inspectedFile(node), node);
  }
  if (node.file) {
    return stored(node);
  }
  if (node.url) {
    return linked(node);
  }
  throw new Failure("failLocal");
}

/** Where a file is that was saved with a theme. */
export function storedAddress({ file, filesOf }) {
  const shared = filesOf ?? fromShared();
  const whose = shared ? `t/${shared}` : `api/v1/themes/${storedAs()?.id ?? ""}`;
  return `${ROOT}${whose}/files/${encodeURIComponent(file)}`;
}

async function stored(node) {
  const filter = filterOf(node);
  const query = new URLSearchParams({ as: "geojson", ...(node.layer ? { layer: node.layer } : {}), ...(filter ? { filter } : {}) });
  let answer;
  try {
    answer = await fetch(`${storedAddress(node)}?${query}`);
  } catch {
    throw new Failure("failLink", hostOf(ROOT));
  }
  if (!answer.ok) {
    const refused = await refusal(answer);
    const why = unfit(refused, node);
    throw answer.status === 404 ? new Failure("failNotThere", 404) : why instanceof Failure ? why : new Failure("failRead", refused.message);
  }
  const found = await answer.json();
  return found.layers ? fromInspected(found, node) : { features: fromGeoJson(found), overlays: overlays(found.overlays) };
}

async function linked(node) {
  const answer = await fetchLink(node.url);
  if (node.kind === "geojson") {
    return { features: fromGeoJson(await answer.json()), overlays: [] };
  }
  const blob = await answer.blob();
  const name = decodeURIComponent(new URL(node.url, ROOT).pathname.split("/").pop() || "linked.kml");
  const zipped = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isZip = zipped[0] === 0x50 && zipped[1] === 0x4b;
  if (!isZip) {
    return { features: fromKml(await blob.text()), overlays: [] };
  }
  return fromInspected(await inspect(blob, /\.kmz$/i.test(name) ? name : `${name}.kmz`), node);
}

function fromInspected({ layers = [], overlays: pictures = [] }, node) {
  const wanted = layers.filter(({ name }) => !node.layer || name === node.layer);
  if (wanted.length > 0 && wanted.every(({ geojson }) => !geojson)) {
    throw new Failure(wanted[0].geometry === "raster" ? "failGrid" : "failNoPlace");
  }
  const missing = [...new Set(wanted.flatMap(({ missingFields = [] }) => missingFields))];
  return { features: wanted.flatMap(({ geojson }) => (geojson ? fromGeoJson(geojson) : [])), overlays: overlays(pictures), missing };
}

/** The features of a GeoJSON object; what has no shape is left out. */
export function fromGeoJson(json) {
  const format = new ol.format.GeoJSON();
  const said = json?.crs?.properties?.name;
  const known = said && /:(3826|3825|3857)$/.exec(said);
  const read = known ? { ...READ, dataProjection: `EPSG:${known[1]}` } : READ;
  return format.readFeatures(known ? { ...json, crs: undefined } : json, read).filter((feature) => feature.getGeometry());
}

/** The features of KML, with their own symbols but without pictures from elsewhere. */
function fromKml(text) {
  const features = new ol.format.KML({ extractStyles: true, showPointNames: false }).readFeatures(text, READ);
  features.forEach(keepToOwnPictures);
  return features.filter((feature) => feature.getGeometry());
}

const DOT = { radius: 6, fill: new ol.style.Fill({ color: "#0b6e6e" }), stroke: new ol.style.Stroke({ color: "#ffffff", width: 1.5 }) };

function keepToOwnPictures(feature) {
  const styles = feature.getStyleFunction();
  feature.setStyle((each, resolution) => {
    const drawn = [styles?.(each, resolution) ?? []].flat();
    for (const style of drawn) {
      const image = style.getImage();
      if (image instanceof ol.style.Icon && !/^data:/.test(image.getSrc() ?? "")) {
        style.setImage(new ol.style.Circle(DOT));
      }
    }
    return drawn;
  });
}

/** Pictures that lie on the ground, the lowest first. */
function overlays(pictures = []) {
  return pictures
    .filter(isGround)
    .sort((a, b) => (a.drawOrder ?? 0) - (b.drawOrder ?? 0))
    .map(groundLayer);
}
