import { auditView } from "./account-audit.js";
import { keysView } from "./account-keys.js";
import { membersView } from "./account-members.js";
import { ownView } from "./account-own.js";
import { byId, element } from "./dom.js";
import { field, form, newPassword, tell } from "./forms.js";
import { switchLanguage, t, translatePage } from "./i18n.js";
import { hasRole, me, post, refusal, ROOT, send } from "./who.js";

/**
 * The account page: signing in, the first set-up and invitations for those who are not signed in; their account for those who
 * are, and for administrators the members and the audit log.
 *
 * What comes after # is either a view, or a token that was handed over in a link. A token is read once and taken out of the
 * address before anything else, so that neither the history nor a copied address has it.
 */

const VIEWS = {
  own: { show: ownView, role: "member" },
  keys: { show: keysView, role: "member" },
  members: { show: membersView, role: "administrator" },
  audit: { show: auditView, role: "administrator" },
};

/** What the page was opened with: a token for setup or invitation, and where to go after signing in. */
const given = { setup: "", invitation: "", next: "" };

function takeFragment() {
  const found = /^#(setup|invitation|next)=(.*)$/s.exec(location.hash);
  if (found) {
    given[found[1]] = decoded(found[2]);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return Boolean(found);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** The address to go to after signing in, if it is one of this server. */
function nextAddress() {
  const address = given.next ? new URL(given.next, ROOT) : null;
  return address?.href.startsWith(ROOT) ? address.href : "";
}

async function draw() {
  takeFragment();
  translatePage();
  const person = await me();
  document.title = t("accPageTitle");
  byId("leave").hidden = !person.signedIn;
  byId("views").hidden = !person.signedIn;
  if (given.setup) {
    show(setUpForm());
  } else if (given.invitation) {
    show(await invitationForm());
  } else if (person.signedIn) {
    await drawView(person);
  } else if (person.setupNeeded) {
    show(note("accNoAdministrator", "accNoAdministratorHelp"));
  } else {
    show(signInForm());
  }
}

const show = (...things) => byId("content").replaceChildren(...things);

const note = (title, text) => element("section", { class: "narrow" }, element("h2", {}, t(title)), element("p", {}, t(text)));

// ---- for those who are not signed in

function signInForm() {
  const fields = [
    field({ name: "name", label: t("accName"), autocomplete: "username", maxlength: 200 }),
    field({ name: "password", label: t("accPassword"), type: "password", autocomplete: "current-password", maxlength: 1000 }),
  ];
  const send = async (values) => {
    await post("api/v1/members/session", values);
    await signedIn();
  };
  return narrow("accSignIn", null, form({ fields, go: t("accSignIn"), send }), element("p", { class: "muted" }, t("accSignInHelp")));
}

function setUpForm() {
  const fields = [field({ name: "name", label: t("accName"), hint: t("accNameHint"), autocomplete: "username", maxlength: 64 }), newPassword()];
  const send = async (values) => {
    await post("api/v1/members/setup", { token: given.setup, ...values });
    await signedIn();
  };
  return narrow("accSetUpTitle", t("accSetUpHelp"), form({ fields, go: t("accSetUpGo"), send }));
}

async function invitationForm() {
  const answer = await fetch(new URL("api/v1/members/invitations/look", ROOT), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: given.invitation }),
  }).catch(() => null);
  if (answer && answer.status === 404) {
    given.invitation = "";
    return element("section", { class: "narrow" }, element("h2", {}, t("accInvitedTitle")), element("p", { class: "error", role: "alert" }, t("accLinkUsed")));
  }
  if (!answer?.ok) {
    return retry(answer ? (await refusal(answer)).message : t("accLost"));
  }
  const { name } = await answer.json();
  const user = element("input", { type: "text", name: "username", autocomplete: "username", value: name, readonly: true, hidden: true });
  const send = async (values) => {
    await post("api/v1/members/invitations", { token: given.invitation, ...values });
    await signedIn();
  };
  const whole = form({ fields: [newPassword()], go: t("accInvitedGo"), send });
  whole.prepend(user);
  return narrow("accInvitedTitle", t("accInvitedHelp", name), whole);
}

function narrow(title, lead, ...things) {
  return element("section", { class: "narrow" }, element("h2", {}, t(title)), ...(lead ? [element("p", {}, lead)] : []), ...things);
}

async function signedIn() {
  given.setup = "";
  given.invitation = "";
  const next = nextAddress();
  if (next) {
    location.assign(next);
    return;
  }
  await me(true);
  await draw();
  byId("content").focus();
}

function retry(message) {
  const again = element("button", { type: "button", class: "quiet", onclick: () => draw() }, t("accAgain"));
  return element("section", { class: "narrow" }, element("p", { class: "error", role: "alert" }, message), again);
}

// ---- for those who are

async function drawView(person) {
  const views = Object.keys(VIEWS).filter((name) => hasRole(person, VIEWS[name].role));
  const wanted = location.hash.slice(1);
  const chosen = views.includes(wanted) ? wanted : "own";
  byId("views").replaceChildren(
    ...views.map((name) => element("a", { href: `#${name}`, "aria-current": name === chosen ? "page" : false }, t(`accView_${name}`))),
  );
  try {
    show(...(await VIEWS[chosen].show(person)));
  } catch (error) {
    show(retry(error.message));
  }
}

byId("leave").addEventListener("click", async () => {
  try {
    await send("DELETE", "api/v1/members/session");
    await me(true);
    await draw();
  } catch (error) {
    tell(error);
  }
});

byId("language").addEventListener("click", () => {
  switchLanguage();
  draw();
});

window.addEventListener("hashchange", async () => {
  await draw();
  byId("content").focus();
});

draw();
