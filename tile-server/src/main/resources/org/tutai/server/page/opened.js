import { byId, element } from "./dom.js";
import { addWords, onLanguage, t } from "./i18n.js";
import { isPhone } from "./map.js";
import { fromShared, isEmbedded } from "./shared.js";
import { about, carryAway, faultOf, fromDocument, toDocument } from "./theme.js";
import { placeTheme } from "./view.js";
import { ROOT, signInAddress } from "./who.js";

addWords(
  {
    openedBy: (author) => `製作：${author}`,
    openedCopy: "在圖臺開啟",
    openedCopyHint: "開啟自己的一份副本，可修改、加圖層、另存。",
    openedUntitled: "未命名的主題圖",
    openedGone: "這個連結沒有可看的主題圖：可能已停止分享，或網址不完整。請向分享的人索取新的連結。",
    openedMembers: "這張主題圖只給登入的成員看。",
    openedSignIn: "登入",
    openedBroken: "這張主題圖的內容讀不懂，所以無法顯示。請告訴分享的人。",
    openedLost: "連不上伺服器，主題圖還沒載入。請檢查網路後重新整理。",
    openedWhole: "看完整地圖",
  },
  {
    openedBy: (author) => `By ${author}`,
    openedCopy: "Open in the map",
    openedCopyHint: "Opens a copy of your own to change, add to and save.",
    openedUntitled: "Untitled theme map",
    openedGone: "There is no theme map at this link: it may no longer be shared, or the address is incomplete. Please ask for a new link.",
    openedMembers: "This theme map is for members who are signed in.",
    openedSignIn: "Sign in",
    openedBroken: "The content of this theme map cannot be read, so it is not shown. Please tell whoever shared it.",
    openedLost: "The server cannot be reached, so the theme map is not loaded. Please check the connection and reload.",
    openedWhole: "Whole map",
  },
);

/** A theme that somebody shared, as it is seen from its link: looked at, switched on and off, and taken away as a copy. */

const card = element("section", { id: "theme-card" });

/**
 * Fetches the theme that the address names and shows it.
 *
 * @param placed whether the address says a place, which counts more than the theme's
 * @returns whether the map now is where the theme says
 */
export async function openShared(placed) {
  document.body.classList.add("shared");
  document.body.classList.toggle("embedded", isEmbedded());
  document.querySelector("#panel .scroll").prepend(card);
  byId("layers-add").hidden = true;
  const theme = await fetchTheme();
  if (typeof theme === "string") {
    showFault(theme);
    if (byId("panel").classList.contains("low")) {
      byId("grip").click();
    }
    onLanguage(() => showFault(theme));
    return false;
  }
  fromDocument(theme, null);
  showCard();
  // The page writes its own title when the language changes.
  onLanguage(() => queueMicrotask(showCard));
  return placeTheme(placed);
}

/** The document, or the word for why there is none. */
async function fetchTheme() {
  try {
    const answer = await fetch(`${ROOT}t/${fromShared()}/theme.json`);
    if (!answer.ok) {
      return answer.status === 401 ? "openedMembers" : "openedGone";
    }
    const document = await answer.json().catch(() => null);
    return faultOf(document) ? "openedBroken" : document;
  } catch {
    return "openedLost";
  }
}

function showFault(word) {
  const forMembers = word === "openedMembers";
  const signIn = forMembers ? [element("p", { class: "theme-do" }, element("a", { class: "button primary", href: signInAddress() }, t("openedSignIn")))] : [];
  card.replaceChildren(element("p", { class: forMembers ? "note" : "note loss" }, t(word)), ...signIn);
}

function showCard() {
  const { title, description, author } = about();
  const name = title || t("openedUntitled");
  document.title = name;
  const parts = [element("h2", { class: "theme-title" }, name)];
  if (author) {
    parts.push(element("p", { class: "theme-author" }, t("openedBy", author)));
  }
  if (description) {
    parts.push(...description.split(/\n+/).map((line) => element("p", { class: "theme-about" }, line)));
  }
  parts.push(element("p", { class: "theme-do" }, isEmbedded() ? wholeLink() : copyButton()));
  card.replaceChildren(...parts);
  if (isEmbedded() || isPhone()) {
    byId("panel-title").lastElementChild.textContent = name;
  }
}

const copyButton = () => element("button", { type: "button", class: "quiet", title: t("openedCopyHint"), onclick: takeCopy }, t("openedCopy"));

const wholeLink = () => element("a", { href: `${ROOT}t/${fromShared()}`, target: "_blank", rel: "noopener" }, t("openedWhole"));

/** Opens the map with a copy of the theme, whose files are still those of this link. */
function takeCopy() {
  const document = toDocument();
  markFiles(document.layers, fromShared());
  delete document.id;
  carryAway(document);
  location.href = ROOT + location.hash;
}

function markFiles(nodes, id) {
  for (const node of nodes ?? []) {
    if (typeof node.file === "string") {
      node.filesOf = id;
    }
    markFiles(node.layers?.filter?.((each) => typeof each === "object"), id);
  }
}
