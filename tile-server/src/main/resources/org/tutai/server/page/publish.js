import { notify } from "./dialog.js";
import { byId, element, icon } from "./dom.js";
import { tell } from "./forms.js";
import { current, onLanguage, pick, switchLanguage, t, translatePage } from "./i18n.js";
import { when } from "./moments.js";
import { describe } from "./publish-form.js";
import { begin, mapAddress, read, sendRest, settled, uploadUrl } from "./publish-send.js";
import "./publish-words.js";
import { accountLink, hasRole, me, post, Refused, ROOT, send, signInAddress } from "./who.js";

/**
 * The page that publishes layers: files on their way, the form for one of them (#upload=…), and one's own layers with their
 * versions.
 */

const UP = "M10 14V3M5.5 7.5L10 3l4.5 4.5M3 13v3.5h14V13";

/** What is being sent from this window, by the id of its upload: {file, stop, at, cut, failed}. */
const sending = new Map();

/** What the new file is a version of; null for a new layer. */
let versionOf = null;
let known = { uploads: [], layers: [], mostBytes: 0 };

const show = (...things) => byId("content").replaceChildren(...things);

async function draw() {
  translatePage();
  document.title = t("pubPageTitle");
  const person = await me();
  if (!person.signedIn) {
    show(note("pubSignInTitle", "pubSignInHelp", element("a", { class: "button primary", href: signInAddress() }, t("pubSignIn"))));
  } else if (!hasRole(person, "publisher")) {
    show(note("pubSignInTitle", "pubRoleHelp"));
  } else {
    await drawOwn();
  }
}

const note = (title, text, ...more) => element("section", { class: "narrow" }, element("h2", {}, t(title)), element("p", {}, t(text)), ...more);

async function drawOwn() {
  const chosen = /^#upload=([\w-]+)(?:&version=(.+))?$/.exec(location.hash);
  try {
    if (chosen) {
      await drawUpload(chosen[1], chosen[2] ? decodeURIComponent(chosen[2]) : "");
    } else {
      known = await read("api/v1/layers/uploads");
      drawHome();
    }
  } catch (error) {
    const again = element("button", { type: "button", class: "quiet", onclick: draw }, t("accAgain"));
    show(element("section", { class: "narrow" }, element("p", { class: "error", role: "alert" }, error.message), again, back()));
  }
}

// ---- home

function drawHome() {
  const waiting = known.uploads.filter((upload) => upload.state !== "published");
  const parts = [dropZone()];
  if (waiting.length > 0) {
    parts.push(section("pubWaiting", element("ul", { class: "list" }, ...waiting.map(uploadRow))));
  }
  const rows = known.layers.map(layerRow);
  parts.push(section("pubMine", rows.length > 0 ? element("ul", { class: "list" }, ...rows) : element("p", { class: "muted" }, t("pubNone"))));
  show(...parts);
}

const section = (title, ...things) => element("section", {}, element("h2", {}, t(title)), ...things);

function dropZone() {
  const input = element("input", { type: "file", id: "file", class: "offscreen" });
  input.addEventListener("change", () => input.files[0] && take(input.files[0]));
  const words = [
    icon(UP),
    element("strong", {}, versionOf ? t("pubDropVersion", versionOf) : t("pubDropTitle")),
    element("span", {}, t("pubDropOr"), " ", element("span", { class: "link" }, t("pubDropChoose"))),
    element("small", { class: "muted" }, t("pubDropFormats", bytes(known.mostBytes))),
  ];
  const zone = element("div", { class: "drop" }, input, element("label", { for: "file" }, ...words));
  if (versionOf) {
    zone.append(element("button", { type: "button", class: "quiet", onclick: () => ((versionOf = null), drawHome()) }, t("pubCancel")));
  }
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) {
      take(file);
    }
  });
  return zone;
}

/** A number of bytes in the largest unit that suits. */
function bytes(count) {
  const units = ["B", "kB", "MB", "GB"];
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toLocaleString(current(), { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 })} ${units[unit]}`;
}

const number = (value) => Number(value).toLocaleString(current());

// ---- sending

async function take(file) {
  try {
    const upload = await begin(file);
    const version = versionOf;
    versionOf = null;
    open(upload.id, version);
    run(upload.id, file, version);
  } catch (error) {
    tell(error);
  }
}

function open(id, version) {
  location.hash = `upload=${id}${version ? `&version=${encodeURIComponent(version)}` : ""}`;
}

async function run(id, file) {
  const stop = new AbortController();
  const state = { file, stop, at: 0, cut: false, failed: "" };
  sending.set(id, state);
  const told = (at, cut) => {
    state.at = at < 0 ? state.at : at;
    state.cut = cut;
    showSending(id);
  };
  try {
    await sendRest(id, file, told, stop.signal);
    sending.delete(id);
  } catch (error) {
    state.failed = error.message;
  }
  if (!stop.signal.aborted) {
    await draw();
  }
}

async function cancel(upload, home = true) {
  sending.get(upload.id)?.stop.abort();
  sending.delete(upload.id);
  watching?.abort();
  try {
    await send("DELETE", uploadUrl(upload.id));
    notify(t("pubCancelled", upload.filename));
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) {
      tell(error);
    }
  }
  if (home && location.hash.includes(upload.id)) {
    location.hash = "";
  } else {
    draw();
  }
}

function uploadRow(upload) {
  const tag = element("span", { class: upload.state === "refused" ? "tag loss" : "tag" }, t(`pubState_${upload.state}`));
  const words = element("div", { class: "words" }, element("strong", {}, upload.filename), " ", tag, element("br"), element("small", { class: "muted" }, bytes(upload.length)));
  if (upload.problem) {
    words.append(element("p", { class: "error" }, pick(upload.problem)));
  }
  const deeds = element("div", { class: "deeds" });
  if (upload.state !== "refused") {
    deeds.append(element("a", { class: "button quiet", href: `#upload=${upload.id}` }, t(upload.state === "receiving" ? "pubResume" : "pubDescribe")));
  }
  deeds.append(element("button", { type: "button", class: "quiet", onclick: () => cancel(upload) }, t(upload.state === "refused" ? "pubRemove" : "pubCancel")));
  return element("li", {}, words, deeds);
}

