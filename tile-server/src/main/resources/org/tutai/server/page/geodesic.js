/**
 * Measures on the ellipsoid of WGS 84. Edges are geodesics. The inverse problem is solved on the auxiliary sphere (Bessel's
 * method), its integrals by Gauss-Legendre quadrature, so that lengths are right to well below a millimetre; where the
 * usual iteration does not settle (places nearly opposite) the first azimuth is bisected, after C. F. F. Karney,
 * "Algorithms for geodesics" (2013). The area below an edge is the spherical excess on the authalic sphere and an integral
 * of what the ellipsoid differs by. Places are [longitude, latitude] in degrees.
 */
const A = 6378137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const SECOND_E2 = E2 / (1 - E2);

const authalic = (sin) => (1 - E2) * (sin / (1 - E2 * sin * sin) + Math.atanh(E * sin) / E);
const AT_POLE = authalic(1);

/** The square of the radius of the sphere with the ellipsoid's surface. */
const R2 = (A * A * AT_POLE) / 2;

const NODES = gaussLegendre(16);

/** Points and weights on [-1, 1] by Newton's method on the Legendre polynomial. */
function gaussLegendre(n) {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round++) {
      let [before, value] = [1, x];
      for (let k = 2; k <= n; k++) {
        [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
      }
      slope = (n * (x * value - before)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) {
        break;
      }
    }
    return [x, 2 / ((1 - x * x) * slope * slope)];
  });
}

function integral(f, from, to) {
  const panels = Math.max(1, Math.ceil(Math.abs(to - from) / 0.8));
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let i = 0; i < panels; i++) {
    const middle = from + (2 * i + 1) * half;
    for (const [x, weight] of NODES) {
      sum += weight * f(middle + half * x);
    }
  }
  return sum * half;
}

const radians = (degrees) => (degrees * Math.PI) / 180;

/** A difference of longitudes in (-180, 180]. */
function turn(degrees) {
  const rest = ((degrees % 360) + 360) % 360;
  return rest > 180 ? rest - 360 : rest;
}

/** Sine and cosine of the reduced latitude. */
function reduced(lat) {
  const phi = radians(lat);
  const [sin, cos] = [(1 - F) * Math.sin(phi), Math.abs(lat) === 90 ? 0 : Math.cos(phi)];
  const length = Math.hypot(sin, cos);
  return { sin: sin / length, cos: cos / length };
}

/** A geodesic by its azimuth at the equator: how far, how much longitude and how much area lie between two of its arcs. */
function geodesic(sinA0, cosA0) {
  const k2 = SECOND_E2 * cosA0 * cosA0;
  const root = (sigma) => Math.sqrt(1 + k2 * Math.sin(sigma) ** 2);
  return {
    root,
    metres: (from, to) => B * integral(root, from, to),
    lag: (from, to) => F * sinA0 * integral((sigma) => (2 - F) / (1 + (1 - F) * root(sigma)), from, to),
    flattening: (from, to) => integral((sigma) => beyondSphere(sinA0, cosA0, sigma, root(sigma)), from, to),
  };
}

/** What the ellipsoid adds, for an arc, to the area on the authalic sphere. */
function beyondSphere(sinA0, cosA0, sigma, root) {
  const sin = cosA0 * Math.sin(sigma);
  const cos2 = sinA0 * sinA0 + (cosA0 * Math.cos(sigma)) ** 2;
  if (cos2 === 0) {
    return 0;
  }
  const sinPhi = sin / Math.hypot(sin, (1 - F) * Math.sqrt(cos2));
  return (sinA0 * R2 * ((authalic(sinPhi) / AT_POLE) * (1 - F) * root - sin)) / cos2;
}

/** The geodesic between two places: metres, and square metres between it and the equator (positive eastwards, north). */
function edge([lon1, lat1], [lon2, lat2]) {
  const degrees = turn(lon2 - lon1);
  const lambda = radians(Math.abs(degrees));
  const [one, two] = [reduced(lat1), reduced(lat2)];
  const line = iterated(one, two, lambda) ?? bisected(one, two, lambda);
  return { metres: line.metres, below: degrees < 0 ? -line.below : line.below };
}

function iterated(one, two, lambda) {
  let omega = lambda;
  for (let round = 0; round < 40; round++) {
    const east = two.cos * Math.sin(omega);
    const north = one.cos * two.sin - one.sin * two.cos * Math.cos(omega);
    const arc = Math.atan2(Math.hypot(east, north), one.sin * two.sin + one.cos * two.cos * Math.cos(omega));
    if (arc === 0) {
      return { metres: 0, below: 0 };
    }
    if (arc > 3.1) {
      return null;
    }
    const [sin, cos] = [east / Math.hypot(east, north), north / Math.hypot(east, north)];
    const [sinA0, cosA0] = [sin * one.cos, Math.hypot(cos, sin * one.sin)];
    const from = Math.atan2(one.sin, cos * one.cos);
    const line = geodesic(sinA0, cosA0);
    const next = lambda + line.lag(from, from + arc);
    if (Math.abs(next - omega) < 2e-16 + 1e-15 * lambda) {
      return result(line, from, from + arc, one, two, omega);
    }
    omega = next;
  }
  return null;
}

