import { notify } from "./dialog.js";
import { element } from "./dom.js";
import { choices, field, form, secret, tell } from "./forms.js";
import { t } from "./i18n.js";
import { when } from "./moments.js";
import { hasRole, post, send } from "./who.js";

/** The API keys of one's own. A key is shown once, when it is made. */

const SCOPES = [
  { value: "themes", role: "member" },
  { value: "publish", role: "publisher" },
  { value: "admin", role: "administrator" },
];

export async function keysView(person) {
  const { keys } = await send("GET", "api/v1/members/me/keys");
  const list = element("ul", { class: "list" });
  const view = { list, keys, going: new Set() };
  fill(view);
  return [
    element("section", {}, element("h2", {}, t("accView_keys")), element("p", { class: "muted" }, t("accKeysHelp")), list),
    element("section", {}, element("h2", {}, t("accKeyNew")), maker(person, view)),
  ];
}

function maker(person, view) {
  const place = element("div", { "aria-live": "polite" });
  const options = SCOPES.filter(({ role }) => hasRole(person, role)).map(({ value }) => ({ value, title: t(`accScope_${value}`), meaning: t(`accScopeCan_${value}`) }));
  const fields = [
    field({ name: "title", label: t("accKeyName"), hint: t("accKeyNameHint"), maxlength: 100, autocomplete: "off" }),
    choices({ name: "scopes", label: t("accKeyScopes"), none: t("accKeyScopesNone"), options }),
  ];
  const send = async (values, whole) => {
    const made = await post("api/v1/members/me/keys", values);
    whole.reset();
    showOnce(place, made.key);
    view.keys.unshift(made);
    fill(view);
  };
  return element("div", {}, form({ fields, go: t("accKeyNew"), send }), place);
}

function showOnce(place, key) {
  const done = element("button", { type: "button", class: "quiet", onclick: () => place.replaceChildren() }, t("accKeyKept"));
  const use = element("p", {}, t("accKeyUse"), " ", element("code", {}, "Authorization: Bearer …"));
  place.replaceChildren(element("div", { class: "once" }, element("p", {}, t("accKeyMade")), secret(key, t("accView_keys")), use, done));
  place.scrollIntoView({ block: "nearest" });
}

function fill(view) {
  const shown = view.keys.filter((key) => !view.going.has(key.id));
  view.list.replaceChildren(...(shown.length ? shown.map((key) => row(key, view)) : [element("li", { class: "none" }, t("accKeysNone"))]));
}

function row(key, view) {
  const scopes = key.scopes.map((scope) => element("span", { class: "tag" }, t(`accScope_${scope}`)));
  const used = key.used ? [`${t("accUsed")} `, when(key.used)] : [t("accNeverUsed")];
  const words = element(
    "div",
    { class: "words" },
    element("div", {}, element("b", {}, key.title), " ", ...scopes),
    element("div", { class: "muted" }, `${t("accMade")} `, when(key.created), t("separator"), ...used),
  );
  const revoke = element("button", { type: "button", class: "quiet loss", "aria-label": t("accActionFor", t("accRevoke"), key.title), onclick: () => revokeLater(key, view) }, t("accRevoke"));
  return element("li", {}, words, revoke);
}

/** A revoked key cannot come back, so it is revoked when the way back has gone. */
function revokeLater(key, view) {
  view.going.add(key.id);
  fill(view);
  const back = () => {
    view.going.delete(key.id);
    fill(view);
  };
  const finish = async () => {
    try {
      await send("DELETE", `api/v1/members/me/keys/${encodeURIComponent(key.id)}`);
    } catch (error) {
      back();
      tell(error);
    }
  };
  notify(t("accRevoking", key.title), { undo: back, done: finish });
}
