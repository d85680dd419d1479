import { me, Refused, ROOT, send, sendWhole } from "./who.js";

/**
 * Sends files by the tus protocol: in parts, from where the server has got to, and again after a cut line.
 */

const PART_BYTES = 2 << 20;
const MOST_FAILURES = 6;
const PAUSE_MILLIS = 700;
const TUS = { "Tus-Resumable": "1.0.0" };

/** The address of an upload. */
export const uploadUrl = (id) => `api/v1/layers/uploads/${encodeURIComponent(id)}`;

/** Begins to send a file; the upload as the server tells of it. */
export async function begin(file) {
  const bytes = new TextEncoder().encode(file.name);
  const name = btoa(String.fromCharCode(...bytes));
  return send("POST", "api/v1/layers", undefined, { ...TUS, "Upload-Length": String(file.size), "Upload-Metadata": `filename ${name}` });
}

/** How much of an upload is there. */
async function offsetOf(id) {
  const answer = await sendWhole("HEAD", uploadUrl(id), undefined, TUS);
  return Number(answer.headers.get("Upload-Offset"));
}

/**
 * Sends what is missing of a file.
 *
 * @param told given how many bytes are there, and whether the line is cut just now
 * @param signal stops it
 * @throws {Refused} what the server refuses; with status 0 when it could not be reached for a while
 */
export async function sendRest(id, file, told, signal) {
  let failures = 0;
  let at = -1;
  while (at < file.size && !signal.aborted) {
    try {
      at = at < 0 ? await offsetOf(id) : await sendPart(id, file, at);
      failures = 0;
      told(at, false);
    } catch (error) {
      if (!mayPass(error) || ++failures >= MOST_FAILURES || signal.aborted) {
        throw error;
      }
      at = -1;
      told(-1, true);
      await pause(PAUSE_MILLIS * 2 ** failures);
    }
  }
}

/** What may go well another time: no line, a server that is busy, another part that came between. */
const mayPass = (error) => error instanceof Refused && [0, 400, 409, 423, 502, 503, 504].includes(error.status);

async function sendPart(id, file, at) {
  const part = file.slice(at, at + PART_BYTES, "application/offset+octet-stream");
  const headers = { ...TUS, "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" };
  const answer = await sendWhole("PATCH", uploadUrl(id), part, headers);
  return Number(answer.headers.get("Upload-Offset"));
}

export const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/** Reads JSON that only oneself may read. */
export async function read(url) {
  await me();
  return send("GET", url);
}

/** Waits until the server has done what it does with an upload. */
export async function settled(id, told, signal) {
  while (!signal.aborted) {
    const upload = await read(uploadUrl(id));
    told(upload);
    if (!["inspecting", "publishing"].includes(upload.state)) {
      return upload;
    }
    await pause(300);
  }
  return null;
}

/** The address of the map where a layer fills it. */
export function mapAddress(bounds, layer) {
  const map = `${ROOT}?layer=${encodeURIComponent(layer)}`;
  if (!bounds) {
    return map;
  }
  const [west, south, east, north] = bounds;
  const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) / (2 * Math.PI);
  const wide = Math.max((east - west) / 360, mercator(north) - mercator(south), 1e-6);
  const zoom = Math.max(0, Math.min(17, Math.log2(640 / 256 / wide)));
  return `${map}#${zoom.toFixed(2)}/${((south + north) / 2).toFixed(5)}/${((west + east) / 2).toFixed(5)}`;
}