// ---- one upload

let watching = null;

async function drawUpload(id, version) {
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  const upload = await read(uploadUrl(id));
  if (upload.state === "receiving") {
    drawReceiving(upload);
    return;
  }
  const settledUpload = await settled(id, drawWorking, signal);
  if (signal.aborted || !settledUpload) {
    return;
  }
  if (settledUpload.state === "refused") {
    show(element("section", {}, element("h2", {}, settledUpload.filename), element("p", { class: "error whole", role: "alert" }, pick(settledUpload.problem)), remove(settledUpload)));
  } else if (settledUpload.state === "published") {
    await drawLive(settledUpload);
  } else {
    show(back(), ...describe(settledUpload, version, { published: () => draw(), cancel: remove(settledUpload) }));
  }
}

const back = () => element("p", {}, element("a", { href: "#", class: "back" }, "← ", t("pubBack")));

const remove = (upload) => element("button", { type: "button", class: "quiet", onclick: () => cancel(upload) }, t(upload.state === "refused" ? "pubRemove" : "pubCancel"));

function drawReceiving(upload) {
  const state = sending.get(upload.id);
  const bar = element("progress", { id: "bar", max: upload.length, value: state ? state.at : upload.offset, "aria-label": upload.filename });
  const line = element("p", { id: "sent", role: "status" }, t("pubSending", bytes(state ? state.at : upload.offset), bytes(upload.length)));
  const deeds = element("div", { class: "deeds" });
  const parts = [element("h2", {}, upload.filename), bar, line];
  if (!state || state.failed) {
    parts.push(element("p", { class: state ? "error" : "muted" }, state ? `${t("pubStopped")} ${state.failed}` : t("pubResumePick", upload.filename)));
    deeds.append(state ? resume(upload, state.file) : pickAgain(upload));
  }
  deeds.append(remove(upload));
  show(back(), element("section", { class: "sending" }, ...parts, deeds));
}

const resume = (upload, file) => element("button", { type: "button", class: "primary", onclick: () => restart(upload, file) }, t("pubResume"));

function restart(upload, file) {
  run(upload.id, file);
  drawReceiving(upload);
}

/** After the page was reloaded the browser has let go of the file; it must be pointed at once more. */
function pickAgain(upload) {
  const input = element("input", { type: "file", id: "file", class: "offscreen" });
  input.addEventListener("change", () => {
    const file = input.files[0];
    if (file && file.size === upload.length) {
      restart(upload, file);
    } else if (file) {
      notify(t("pubOtherFile"), { loss: true });
    }
  });
  return element("span", { class: "pick" }, input, element("label", { for: "file", class: "button primary" }, t("pubResume")));
}

function showSending(id) {
  const state = sending.get(id);
  const bar = byId("bar");
  if (state && bar && location.hash.includes(id)) {
    bar.value = state.at;
    byId("sent").textContent = state.cut ? t("pubCut") : t("pubSending", bytes(state.at), bytes(state.file.size));
  }
}

function drawWorking(upload) {
  if (!["inspecting", "publishing"].includes(upload.state)) {
    return;
  }
  const { done = 0, total = -1 } = upload.progress ?? {};
  const text = t(upload.state === "inspecting" ? "pubInspecting" : "pubPublishing", done > 0 ? number(done) : "");
  const line = byId("working");
  if (line) {
    line.textContent = text;
    setBar(byId("bar"), done, total);
    return;
  }
  const bar = element("progress", { id: "bar", "aria-label": upload.filename });
  setBar(bar, done, total);
  show(back(), element("section", { class: "sending" }, element("h2", {}, upload.filename), bar, element("p", { id: "working", role: "status" }, text), remove(upload)));
}

function setBar(bar, done, total) {
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  } else {
    bar.removeAttribute("value");
  }
}

