import { colours } from "./colours.js";
import { asHtml } from "./dom.js";
import { Failure, missingFields } from "./failure.js";
import { featuresOf } from "./files.js";
import { addWords } from "./i18n.js";
import { originsOf } from "./origins.js";
import { drawnBy, hasLabels, rulesOf } from "./rules.js";
import { fromShared } from "./shared.js";
import { lonLatOf, tm2 } from "./twd97.js";

export { fillsAreas } from "./rules.js";

/* global ol */

addWords(
  {
    failSaid: (host, text) => `${host} 回覆：「${text}」`,
    failPolicy: (host) => `${host} 還不在這個頁面允許的來源內。請重新整理頁面。`,
    failCrs: (crs) => `這個頁面不能顯示坐標系統 ${crs}。可用 EPSG:3857、4326、3826、3825；請改選其他坐標系統，或請提供者增加。`,
    failKind: (kind) => `這個版本的圖臺不認得這種圖層（${kind}），所以沒有顯示；儲存時會原樣保留。`,
    failMatrices: "這個 WMTS 圖層沒有可用的圖磚矩陣。請重新加入，或改用其他矩陣集。",
  },
  {
    failSaid: (host, text) => `${host} answered: “${text}”`,
    failPolicy: (host) => `${host} is not yet among the sources this page may use. Please reload the page.`,
    failCrs: (crs) => `This page cannot show the CRS ${crs}. It knows EPSG:3857, 4326, 3826 and 3825; choose another one, or ask the provider for it.`,
    failKind: (kind) => `This version does not know this kind of layer (${kind}), so it is not shown; saving keeps it as it is.`,
    failMatrices: "This WMTS layer has no usable tile matrices. Add it again, or take another matrix set.",
  },
);

/** How OpenLayers draws what is linked to a theme: services of others, links to files, and files. */

// ---- coordinates

for (const zone of [119, 121]) {
  const code = `EPSG:${zone === 121 ? 3826 : 3825}`;
  const projection = new ol.proj.Projection({ code, units: "m", axisOrientation: "enu", extent: [-450000, 1000000, 950000, 4000000], worldExtent: [zone - 7, 9, zone + 7, 36] });
  ol.proj.addProjection(projection);
  ol.proj.addCoordinateTransforms("EPSG:4326", projection, ([lon, lat]) => tm2(lon, lat, zone), ([east, north]) => lonLatOf(east, north, zone));
  ol.proj.addCoordinateTransforms(
    "EPSG:3857",
    projection,
    (coordinate) => tm2(...ol.proj.toLonLat(coordinate), zone),
    ([east, north]) => ol.proj.fromLonLat(lonLatOf(east, north, zone)),
  );
}

const ALIASES = { "EPSG:900913": "EPSG:3857", "EPSG:102100": "EPSG:3857", "EPSG:3785": "EPSG:3857", "CRS:84": "CRS:84", "OGC:CRS84": "CRS:84" };

/** The projection of a CRS by its code or URN; null for one that can't be shown. */
export function projectionOf(crs) {
  const text = String(crs ?? "EPSG:3857").replace(/^urn:ogc:def:crs:(\w+):[^:]*:(\w+)$/i, "$1:$2").replace(/^https?:.*\/def\/crs\/(\w+)\/[^/]+\/(\w+)$/i, "$1:$2").toUpperCase();
  const code = ALIASES[text.replace("OGC:CRS84", "CRS:84")] ?? text;
  return ["EPSG:3857", "EPSG:4326", "CRS:84", "EPSG:3826", "EPSG:3825"].includes(code) ? ol.proj.get(code) : null;
}

function needProjection(crs) {
  const projection = projectionOf(crs);
  if (projection === null) {
    throw new Failure("failCrs", crs);
  }
  return projection;
}

// ---- pictures

