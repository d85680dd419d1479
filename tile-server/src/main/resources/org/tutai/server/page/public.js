import { openDialog } from "./dialog.js";
import { element } from "./dom.js";
import { addWords, current, t } from "./i18n.js";
import { refusal, ROOT } from "./who.js";

addWords(
  {
    publicTitle: "公開的主題圖",
    publicNone: "還沒有公開的主題圖。",
    publicMore: "更多",
    publicUntitled: "未命名",
    publicLost: "連不上伺服器，請稍後再試。",
  },
  {
    publicTitle: "Public theme maps",
    publicNone: "There are no public theme maps yet.",
    publicMore: "More",
    publicUntitled: "Untitled",
    publicLost: "The server cannot be reached; please try again in a moment.",
  },
);

/** Opens the list of the theme maps that are shared with everybody; each leads to its link. */
export function openPublicDialog() {
  const list = element("div", { class: "themes" });
  openDialog({ title: t("publicTitle"), content: [list] });
  load(list, null);
}

async function load(list, after) {
  list.querySelector(".next")?.remove();
  try {
    const answer = await fetch(`${ROOT}api/v1/themes?${new URLSearchParams({ public: "true", limit: "50", ...(after ? { after } : {}) })}`);
    if (!answer.ok) {
      throw await refusal(answer);
    }
    const { themes, next } = await answer.json();
    list.append(...themes.map(row));
    if (list.childElementCount === 0) {
      list.append(element("p", { class: "empty" }, t("publicNone")));
    }
    if (next) {
      list.append(element("p", { class: "next" }, element("button", { type: "button", class: "plain", onclick: () => load(list, next) }, t("publicMore"))));
    }
  } catch (problem) {
    list.append(element("p", { class: "failed" }, problem.name === "Refused" ? problem.message : t("publicLost")));
  }
}

function row({ id, title, author, renewed }) {
  const link = element("a", { href: `${ROOT}t/${encodeURIComponent(id)}` }, element("strong", {}, title || t("publicUntitled")));
  const when = Number.isFinite(renewed) ? [new Date(renewed).toLocaleDateString(current(), { dateStyle: "medium" })] : [];
  const about = [...(author ? [author] : []), ...when].join(t("separator"));
  return element("div", { class: "theme-row" }, element("div", { class: "words" }, link, element("small", { class: "muted" }, about)));
}
