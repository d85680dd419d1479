import { Failure, missingFields } from "./failure.js";
import { fromShared } from "./shared.js";
import { isPlain, serverLayer, tree } from "./tree.js";
import { send } from "./who.js";

/** Published layers that are drawn with a style, filter or version of one's own: the server names each such look once. */

const looks = new Map();

/** What a node's look depends on; null for a layer drawn as it stands. */
function wish(node) {
  const layer = serverLayer(node);
  const pinned = node.version && node.version !== "newest" && node.version !== layer?.version;
  if (isPlain({ ...node, version: "newest" }) && !pinned) {
    return null;
  }
  const { sld, filter, style } = node;
  return {
    layer: node.layer,
    ...(pinned ? { version: node.version } : {}),
    ...(sld ? { sld } : style && style !== "default" ? { style } : {}),
    ...(filter ? { filter } : {}),
  };
}

/**
 * The look of a published node: "" for a layer drawn as it stands, undefined while the server is being asked.
 *
 * @param known called when the server has answered
 * @throws {Failure} when there can be none, with the reason
 */
export function lookOf(node, known) {
  const wanted = wish(node);
  const listed = !tree.known || Boolean(serverLayer(node));
  if (!listed && !wanted?.version) {
    throw missing(node.layer, known);
  }
  if (wanted === null) {
    return "";
  }
  const key = JSON.stringify(wanted);
  const found = looks.get(key);
  if (found === undefined) {
    looks.set(key, null);
    ask(wanted, listed).then((answer) => {
      looks.set(key, answer);
      known();
    });
  } else if (found instanceof Failure) {
    throw found;
  }
  return found?.look;
}

/** Why a node's look may not show what was meant; null where there is no such reason. */
export function doubtOf(node) {
  const wanted = wish(node);
  const missing = wanted && looks.get(JSON.stringify(wanted))?.missingFields;
  return missing?.length > 0 ? missingFields(missing) : null;
}

/** Layers that the server does not have, by name, with whether their publishers withdrew them. */
const gone = new Map();

/** Why a layer is not there; the server is asked once whether it was withdrawn. */
function missing(name, known) {
  if (!gone.has(name)) {
    gone.set(name, false);
    send("POST", "api/v1/looks", { layer: name }).catch((refused) => {
      gone.set(name, refused.status === 410);
      known();
    });
  }
  return noSuchLayer(name, gone.get(name));
}

const noSuchLayer = (name, withdrawn) => new Failure(withdrawn ? "failWithdrawn" : fromShared() ? "failGoneHere" : "failGone", name);

/** The look; a version that is kept has one though the server lists the layer no more. */
async function ask(wanted, listed) {
  try {
    return await send("POST", "api/v1/looks", wanted);
  } catch (refused) {
    if (!listed && (refused.status === 404 || refused.status === 410)) {
      return noSuchLayer(wanted.layer, refused.status === 410);
    }
    return refused.status === 0 ? new Failure("failTiles", location.host) : new Failure("failLook", refused.message);
  }
}

/** Asks for a look before it is taken, so that a mistake in a filter is told where it was made. */
export async function tryLook(node) {
  const wanted = wish(node);
  if (wanted) {
    looks.set(JSON.stringify(wanted), await send("POST", "api/v1/looks", wanted));
  }
}
