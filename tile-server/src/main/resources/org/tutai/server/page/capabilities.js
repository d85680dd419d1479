import { Failure } from "./failure.js";
import { fetchLink } from "./files.js";
import { projectionOf } from "./sources.js";
import { sendWhole } from "./who.js";

/** What a WMS, a WMTS or the tiles of somebody else offer: this page fetches their description, the server reads it. */

const MOST_LAYERS = 5000;

/** The address of a service's capabilities. */
export function capabilitiesAddress(address, kind) {
  if (/\.xml([?#]|$)/i.test(address)) {
    return address;
  }
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (/^(service|request|version)$/i.test(name)) {
      url.searchParams.delete(name);
    }
  }
  url.searchParams.set("SERVICE", kind.toUpperCase());
  url.searchParams.set("REQUEST", "GetCapabilities");
  return url.href;
}

/** Fetches and reads the capabilities of a service: of the kind said, else of whichever answers. */
export async function askService(address, kind) {
  const kinds = kind ? [kind] : /wmts/i.test(address) ? ["wmts", "wms"] : ["wms", "wmts"];
  let problem;
  for (const each of kinds) {
    try {
      const answer = await fetchLink(capabilitiesAddress(address, each));
      return await readCapabilities(await answer.blob(), address);
    } catch (failure) {
      problem ??= failure;
    }
  }
  throw problem;
}

/**
 * The tiles that a TileJSON describes.
 *
 * @returns {kind: "xyz", title, url, minZoom, maxZoom, tileSize, tms, attribution, bounds}; null when what is there is something else
 * @throws {Failure} when the tiles are no pictures
 */
export async function askTiles(address) {
  const document = await (await fetchLink(address)).blob();
  if (!/"tilejson"\s*:/.test(await document.slice(0, 1_000_000).text())) {
    return null;
  }
  return readCapabilities(document, address);
}

/**
 * Has the server read a capabilities document, as everything of ours reads them. It fetches nothing for that.
 *
 * @param content a text, or a Blob, whose XML may be in any encoding
 * @param address where it came from; used where the document does not say where pictures are had
 * @returns {kind: "wms" | "wmts", title, layers: [{name, title, depth, …}]}, or what askTiles does
 * @throws {Refused} when it can't be read, with what it is instead where it tells
 * @throws {Failure} when it is of no WMS, WMTS or tiles that are pictures
 */
export async function readCapabilities(content, address) {
  const document = new Blob([content], { type: "application/xml" });
  const answer = await sendWhole("POST", `api/v1/remote/capabilities?${new URLSearchParams({ url: address })}`, document);
  const read = await answer.json();
  const make = { wms: wmsOf, wmts: wmtsOf, xyz: tilesOf }[read.kind];
  if (!make) {
    throw new Failure("addNoCapabilities");
  }
  return make(read, address);
}

/** On a page of https the pictures come by https as well, where the capabilities did. */
function secure(said, address) {
  const upgraded = location.protocol === "https:" && /^http:/i.test(said ?? "") && /^https:/i.test(address);
  return upgraded ? said.replace(/^http:/i, "https:") : said;
}

/** Where a service says it is had; where it names a machine of its own network, the address that was asked. */
function own(said, address) {
  try {
    const inner = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1)/.test(new URL(said).hostname);
    const asked = new URL(address);
    return inner && !/^(localhost|127\.)/.test(asked.hostname) ? plain(asked) : secure(said, address);
  } catch {
    try {
      return plain(new URL(address));
    } catch {
      return "";
    }
  }
}

function plain(url) {
  for (const name of [...url.searchParams.keys()]) {
    if (/^(service|request|version)$/i.test(name)) {
      url.searchParams.delete(name);
    }
  }
  return url.href.replace(/\?$/, "");
}

// ---- WMS

function wmsOf({ title, url, version, layers }, address) {
  const service = { kind: "wms", title, url: own(url, address), version: /^1\.[01]/.test(version) ? "1.1.1" : "1.3.0", credit: "", layers: [] };
  layers.forEach((layer) => collect(layer, service, 0, ""));
  return service;
}

