import { notify, openDialog } from "./dialog.js";
import { element, icon } from "./dom.js";
import { addWords, current, pick, t } from "./i18n.js";
import { titleOf } from "./layers.js";
import { allowShown } from "./origins.js";
import { discard, leftOut, openTheme, ownThemes, pinnable, rename, revoke, save, share } from "./save.js";
import { about, describe, fromDocument, isDirty, isTooLarge, keepDraft, newTheme, storedAs, toDocument } from "./theme.js";
import { serverLayer, touched } from "./tree.js";
import { placeTheme } from "./view.js";
import { me, ROOT, signInAddress } from "./who.js";

addWords(
  {
    shareTitle: "儲存與分享",
    shareName: "主題圖名稱",
    shareAbout: "說明",
    shareAuthor: "製作者",
    shareWho: "誰看得到",
    shareLinkOnly: "知道連結的人",
    shareMembers: "登入的成員",
    sharePublic: "所有人（列在公開主題圖）",
    sharePins: "圖層版本",
    sharePinsHint: "分享之後資料若更新：",
    shareColon: "：",
    shareNewest: "一律用最新",
    shareToday: "維持今天的樣子",
    shareLeftOut: "分享時不會帶出去",
    share_path: "只在這臺電腦上的檔案，別人看不到。",
    share_private: "內部網路的網址，別人連不到。",
    share_secret: "網址裡的帳號、密碼或金鑰會先去掉。",
    shareSave: "儲存",
    shareAndShare: "儲存並分享",
    shareNeedsName: "請先給主題圖一個名稱。",
    shareSaving: "正在儲存…",
    shareSending: (name) => `正在上傳「${name}」…`,
    shareSaved: (title) => `已儲存「${title}」`,
    shareChanged: "這張主題圖在別處改過了。要用這裡的內容蓋過去，還是另存一份？",
    shareOver: "蓋過去",
    shareAnew: "另存一份",
    shareSignIn: "登入後就能儲存與分享。現在的內容會留在這個瀏覽器，登入後接著做。",
    shareGoSignIn: "登入",
    shareTooLarge: "這張主題圖太大，瀏覽器留不住草稿；登入時請另開分頁，不要離開這一頁。",
    shareLink: "連結",
    shareCopy: "複製",
    shareCopied: "已複製",
    shareQr: "連結的 QR 碼",
    shareBy: "傳給別人",
    shareMail: "電子郵件",
    shareEmbed: "嵌入網頁",
    shareRevoke: "停止分享",
    shareRevoked: "已停止分享，連結不再能開啟。",
    shareAgain: "再分享一次",
    shareOpen: "開啟連結",
    shareCopyNote: "連結顯示的是現在的樣子。之後再改，要再按一次「儲存並分享」才會更新。",
    mineTitle: "我的主題圖",
    minePublic: "公開的主題圖",
    mineFind: "尋找主題圖",
    mineNone: "還沒有儲存的主題圖。加入圖層、畫上註記，再按「儲存與分享」。",
    mineNothing: "沒有符合的主題圖。",
    mineOpen: "開啟",
    mineRename: "改名",
    mineDelete: "刪除",
    mineDeleted: (title) => `已刪除「${title}」`,
    mineNew: "新的主題圖",
    mineMore: "更多",
    mineShared: "分享中",
    mineUntitled: "未命名",
    mineOpened: (title) => `已開啟「${title}」`,
    mineReplaced: "已開新的主題圖",
    mineSaveName: "好",
  },
  {
    shareTitle: "Save and share",
    shareName: "Title",
    shareAbout: "Description",
    shareAuthor: "Author",
    shareWho: "Who may see it",
    shareLinkOnly: "Whoever has the link",
    shareMembers: "Members who are signed in",
    sharePublic: "Everyone (listed as public)",
    sharePins: "Versions of layers",
    sharePinsHint: "When the data change later:",
    shareColon: ": ",
    shareNewest: "always the newest",
    shareToday: "as it is today",
    shareLeftOut: "Not shared",
    share_path: "a file on this computer only, which others cannot see.",
    share_private: "an address of an internal network, which others cannot reach.",
    share_secret: "the name, password or key in its address is removed.",
    shareSave: "Save",
    shareAndShare: "Save and share",
    shareNeedsName: "Please give the theme map a title first.",
    shareSaving: "Saving…",
    shareSending: (name) => `Sending “${name}”…`,
    shareSaved: (title) => `Saved “${title}”`,
    shareChanged: "This theme map was changed elsewhere. Write over that with what is here, or save a copy?",
    shareOver: "Write over",
    shareAnew: "Save a copy",
    shareSignIn: "Sign in to save and share. What you have now stays in this browser, and you carry on after signing in.",
    shareGoSignIn: "Sign in",
    shareTooLarge: "This theme map is too large for the browser to keep; sign in from another tab and leave this page open.",
    shareLink: "Link",
    shareCopy: "Copy",
    shareCopied: "Copied",
    shareQr: "QR code of the link",
    shareBy: "Send it",
    shareMail: "E-mail",
    shareEmbed: "Embed in a page",
    shareRevoke: "Stop sharing",
    shareRevoked: "No longer shared; the link opens nothing now.",
    shareAgain: "Share again",
    shareOpen: "Open the link",
    shareCopyNote: "The link shows the theme map as it is now. Later changes show once you save and share again.",
    mineTitle: "My theme maps",
    minePublic: "Public theme maps",
    mineFind: "Find theme maps",
    mineNone: "Nothing saved yet. Add layers, draw, then choose “Save and share”.",
    mineNothing: "No theme map matches.",
    mineOpen: "Open",
    mineRename: "Rename",
    mineDelete: "Delete",
    mineDeleted: (title) => `Deleted “${title}”`,
    mineNew: "New theme map",
    mineMore: "More",
    mineShared: "shared",
    mineUntitled: "Untitled",
    mineOpened: (title) => `Opened “${title}”`,
    mineReplaced: "A new theme map",
    mineSaveName: "OK",
  },
);

