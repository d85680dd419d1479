import { element } from "./dom.js";
import { field, tell } from "./forms.js";
import { t } from "./i18n.js";
import { when } from "./moments.js";
import { send } from "./who.js";

/** The audit log, for administrators: newest first, in pages. */

const PAGE = 50;
const PAUSE_MILLIS = 250;

export async function auditView() {
  const view = { q: "", next: "", rows: element("tbody", {}), more: null };
  view.more = element("button", { type: "button", class: "quiet", onclick: () => load(view, true).catch(tell) }, t("accMore"));
  await load(view);
  const heads = ["accAuditWhen", "accAuditWho", "accAuditWhat", "accAuditOn"].map((word) => element("th", { scope: "col" }, t(word)));
  const table = element("table", { class: "audit" }, element("thead", {}, element("tr", {}, ...heads)), view.rows);
  return [
    element("section", {}, element("h2", {}, t("accView_audit")), element("p", { class: "muted" }, t("accAuditHelp")), finder(view), table, view.more),
  ];
}

function finder(view) {
  const search = field({ name: "q", label: t("accAuditFind"), hint: t("accAuditFindHint"), optional: true, type: "search", maxlength: 100, autocomplete: "off" });
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
  const { entries, next } = await send("GET", `api/v1/members/audit?${query}`);
  if (asked !== view.q) {
    return;
  }
  if (!further) {
    view.rows.replaceChildren();
  }
  view.rows.append(...entries.map(row));
  if (!view.rows.hasChildNodes()) {
    view.rows.append(element("tr", {}, element("td", { colspan: 4, class: "none" }, t("accAuditNone"))));
  }
  view.next = next ?? "";
  view.more.hidden = !view.next;
}

const cell = (word, ...content) => element("td", { "data-head": t(word) }, ...content);

function row(entry) {
  // Who did not know the password is not known to be the member.
  const failed = t(`accCame_${plain(entry.outcome)}`);
  const more = failed || !entry.outcome || entry.outcome === "done" ? [] : [element("small", { class: "muted" }, entry.outcome)];
  return element(
    "tr",
    {},
    cell("accAuditWhen", when(entry.at)),
    cell("accAuditWho", (!failed && entry.actorName) || t("accAuditNobody"), ...(entry.address ? [element("small", { class: "muted" }, entry.address)] : [])),
    cell("accAuditWhat", t(`accDid_${plain(entry.action)}`) ?? entry.action, ...(failed ? [" ", element("span", { class: "tag bad" }, failed)] : more)),
    cell("accAuditOn", objectText(entry, !failed)),
  );
}

/** A code as the names of words have it. */
const plain = (code) => code.replace(/\W/g, "_");

/** What it was done to, for people: ids of sessions and keys say nothing to them. */
function objectText(entry, done) {
  if (entry.objectName) {
    return [entry.objectName, ...entry.object.split(" ").slice(1)].join(" ");
  }
  return done && /^(session|key|server)\./.test(entry.action) ? "" : entry.object;
}
