import { element } from "./dom.js";
import { addWords, current, t } from "./i18n.js";
import { map, scaleDenominator } from "./map.js";
import { reportCard } from "./report.js";
import { ROOT } from "./who.js";

addWords(
  {
    notAtThisScale: "目前的比例尺不顯示這個圖層。",
  },
  {
    notAtThisScale: "Not drawn at this scale.",
  },
);

/** What the symbols of a published layer mean, and what was found out about it when it was read. */

const addressOf = (name, part) => `${ROOT}api/v1/layers/${encodeURIComponent(name)}/${part}`;

/**
 * A legend, filled when the server has answered.
 *
 * @param name of the published layer
 * @param title what an entry without a title of its own is called
 * @param drawn how it is drawn, as `legendAddress` takes it
 */
export function legend(name, title, drawn) {
  const list = element("ul", { class: "legend" });
  fill(list, legendAddress(name, drawn), title);
  return list;
}

/** A legend of entries that are known here. */
export function legendHere(entries, title) {
  const words = inOneLanguage(entries.map((entry) => entry.title));
  const list = element("ul", { class: "legend" }, ...entries.map((entry, i) => legendRow({ ...entry, title: words[i] }, title)));
  followScale(list);
  return list;
}

/**
 * Where the server tells a layer's legend.
 *
 * @param drawn {look, style}: either may be empty, of a layer that is drawn as it stands
 */
export function legendAddress(name, { look, style }) {
  const said = look ? `?look=${encodeURIComponent(look)}` : style ? `?style=${encodeURIComponent(style)}` : "";
  return addressOf(name, "legend") + said;
}

async function fill(list, address, title) {
  try {
    const answer = await fetch(address);
    if (answer.ok) {
      const { entries } = await answer.json();
      const words = inOneLanguage(entries.map((entry) => entry.title ?? ""));
      list.replaceChildren(...entries.map((entry, i) => legendRow({ ...entry, title: words[i] }, title)));
      if (entries.length > 0) {
        list.append(element("li", { class: "muted none" }, t("notAtThisScale")));
      }
      followScale(list);
    }
  } catch {
    list.replaceChildren();
  }
}

/** A title in Chinese, and the same after it in English. */
const BOTH = /^(.*[\u3400-\u9fff][^A-Za-z]*?)[\s/／]+([A-Za-z][\x20-\x7e]{3,})$/;

/** The titles of a legend whose titles all are in both languages, in the one in use; any others as they are. */
export function inOneLanguage(titles) {
  const split = titles.map((title) => BOTH.exec(title));
  const are = titles.some(Boolean) && titles.every((title, i) => title === "" || split[i]);
  return are ? split.map((found) => found?.[current() === "en" ? 2 : 1] ?? "") : titles;
}

function legendRow(entry, title) {
  const row = entry.ramp ? rampRow(entry) : symbolRow(entry, title);
  row.range = [entry.minScale, entry.maxScale ?? Infinity];
  return row;
}

function symbolRow(entry, title) {
  return element("li", {}, element("img", { src: entry.image, alt: "" }), element("span", {}, entry.title || title));
}

/** A bar of colours that run into each other, with the values below it. */
function rampRow({ title: heading, ramp }) {
  const bar = element("div", { class: "bar" });
  const colour = ({ color, opacity }) => color + Math.round(opacity * 255).toString(16).padStart(2, "0");
  bar.style.backgroundImage = `linear-gradient(to right, ${ramp.map(colour).join(", ")})`;
  const scale = element("div", { class: "scale" });
  ramp.forEach(({ label }, i) => {
    if (label) {
      const mark = element("span", {}, label);
      mark.style.left = `${(100 * i) / (ramp.length - 1)}%`;
      scale.append(mark);
    }
  });
  return element("li", { class: "ramp" }, ...(heading ? [element("span", {}, heading)] : []), bar, scale);
}

/** Shows the entries that are drawn at the scale of the map. */
function followScale(list) {
  const scale = scaleDenominator();
  const rows = [...list.children].filter((row) => row.range);
  for (const row of rows) {
    row.hidden = scale < row.range[0] || scale >= row.range[1];
  }
  const none = list.querySelector(".none");
  if (none) {
    none.hidden = rows.some((row) => !row.hidden);
  }
}

map.on("moveend", () => document.querySelectorAll(".legend").forEach(followScale));

/** The report card, asked for when it is opened. */
export function report(name) {
  const content = element("div", {});
  const opened = async () => {
    if (!box.open || content.childElementCount > 0) {
      return;
    }
    try {
      const answer = await fetch(addressOf(name, "report"));
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      content.replaceChildren(reportCard(await answer.json(), element));
    } catch {
      content.replaceChildren(t("reportFailed"));
    }
  };
  const box = element("details", { class: "about", ontoggle: opened }, element("summary", {}, t("report")), content);
  return box;
}