/** The dialogs that save and share the theme, and list one's own. */

const button = (label, press, kind = "plain") => element("button", { type: "button", class: kind, onclick: press }, label);

const field = (label, input) => element("label", { class: "field" }, element("span", {}, label), input);

/** Opens the dialog that saves and shares; who is not signed in is asked to, without losing anything. */
export async function openShareDialog() {
  const person = await me(true);
  if (!person.signedIn) {
    askToSignIn(t("shareTitle"));
    return;
  }
  const { title, description, author } = about();
  const name = element("input", { type: "text", maxlength: 200, value: title, required: true, autofocus: true });
  const text = element("textarea", { rows: 3, maxlength: 5000 });
  text.value = description;
  const maker = element("input", { type: "text", maxlength: 200, value: author || person.name });
  const who = visibility(storedAs()?.share?.visibility ?? "link");
  const said = element("p", { role: "status", class: "muted", hidden: true });
  const dialog = openDialog({
    title: t("shareTitle"),
    content: [field(t("shareName"), name), field(t("shareAbout"), text), field(t("shareAuthor"), maker), who.content, ...pins(), ...strippedNote(), said],
    actions: [
      button(t("shareAndShare"), () => act(true), "primary"),
      button(t("shareSave"), () => act(false)),
      ...(storedAs()?.share ? [button(t("shareLink"), () => showLink(dialog, storedAs().share))] : []),
    ],
  });
  const tell = (words, failed = false) => {
    said.textContent = words;
    said.className = failed ? "failed" : "muted";
    said.hidden = words === "";
  };
  const act = async (shared, options = {}) => {
    if (name.value.trim() === "") {
      tell(t("shareNeedsName"), true);
      name.focus();
      return;
    }
    describe({ title: name.value.trim(), description: text.value.trim(), author: maker.value.trim() });
    busy(dialog, true);
    try {
      await save((what, file) => tell(what === "file" ? t("shareSending", file) : t("shareSaving")), options);
      if (shared) {
        showLink(dialog, await share(who.chosen()));
      } else {
        dialog.close();
        notify(t("shareSaved", name.value.trim()));
      }
    } catch (problem) {
      busy(dialog, false);
      if (problem.status === 412) {
        askWhich(dialog, tell, (chosen) => act(shared, chosen));
      } else if (problem.status === 401) {
        dialog.close();
        askToSignIn(t("shareTitle"));
      } else {
        tell(problem.words?.() ?? problem.message, true);
      }
    }
  };
}

function busy({ dialog }, working) {
  dialog.querySelectorAll("footer button").forEach((each) => (each.disabled = working));
  dialog.setAttribute("aria-busy", String(working));
}

function askWhich(dialog, tell, choose) {
  tell(t("shareChanged"), true);
  dialog.foot.replaceChildren(button(t("shareAnew"), () => choose({ anew: true }), "primary"), button(t("shareOver"), () => choose({ over: true })));
}

/** Leads to what others show to everybody, which needs no account. */
const publicThemes = () => button(t("minePublic"), async () => (await import("./public.js")).openPublicDialog());

function askToSignIn(title, further = []) {
  const kept = keepDraft() || !isDirty();
  const content = [element("p", {}, t("shareSignIn")), ...(isTooLarge() ? [element("p", { class: "failed" }, t("shareTooLarge"))] : [])];
  const go = kept ? button(t("shareGoSignIn"), () => (location.href = signInAddress()), "primary") : element("a", { href: signInAddress(), target: "_blank" }, t("shareGoSignIn"));
  openDialog({ title, content, actions: [go, ...further] });
}

