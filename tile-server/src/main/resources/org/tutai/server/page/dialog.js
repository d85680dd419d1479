/** Dialogs over the page, and notices at its foot. */
import { element, icon } from "./dom.js";
import { addWords, t } from "./i18n.js";

addWords({ dialogClose: "關閉", undo: "復原" }, { dialogClose: "Close", undo: "Undo" });

let dialogs = 0;

/**
 * Opens a dialog, which has the keyboard until it is closed, by its button, Escape or a press beside it.
 *
 * @param options `title`; `content`, an array of elements; `actions`, elements at its foot (the first is what is done
 *     next); `wide` for much content; `onclose()`
 * @returns `{dialog, body, foot, close(), setTitle(text)}`
 */
export function openDialog({ title, content = [], actions = [], wide = false, onclose = () => {} }) {
  const id = `dialog-${++dialogs}`;
  const before = document.activeElement;
  const heading = element("h2", { id }, title);
  const closer = element("button", { type: "button", class: "icon", "aria-label": t("dialogClose"), title: t("dialogClose"), onclick: () => dialog.close() });
  closer.append(icon("M5 5l10 10M15 5L5 15"));
  const body = element("div", { class: "dialog-body" }, ...content);
  const foot = element("footer", { hidden: actions.length === 0 }, ...actions);
  const dialog = element("dialog", { "aria-labelledby": id, class: wide ? "wide" : null, tabindex: "-1" }, element("header", {}, heading, closer), body, foot);
  let pressedBeside = false;
  dialog.addEventListener("pointerdown", (event) => (pressedBeside = event.target === dialog));
  dialog.addEventListener("click", (event) => event.target === dialog && pressedBeside && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    giveBack(before);
    onclose();
  });
  document.body.append(dialog);
  dialog.showModal();
  // Not its closing button, which would look like what is to be pressed.
  (dialog.querySelector("[autofocus]") ?? dialog).focus();
  return { dialog, body, foot, close: () => dialog.close(), setTitle: (text) => (heading.textContent = text) };
}

/** Gives the keyboard back to what had it; where that is gone or hidden by now, to what leads there again. */
function giveBack(before) {
  const isSeen = (each) => each?.isConnected && each !== document.body && each.getClientRects().length > 0;
  [before, document.getElementById("tools-open"), document.getElementById("layers-add"), document.getElementById("map")].find(isSeen)?.focus();
}

const NOTICE_MILLIS = 8000;

/** Ends the notice that is there, as if its time were over. */
let endLast = () => {};

/**
 * Says something at the foot of the page for some seconds, longer while it is pointed at or has the keyboard.
 *
 * @param undo takes back what was done; a button for it is shown
 * @param action `{label, press}` of another button
 * @param done called when it goes without its button having been pressed: for what cannot be taken back, and is done then
 * @param loss whether something went wrong
 */
export function notify(text, { undo, action, done, loss = false } = {}) {
  endLast();
  const notice = element("div", { class: loss ? "notice loss" : "notice" }, element("p", {}, text));
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    notice.remove();
    endLast = () => {};
  };
  const end = () => {
    close();
    done?.();
  };
  endLast = end;
  const press = (deed) => () => {
    close();
    deed();
  };
  const button = action ?? (undo && { label: t("undo"), press: undo });
  if (button) {
    notice.append(element("button", { type: "button", class: "quiet", onclick: press(button.press) }, button.label));
  }
  notice.append(element("button", { type: "button", class: "icon", "aria-label": t("dialogClose"), onclick: end }, icon("M5 5l10 10M15 5L5 15")));
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(end, NOTICE_MILLIS);
  };
  for (const stay of ["pointerenter", "focusin"]) {
    notice.addEventListener(stay, () => clearTimeout(timer));
  }
  for (const go of ["pointerleave", "focusout"]) {
    notice.addEventListener(go, wait);
  }
  place().replaceChildren(notice);
  wait();
  return close;
}

/** Whoever leaves the page has not taken it back. */
window.addEventListener("pagehide", () => endLast());

/** Where notices stand: in the dialog that is open, else on the page; screen readers are told. */
function place() {
  const host = [...document.querySelectorAll("dialog[open]")].pop() ?? document.body;
  let found = [...host.children].find((child) => child.classList.contains("notices"));
  if (!found) {
    found = element("div", { class: "notices", role: "status", "aria-live": "polite" });
    host.append(found);
  }
  return found;
}
