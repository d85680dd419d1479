import { byId, element } from "./dom.js";
import { addWords, current, switchLanguage, t, translatePage } from "./i18n.js";

addWords(
  {
    apiName: "參數",
    apiValue: "值",
    apiMeaning: "說明",
    apiStatus: "狀態",
    apiForm: "格式",
    apiRequired: "必填",
    apiExample: (value) => `例：${value}`,
    apiBody: (type) => `內容（${type}）：`,
    apiTry: "試用",
  },
  {
    apiName: "Parameter",
    apiValue: "Value",
    apiMeaning: "Meaning",
    apiStatus: "Status",
    apiForm: "Form",
    apiRequired: "required",
    apiExample: (value) => `Example: ${value}`,
    apiBody: (type) => `Body (${type}):`,
    apiTry: "Try it",
  },
);

/**
 * Shows the OpenAPI document of this server for reading: each address with its parameters and answers, and an example that
 * can be tried.
 */

/** The address of the document, with a slash at the end of the page's own or without. */
const DOCUMENT = `${location.pathname.replace(/\/+$/, "")}/openapi.json`;
const ROOT = DOCUMENT.replace(/docs\/api\/openapi\.json$/, "");

let api;

async function start() {
  translatePage();
  byId("document").href = DOCUMENT;
  byId("home").href = ROOT;
  try {
    const answer = await fetch(DOCUMENT);
    api = await answer.json();
    draw();
  } catch {
    byId("operations").replaceChildren(element("p", { class: "note loss" }, t("searchLost")));
  }
}

const words = (thing, name) => (current() === "zh-TW" && thing[`x-${name}-zh`]) || thing[name] || "";

/** What a reference within the document stands for. */
function resolve(thing) {
  return thing?.$ref ? resolve(thing.$ref.slice(2).split("/").reduce((at, part) => at[part.replaceAll("~1", "/")], api)) : thing;
}

function draw() {
  byId("about").textContent = words(api.info, "description");
  byId("operations").replaceChildren(...api.tags.map(section));
}

function section(tag) {
  const operations = [];
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.tags?.includes(tag.name)) {
        operations.push(operationBox(path, method, operation));
      }
    }
  }
  return element("section", { id: `tag-${tag.name}` }, element("h2", {}, words(tag, "description")), ...operations);
}

function operationBox(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(resolve);
  return element(
    "details",
    { class: "operation", id: `op-${operation.operationId}` },
    element("summary", {}, element("b", { class: method }, method.toUpperCase()), element("code", {}, path), element("span", {}, words(operation, "summary"))),
    ...(parameters.length > 0 ? [table(["apiName", "apiValue", "apiMeaning"], parameters.map(parameterRow))] : []),
    ...body(operation),
    table(["apiStatus", "apiForm", "apiMeaning"], Object.entries(operation.responses).map(responseRow)),
    ...attempt(path, method, operation, parameters),
  );
}

function table(headings, rows) {
  const head = element("tr", {}, ...headings.map((heading) => element("th", { scope: "col" }, t(heading))));
  return element("div", { class: "wide" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
}

function parameterRow({ name, required, schema = {}, example, ...rest }) {
  const told = [element("code", {}, name), ...(required ? [" ", element("em", {}, t("apiRequired"))] : [])];
  const meaning = words(rest, "description") + (example === undefined ? "" : ` ${t("apiExample", example)}`);
  return element("tr", {}, element("td", {}, ...told), element("td", {}, valueText(schema)), element("td", {}, meaning));
}

/** What values a schema admits, in short. */
function valueText(schema) {
  if (schema.enum) {
    return schema.enum.join(" | ");
  }
  const type = [schema.type ?? ""].flat().join(" | ");
  const bounds = schema.minimum !== undefined && schema.maximum !== undefined ? ` ${schema.minimum}–${schema.maximum}` : "";
  const length = schema.maxLength ? ` ≤ ${schema.maxLength}` : "";
  const usual = schema.default === undefined ? "" : ` (${schema.default})`;
  return type + bounds + length + usual;
}

function body({ requestBody }) {
  if (!requestBody) {
    return [];
  }
  return Object.entries(requestBody.content).map(([type, { example }]) =>
    element("div", {}, element("p", {}, t("apiBody", type)), element("pre", {}, typeof example === "string" ? example : JSON.stringify(example, null, 2))),
  );
}

function responseRow([status, response]) {
  const { description, content = {} } = resolve(response);
  const forms = Object.entries(content).map(([type, { schema }]) => element("div", {}, type, ...schemaLink(schema)));
  return element("tr", {}, element("td", {}, status), element("td", {}, ...forms), element("td", {}, description));
}

/** The members of an answer, opened when they are wanted. */
function schemaLink(schema) {
  if (!schema?.$ref) {
    return [];
  }
  const name = schema.$ref.split("/").at(-1);
  const box = element("details", { class: "schema" }, element("summary", {}, name));
  box.addEventListener("toggle", () => {
    if (box.open && box.childElementCount === 1) {
      box.append(members(resolve(schema), 0));
    }
  });
  return [box];
}

const DEEPEST = 4;

function members(schema, depth) {
  const list = element("ul", {});
  for (const [name, reference] of Object.entries(schema.properties ?? {})) {
    const member = resolve(reference);
    const inner = resolve(member.type === "array" ? member.items : member) ?? {};
    const row = element("li", {}, element("code", {}, name), ` ${valueText(member)} `, element("span", {}, member.description ?? ""));
    if (inner.properties && depth < DEEPEST) {
      row.append(members(inner, depth + 1));
    }
    list.append(row);
  }
  return list;
}

/** An example of a question, and a button that asks it. */
function attempt(path, method, operation, parameters) {
  if (method !== "get") {
    return [];
  }
  const address = exampleOf(path, operation, parameters);
  const answer = element("pre", { class: "answer", hidden: true, tabindex: "0" });
  const go = element("button", { type: "button", class: "quiet", onclick: () => tell(address, answer) }, t("apiTry"));
  return [element("p", { class: "try" }, go, " ", element("a", { href: ROOT + address }, `/${address}`)), answer];
}

function exampleOf(path, operation, parameters) {
  const filled = path.slice(1).replace(/\{(\w+)\}/g, (_, name) => parameters.find((p) => p.name === name)?.example ?? name);
  const query = parameters.filter((p) => p.required && p.in === "query").map((p) => [p.name, p.example ?? ""]);
  const text = operation["x-example"] ?? new URLSearchParams(query).toString();
  return text ? `${filled}?${text}` : filled;
}

const MOST_SHOWN = 20000;

async function tell(address, target) {
  target.hidden = false;
  target.textContent = t("looking");
  try {
    const answer = await fetch(ROOT + address);
    const type = answer.headers.get("Content-Type") ?? "";
    if (/json/.test(type)) {
      target.textContent = JSON.stringify(await answer.json(), null, 2).slice(0, MOST_SHOWN);
    } else if (/^text|xml/.test(type)) {
      target.textContent = (await answer.text()).slice(0, MOST_SHOWN);
    } else {
      const image = element("img", { alt: "", src: ROOT + address });
      target.replaceChildren(image);
    }
  } catch {
    target.textContent = t("searchLost");
  }
}

byId("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  if (api) {
    draw();
  }
});

start();
