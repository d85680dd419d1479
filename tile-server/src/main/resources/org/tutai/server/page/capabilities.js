import { Failure } from "./failure.js";
import { fetchLink } from "./files.js";
import { exceptionText, projectionOf } from "./sources.js";

/* global ol */

/** What a WMS or WMTS of somebody else offers, from its capabilities document. */

const MOST_CHARACTERS = 20_000_000;

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
      return readCapabilities(await answer.text(), address);
    } catch (failure) {
      problem ??= failure;
    }
  }
  throw problem;
}

/**
 * Reads a capabilities document.
 *
 * @param address where it came from; used where the document does not say where pictures are had
 * @returns {kind: "wms" | "wmts", title, layers: [{name, title, depth, styles, …}]}
 * @throws {Failure} when it is none, with what it is instead where it tells
 */
export function readCapabilities(text, address) {
  const document = new DOMParser().parseFromString(text.slice(0, MOST_CHARACTERS).trim(), "text/xml");
  const root = document.documentElement.localName;
  if (document.querySelector("parsererror") || !/Capabilities$/.test(root)) {
    const said = exceptionText(text);
    throw said ? new Failure("failSaid", hostOf(address), said) : new Failure("addNoCapabilities");
  }
  const isTiles = root === "Capabilities";
  return isTiles ? wmtsOf(new ol.format.WMTSCapabilities().read(document), address) : wmsOf(new ol.format.WMSCapabilities().read(document), address);
}

const hostOf = (address) => {
  try {
    return new URL(address).host;
  } catch {
    return "";
  }
};

// ---- WMS

function wmsOf(read, address) {
  const capability = read.Capability ?? {};
  const http = capability.Request?.GetMap?.DCPType?.[0]?.HTTP;
  const formats = capability.Request?.GetMap?.Format ?? [];
  const service = {
    kind: "wms",
    title: read.Service?.Title ?? "",
    url: own(http?.Get?.OnlineResource, address),
    version: /^1\.[01]/.test(read.version ?? "") ? "1.1.1" : "1.3.0",
    format: ["image/png", "image/png; mode=8bit", "image/png8", "image/gif", "image/jpeg"].find((each) => formats.includes(each)) ?? formats[0] ?? "image/png",
    credit: read.Service?.ContactInformation?.ContactPersonPrimary?.ContactOrganization ?? "",
    layers: [],
  };
  collect(capability.Layer, service, 0, {});
  return service;
}

function collect(layer, service, depth, above) {
  if (!layer || depth > 30 || service.layers.length >= 5000) {
    return;
  }
  const crs = [...(above.crs ?? []), ...[layer.CRS ?? layer.SRS ?? []].flat().flatMap((code) => String(code).split(/\s+/))];
  const bounds = boundsOf(layer) ?? above.bounds;
  if (layer.Name) {
    service.layers.push({
      name: layer.Name,
      title: layer.Title || layer.Name,
      within: above.title ?? "",
      depth,
      crs: [...new Set(crs)],
      bounds,
      styles: (layer.Style ?? []).map(({ Name, Title }) => ({ name: Name, title: Title || Name })),
      credit: layer.Attribution?.Title ?? "",
    });
  }
  const inner = depth + (layer.Name || depth > 0 ? 1 : 0);
  for (const child of layer.Layer ?? []) {
    collect(child, service, inner, { crs, bounds, title: depth > 0 || layer.Name ? layer.Title || layer.Name : "" });
  }
}

function boundsOf({ EX_GeographicBoundingBox: box, LatLonBoundingBox: old }) {
  const found = (Array.isArray(box) && box) || (Array.isArray(old) && old);
  return found && found.length === 4 && found.every(Number.isFinite) ? found : null;
}