/** The address with a value of each dimension that has no default: a server refuses whoever names none. */
function withDimensions(url, dimensions) {
  const needed = dimensions.filter((each) => each.default === "" && each.values.length > 0);
  const said = needed.map(({ name, values }) => {
    const key = /^(time|elevation)$/i.test(name) ? name.toUpperCase() : `DIM_${name}`;
    return `${encodeURIComponent(key)}=${encodeURIComponent(values[0].split("/")[0].trim())}`;
  });
  return said.length === 0 ? url : url + (url.includes("?") ? (/[?&]$/.test(url) ? "" : "&") : "?") + said.join("&");
}

function collect(layer, service, depth, within) {
  if (service.layers.length >= MOST_LAYERS) {
    return;
  }
  const title = layer.title || layer.name || "";
  if (layer.name !== null) {
    const { name, crs, bounds, attribution, theme } = layer;
    service.layers.push({
      name,
      title,
      within,
      depth,
      crs,
      bounds,
      credit: attribution?.title ?? "",
      format: theme?.format ?? "image/png",
      url: withDimensions(service.url, layer.dimensions),
    });
  }
  const isHeading = depth > 0 || layer.name !== null;
  layer.layers.forEach((child) => collect(child, service, depth + (isHeading ? 1 : 0), isHeading ? title : ""));
}

/** The CRS that a layer is best asked in: the map's own, else one that the page can turn into it. */
export function bestCrs(codes) {
  const wanted = ["EPSG:3857", "EPSG:900913", "EPSG:102100", "EPSG:3826", "EPSG:4326", "CRS:84", "EPSG:3825"];
  return wanted.find((code) => codes.includes(code)) ?? codes.find((code) => projectionOf(code) !== null) ?? null;
}

// ---- WMTS

function wmtsOf({ title, provider, url, layers, matrixSets }, address) {
  return {
    kind: "wmts",
    title,
    credit: provider,
    url: own(url, address),
    layers: layers.slice(0, MOST_LAYERS).map((layer) => wmtsLayer(layer, matrixSets, address)),
  };
}

function wmtsLayer(layer, sets, address) {
  const theme = layer.theme ?? {};
  const usable = layer.matrixSets.filter(({ crs, id }) => crs !== null && projectionOf(crs) !== null && sets[id]);
  usable.sort((a, b) => rank(a) - rank(b));
  // The server's choice among sets that are as good.
  const link = usable.find(({ id, crs }) => id === theme.matrixSet && rank({ crs }) === rank(usable[0])) ?? usable[0];
  return {
    name: layer.name,
    title: layer.title || layer.name,
    within: "",
    depth: 0,
    crs: layer.matrixSets.map(({ id, crs }) => crs ?? sets[id]?.crsReference ?? ""),
    bounds: layer.bounds,
    style: theme.style ?? "",
    format: theme.format ?? "image/png",
    template: secure(theme.template ?? null, address),
    dimensions: theme.dimensions ?? {},
    set: link?.id ?? "",
    setCrs: link ? projectionOf(link.crs).getCode() : "",
    matrices: link ? matricesOf(link, sets[link.id].matrices) : [],
  };
}

const rank = ({ crs }) => ["EPSG:3857", "EPSG:3826", "CRS:84", "EPSG:4326", "EPSG:3825"].indexOf(projectionOf(crs).getCode());

/** The matrices that a layer has tiles of; corners are x, y whatever the order of the CRS. */
function matricesOf({ limits }, matrices) {
  const limited = Object.keys(limits);
  return matrices.filter(({ id }) => limited.length === 0 || limited.includes(id));
}

// ---- tiles

function tilesOf({ theme, bounds, vector }, address) {
  if (vector) {
    throw new Failure("addVectorTiles");
  }
  return { ...theme, url: secure(theme.url, address), bounds };
}
