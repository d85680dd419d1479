import { map } from "./map.js";
import { registerPart } from "./theme.js";

/* global ol */

/** The view of the theme: where the map stands when it is opened, and how large it was when its maker saw it. */

let read = null;

registerPart("view", {
  read: ({ view }) => {
    read = isView(view) ? view : null;
  },
  write: () => {
    const view = map.getView();
    const [lon, lat] = ol.proj.toLonLat(view.getCenter());
    const round = (value, digits) => Number(value.toFixed(digits));
    const { size, ...others } = read ?? {};
    return { ...others, center: [round(lon, 6), round(lat, 6)], zoom: round(view.getZoom(), 3), rotation: round(((view.getRotation() * 180) / Math.PI) % 360, 2), crs: "EPSG:3857", ...sizeNow() };
  },
});

const isSize = (size) => Array.isArray(size) && size.length === 2 && size.every((side) => side >= 1 && side <= 100_000);

function sizeNow() {
  const size = map.getSize()?.map(Math.round);
  return isSize(size) ? { size } : {};
}

function isView(view) {
  return Array.isArray(view?.center) && view.center.length === 2 && view.center.every(Number.isFinite) && Number.isFinite(view.zoom);
}

/** Pixels lost by rounding count for nothing. */
const NOTHING = 0.01;

/** The zoom at which this window shows all that the maker's did, whole as the map's zooms are; in one at least as large the theme's. */
function zoomHere({ zoom, size }) {
  const own = map.getSize();
  const ratio = isSize(size) && isSize(own) ? Math.max(size[0] / own[0], size[1] / own[1]) : 1;
  return ratio > 1 ? Math.floor(zoom - Math.log2(ratio) + NOTHING) : zoom;
}

/**
 * Moves to where the theme was left, in a smaller window so far out that nothing of it is cut.
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
  view.setZoom(zoomHere(read));
  view.setRotation(Number.isFinite(read.rotation) ? (read.rotation * Math.PI) / 180 : 0);
  return true;
}
