package org.tutai.geo.crs;

/**
 * An ellipsoid of revolution.
 *
 * @param semiMajorMetres the equator's radius
 * @param inverseFlattening 1/f; 0 for a sphere, as WKT writes it
 */
record Ellipsoid(double semiMajorMetres, double inverseFlattening) {

  static final Ellipsoid WGS84 = new Ellipsoid(6378137, 298.257223563);
  static final Ellipsoid GRS80 = new Ellipsoid(6378137, 298.257222101);

  Ellipsoid {
    if (!(semiMajorMetres > 1e5) || !(semiMajorMetres < 1e8)) {
      throw new IllegalArgumentException(
          "an ellipsoid's semi-major axis must be that of a planet, in metres (got: "
              + semiMajorMetres
              + ")");
    }
    if (inverseFlattening != 0 && (!(inverseFlattening >= 100) || !(inverseFlattening < 1e12))) {
      throw new IllegalArgumentException(
          "an ellipsoid's inverse flattening must be 0 or from 100 up (got: "
              + inverseFlattening
              + ")");
    }
  }

  double flattening() {
    return inverseFlattening == 0 ? 0 : 1 / inverseFlattening;
  }

  /** Whether the two agree to within 0.1 mm of radius and the digits that files round to. */
  boolean matches(Ellipsoid other) {
    return Math.abs(semiMajorMetres - other.semiMajorMetres) < 1e-4
        && Math.abs(inverseFlattening - other.inverseFlattening) < 5e-7;
  }
}
