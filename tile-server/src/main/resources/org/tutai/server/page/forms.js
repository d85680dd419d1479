import { notify } from "./dialog.js";
import { element, icon } from "./dom.js";
import { t } from "./i18n.js";
import { Refused } from "./who.js";
import "./account-words.js";

/** Forms whose faults stand beside the field they are about. */

const EYE = "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";
let made = 0;

/** A labelled field: {name, row, input, value(), fail(message)}. */
export function field({ name, label, hint = "", optional = false, check = () => "", ...attributes }) {
  const id = `field-${name}-${++made}`;
  const hintText = hint ? element("p", { id: `${id}-hint`, class: "hint" }, hint) : null;
  const fault = element("p", { id: `${id}-fault`, class: "error", hidden: true });
  const input = element("input", {
    id,
    name,
    type: "text",
    required: !optional,
    autocapitalize: "off",
    spellcheck: "false",
    ...attributes,
    "aria-describedby": hint ? `${id}-hint ${id}-fault` : `${id}-fault`,
  });
  const box = element("div", { class: "box" }, input, ...(attributes.type === "password" ? [reveal(input)] : []));
  const row = element("div", { class: "field" }, element("label", { for: id }, label), box, ...(hintText ? [hintText] : []), fault);
  const fail = (message) => {
    fault.textContent = message;
    fault.hidden = !message;
    input.toggleAttribute("aria-invalid", Boolean(message));
    if (message) {
      input.setAttribute("aria-invalid", "true");
    }
  };
  input.addEventListener("input", () => fail(""));
  const faultNow = () => (!optional && input.value.trim() === "" ? t("accRequired") : check(input.value));
  return { name, row, input, value: () => input.value, fail, faultNow, focus: () => input.focus() };
}

/** The shortest password the server takes; it counts characters, as here. */
const LEAST_PASSWORD = 10;

/** A field for a password that is made now. */
export function newPassword(label = t("accPassword")) {
  return field({ name: "password", label, hint: t("accPasswordHint", LEAST_PASSWORD), type: "password", autocomplete: "new-password", maxlength: 1000 });
}

/** A button that shows what is typed, for those who would rather see it. */
function reveal(input) {
  const button = element("button", { type: "button", class: "icon", "aria-pressed": "false", "aria-label": t("accShow"), title: t("accShow") }, icon(EYE));
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.title = t(shown ? "accHide" : "accShow");
  });
  return button;
}

/** Several boxes to tick: as a field, its value the list of those ticked. */
export function choices({ name, label, options, none }) {
  const id = `field-${name}-${++made}`;
  const fault = element("p", { id: `${id}-fault`, class: "error", hidden: true });
  const boxes = options.map(({ value, title, meaning, ticked }) => {
    const box = element("input", { type: "checkbox", name, value, checked: Boolean(ticked) });
    box.addEventListener("change", () => fail(""));
    return { box, row: element("label", { class: "choice" }, box, element("span", {}, element("b", {}, title), " ", element("span", { class: "muted" }, meaning))) };
  });
  const row = element("fieldset", { class: "field", "aria-describedby": `${id}-fault` }, element("legend", { class: "label" }, label), ...boxes.map((one) => one.row), fault);
  const fail = (message) => {
    fault.textContent = message;
    fault.hidden = !message;
  };
  const value = () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return { name, row, value, fail, faultNow: () => (value().length === 0 ? none : ""), focus: () => boxes[0]?.box.focus() };
}

/** One of several, as a field. */
export function selection({ name, label, options, chosen }) {
  const id = `field-${name}-${++made}`;
  const input = element("select", { id, name }, ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  const fault = element("p", { class: "error", hidden: true });
  const row = element("div", { class: "field" }, element("label", { for: id }, label), input, fault);
  const fail = (message) => {
    fault.textContent = message;
    fault.hidden = !message;
  };
  return { name, row, input, value: () => input.value, fail, faultNow: () => "", focus: () => input.focus() };
}

/**
 * A form. What is wrong with a field is told beside it and the first such field gets the focus; what is wrong otherwise is told
 * above the button.
 *
 * @param send given the values by name; may refuse
 */
export function form({ fields, go, send, class: kind = "" }) {
  const fault = element("p", { class: "error whole", role: "alert", hidden: true });
  const button = element("button", { type: "submit", class: "primary" }, go);
  const whole = element("form", { class: `form ${kind}`, novalidate: true }, ...fields.map((one) => one.row), fault, element("div", {}, button));
  let sending = false;
  whole.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending || !complete(fields)) {
      return;
    }
    sending = true;
    fault.hidden = true;
    button.setAttribute("aria-disabled", "true");
    try {
      await send(Object.fromEntries(fields.map((one) => [one.name, one.value()])), whole);
    } catch (error) {
      tellFault(error, fields, fault);
    } finally {
      sending = false;
      button.removeAttribute("aria-disabled");
    }
  });
  return whole;
}

function complete(fields) {
  const wrong = fields.filter((one) => {
    const message = one.faultNow();
    one.fail(message);
    return message;
  });
  wrong[0]?.focus();
  return wrong.length === 0;
}

function tellFault(error, fields, fault) {
  if (!(error instanceof Refused)) {
    throw error;
  }
  const about = fields.find((one) => one.name === error.field);
  if (about) {
    about.fail(error.message);
    about.focus();
  } else {
    fault.textContent = error.message;
    fault.hidden = false;
  }
}

/** Tells an error of something that is not a form. */
export function tell(error) {
  if (!(error instanceof Refused)) {
    throw error;
  }
  notify(error.message, { loss: true });
}

/** A secret that is shown this once, with a button that copies it. */
export function secret(text, label) {
  const input = element("input", { type: "text", readonly: true, value: text, "aria-label": label, class: "secret" });
  input.addEventListener("focus", () => input.select());
  const button = element("button", { type: "button", class: "quiet" }, t("accCopy"));
  button.addEventListener("click", async () => {
    await copy(text, input);
    button.textContent = t("accCopied");
  });
  return element("div", { class: "box" }, input, button);
}

/** The clipboard is only there on https and on this machine; elsewhere the text is marked and copied the old way. */
async function copy(text, input) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    input.focus();
    input.select();
    document.execCommand("copy");
  }
}
