import { element } from "./dom.js";
import { current } from "./i18n.js";

/** A moment as a person reads it, from milliseconds since 1970. */
export function momentText(millis) {
  return new Intl.DateTimeFormat(current(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(millis));
}

/** As `momentText`, in an element that programs can read as well. */
export function when(millis) {
  return element("time", { datetime: new Date(millis).toISOString() }, momentText(millis));
}
