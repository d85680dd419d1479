import { tm2 } from "./twd97.js";

/**
 * TWD67 TM2 zone 121 from TWD97, by the formula in the plane that is published for Taiwan's main island, good to about 2 m
 * there: X97 = X67 + 807.8 + A·X67 + B·Y67, Y97 = Y67 − 248.6 + A·Y67 + B·X67, solved for X67 and Y67 as the server does.
 */
const A = 0.00001549;
const B = 0.000006521;

/** Where the formula was fitted: the main island and what lies close to it. */
export const hasTwd67 = ([lon, lat]) => lon >= 119.95 && lon <= 122.2 && lat >= 21.7 && lat <= 25.5;

/** Easting and northing in metres, for degrees. */
export function twd67(lon, lat) {
  const [x97, y97] = tm2(lon, lat, 121);
  const [x, y] = [x97 - 807.8, y97 + 248.6];
  const determinant = (1 + A) * (1 + A) - B * B;
  return [((1 + A) * x - B * y) / determinant, ((1 + A) * y - B * x) / determinant];
}
