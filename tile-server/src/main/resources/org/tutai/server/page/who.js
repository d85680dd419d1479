import { element } from "./dom.js";
import { addWords, current, onLanguage, t } from "./i18n.js";

/**
 * Who is at this page, and how it sends what changes something: with the token that proves that the request comes from here,
 * and with refusals turned into messages a person can read. No secret is kept anywhere but in memory.
 */

addWords(
  {
    whoSignIn: "登入",
    whoAccount: (name) => `帳號：${name}`,
    whoLost: "連不上伺服器。請檢查網路連線後再試。",
    whoSignInFirst: "請先登入，再試一次。",
    whoForbidden: "您的角色不能做這件事。需要時請洽管理員。",
    whoGone: "找不到，可能已經刪除。",
    whoChanged: "內容已在別處改過。請重新載入後再試。",
    whoTooLarge: "內容太大，伺服器不收。",
    whoWait: (seconds) => (seconds > 90 ? `嘗試太多次了，請在 ${Math.ceil(seconds / 60)} 分鐘後再試。` : `嘗試太多次了，請在 ${seconds} 秒後再試。`),
    whoBusy: "伺服器忙碌中，請稍後再試。",
    whoFailed: (status) => `伺服器無法完成（${status}）。請稍後再試。`,
  },
  {
    whoSignIn: "Sign in",
    whoAccount: (name) => `Account: ${name}`,
    whoLost: "The server cannot be reached. Please check the connection and try again.",
    whoSignInFirst: "Please sign in and try again.",
    whoForbidden: "Your role does not allow this. Ask an administrator if you need it.",
    whoGone: "It is not there; it may have been deleted.",
    whoChanged: "It has been changed elsewhere. Please reload and try again.",
    whoTooLarge: "That is more than the server takes.",
    whoWait: (seconds) => (seconds > 90 ? `Too many attempts; please try again in ${Math.ceil(seconds / 60)} minutes.` : `Too many attempts; please try again in ${seconds} seconds.`),
    whoBusy: "The server is busy; please try again in a moment.",
    whoFailed: (status) => `The server could not do it (${status}). Please try again in a moment.`,
  },
);

/** The address of the map page, with a slash at its end, wherever this module is used from. */
export const ROOT = new URL("..", import.meta.url).href;

const VISITOR = Object.freeze({ signedIn: false, id: "", name: "", displayName: "", role: "visitor", csrf: "", setupNeeded: false });
const ROLES = ["visitor", "member", "publisher", "administrator"];

/** What the server calls a request whose token is no longer the session's, as after signing in anew in another window. */
const STALE_TOKEN = "Not from this page";

let asked = null;
const listeners = new Set();

/**
 * Who is signed in: {signedIn, id, name, displayName, role, csrf, setupNeeded}. Asked once and kept; `me(true)` asks again. A server that
 * cannot be reached makes a visitor of everybody, until the next question.
 */
export function me(again = false) {
  if (again || !asked) {
    asked = ask();
  }
  return asked;
}

async function ask() {
  let found;
  try {
    const answer = await fetch(new URL("api/v1/members/me", ROOT), { headers: { Accept: "application/json" }, cache: "no-store" });
    found = answer.ok ? { ...VISITOR, ...(await answer.json()) } : VISITOR;
  } catch {
    asked = null;
    found = VISITOR;
  }
  listeners.forEach((listener) => listener(found));
  return found;
}

/** Calls back with who is signed in, now and whenever that is asked again. */
export function whenKnown(listener) {
  listeners.add(listener);
  if (asked) {
    asked.then(listener);
  } else {
    me();
  }
}

/** Whether somebody has a role ("member", "publisher", "administrator") or a higher one. */
export const hasRole = (person, role) => ROLES.indexOf(person.role) >= ROLES.indexOf(role);

/** Where to sign in and come back from to where this page is now. */
export function signInAddress() {
  const here = location.href.startsWith(ROOT) ? location.href.slice(ROOT.length) : "";
  return `${ROOT}account${here ? `#next=${encodeURIComponent(here)}` : ""}`;
}

/** What the server refused, in words for a person; `status` 0 when it could not be reached. */
export class Refused extends Error {
  constructor(status, problem, wait) {
    super(message(status, problem, wait));
    this.name = "Refused";
    this.status = status;
    this.problem = problem;
    /** The field of the form that must be changed, where it is one. */
    this.field = problem.field ?? problem.parameter ?? "";
  }
}

function message(status, problem, wait) {
  if (problem.zh && problem.detail) {
    return current() === "zh-TW" ? problem.zh : problem.detail;
  }
  const usual = { 0: "whoLost", 401: "whoSignInFirst", 403: "whoForbidden", 404: "whoGone", 410: "whoGone", 412: "whoChanged", 413: "whoTooLarge", 503: "whoBusy" }[status];
  if (status === 429) {
    return t("whoWait", wait || 60);
  }
  if (usual) {
    return t(usual);
  }
  return problem.detail || t("whoFailed", status);
}

/**
 * Sends a request that changes something, and gives the JSON of the answer, or null where it has none.
 *
 * @param url relative to the map page, as "api/v1/themes"
 * @param body a value to be sent as JSON; a Blob, FormData or buffer goes as it is; undefined for none
 * @param headers further ones, as {"If-Match": etag}
 * @throws {Refused}
 */
export async function send(method, url, body, headers = {}) {
  const answer = await sendWhole(method, url, body, headers);
  return answer.status === 204 ? null : answer.json().catch(() => null);
}

/** As `send`, but gives the whole answer, whose headers may matter. */
export async function sendWhole(method, url, body, headers = {}) {
  const first = await attempt(method, url, body, headers, await me());
  if (first.ok) {
    return first;
  }
  const refused = await refusal(first);
  if (refused.status === 403 && refused.problem.title === STALE_TOKEN) {
    const second = await attempt(method, url, body, headers, await me(true));
    if (second.ok) {
      return second;
    }
    throw await refusal(second);
  }
  throw refused;
}

/** Sends a POST; see `send`. */
export const post = (url, body, headers) => send("POST", url, body, headers);

async function attempt(method, url, body, headers, person) {
  const all = { Accept: "application/json", ...headers };
  if (person.csrf) {
    all["X-CSRF-Token"] = person.csrf;
  }
  let content = body;
  if (body !== undefined && !(body instanceof Blob || body instanceof FormData || body instanceof ArrayBuffer || ArrayBuffer.isView(body))) {
    content = JSON.stringify(body);
    all["Content-Type"] = "application/json";
  }
  try {
    return await fetch(new URL(url, ROOT), { method, headers: all, body: content, cache: "no-store" });
  } catch {
    throw new Refused(0, {}, 0);
  }
}

/** A refusal of the server as an error with its words. */
export async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Refused(answer.status, problem ?? {}, Number(answer.headers.get("Retry-After")));
}

/** Makes the link to sign in or to the account, for the head of a page; it says who is signed in. */
export function accountLink() {
  const link = element("a", { class: "who" }, t("whoSignIn"));
  let person = VISITOR;
  const tell = () => {
    link.href = person.signedIn ? `${ROOT}account` : signInAddress();
    link.textContent = person.signedIn ? person.displayName : t("whoSignIn");
    link.title = person.signedIn ? t("whoAccount", person.displayName) : "";
  };
  whenKnown((known) => {
    person = known;
    tell();
  });
  onLanguage(tell);
  link.addEventListener("click", tell);
  return link;
}

/** A page that the browser kept may be of somebody who has signed out since, or in. */
window.addEventListener("pageshow", (event) => event.persisted && asked && me(true));