function visibility(chosen) {
  const choices = [["link", t("shareLinkOnly")], ["members", t("shareMembers")], ["public", t("sharePublic")]];
  const boxes = choices.map(([value]) => element("input", { type: "radio", name: "visibility", value, checked: value === chosen }));
  const rows = choices.map(([, words], i) => element("label", { class: "choice" }, boxes[i], element("span", {}, words)));
  return {
    content: element("fieldset", { class: "plain" }, element("legend", {}, t("shareWho")), ...rows),
    chosen: () => boxes.find(({ checked }) => checked).value,
  };
}

/** For each published layer of the theme whether it follows its data. */
function pins() {
  const layers = pinnable();
  if (layers.length === 0) {
    return [];
  }
  const rows = layers.map(({ node }) => {
    const today = serverLayer(node)?.version ?? node.version;
    const chosen = node.version && node.version !== "newest" ? "kept" : "newest";
    const box = element(
      "select",
      {
        "aria-label": titleOf(node),
        onchange: ({ target }) => {
          node.version = target.value === "kept" ? today : "newest";
          touched();
        },
      },
      element("option", { value: "newest", selected: chosen === "newest" }, t("shareNewest")),
      element("option", { value: "kept", selected: chosen === "kept" }, t("shareToday")),
    );
    return element("div", { class: "pin" }, element("span", {}, titleOf(node)), box);
  });
  return [element("details", { class: "about" }, element("summary", {}, t("sharePins")), element("p", { class: "muted" }, t("sharePinsHint")), ...rows)];
}

function strippedNote() {
  const found = leftOut();
  if (found.length === 0) {
    return [];
  }
  const rows = found.map(({ node, why }) => element("li", {}, element("strong", {}, titleOf(node)), t("shareColon"), why === "path" ? t("share_path") : why === "private" ? t("share_private") : t("share_secret")));
  return [element("div", { class: "note" }, element("strong", {}, t("shareLeftOut")), element("ul", {}, ...rows))];
}

// ---- the link

function showLink(dialog, shared) {
  const link = new URL(shared.link ?? `t/${shared.id}`, ROOT).href;
  const { title } = about();
  dialog.setTitle(title);
  dialog.body.replaceChildren(
    copied(t("shareLink"), link),
    element("div", { class: "link-row" }, element("img", { class: "qr", src: `${link}/qr.svg`, alt: t("shareQr"), width: 132, height: 132 }), element("div", {}, element("h3", {}, t("shareBy")), senders(link, title), element("p", { class: "muted" }, t("shareCopyNote")))),
    copied(t("shareEmbed"), embedCode(link, title)),
    ...strippedBy(shared),
  );
  const end = async () => {
    try {
      await revoke();
      dialog.close();
      notify(t("shareRevoked"));
    } catch (problem) {
      notify(problem.message);
    }
  };
  dialog.foot.replaceChildren(element("a", { class: "button primary", href: link, target: "_blank", rel: "noopener" }, t("shareOpen")), button(t("shareRevoke"), end));
  dialog.foot.hidden = false;
  dialog.dialog.setAttribute("aria-busy", "false");
}

/** What the server left out, in its own words. */
function strippedBy({ remarks = [] }) {
  const words = remarks.map(pick).filter(Boolean);
  return words.length > 0 ? [element("div", { class: "note" }, element("strong", {}, t("shareLeftOut")), element("ul", {}, ...words.map((each) => element("li", {}, each))))] : [];
}

function copied(label, value) {
  const box = element("input", { type: "text", readonly: true, value, "aria-label": label, onfocus: () => box.select() });
  const press = async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      document.execCommand("copy");
    }
    copy.textContent = t("shareCopied");
    setTimeout(() => (copy.textContent = t("shareCopy")), 2000);
  };
  const copy = button(t("shareCopy"), press);
  return element("div", { class: "field" }, element("span", { class: "label" }, label), element("div", { class: "copied-row" }, box, copy));
}

const embedCode = (link, title) =>
  `<iframe src="${link}?embed=1" title="${title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}" width="640" height="480" style="border:0" loading="lazy" allowfullscreen></iframe>`;

