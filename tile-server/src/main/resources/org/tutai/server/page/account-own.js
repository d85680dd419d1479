import { notify } from "./dialog.js";
import { element } from "./dom.js";
import { field, form, newPassword, tell } from "./forms.js";
import { t } from "./i18n.js";
import { when } from "./moments.js";
import { me, post, send } from "./who.js";

/** One's own account: the name others see, the password, and where one is signed in. */
export async function ownView(person) {
  return [profile(person), password(person), await sessions()];
}

function profile(person) {
  const fields = [field({ name: "displayName", label: t("accDisplayName"), hint: t("accDisplayNameHint"), value: person.displayName, autocomplete: "name", maxlength: 64 })];
  const save = async (values) => {
    await send("PATCH", "api/v1/members/me", values);
    await me(true);
    notify(t("accSaved"));
  };
  const facts = element(
    "dl",
    { class: "facts" },
    element("dt", {}, t("accName")),
    element("dd", {}, person.name),
    element("dt", {}, t("accRoleIs")),
    element("dd", {}, t(`accRole_${person.role}`), " ", element("span", { class: "muted" }, t(`accRoleCan_${person.role}`))),
  );
  return element("section", {}, element("h2", {}, t("accProfile")), facts, form({ fields, go: t("accSave"), send: save }));
}

function password(person) {
  const fields = [field({ name: "current", label: t("accOldPassword"), type: "password", autocomplete: "current-password", maxlength: 1000 }), newPassword(t("accNewPassword"))];
  const change = async (values, whole) => {
    await post("api/v1/members/me/password", values);
    await me(true);
    whole.reset();
    notify(t("accPasswordChanged"));
    await redrawSessions();
  };
  const whole = form({ fields, go: t("accChangePasswordGo"), send: change });
  whole.prepend(element("input", { type: "text", autocomplete: "username", value: person.name, readonly: true, hidden: true }));
  return element("section", {}, element("h2", {}, t("accChangePassword")), whole);
}

// ---- sessions

async function sessions() {
  const list = element("ul", { id: "sessions", class: "list" });
  const others = element("button", { id: "end-others", type: "button", class: "quiet", onclick: endOthers }, t("accEndOthers"));
  const section = element("section", {}, element("h2", {}, t("accSessions")), element("p", { class: "muted" }, t("accSessionsHelp")), list, others);
  fill(list, others, await load());
  return section;
}

const load = async () => (await send("GET", "api/v1/members/me/sessions")).sessions;

async function redrawSessions() {
  fill(document.getElementById("sessions"), document.getElementById("end-others"), await load());
}

function fill(list, others, all) {
  others.hidden = all.length < 2;
  list.replaceChildren(...all.map(row));
}

function row(session) {
  const name = element("div", {}, element("b", {}, browserName(session.agent)), ...(session.current ? [" ", element("span", { class: "tag" }, t("accThisSession"))] : []));
  const times = element("div", { class: "muted" }, `${t("accSince")} `, when(session.created), t("separator"), `${t("accSeen")} `, when(session.seen));
  const label = `${t("accEndOne")}: ${browserName(session.agent)}`;
  const end = element("button", { type: "button", class: "quiet", "aria-label": label, onclick: () => endOne(session) }, t("accEndOne"));
  return element("li", {}, element("div", { class: "words" }, name, times), ...(session.current ? [] : [end]));
}

async function endOne(session) {
  try {
    await send("DELETE", `api/v1/members/me/sessions/${encodeURIComponent(session.id)}`);
    notify(t("accOneEnded"));
    await redrawSessions();
  } catch (error) {
    tell(error);
  }
}

async function endOthers() {
  try {
    const { ended } = await send("DELETE", "api/v1/members/me/sessions");
    notify(t("accOthersEnded", ended));
    await redrawSessions();
  } catch (error) {
    tell(error);
  }
}

const BROWSERS = [
  ["Edge", /\bEdgA?\//],
  ["Firefox", /\bFirefox\/|\bFxiOS\//],
  ["Chrome", /\bChrome\/|\bChromium\/|\bCriOS\//],
  ["Safari", /\bSafari\//],
];
const SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux/],
];

/** A browser and its system in words, from what it says of itself. */
export function browserName(agent) {
  const found = (table) => table.find(([, sign]) => sign.test(agent ?? ""))?.[0];
  const browser = found(BROWSERS) ?? t("accUnknownBrowser");
  const system = found(SYSTEMS);
  return system ? t("accBrowserOn", browser, system) : browser;
}
