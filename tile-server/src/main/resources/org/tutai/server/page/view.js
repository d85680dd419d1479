import { map } from "./map.js";
import { registerPart } from "./theme.js";

/* global ol */

/** The view of the theme: where the map stands when it is opened. */

let read = null;

registerPart("view", {
  read: ({ view }) => {
    read = isView(view) ? view : null;
  },
  write: () => {
    const view = map.getView();
    const [lon, lat] = ol.proj.toLonLat(view.getCenter());
    const round = (value, digits) => Number(value.toFixed(digits));
    return { ...read, center: [round(lon, 6), round(lat, 6)], zoom: round(view.getZoom(), 3), rotation: round(((view.getRotation() * 180) / Math.PI) % 360, 2), crs: "EPSG:3857" };
  },
});

function isView(view) {
  return Array.isArray(view?.center) && view.center.length === 2 && view.center.every(Number.isFinite) && Number.isFinite(view.zoom);
}

/**
 * Moves to where the theme was left.
 *
 * @param placed whether the address says another place, which counts more
 * @returns whether the map now is where the theme says
 */
export function placeTheme(placed) {
  if (read === null || placed) {
    return false;
  }
  const view = map.getView();
  view.setCenter(ol.proj.fromLonLat(read.center));
  view.setZoom(read.zoom);
  view.setRotation(Number.isFinite(read.rotation) ? (read.rotation * Math.PI) / 180 : 0);
  return true;
}