function result(line, from, to, one, two, omega) {
  const [t1, t2] = [one.sin / (1 + one.cos), two.sin / (1 + two.cos)];
  const excess = 2 * Math.atan2(Math.sin(omega / 2) * (t1 + t2), Math.cos(omega / 2) * (1 + t1 * t2));
  return { metres: line.metres(from, to), below: R2 * excess + line.flattening(from, to) };
}

/** For places that are nearly opposite, of which the first is put farther from the equator, in the south. */
function bisected(one, two, lambda) {
  const [far, near] = Math.abs(one.sin) >= Math.abs(two.sin) ? [one, two] : [two, one];
  const sign = far.sin > 0 ? -1 : 1;
  const begin = { sin: sign * far.sin || -1e-200, cos: far.cos };
  const end = { sin: sign * near.sin, cos: near.cos };
  let [low, high] = [0, Math.PI];
  let last = null;
  for (let round = 0; round < 70; round++) {
    const azimuth = (low + high) / 2;
    last = shot(begin, end, azimuth);
    if (last.lambda < lambda) {
      low = azimuth;
    } else {
      high = azimuth;
    }
  }
  const { line, from, to, omega } = last;
  const found = result(line, from, to, begin, end, omega);
  return { metres: found.metres, below: sign * found.below };
}

/** Where a geodesic that leaves one place so reaches the latitude of another, northwards. */
function shot(begin, end, azimuth) {
  const [sin, cos] = [Math.sin(azimuth), Math.cos(azimuth)];
  const [sinA0, cosA0] = [sin * begin.cos, Math.hypot(cos, sin * begin.sin)];
  const cosEnd = Math.sqrt(Math.max(0, (cos * begin.cos) ** 2 + (end.cos - begin.cos) * (end.cos + begin.cos))) / (end.cos || 1e-200);
  const from = Math.atan2(begin.sin, cos * begin.cos);
  const to = Math.atan2(end.sin, cosEnd * end.cos);
  const omega = Math.atan2(sinA0 * Math.sin(to), Math.cos(to)) - Math.atan2(sinA0 * Math.sin(from), Math.cos(from));
  const line = geodesic(sinA0, cosA0);
  return { line, from, to, omega, lambda: omega - line.lag(from, to) };
}

/** Metres between two places. */
export function distance(one, two) {
  return edge(one, two).metres;
}

/** Metres along a line of places. */
export function lengthOf(line) {
  return line.slice(1).reduce((sum, place, i) => sum + distance(line[i], place), 0);
}

/** Square metres and metres round a ring, which may be closed or not; the smaller of its two sides is inside. */
export function ringMeasures(ring) {
  let [below, perimeter, degrees] = [0, 0, 0];
  ring.forEach((place, i) => {
    const next = ring[(i + 1) % ring.length];
    const { metres, below: more } = edge(place, next);
    perimeter += metres;
    below += more;
    degrees += turn(next[0] - place[0]);
  });
  const half = 2 * Math.PI * R2;
  const roundPole = Math.round(degrees / 360) % 2 !== 0;
  const area = roundPole ? half - Math.abs(below) : Math.abs(below);
  return { area: Math.abs(area > half ? 2 * half - area : area), perimeter };
}

/** The measures of a polygon: holes are taken off its area and added to its perimeter. */
export function polygonMeasures([outer, ...holes]) {
  const whole = ringMeasures(outer);
  for (const hole of holes) {
    const { area, perimeter } = ringMeasures(hole);
    whole.area = Math.max(0, whole.area - area);
    whole.perimeter += perimeter;
  }
  return whole;
}

/** The place so many metres away in a direction, in degrees from north. */
export function destination([lon, lat], azimuth, metres) {
  const begin = reduced(lat);
  const [sin, cos] = [Math.sin(radians(azimuth)), Math.cos(radians(azimuth))];
  const [sinA0, cosA0] = [sin * begin.cos, Math.hypot(cos, sin * begin.sin)];
  const from = Math.atan2(begin.sin, cos * begin.cos);
  const line = geodesic(sinA0, cosA0);
  let to = from + metres / B;
  for (let round = 0; round < 8; round++) {
    to += (metres - line.metres(from, to)) / (B * line.root(to));
  }
  const along = (sigma) => Math.atan2(sinA0 * Math.sin(sigma), Math.cos(sigma));
  const lambda = along(to) - along(from) - line.lag(from, to);
  const sinEnd = cosA0 * Math.sin(to);
  const latitude = Math.atan2(sinEnd, (1 - F) * Math.hypot(sinA0, cosA0 * Math.cos(to)));
  return [lon + turn((lambda * 180) / Math.PI), (latitude * 180) / Math.PI];
}

/** A closed ring of places that are all so many metres from one. */
export function circle(center, radius, corners = 90) {
  const ring = Array.from({ length: corners }, (_, i) => destination(center, (360 * i) / corners, radius));
  return [...ring, ring[0]];
}
