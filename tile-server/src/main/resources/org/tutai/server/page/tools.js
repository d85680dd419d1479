/**
 * The tool bar: each module adds its own tools. A tool either does something at once, or stays on until it is pressed
 * again, Escape is, or another takes its place. What a tool needs to be told appears in a tray beside the bar.
 */
import { byId, element, icon } from "./dom.js";
import { addWords, onLanguage, t } from "./i18n.js";

addWords(
  { tools: "工具", toolsOpen: "顯示工具", toolClose: (name) => `結束「${name}」` },
  { tools: "Tools", toolsOpen: "Show tools", toolClose: (name) => `End “${name}”` },
);

/** The order of the groups, whatever order the modules come in. */
const GROUPS = ["add", "draw", "measure", "view", "share"];

const PHONE = "(max-width: 640px)";
const MORE = "M5 10h.01M10 10h.01M15 10h.01";

const tools = [];
let active = null;

const bar = element("div", { id: "tools", role: "toolbar", "aria-orientation": "vertical" });
const opener = element("button", { id: "tools-open", type: "button", "aria-expanded": "false", "aria-controls": "tools" }, icon(MORE));
const tray = element("section", { id: "tray", hidden: true, "aria-labelledby": "tray-title" });

opener.addEventListener("click", () => expand(opener.getAttribute("aria-expanded") !== "true"));

function expand(open) {
  opener.setAttribute("aria-expanded", String(open));
  bar.classList.toggle("open", open);
}

byId("map").after(opener, bar, tray);

/**
 * Adds a tool.
 *
 * @param tool `name` (unique), `group` (add, draw, measure, view or share), `order` in the group (default 0), `icon` (path
 *     of its strokes in a box of 20), `label` (key of its word), `press()`: what it does. A tool that stays on has `stays:
 *     true`; then press() begins it and `end()` ends it.
 * @returns `{button, begin(), end(), setLabel(key)}`
 */
export function addTool(tool) {
  const button = element("button", { type: "button", "data-tool": tool.name, onclick: () => pressed(tool) }, icon(tool.icon));
  if (tool.stays) {
    button.setAttribute("aria-pressed", "false");
  }
  const added = { order: 0, ...tool, button };
  tool.added = added;
  tools.push(added);
  tools.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order);
  layOut();
  nameTool(added);
  return {
    button,
    begin: () => active !== added && pressed(tool),
    end: () => active === added && endTool(),
    setLabel: (key) => {
      added.label = key;
      nameTool(added);
    },
  };
}

function layOut() {
  const focused = bar.contains(document.activeElement) ? document.activeElement : null;
  bar.replaceChildren();
  let group = "";
  for (const tool of tools) {
    if (tool.group !== group) {
      bar.append(element("div", { class: "tool-group", role: "group" }));
      group = tool.group;
    }
    bar.lastElementChild.append(tool.button);
  }
  rove(Math.max(0, stops().indexOf(focused)));
  focused?.focus();
}

function nameTool({ button, label }) {
  button.setAttribute("aria-label", t(label));
  button.title = t(label);
}

/** Writes the words of the bar in the language in use. */
function translateTools() {
  bar.setAttribute("aria-label", t("tools"));
  opener.setAttribute("aria-label", t("toolsOpen"));
  opener.title = t("toolsOpen");
  tools.forEach(nameTool);
  if (active) {
    tray.querySelector("#tray-title")?.replaceChildren(t(active.label));
  }
}

function pressed(tool) {
  const { added } = tool;
  if (!tool.stays) {
    shrink();
    tool.press();
    return;
  }
  const again = active === added;
  endTool();
  if (!again) {
    active = added;
    added.button.setAttribute("aria-pressed", "true");
    document.body.classList.add("tool-on");
    tool.press();
    showMap();
  }
  shrink();
}

/** On a phone the sheet makes way for the map that a tool is for. */
function showMap() {
  if (matchMedia(PHONE).matches && !byId("panel").classList.contains("low")) {
    byId("grip").click();
  }
}

/** On a phone the bar makes way for the map once something was chosen. */
function shrink() {
  if (matchMedia(PHONE).matches) {
    if (bar.contains(document.activeElement)) {
      opener.focus();
    }
    expand(false);
  }
}

/** Whether a tool is on that wants the clicks on the map for itself. */
export const toolIsOn = () => active !== null;

/** Ends the tool that is on, if one is. */
export function endTool() {
  const ended = active;
  if (!ended) {
    return;
  }
  active = null;
  ended.button.setAttribute("aria-pressed", "false");
  document.body.classList.remove("tool-on");
  closeTray();
  ended.end?.();
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && active && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
    const { button } = active;
    endTool();
    button.focus();
  }
});

// ---- the tray

/** Shows what the tool that is on needs to be told, in place of what was there; none closes it. */
export function showTray(...content) {
  if (!active) {
    return;
  }
  const name = t(active.label);
  const close = element("button", { type: "button", class: "icon", "aria-label": t("toolClose", name), title: t("toolClose", name), onclick: endTool });
  close.append(icon("M5 5l10 10M15 5L5 15"));
  tray.replaceChildren(
    element("header", {}, element("h2", { id: "tray-title" }, name), close),
    element("div", { class: "tray-body" }, ...content),
  );
  tray.hidden = content.length === 0;
}

function closeTray() {
  tray.hidden = true;
  tray.replaceChildren();
}

// ---- the keyboard: one stop for the tab key, arrows within (WAI-ARIA, toolbar)

const stops = () => [...bar.querySelectorAll("button")].filter((button) => !button.disabled);

function rove(at) {
  stops().forEach((button, i) => (button.tabIndex = i === at ? 0 : -1));
}

bar.addEventListener("keydown", (event) => {
  const all = stops();
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (at >= 0 && to !== undefined) {
    event.preventDefault();
    const next = (to + all.length) % all.length;
    rove(next);
    all[next].focus();
  }
});

translateTools();
onLanguage(translateTools);