function webAddress(address) {
  if (!/^https?:[/]{2}[^/?#*]+([/?#]|$)/i.test(address ?? "")) {
    throw new Failure("failAddress");
  }
  return address;
}

/**
 * What draws a linked layer or a file.
 *
 * @param each the node
 * @param tell called with a Failure when the layer can't be shown, and with null when it is
 * @throws {Failure} when the node itself says nothing that can be shown
 */
export function pictureOf(each, tell) {
  const make = { wms, wmts, xyz, kml: vector, geojson: vector, file: vector }[each.kind];
  if (!make) {
    throw new Failure("failKind", each.kind);
  }
  return make(each, tell);
}

/** What stands on the map for a layer that can't be drawn. */
export const emptyPicture = () => new ol.layer.Group();

/**
 * A layer of tiles. They are asked for in a way that lets the map be saved as a picture, and in the plain way from a
 * server that does not take part in that.
 */
function tiles(each, tell, source) {
  const layer = new ol.layer.Tile({ source: source("anonymous"), preload: 0 });
  watch(layer.getSource(), each, tell, () => {
    layer.setSource(source(undefined));
    watch(layer.getSource(), each, tell, null);
  });
  return layer;
}

function watch(source, each, tell, otherwise) {
  let good = 0;
  let bad = 0;
  source.on("tileloadend", () => {
    good++;
    if (bad > 0 || good === 1) {
      bad = 0;
      tell(null);
    }
  });
  source.on("tileloaderror", ({ tile }) => {
    bad++;
    if (good === 0 && otherwise) {
      const again = otherwise;
      otherwise = null;
      again();
    } else if (good === 0 && bad === 1 && !otherwise) {
      explain(each, addressOf(source, tile)).then(tell);
    }
  });
}

const forbidden = new Set();
addEventListener("securitypolicyviolation", ({ blockedURI }) => forbidden.add(blockedURI));

const isForbidden = (address) => [...forbidden].some((blocked) => blocked !== "" && address.startsWith(blocked));

/** What was asked for a tile; empty when that can't be told. */
function addressOf(source, tile) {
  try {
    return source.getTileUrlFunction()(tile.getTileCoord(), 1, source.getProjection()) ?? "";
  } catch {
    return "";
  }
}

/** What a server said in place of a picture, where the page may read it: a shared map's page may only show pictures. */
async function explain(each, address) {
  const origins = originsOf(address || each.url);
  const host = origins.length > 0 ? new URL(origins[0]).host : "";
  if (isForbidden(address) || isForbidden(each.url)) {
    return new Failure("failPolicy", host);
  }
  if (address === "" || (fromShared() && !origins.includes(location.origin))) {
    return new Failure("failTiles", host);
  }
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(8000) });
    const said = exceptionText(await answer.text());
    return said ? new Failure("failSaid", host, said) : new Failure("failTiles", host);
  } catch {
    return new Failure("failTiles", host);
  }
}

/** The text of an OGC exception report, at most a few hundred characters; empty for anything else. */
function exceptionText(xml) {
  const parsed = new DOMParser().parseFromString(xml.slice(0, 100_000), "text/xml");
  const found = parsed.querySelector("ServiceException, ExceptionText");
  return (found?.textContent ?? "").trim().slice(0, 300);
}

function xyz(each, tell) {
  const url = webAddress(each.url);
  const up = each.tms ? url.replace("{y}", "{-y}") : url;
  return tiles(
    each,
    tell,
    (crossOrigin) =>
      new ol.source.XYZ({
        url: up.replace(/\{s\}/g, "{a-c}").replace(/\{r\}/g, ""),
        minZoom: each.minZoom ?? 0,
        maxZoom: each.maxZoom ?? 19,
        tileSize: each.tileSize ?? 256,
        attributions: asHtml(each.attribution),
        crossOrigin,
      }),
  );
}

const WMS_TILE = 512;

function wms(each, tell) {
  const projection = needProjection(each.crs);
  const version = each.wmsVersion === "1.1.1" ? "1.1.1" : "1.3.0";
  const code = version === "1.1.1" && projection.getCode() === "CRS:84" ? "EPSG:4326" : projection.getCode();
  const params = {
    LAYERS: (each.layers ?? []).join(","),
    STYLES: (each.styles ?? []).join(","),
    FORMAT: each.format ?? "image/png",
    VERSION: version,
    TRANSPARENT: "TRUE",
    ...(version === "1.1.1" ? { SRS: code } : { CRS: code }),
  };
  const url = withoutKnown(webAddress(each.url), Object.keys(params));
  return tiles(
    each,
    tell,
    (crossOrigin) =>
      new ol.source.TileWMS({
        url,
        params,
        projection,
        tileGrid: ol.tilegrid.createXYZ({ extent: projection.getExtent(), tileSize: WMS_TILE, maxZoom: 22 }),
        hidpi: false,
        attributions: asHtml(each.attribution),
        crossOrigin,
      }),
  );
}

/** An address without the parameters that are about to be said anew. */
function withoutKnown(address, names) {
  const [path, query = ""] = address.split("#")[0].split("?");
  const drop = new Set([...names, "REQUEST", "SERVICE", "WIDTH", "HEIGHT", "BBOX"]);
  const kept = query.split("&").filter((pair) => pair !== "" && !drop.has(pair.split("=")[0].toUpperCase()));
  return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}

/** Of the size of a pixel that scale denominators are told for. */
const PIXEL = 0.00028;

