package org.tutai.geo.crs;

import java.util.Locale;

/**
 * The projections with straight parallels that are told apart by how north grows and how long a
 * parallel is: Lambert's cylindrical equal-area (EPSG methods 9835, 9834), equidistant cylindrical
 * (1028, 1029), sinusoidal and Equal Earth (1078).
 */
final class Cylindrical extends Projection {

  /** Which of them. */
  enum Kind {
    EQUAL_AREA,
    EQUIDISTANT,
    SINUSOIDAL,
    EQUAL_EARTH
  }

  // Equal Earth's polynomial (B. Šavrič, T. Patterson, B. Jenny, 2018).
  private static final double A1 = 1.340264;
  private static final double A2 = -0.081106;
  private static final double A3 = 0.000893;
  private static final double A4 = 0.003796;
  private static final double HALF_ROOT_3 = Math.sqrt(3) / 2;

  private final Kind kind;
  private final LatitudeFunctions latitudes;
  private final double widest;
  private final double originNorth;
  private final double authalicRadius;

  /**
   * @param parallel the one of true scale; 0 for sinusoidal and Equal Earth
   * @param originLatitude where north is 0 before the false origin
   */
  Cylindrical(
      Kind kind,
      Ellipsoid ellipsoid,
      double parallel,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    this.kind = kind;
    latitudes = new LatitudeFunctions(ellipsoid);
    widest = latitudes.a * latitudes.parallel(parallel);
    authalicRadius = latitudes.a * Math.sqrt(latitudes.qPole / 2);
    originNorth = north(originLatitude);
  }

  private double north(double phi) {
    return switch (kind) {
      case EQUAL_AREA -> latitudes.a * latitudes.a * latitudes.authalic(phi) / (2 * widest);
      case EQUIDISTANT, SINUSOIDAL -> latitudes.meridian(phi);
      case EQUAL_EARTH -> {
        double t = theta(phi);
        double t2 = t * t;
        double t6 = t2 * t2 * t2;
        yield authalicRadius * t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
      }
    };
  }

  private double theta(double phi) {
    double sinBeta = latitudes.authalic(phi) / latitudes.qPole;
    return Math.asin(HALF_ROOT_3 * Math.max(-1, Math.min(1, sinBeta)));
  }

  private static double slope(double t) {
    double t2 = t * t;
    return A1 + 3 * A2 * t2 + t2 * t2 * t2 * (7 * A3 + 9 * A4 * t2);
  }

  /** Metres east in a radian of longitude there; for Equal Earth the parameter is its θ. */
  private double perRadian(double phi) {
    return switch (kind) {
      case EQUAL_AREA, EQUIDISTANT -> widest;
      case SINUSOIDAL -> latitudes.a * latitudes.parallel(phi);
      case EQUAL_EARTH -> {
        double t = theta(phi);
        yield authalicRadius * Math.cos(t) / (HALF_ROOT_3 * slope(t));
      }
    };
  }

  private double latitude(double north) {
    return switch (kind) {
      case EQUAL_AREA -> {
        double q = north * 2 * widest / (latitudes.a * latitudes.a);
        yield Math.abs(q) <= latitudes.qPole * (1 + 1e-12) ? latitudes.ofAuthalic(q) : Double.NaN;
      }
      case EQUIDISTANT, SINUSOIDAL -> latitudes.ofMeridian(north);
      case EQUAL_EARTH -> {
        double wanted = north / authalicRadius;
        double t = wanted / A1;
        for (int i = 0; i < 12; i++) {
          double t2 = t * t;
          double t6 = t2 * t2 * t2;
          t -= (t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)) - wanted) / slope(t);
        }
        double sinBeta = Math.sin(t) / HALF_ROOT_3;
        yield Math.abs(sinBeta) <= 1 + 1e-12 && Math.abs(t) < 1.1
            ? latitudes.ofAuthalic(latitudes.qPole * sinBeta)
            : Double.NaN;
      }
    };
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    out[at] = perRadian(phi) * lambda;
    out[at + 1] = north(phi) - originNorth;
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double phi = latitude(y + originNorth);
    double perRadian = perRadian(phi);
    double lambda = perRadian < 1e-6 ? 0 : x / perRadian;
    out[at] = Math.abs(lambda) <= 2 * Math.PI ? lambda : Double.NaN;
    out[at + 1] = phi;
  }

  @Override
  Bounds reach() {
    return new Bounds(-180, -90, 180, 90);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
