import { element } from "./dom.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { map } from "./map.js";
import { isNight, onScheme } from "./scheme.js";
import { addTool } from "./tools.js";
import { baseIsShown, showBase, tree } from "./tree.js";
import { ROOT, send } from "./who.js";

/* global ol */

/** The overview map (鷹眼圖), and the base map on and off. */

addWords(
  { overview: "鷹眼圖", overviewHide: "收起鷹眼圖", overviewMap: "鷹眼圖：方框是目前的範圍，可拖曳。", baseOff: "關閉底圖", baseOn: "顯示底圖" },
  { overview: "Overview map", overviewHide: "Hide overview map", overviewMap: "Overview map: the box is what is seen; drag it.", baseOff: "Base map off", baseOn: "Base map on" },
);

const OVERVIEW = "M3 4h14v12H3zM10 10h5v4h-5z";
const BASE = "M3 6l5-2 4 2 5-2v10l-5 2-4-2-5 2zM8 4v10M12 6v10";

const holder = element("div", { id: "overview", role: "region", hidden: true });
document.body.append(holder);
let control = null;

const tool = addTool({ name: "overview", group: "view", icon: OVERVIEW, label: "overview", press: toggle });

function toggle() {
  if (control) {
    map.removeControl(control);
    control = null;
    holder.hidden = true;
  } else {
    holder.hidden = false;
    follow();
    control = new ol.control.OverviewMap({
      target: holder,
      collapsed: false,
      collapsible: false,
      className: "ol-overviewmap",
      layers: [ground],
      view: new ol.View({ projection: "EPSG:3857", maxZoom: 14 }),
    });
    map.addControl(control);
  }
  tool.setLabel(control ? "overviewHide" : "overview");
  tool.button.setAttribute("aria-pressed", String(control !== null));
}

/**
 * What the overview shows, be the base map on or off: the lowest areas that the server has, as plain land without names,
 * which would be of one language.
 */
const ground = new ol.layer.Group();
const LANDS = 2;
let drawn = "";

const isArea = ({ geometry }) => /polygon/i.test(geometry ?? "");

function lands() {
  const areas = tree.server.filter(isArea);
  const usual = areas.filter(({ visible }) => visible);
  return (usual.length > 0 ? usual : areas).slice(0, LANDS);
}

function follow() {
  const shown = lands();
  const key = shown.map(({ name, version }) => `${name} ${version} ${isNight()}`).join();
  if (key !== drawn) {
    drawn = key;
    const layers = shown.map(() => new ol.layer.Tile());
    ground.setLayers(new ol.Collection(layers));
    shown.forEach((layer, i) => fill(layers[i], layer));
  }
}

/** Gives a layer its tiles: those of plain land, or the layer's own where the server makes no such look. */
async function fill(picture, { name, version }) {
  const look = await send("POST", "api/v1/looks", { layer: name, sld: landSld(isNight() ? NIGHT : DAY) }).catch(() => null);
  const said = look ? `look=${encodeURIComponent(look.look)}` : `v=${version.slice(0, 8)}`;
  picture.setSource(new ol.source.XYZ({ url: `${ROOT}tiles/${encodeURIComponent(name)}/{z}/{x}/{y}.png?${said}`, maxZoom: 22 }));
}

const DAY = { land: "#f7f3ea", line: "#c9c1b1" };
const NIGHT = { land: "#343d42", line: "#59656a" };

/** Land that covers what lies below it, so that two drawings of one coast never show as two lines. */
const landSld = ({ land, line }) =>
  `<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" version="1.0.0"><NamedLayer><Name>land</Name><UserStyle><FeatureTypeStyle><Rule><PolygonSymbolizer>` +
  `<Fill><CssParameter name="fill">${land}</CssParameter></Fill><Stroke><CssParameter name="stroke">${line}</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke>` +
  `</PolygonSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>`;

const base = addTool({ name: "base", group: "view", order: 1, icon: BASE, label: "baseOff", press: () => (showBase(!baseIsShown()), tellBase()) });

function tellBase() {
  base.setLabel(baseIsShown() ? "baseOff" : "baseOn");
}

function all() {
  if (control) {
    follow();
  }
  tellBase();
}

map.getLayers().on(["add", "remove"], all);
map.on("moveend", all);
onScheme(all);
const name = () => holder.setAttribute("aria-label", t("overviewMap"));
name();
onLanguage(name);
