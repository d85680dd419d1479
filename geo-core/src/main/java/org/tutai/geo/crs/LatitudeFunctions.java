package org.tutai.geo.crs;

/**
 * The functions of latitude that projections of an ellipsoid are made of, and their inverses;
 * angles in radians, lengths in metres (J. P. Snyder, "Map Projections: A Working Manual", USGS
 * Professional Paper 1395, chapter 3). Immutable.
 */
final class LatitudeFunctions {

  private static final int MOST_ITERATIONS = 12;
  private static final double CLOSE = 1e-15;

  final double a;
  final double e2;
  final double e;

  /** The authalic function at the pole. */
  final double qPole;

  private final double third;

  LatitudeFunctions(Ellipsoid ellipsoid) {
    double f = ellipsoid.flattening();
    a = ellipsoid.semiMajorMetres();
    e2 = f * (2 - f);
    e = Math.sqrt(e2);
    third = f / (2 - f);
    qPole = authalic(Math.PI / 2);
  }

  /** The isometric latitude ψ; infinite at the poles. */
  double isometric(double phi) {
    double s = Math.sin(phi);
    return atanh(s) - e * atanh(e * s);
  }

  /** The latitude of an isometric one, by Newton's method on its tangent. */
  double ofIsometric(double psi) {
    if (Math.abs(psi) > 40) {
      return Math.copySign(Math.PI / 2, psi);
    }
    double wanted = Math.sinh(psi);
    double tau = wanted / (1 - e2);
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double secant = Math.sqrt(1 + tau * tau);
      double sigma = Math.sinh(e * atanh(e * tau / secant));
      double found = tau * Math.sqrt(1 + sigma * sigma) - sigma * secant;
      double step =
          (wanted - found)
              / Math.sqrt(1 + found * found)
              * (1 + (1 - e2) * tau * tau)
              / ((1 - e2) * secant);
      tau += step;
      if (Math.abs(step) <= CLOSE * Math.max(1, Math.abs(tau))) {
        break;
      }
    }
    return Math.atan(tau);
  }

  /** The radius of the parallel over a: Snyder's m. */
  double parallel(double phi) {
    double s = Math.sin(phi);
    return Math.cos(phi) / Math.sqrt(1 - e2 * s * s);
  }

  /** The radius of curvature across the meridian: ν. */
  double across(double phi) {
    double s = Math.sin(phi);
    return a / Math.sqrt(1 - e2 * s * s);
  }

  /** The radius of curvature along the meridian: ρ. */
  double along(double phi) {
    double s = Math.sin(phi);
    double w = 1 - e2 * s * s;
    return a * (1 - e2) / (w * Math.sqrt(w));
  }

  /** Snyder's q, to which area grows with latitude. */
  double authalic(double phi) {
    double s = Math.sin(phi);
    return e == 0 ? 2 * s : (1 - e2) * (s / (1 - e2 * s * s) + atanh(e * s) / e);
  }

  /** The latitude of an authalic function; values past the pole's are the pole. */
  double ofAuthalic(double q) {
    double sine = q / qPole;
    if (Math.abs(sine) >= 1) {
      return Math.copySign(Math.PI / 2, q);
    }
    double beta = Math.asin(sine);
    double e4 = e2 * e2;
    double e6 = e4 * e2;
    double phi =
        beta
            + (e2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * Math.sin(2 * beta)
            + (23 * e4 / 360 + 251 * e6 / 3780) * Math.sin(4 * beta)
            + 761 * e6 / 45360 * Math.sin(6 * beta);
    // Beside the pole the function is too flat to be solved, and the series is good there.
    for (int i = 0; i < 3 && Math.cos(phi) > 1e-4; i++) {
      double s = Math.sin(phi);
      double w = 1 - e2 * s * s;
      phi += (q - authalic(phi)) * w * w / (2 * (1 - e2) * Math.cos(phi));
    }
    return phi;
  }

  /** The length of the meridian from the equator (Helmert's series in the third flattening). */
  double meridian(double phi) {
    double n = third;
    double n2 = n * n;
    return a
        / (1 + n)
        * ((1 + n2 / 4 * (1 + n2 / 16)) * phi
            - 1.5 * n * (1 - n2 / 8) * Math.sin(2 * phi)
            + 15.0 / 16 * n2 * (1 - n2 / 4) * Math.sin(4 * phi)
            - 35.0 / 48 * n2 * n * Math.sin(6 * phi)
            + 315.0 / 512 * n2 * n2 * Math.sin(8 * phi));
  }

  /** The latitude at that length of the meridian. */
  double ofMeridian(double metres) {
    double phi = metres / a;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double step = (metres - meridian(phi)) / along(phi);
      phi += step;
      if (Math.abs(step) < CLOSE) {
        break;
      }
    }
    return phi;
  }

  static double atanh(double v) {
    return 0.5 * Math.log((1 + v) / (1 - v));
  }
}
