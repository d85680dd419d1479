import { notify } from "./dialog.js";
import { element } from "./dom.js";
import { field, form, secret, selection, tell } from "./forms.js";
import { t } from "./i18n.js";
import { momentText, when } from "./moments.js";
import { post, ROOT, send } from "./who.js";

/** All members, for administrators: whom there is, whom to invite, what each may do. */

const ROLES = ["member", "publisher", "administrator"];
const PAGE = 50;
const PAUSE_MILLIS = 250;

export async function membersView(person) {
  const view = { person, q: "", members: [], next: "", going: new Set(), list: element("ul", { class: "list members" }), more: null, once: element("div", { "aria-live": "polite" }) };
  view.more = element("button", { type: "button", class: "quiet", onclick: () => load(view, true).catch(tell) }, t("accMore"));
  await load(view);
  return [
    element("section", {}, element("h2", {}, t("accInvite")), element("p", { class: "muted" }, t("accMembersHelp")), inviter(view), view.once),
    element("section", {}, element("h2", {}, t("accView_members")), finder(view), view.list, view.more),
  ];
}

function inviter(view) {
  const fields = [
    field({ name: "name", label: t("accName"), hint: t("accNameHint"), maxlength: 64, autocomplete: "off" }),
    selection({ name: "role", label: t("accRoleIs"), chosen: "member", options: ROLES.map((role) => [role, t(`accRole_${role}`) + t("accColon") + t(`accRoleCan_${role}`)]) }),
  ];
  const invite = async (values, whole) => {
    const made = await post("api/v1/members", values);
    whole.reset();
    showOnce(view, made);
    view.members.unshift(made);
    fill(view);
  };
  return form({ fields, go: t("accInviteGo"), send: invite });
}

/** The link as this browser reaches the server, whatever the server takes its own address for. */
function showOnce(view, { name, link, expires }) {
  const own = `${ROOT}account${link.slice(link.indexOf("#"))}`;
  const done = element("button", { type: "button", class: "quiet", onclick: () => view.once.replaceChildren() }, t("accClose"));
  const words = [t("accInviteMade", name), ...(expires ? [" ", t("accInviteEnds", momentText(expires))] : [])];
  view.once.replaceChildren(element("div", { class: "once" }, element("p", {}, ...words), secret(own, t("accInviteMade", name)), done));
  view.once.scrollIntoView({ block: "nearest" });
}

function finder(view) {
  const search = field({ name: "q", label: t("accFindMember"), optional: true, type: "search", maxlength: 100, autocomplete: "off" });
  let timer = 0;
  search.input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      view.q = search.value().trim();
      load(view).catch(tell);
    }, PAUSE_MILLIS);
  });
  return search.row;
}

async function load(view, further = false) {
  const query = new URLSearchParams({ limit: PAGE, ...(view.q && { q: view.q }), ...(further && { after: view.next }) });
  const asked = view.q;
  const { members, next } = await send("GET", `api/v1/members?${query}`);
  if (asked === view.q) {
    view.members = further ? [...view.members, ...members] : members;
    view.next = next ?? "";
    fill(view);
  }
}

function fill(view) {
  const shown = view.members.filter((member) => !view.going.has(member.id));
  view.list.replaceChildren(...shown.map((member) => row(member, view)));
  if (shown.length === 0 && view.q) {
    view.list.append(element("li", { class: "none" }, t("accMembersNotFound", view.q)));
  } else if (shown.length === 1 && !view.q && shown[0].id === view.person.id) {
    view.list.append(element("li", { class: "none" }, t("accMembersNone")));
  }
  view.more.hidden = !view.next;
}

function row(member, view) {
  const self = member.id === view.person.id;
  const tags = [...(self ? [t("accYou")] : []), ...(member.state === "active" ? [] : [t(`accState_${member.state}`)])];
  const words = element(
    "div",
    { class: "words" },
    element("div", {}, element("b", {}, member.displayName || member.name), ...tags.flatMap((tag) => [" ", element("span", { class: "tag" }, tag)])),
    element("div", { class: "muted" }, ...(member.displayName && member.displayName !== member.name ? [member.name, t("separator")] : []), `${t("accAdded")} `, when(member.created)),
  );
  return element("li", {}, words, element("div", { class: "deeds" }, roleOf(member, view), ...(self ? [] : deeds(member, view))));
}

function roleOf(member, view) {
  const select = element(
    "select",
    { "aria-label": t("accRoleOf", member.name), disabled: member.id === view.person.id },
    ...ROLES.map((role) => element("option", { value: role, selected: role === member.role }, t(`accRole_${role}`))),
  );
  select.addEventListener("change", () => setRole(member, select.value, view, true));
  return select;
}

async function setRole(member, role, view, canUndo) {
  const before = member.role;
  try {
    Object.assign(member, await send("PATCH", at(member), { role }));
    const undo = canUndo ? () => setRole(member, before, view, false) : null;
    notify(t("accRoleChanged", member.name, t(`accRole_${role}`)), { undo });
  } catch (error) {
    tell(error);
  }
  fill(view);
}

const at = (member) => `api/v1/members/${encodeURIComponent(member.id)}`;

function deeds(member, view) {
  const disabled = member.state === "disabled";
  return [
    deed("accNewLink", member, () => newLink(member, view)),
    deed(disabled ? "accEnable" : "accDisable", member, () => setDisabled(member, !disabled, view, true)),
    deed("accRemove", member, () => removeLater(member, view), "loss"),
  ];
}

function deed(word, member, act, kind = "") {
  return element("button", { type: "button", class: `quiet ${kind}`, "aria-label": t("accActionFor", t(word), member.name), onclick: act }, t(word));
}

async function newLink(member, view) {
  try {
    showOnce(view, { name: member.name, ...(await post(`${at(member)}/invitation`)) });
  } catch (error) {
    tell(error);
  }
}

async function setDisabled(member, disabled, view, canUndo) {
  try {
    Object.assign(member, await send("PATCH", at(member), { disabled }));
    const undo = canUndo ? () => setDisabled(member, !disabled, view, false) : null;
    notify(t(disabled ? "accDisabled" : "accEnabled", member.name), { undo });
  } catch (error) {
    tell(error);
  }
  fill(view);
}

/** A member who is removed cannot come back, so that is done when the way back has gone. */
function removeLater(member, view) {
  view.going.add(member.id);
  fill(view);
  const back = () => {
    view.going.delete(member.id);
    fill(view);
  };
  const finish = async () => {
    try {
      await send("DELETE", at(member));
    } catch (error) {
      back();
      tell(error);
    }
  };
  notify(t("accRemoving", member.name), { undo: back, done: finish });
}
