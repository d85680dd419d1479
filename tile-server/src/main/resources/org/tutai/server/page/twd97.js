/**
 * TWD97 TM2 from longitude and latitude: the transverse Mercator projection of GRS 80 with scale 0.9999 and a false easting of
 * 250,000 m, by Krüger's series to the fourth order in n (about a micrometre within the zone).
 */
const A = 6378137;
const F = 1 / 298.257222101;
const N = F / (2 - F);
const E = Math.sqrt(F * (2 - F));
const RECTIFYING = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49561 / 161280) * N ** 4,
];

const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161280) * N ** 4,
];

/** The zone in use at a longitude: 119 for Penghu, Kinmen and Matsu, 121 for the main island. */
export function zoneAt(lon) {
  return lon < 120 ? 119 : 121;
}

/** Easting and northing in metres, for degrees. */
export function tm2(lon, lat, zone) {
  const phi = (lat * Math.PI) / 180;
  const lambda = ((lon - zone) * Math.PI) / 180;
  const sin = Math.sin(phi);
  const tau = Math.sinh(Math.atanh(sin) - E * Math.atanh(E * sin));
  const xi = Math.atan2(tau, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.sqrt(1 + tau * tau));
  let x = eta;
  let y = xi;
  ALPHA.forEach((alpha, i) => {
    const k = 2 * (i + 1);
    x += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
    y += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
  });
  return [250000 + 0.9999 * RECTIFYING * x, 0.9999 * RECTIFYING * y];
}

/** Longitude and latitude in degrees, for easting and northing in metres. */
export function lonLatOf(east, north, zone) {
  const xi = north / (0.9999 * RECTIFYING);
  const eta = (east - 250000) / (0.9999 * RECTIFYING);
  let x = xi;
  let y = eta;
  BETA.forEach((beta, i) => {
    const k = 2 * (i + 1);
    x -= beta * Math.sin(k * xi) * Math.cosh(k * eta);
    y -= beta * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.asinh(Math.sin(x) / Math.hypot(Math.sinh(y), Math.cos(x)));
  let sin = Math.tanh(conformal);
  for (let i = 0; i < 6; i++) {
    sin = Math.tanh(conformal + E * Math.atanh(E * sin));
  }
  return [zone + (Math.atan2(Math.sinh(y), Math.cos(x)) * 180) / Math.PI, (Math.asin(sin) * 180) / Math.PI];
}
