import { current } from "./i18n.js";

/**
 * Units of length and area, as the core has them: a ping (坪) is 400/121 m², a jia (甲) is 2,934 ping, both exactly.
 */
const UNITS = {
  m: { metres: 1, decimals: 3, en: "m", "zh-TW": "公尺" },
  km: { metres: 1000, decimals: 6, en: "km", "zh-TW": "公里" },
  m2: { area: true, metres: 1, decimals: 3, en: "m²", "zh-TW": "平方公尺" },
  km2: { area: true, metres: 1000000, decimals: 6, en: "km²", "zh-TW": "平方公里" },
  ha: { area: true, metres: 10000, decimals: 6, en: "ha", "zh-TW": "公頃" },
  ping: { area: true, metres: 400 / 121, decimals: 3, en: "ping", "zh-TW": "坪" },
  jia: { area: true, metres: (2934 * 400) / 121, decimals: 6, en: "jia", "zh-TW": "甲" },
};

const SIGNIFICANT = 6;

/** The words of the units of length, or of area. */
export const unitsOf = (area) => Object.keys(UNITS).filter((unit) => Boolean(UNITS[unit].area) === area);

/** The name of a unit in the language in use. */
export const unitName = (unit) => UNITS[unit][current()];

/** The unit that a person expects: kilometres from one, hectares from one. */
export function usualUnit(metres, area) {
  if (area) {
    return metres < 10000 ? "m2" : "ha";
  }
  return metres < 1000 ? "m" : "km";
}

/** A measure in metres (or square metres) in words, with six significant digits; the usual unit when none fits. */
export function measureText(metres, area, unit = "") {
  const known = UNITS[unit] && Boolean(UNITS[unit].area) === area ? unit : usualUnit(metres, area);
  const amount = metres / UNITS[known].metres;
  const whole = Math.abs(amount) < 1 ? 0 : Math.floor(Math.log10(Math.abs(amount))) + 1;
  const digits = Math.max(0, Math.min(UNITS[known].decimals, SIGNIFICANT - whole));
  return `${amount.toLocaleString("en", { maximumFractionDigits: digits })} ${unitName(known)}`;
}
