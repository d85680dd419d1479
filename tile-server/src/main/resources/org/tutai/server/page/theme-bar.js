import { byId, element, styled } from "./dom.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { about, isDirty, isTooLarge, onTheme, storedAs } from "./theme.js";
import { addTool } from "./tools.js";

addWords(
  {
    barAdd: "加入圖層",
    barShare: "儲存與分享",
    barMine: "我的主題圖",
    barUntitled: "未命名的主題圖",
    barUnsaved: "尚未儲存，已留草稿",
    barTooLarge: "尚未儲存，太大留不住草稿",
    barSaved: "已儲存",
  },
  {
    barAdd: "Add layer",
    barShare: "Save and share",
    barMine: "My theme maps",
    barUntitled: "Untitled theme map",
    barUnsaved: "Not saved, draft kept",
    barTooLarge: "Not saved, too large to keep",
    barSaved: "Saved",
  },
);

/** One line that tells which theme is being made and whether it is saved, and the tools that save and open themes. */

const bar = element("div", { id: "theme-bar", hidden: true });

const dialogs = async () => (await Promise.all([import("./share.js"), styled("add.css")]))[0];

const sharing = async () => (await dialogs()).openShareDialog();

let drawn = "";

function draw() {
  bar.hidden = !isDirty() && storedAs() === null;
  const state = !isDirty() ? t("barSaved") : isTooLarge() ? t("barTooLarge") : t("barUnsaved");
  const name = about().title || t("barUntitled");
  if (drawn === name + state) {
    return;
  }
  drawn = name + state;
  bar.replaceChildren(
    element("div", { class: "words", title: name }, name, element("small", {}, state)),
    element("button", { type: "button", class: "plain", onclick: sharing }, t("barShare")),
  );
}

/** Makes the line and the tools. */
export function startThemeBar(openAdd) {
  byId("panel").querySelector("header").after(bar);
  onTheme(draw);
  onLanguage(draw);
  draw();
  addTool({ name: "add-layer", group: "add", icon: "M10 3l7 4-7 4-7-4zM3 11l7 4 4-2.3M15 13v5M12.5 15.5h5", label: "barAdd", press: openAdd });
  addTool({ name: "share", group: "share", icon: "M10 12V3M6.5 6L10 2.5 13.5 6M5 9H3.5v8h13V9H15", label: "barShare", press: sharing });
  addTool({ name: "themes", group: "share", order: 1, icon: "M3 5h5l2 2h7v9H3z", label: "barMine", press: async () => (await dialogs()).openThemesDialog() });
}