/** Where a service says it is had; where it names a machine of its own network, the address that was asked. */
function own(said, address) {
  try {
    const inner = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1)/.test(new URL(said).hostname);
    const asked = new URL(address);
    const upgraded = location.protocol === "https:" && said.startsWith("http:") && asked.protocol === "https:" ? said.replace("http:", "https:") : said;
    return inner && !/^(localhost|127\.)/.test(asked.hostname) ? plain(asked) : upgraded;
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

/** The CRS that a layer is best asked in: the map's own, else one that the page can turn into it. */
export function bestCrs(codes) {
  const wanted = ["EPSG:3857", "EPSG:900913", "EPSG:102100", "EPSG:3826", "EPSG:4326", "CRS:84", "EPSG:3825"];
  return wanted.find((code) => codes.includes(code)) ?? codes.find((code) => projectionOf(code) !== null) ?? null;
}

// ---- WMTS

function wmtsOf(read, address) {
  const contents = read.Contents ?? {};
  const sets = new Map((contents.TileMatrixSet ?? []).map((set) => [set.Identifier, set]));
  const get = read.OperationsMetadata?.GetTile?.DCP?.HTTP?.Get ?? [];
  const kvp = get.find(({ Constraint }) => Constraint?.some?.(({ AllowedValues }) => AllowedValues?.Value?.includes("KVP"))) ?? get[0];
  return {
    kind: "wmts",
    title: read.ServiceIdentification?.Title ?? "",
    credit: read.ServiceProvider?.ProviderName ?? "",
    url: own(kvp?.href, address),
    layers: (contents.Layer ?? []).slice(0, 5000).map((layer) => wmtsLayer(layer, sets)),
  };
}

function wmtsLayer(layer, sets) {
  const formats = layer.Format ?? [];
  const format = formats.find((each) => each === "image/png") ?? formats.find((each) => /^image\/(jpe?g|webp|gif)/.test(each)) ?? formats[0] ?? "image/png";
  const resource = (layer.ResourceURL ?? []).find((each) => each.resourceType === "tile" && each.format === format) ?? (layer.ResourceURL ?? []).find((each) => each.resourceType === "tile");
  const usable = (layer.TileMatrixSetLink ?? []).map((link) => ({ link, set: sets.get(link.TileMatrixSet) })).filter(({ set }) => set && projectionOf(set.SupportedCRS));
  usable.sort((a, b) => rank(a.set) - rank(b.set));
  const styles = (layer.Style ?? []).map(({ Identifier, Title, isDefault }) => ({ name: Identifier, title: Title || Identifier, isDefault }));
  return {
    name: layer.Identifier,
    title: layer.Title || layer.Identifier,
    depth: 0,
    crs: (layer.TileMatrixSetLink ?? []).map((link) => sets.get(link.TileMatrixSet)?.SupportedCRS ?? ""),
    bounds: Array.isArray(layer.WGS84BoundingBox) ? layer.WGS84BoundingBox : null,
    styles: styles.sort((a, b) => Number(b.isDefault ?? false) - Number(a.isDefault ?? false)),
    format: resource?.format ?? format,
    template: resource?.template ?? null,
    dimensions: Object.fromEntries((layer.Dimension ?? []).map(({ Identifier, Default, Value }) => [Identifier, Default || (Value?.[0] ?? "").split("/")[0]])),
    set: usable[0]?.set.Identifier ?? "",
    setCrs: usable[0] ? projectionOf(usable[0].set.SupportedCRS).getCode() : "",
    matrices: usable[0] ? matricesOf(usable[0]) : [],
  };
}

const rank = ({ SupportedCRS }) => ["EPSG:3857", "EPSG:3826", "CRS:84", "EPSG:4326", "EPSG:3825"].indexOf(projectionOf(SupportedCRS).getCode());

/** The matrices that a layer has tiles of, with corners as x, y whatever the order of the CRS. */
function matricesOf({ link, set }) {
  const limits = new Set((link.TileMatrixSetLimits ?? []).map(({ TileMatrix }) => TileMatrix));
  const swapped = projectionOf(set.SupportedCRS).getCode() === "EPSG:4326" && /EPSG/i.test(set.SupportedCRS);
  return (set.TileMatrix ?? [])
    .filter(({ Identifier }) => limits.size === 0 || limits.has(Identifier))
    .map(({ Identifier, ScaleDenominator, TopLeftCorner: [a, b], TileWidth, TileHeight, MatrixWidth, MatrixHeight }) => ({
      id: Identifier,
      scaleDenominator: ScaleDenominator,
      topLeft: swapped ? [b, a] : [a, b],
      tileSize: [TileWidth, TileHeight],
      size: [MatrixWidth, MatrixHeight],
    }));
}