function wmts(each, tell) {
  const projection = needProjection(each.crs);
  const matrices = (each.matrices ?? []).filter(({ scaleDenominator }) => scaleDenominator > 0);
  if (matrices.length === 0) {
    throw new Failure("failMatrices");
  }
  matrices.sort((a, b) => b.scaleDenominator - a.scaleDenominator);
  const metres = projection.getMetersPerUnit();
  const tileGrid = new ol.tilegrid.WMTS({
    origins: matrices.map(({ topLeft }) => topLeft),
    resolutions: matrices.map(({ scaleDenominator }) => (scaleDenominator * PIXEL) / metres),
    matrixIds: matrices.map(({ id }) => id),
    tileSizes: matrices.map(({ tileSize }) => tileSize ?? [256, 256]),
    sizes: matrices.map(({ size }) => size ?? [1, 1]),
  });
  const rest = Boolean(each.template);
  return tiles(
    each,
    tell,
    (crossOrigin) =>
      new ol.source.WMTS({
        url: webAddress(rest ? each.template : each.url),
        requestEncoding: rest ? "REST" : "KVP",
        layer: each.layer,
        style: each.style ?? "",
        format: each.format ?? "image/png",
        matrixSet: each.matrixSet,
        dimensions: each.dimensions ?? {},
        projection,
        tileGrid,
        wrapX: false,
        attributions: asHtml(each.attribution),
        crossOrigin,
      }),
  );
}

// ---- features

function vector(each, tell) {
  const source = new ol.source.Vector({ attributions: asHtml(each.attribution) });
  const rules = rulesOf(each);
  const style = rules ? drawnBy(rules) : styleOf(each);
  const picture = new ol.layer.VectorImage({ source, style, imageRatio: 1.5, declutter: rules !== null && hasLabels(rules) });
  const whole = new ol.layer.Group({ layers: [picture] });
  picture.set("node", each);
  load(each, source, whole).then(tell, (problem) => tell(problem instanceof Failure ? problem : new Failure("failRead", String(problem.message ?? problem).slice(0, 300))));
  return whole;
}

async function load(each, source, whole) {
  const { features, overlays, missing = [] } = await featuresOf(each);
  source.addFeatures(features);
  overlays.forEach((overlay) => whole.getLayers().insertAt(0, overlay));
  if (missing.length > 0) {
    return missingFields(missing);
  }
  if (features.length === 0 && overlays.length === 0) {
    throw new Failure(each.kind === "file" && each.filter ? "failFilterNone" : "failNothing");
  }
  return null;
}

/** How a feature looks: as the layer's style says, else as its own properties do (simplestyle), else as usual. */
function styleOf(each) {
  const usual = colours(each);
  const made = new Map();
  return (feature) => {
    const own = (name) => (each.sld ? undefined : feature.get(name));
    const look = {
      stroke: own("stroke") ?? usual.stroke,
      strokeOpacity: own("stroke-opacity") ?? usual.strokeOpacity,
      width: own("stroke-width") ?? usual.width,
      fill: own("fill") ?? usual.fill,
      fillOpacity: own("fill-opacity") ?? usual.fillOpacity,
      size: usual.size * (Number(own("marker-scale")) || 1),
      dot: own("marker-color") ?? own("stroke") ?? usual.stroke,
      dotOpacity: own("marker-opacity") ?? 1,
      icon: own("icon"),
      scale: own("marker-scale"),
    };
    const key = JSON.stringify(look);
    if (!made.has(key)) {
      made.set(key, drawnAs(look));
    }
    return made.get(key);
  };
}

function withOpacity(colour, opacity) {
  try {
    const [r, g, b, a] = ol.color.asArray(String(colour));
    return [r, g, b, a * Math.max(0, Math.min(1, Number(opacity)))];
  } catch {
    return [11, 110, 110, opacity];
  }
}

function drawnAs(look) {
  const stroke = new ol.style.Stroke({ color: withOpacity(look.stroke, look.strokeOpacity), width: Number(look.width) || 0 });
  const fill = new ol.style.Fill({ color: withOpacity(look.fill, look.fillOpacity) });
  const dot = new ol.style.Circle({
    radius: look.size / 2,
    fill: new ol.style.Fill({ color: withOpacity(look.dot, look.dotOpacity) }),
    stroke: new ol.style.Stroke({ color: "#ffffff", width: 1.5 }),
  });
  const image = /^data:image\/(png|jpeg|gif|webp);/.test(look.icon ?? "") ? new ol.style.Icon({ src: look.icon, scale: Number(look.scale) || 1 }) : dot;
  return new ol.style.Style({ stroke, fill, image });
}
