import { element } from "./dom.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { map } from "./map.js";
import { addTool } from "./tools.js";
import { baseIsShown, serverLayer, showBase, wholeStack } from "./tree.js";
import { ROOT } from "./who.js";

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

/** What the overview shows: the lowest of the published layers that are on, drawn together. */
const ground = new ol.layer.Tile();
let drawn = "";

function follow() {
  const names = wholeStack()
    .map(({ node, visible }) => visible && node.kind === "published" && serverLayer(node))
    .filter(Boolean)
    .slice(0, 3)
    .map(({ name, version }) => ({ name, version }));
  const key = JSON.stringify(names);
  if (key !== drawn) {
    drawn = key;
    const address = `${ROOT}tiles/${names.map(({ name }) => encodeURIComponent(name)).join(",")}/{z}/{x}/{y}.png?v=${names.map(({ version }) => version.slice(0, 8)).join("")}`;
    ground.setSource(names.length === 0 ? null : new ol.source.XYZ({ url: address, maxZoom: 22 }));
  }
}

const base = addTool({ name: "base", group: "view", order: 1, icon: BASE, label: "baseOff", press: () => (showBase(!baseIsShown()), tellBase()) });

function tellBase() {
  base.setLabel(baseIsShown() ? "baseOff" : "baseOn");
}

function all() {
  follow();
  tellBase();
}

map.getLayers().on(["add", "remove"], all);
map.on("moveend", all);
const name = () => holder.setAttribute("aria-label", t("overviewMap"));
name();
onLanguage(name);