async function drawLive(upload) {
  const { published } = upload;
  const layer = await fetch(new URL(`api/v1/layers/${encodeURIComponent(published.layer)}`, ROOT)).then((answer) => (answer.ok ? answer.json() : null));
  const title = pick(layer?.title) || published.layer;
  const addresses = [["WMS", published.wms], ["WMTS", published.wmts], ["XYZ", published.tiles], ["TileJSON", published.tileJson], ["API", published.describe]];
  const facts = element("dl", { class: "facts" }, ...addresses.flatMap(([name, address]) => [element("dt", {}, name), element("dd", {}, element("code", {}, address))]));
  const go = element("a", { class: "button primary", href: mapAddress(layer?.bounds, published.layer) }, t("pubShowMap"));
  show(
    back(),
    element("section", { class: "live" }, element("h2", { role: "status" }, t("pubLive", title)), element("div", { class: "deeds" }, go), element("h3", {}, t("pubAddresses")), facts),
  );
}

// ---- one's layers

function layerRow(layer) {
  const live = layer.state === "live";
  const served = layer.versions.find((version) => version.served);
  const tags = [element("span", { class: live ? "tag" : "tag off" }, t(live ? "pubLiveTag" : "pubWithdrawnTag"))];
  if (layer.record.sensitivity === "service-only") {
    tags.push(element("span", { class: "tag off" }, t("pubServiceOnlyTag")));
  }
  const title = pick(layer.record.title) || layer.name;
  const facts = [layer.name, served ? t("pubFeatures", number(served.features)) : "", t("pubVersion", layer.version)].filter(Boolean).join(t("separator"));
  const versions = element("details", {}, element("summary", {}, t("pubVersions", layer.versions.length)), element("ul", { class: "versions" }, ...layer.versions.map((version) => versionRow(layer, version, live))));
  const words = element("div", { class: "words" }, element("strong", {}, title), " ", ...tags, element("br"), element("small", { class: "muted" }, facts), versions);
  return element("li", {}, words, element("div", { class: "deeds" }, ...(live ? liveDeeds(layer, title) : [deed("pubRestore", () => restore(layer, title))])));
}

function liveDeeds(layer, title) {
  return [
    deed("pubShowMap", () => showOnMap(layer)),
    deed("pubNewVersion", () => {
      versionOf = layer.name;
      drawHome();
      byId("file").focus();
      window.scrollTo(0, 0);
    }),
    deed("pubWithdraw", () => withdraw(layer, title)),
  ];
}

const deed = (word, press) => element("button", { type: "button", class: "quiet", onclick: press }, t(word));

async function showOnMap(layer) {
  const answer = await fetch(new URL(`api/v1/layers/${encodeURIComponent(layer.name)}`, ROOT));
  location.assign(mapAddress(answer.ok ? (await answer.json()).bounds : null, layer.name));
}

const layerUrl = (name, part) => `api/v1/layers/${encodeURIComponent(name)}${part}`;

async function done(work, message, options) {
  try {
    await work();
    await draw();
    notify(message, options);
  } catch (error) {
    tell(error);
  }
}

const withdraw = (layer, title) =>
  done(() => send("DELETE", layerUrl(layer.name, "")), t("pubWithdrawn", title), { undo: () => restore(layer, title) });

const restore = (layer, title) => done(() => post(layerUrl(layer.name, "/restore"), {}), t("pubRestored", title));

const rollBack = (layer, to) =>
  done(() => post(layerUrl(layer.name, "/rollback"), { version: to }), t("pubRolledBack", to), {
    undo: () => rollBack({ ...layer, version: to }, layer.version),
  });

function versionRow(layer, version, live) {
  const words = [t("pubVersion", version.number), when(Date.parse(version.created)), t("pubFeatures", number(version.features)), version.filename];
  const line = element("span", {}, ...words.flatMap((word, i) => (i === 0 ? [word] : [t("separator"), word])));
  const row = element("li", {}, line);
  if (version.served) {
    row.append(" ", element("span", { class: "tag" }, t("pubServed")));
  } else if (live) {
    row.append(" ", element("button", { type: "button", class: "quiet small", onclick: () => rollBack(layer, version.number) }, t("pubServe")));
  }
  const changes = changesText(version.changes ?? {});
  if (changes) {
    row.append(element("br"), element("small", { class: "muted" }, changes));
  }
  return row;
}

function changesText({ added = [], removed = [], retyped = [], features }) {
  const names = (fields) => fields.map((field) => field.name).join(t("pubComma"));
  const parts = [
    removed.length > 0 ? t("pubRemovedFields", names(removed)) : "",
    added.length > 0 ? t("pubAdded", names(added)) : "",
    retyped.length > 0 ? t("pubRetyped", names(retyped)) : "",
    features ? t("pubCount", number(features.from), number(features.to)) : "",
  ];
  return parts.filter(Boolean).join(t("separator"));
}

// ---- the page

byId("about-me").prepend(accountLink());
byId("language").addEventListener("click", switchLanguage);
onLanguage(draw);
window.addEventListener("hashchange", async () => {
  watching?.abort();
  await draw();
  byId("content").focus({ preventScroll: true });
});
window.addEventListener("beforeunload", (event) => sending.size > 0 && [...sending.values()].some((state) => !state.failed) && event.preventDefault());
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, (event) => event.preventDefault());
}

draw();