/** Plain links: nothing of theirs is loaded before somebody follows one. */
function senders(link, title) {
  const [url, text] = [encodeURIComponent(link), encodeURIComponent(title)];
  const links = [
    ["LINE", `https://social-plugins.line.me/lineit/share?url=${url}`],
    ["Facebook", `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ["X", `https://x.com/intent/post?url=${url}&text=${text}`],
    [t("shareMail"), `mailto:?subject=${text}&body=${url}`],
  ];
  return element("div", { class: "links" }, ...links.map(([name, href]) => element("a", { href, target: "_blank", rel: "noopener noreferrer" }, name)));
}

// ---- one's own themes

/** Opens the list of one's own themes. */
export async function openThemesDialog() {
  const person = await me();
  if (!person.signedIn) {
    askToSignIn(t("mineTitle"), [publicThemes()]);
    return;
  }
  const list = element("div", { class: "themes" });
  const find = element("input", { type: "search", maxlength: 100, placeholder: t("mineFind"), "aria-label": t("mineFind") });
  const dialog = openDialog({ title: t("mineTitle"), content: [element("div", { class: "field" }, find), list], actions: [button(t("mineNew"), () => begin(dialog), "primary"), publicThemes()] });
  let asked = 0;
  let timer = 0;
  const load = async (after) => {
    const mine = ++asked;
    try {
      const answer = await ownThemes(find.value.trim(), after);
      if (mine === asked) {
        show(answer, after);
      }
    } catch (problem) {
      list.replaceChildren(element("p", { class: "failed" }, problem.message));
    }
  };
  const show = ({ themes, next }, after) => {
    list.querySelector(".next")?.remove();
    const rows = themes.map((theme) => themeRow(theme, dialog));
    list[after ? "append" : "replaceChildren"](...rows);
    if (themes.length === 0 && !after) {
      list.append(element("p", { class: "empty" }, find.value.trim() ? t("mineNothing") : t("mineNone")));
    }
    if (next) {
      list.append(element("p", { class: "next" }, button(t("mineMore"), () => load(next))));
    }
  };
  find.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(), 200);
  });
  load();
}

function begin(dialog) {
  const before = toDocument();
  const at = storedAs();
  newTheme();
  dialog.close();
  notify(t("mineReplaced"), { undo: () => fromDocument(before, at) });
}

function themeRow(theme, dialog) {
  const title = element("strong", {}, theme.title || t("mineUntitled"));
  const when = new Date(theme.updated).toLocaleString(current(), { dateStyle: "medium", timeStyle: "short" });
  const state = [when, ...(theme.share ? [t("mineShared")] : [])].join(t("separator"));
  const head = element("div", { class: "words" }, title, element("small", { class: "muted" }, state));
  const row = element("div", { class: "theme-row", "data-theme": theme.id }, head);
  const open = async () => {
    const before = toDocument();
    const at = storedAs();
    try {
      await openTheme(theme.id);
      placeTheme(false);
      keepDraft();
      dialog.close();
      const said = t("mineOpened", theme.title || t("mineUntitled"));
      if (!allowShown({ said })) {
        notify(said, { undo: () => fromDocument(before, at) });
      }
    } catch (problem) {
      notify(problem.message);
    }
  };
  row.append(
    button(t("mineOpen"), open),
    iconButton("M4 16l1-4 8-8 3 3-8 8zM11.5 5.5l3 3", t("mineRename"), () => renameIn(theme, head, title)),
    iconButton("M4 6h12M8 6V4h4v2M6 6l1 10h6l1-10", t("mineDelete"), () => remove(theme, row)),
  );
  return row;
}

function iconButton(path, label, press) {
  const made = element("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick: press });
  made.append(icon(path));
  return made;
}

function renameIn(theme, head, title) {
  const box = element("input", { type: "text", maxlength: 200, value: theme.title, "aria-label": t("shareName") });
  const taken = async (event) => {
    event.preventDefault();
    const wanted = box.value.trim();
    form.replaceWith(title);
    if (wanted === "" || wanted === theme.title) {
      return;
    }
    try {
      await rename(theme.id, wanted);
      theme.title = wanted;
      title.textContent = wanted;
    } catch (problem) {
      notify(problem.message);
    }
  };
  const form = element("form", { class: "field rename", onsubmit: taken }, box, element("button", { class: "plain" }, t("mineSaveName")));
  title.replaceWith(form);
  box.focus();
  box.select();
}

const UNDO_MILLIS = 8000;

/** A theme is deleted when there was time to think better of it. */
function remove(theme, row) {
  row.hidden = true;
  let kept = false;
  notify(t("mineDeleted", theme.title || t("mineUntitled")), {
    undo: () => {
      kept = true;
      row.hidden = false;
    },
  });
  const now = () => {
    removeEventListener("pagehide", now);
    if (!kept) {
      kept = true;
      discard(theme.id).catch((problem) => {
        row.hidden = false;
        notify(problem.message);
      });
    }
  };
  setTimeout(now, UNDO_MILLIS);
  addEventListener("pagehide", now);
}
