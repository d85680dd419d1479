import { isPlain, serverLayer, tree } from "./tree.js";

/**
 * The base map by day and by night: a layer that has a style named "dark" is drawn in it while the person's system is dark.
 * That is so for the base map alone, which the server chose: what somebody put on the map keeps its colours, for everybody.
 */

const DARK = "dark";
const scheme = matchMedia("(prefers-color-scheme: dark)");

/** Calls when the system turns dark or light. */
export const onScheme = (told) => scheme.addEventListener("change", told);

const dark = (layer) => layer?.styles.find(({ name }) => name === DARK);

/** Whether the map is a dark one: the system is, and the server's base map can be. */
export const isNight = () => scheme.matches && tree.server.some((layer) => layer.visible && dark(layer));

/** Whether a node is of the base map: a layer that the server shows by default, in its place and drawn as it stands. */
export const isOfBase = (node) => node.own === true && isPlain(node) && serverLayer(node)?.visible === true;

/** The name of the style in which a node without a look is drawn; "" for its layer's default style. */
export const styleOf = (node) => (scheme.matches && isOfBase(node) && dark(serverLayer(node)) ? DARK : "");

/** A dark page without a dark map dims the light one; its sea is light, too. */
export function tellScheme() {
  document.body.classList.toggle("light-map", tree.known && !isNight());
}
