package org.tutai.geo.crs;

/**
 * The transverse Mercator projection of an ellipsoid, after Krüger's series in the third flattening
 * carried to the sixth order (C. F. F. Karney, "Transverse Mercator with an accuracy of a few
 * nanometers", Journal of Geodesy 85, 2011, equations 7 to 36).
 *
 * <p>Within {@value #DOMAIN_DEGREES}° of the central meridian the error is below a micrometre. It
 * is defined up to {@value #LIMIT_DEGREES}°, a margin in which interpolation and clipping work and
 * the error grows to millimetres; what lies farther becomes NaN. Stateless, thread-safe.
 */
final class TransverseMercator {

  /** How far from the central meridian maps are drawn. */
  static final double DOMAIN_DEGREES = 40;

  /** How far from the central meridian coordinates are converted at all. */
  static final double LIMIT_DEGREES = 60;

  /**
   * What defines one, in degrees and metres.
   *
   * @param metresPerUnit metres in a unit of the projected axes; the false origin is in metres
   */
  record Parameters(
      Ellipsoid ellipsoid,
      double centralMeridian,
      double latitudeOfOrigin,
      double scale,
      double falseEastingMetres,
      double falseNorthingMetres,
      double metresPerUnit) {

    Parameters {
      check(Math.abs(centralMeridian) <= 180, "central meridian", "-180 to 180", centralMeridian);
      check(Math.abs(latitudeOfOrigin) <= 90, "latitude of origin", "-90 to 90", latitudeOfOrigin);
      check(scale > 0.01 && scale < 100, "scale factor", "0.01 to 100", scale);
      check(Math.abs(falseEastingMetres) < 1e9, "false easting", "under 1e9", falseEastingMetres);
      check(
          Math.abs(falseNorthingMetres) < 1e9, "false northing", "under 1e9", falseNorthingMetres);
      check(
          metresPerUnit > 1e-6 && metresPerUnit < 1e6,
          "metres in a unit",
          "1e-6 to 1e6",
          metresPerUnit);
    }

    /** Taiwan's two-degree zones. */
    static Parameters tm2(Ellipsoid ellipsoid, double centralMeridian) {
      return new Parameters(ellipsoid, centralMeridian, 0, 0.9999, 250_000, 0, 1);
    }

    private static void check(boolean holds, String what, String range, double got) {
      if (!holds) {
        throw new IllegalArgumentException(
            "a transverse Mercator's " + what + " must be " + range + " (got: " + got + ")");
      }
    }
  }

  /*
   * Everything transcendental that can be had by algebra is: the double angles the series need follow
   * from the sine and cosine of the conformal latitude, and e·atanh(e·s) and the sinh of it are
   * short power series, because e² is under 0.02 for every planet-like ellipsoid.
   */
  private final Parameters parameters;
  private final double e2;
  private final double radius;
  private final double eastOffset;
  private final double northOffset;
  private final double[] alpha;
  private final double[] beta;
  private final double[] delta;

  TransverseMercator(Parameters parameters) {
    this.parameters = parameters;
    double f = parameters.ellipsoid().flattening();
    double n = f / (2 - f);
    double n2 = n * n;
    e2 = f * (2 - f);
    double rectifying =
        parameters.ellipsoid().semiMajorMetres()
            / (1 + n)
            * (1 + n2 / 4 * (1 + n2 / 16 * (1 + n2 / 4)));
    radius = rectifying * parameters.scale() / parameters.metresPerUnit();
    alpha = forwardCoefficients(n);
    beta = inverseCoefficients(n);
    delta = latitudeCoefficients(n);
    eastOffset = parameters.falseEastingMetres() / parameters.metresPerUnit();
    northOffset =
        parameters.falseNorthingMetres() / parameters.metresPerUnit()
            - radius * rectifyingLatitude(Math.toRadians(parameters.latitudeOfOrigin()));
  }

  Parameters parameters() {
    return parameters;
  }

  /** Longitude, latitude degrees to east, north. */
  Transform forward() {
    return new Transform(this, true);
  }

  /** East, north to longitude, latitude degrees. */
  Transform inverse() {
    return new Transform(this, false);
  }

  /** One direction of the projection. */
  record Transform(TransverseMercator projection, boolean isForward)
      implements CoordinateTransform {

    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < count; i++) {
        double x = source[sourceAt + 2 * i];
        double y = source[sourceAt + 2 * i + 1];
        if (isForward) {
          projection.project(x, y, target, targetAt + 2 * i);
        } else {
          projection.unproject(x, y, target, targetAt + 2 * i);
        }
      }
    }
  }

  private void project(double lon, double lat, double[] out, int at) {
    double fromMeridian = wrap(lon - parameters.centralMeridian());
    if (!(Math.abs(fromMeridian) <= LIMIT_DEGREES) || !(Math.abs(lat) <= 90)) {
      out[at] = Double.NaN;
      out[at + 1] = Double.NaN;
      return;
    }
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(fromMeridian);
    double tau = conformalTangent(Math.sin(phi), Math.cos(phi));
    double cosLambda = Math.cos(lambda);
    double hypotenuse = Math.sqrt(tau * tau + cosLambda * cosLambda);
    double sinXi = tau / hypotenuse;
    double cosXi = cosLambda / hypotenuse;
    double sinhEta = Math.sin(lambda) / hypotenuse;
    double coshEta = Math.sqrt(1 + sinhEta * sinhEta);
    addSeries(
        alpha, Math.atan2(tau, cosLambda), asinh(sinhEta), sinXi, cosXi, sinhEta, coshEta, out, at);
    double xi = out[at];
    out[at] = eastOffset + radius * out[at + 1];
    out[at + 1] = northOffset + radius * xi;
  }

  private void unproject(double east, double north, double[] out, int at) {
    double xi = (north - northOffset) / radius;
    double eta = (east - eastOffset) / radius;
    if (!(Math.abs(eta) < 2) || !(Math.abs(xi) <= Math.PI)) {
      out[at] = Double.NaN;
      out[at + 1] = Double.NaN;
      return;
    }
    double e = Math.exp(eta);
    double sinXi = Math.sin(xi);
    double cosXi = Math.cos(xi);
    double sinhEta = (e - 1 / e) / 2;
    double coshEta = (e + 1 / e) / 2;
    addSeries(beta, 0, 0, sinXi, cosXi, sinhEta, coshEta, out, at);
    double dXi = out[at];
    double dEta = out[at + 1];
    double sin = sinXi * smallCos(dXi) + cosXi * smallSin(dXi);
    double cos = cosXi * smallCos(dXi) - sinXi * smallSin(dXi);
    double sinh = sinhEta * smallCosh(dEta) + coshEta * smallSinh(dEta);
    double lambda = Math.toDegrees(Math.atan2(sinh, cos));
    if (!(Math.abs(lambda) <= LIMIT_DEGREES + 1e-9)) {
      out[at] = Double.NaN;
      out[at + 1] = Double.NaN;
      return;
    }
    out[at] = parameters.centralMeridian() + lambda;
    out[at + 1] = Math.toDegrees(geographicLatitude(sin, Math.sqrt(sinh * sinh + cos * cos)));
  }

  /*
   * The series adds little (under 0.02 within the limit), so the functions of the sum follow from those
   * of its parts; the terms left out are below 1e-17.
   */

  private static double smallSin(double v) {
    double v2 = v * v;
    return v * (1 - v2 / 6 * (1 - v2 / 20 * (1 - v2 / 42)));
  }

  private static double smallCos(double v) {
    double v2 = v * v;
    return 1 - v2 / 2 * (1 - v2 / 12 * (1 - v2 / 30));
  }

  private static double smallSinh(double v) {
    double v2 = v * v;
    return v * (1 + v2 / 6 * (1 + v2 / 20 * (1 + v2 / 42)));
  }

  private static double smallCosh(double v) {
    double v2 = v * v;
    return 1 + v2 / 2 * (1 + v2 / 12 * (1 + v2 / 30));
  }

  /**
   * The geographic latitude, in radians, of a conformal one given by something proportional to its
   * sine and cosine: χ + Σ δ[j] sin 2jχ, by Clenshaw's sum.
   */
  private double geographicLatitude(double sine, double cosine) {
    double length = Math.sqrt(sine * sine + cosine * cosine);
    double s = sine / length;
    double c = cosine / length;
    double twice = 2 * (c - s) * (c + s);
    double b1 = 0;
    double b2 = 0;
    for (int j = delta.length - 1; j >= 0; j--) {
      double b = twice * b1 - b2 + delta[j];
      b2 = b1;
      b1 = b;
    }
    return Math.atan2(sine, cosine) + 2 * s * c * b1;
  }

  /**
   * Writes ξ + Σ c[j] sin 2jξ cosh 2jη and η + Σ c[j] cos 2jξ sinh 2jη, by Clenshaw's sum in
   * complex numbers.
   */
  private static void addSeries(
      double[] c,
      double xi,
      double eta,
      double sinXi,
      double cosXi,
      double sinhEta,
      double coshEta,
      double[] out,
      int at) {
    double sin2 = 2 * sinXi * cosXi;
    double cos2 = (cosXi - sinXi) * (cosXi + sinXi);
    double sinh2 = 2 * sinhEta * coshEta;
    double cosh2 = 1 + 2 * sinhEta * sinhEta;
    double stepRe = 2 * cos2 * cosh2;
    double stepIm = -2 * sin2 * sinh2;
    double re1 = 0;
    double im1 = 0;
    double re2 = 0;
    double im2 = 0;
    for (int j = c.length - 1; j >= 0; j--) {
      double re = stepRe * re1 - stepIm * im1 - re2 + c[j];
      double im = stepRe * im1 + stepIm * re1 - im2;
      re2 = re1;
      im2 = im1;
      re1 = re;
      im1 = im;
    }
    double sinRe = sin2 * cosh2;
    double sinIm = cos2 * sinh2;
    out[at] = xi + sinRe * re1 - sinIm * im1;
    out[at + 1] = eta + sinRe * im1 + sinIm * re1;
  }

  /** The tangent of the conformal latitude, from the sine and cosine of the geographic one. */
  private double conformalTangent(double sinPhi, double cosPhi) {
    double sigma = sinhOfIsometricShift(sinPhi);
    double tau = sinPhi / cosPhi;
    return tau * Math.sqrt(1 + sigma * sigma) - sigma / cosPhi;
  }

  /** sinh(e · atanh(e · sin φ)). */
  private double sinhOfIsometricShift(double sinPhi) {
    double q = e2 * sinPhi * sinPhi;
    double series = 1.0 / 15 + q * (1.0 / 17 + q / 19);
    for (int odd = 13; odd >= 1; odd -= 2) {
      series = 1.0 / odd + q * series;
    }
    double x = e2 * sinPhi * series;
    double x2 = x * x;
    return x * (1 + x2 / 6 * (1 + x2 / 20 * (1 + x2 / 42)));
  }

  /** The rectifying latitude: northing on the central meridian over the radius. */
  private double rectifyingLatitude(double phi) {
    if (phi == 0) {
      return 0;
    }
    double chi = Math.atan(conformalTangent(Math.sin(phi), Math.cos(phi)));
    double sum = chi;
    for (int j = 0; j < alpha.length; j++) {
      sum += alpha[j] * Math.sin(2 * (j + 1) * chi);
    }
    return sum;
  }

  private static double asinh(double v) {
    double abs = Math.abs(v);
    return Math.copySign(Math.log(abs + Math.sqrt(1 + abs * abs)), v);
  }

  private static double wrap(double degrees) {
    return degrees >= -180 && degrees <= 180 ? degrees : Math.IEEEremainder(degrees, 360);
  }

  /** Karney's equation 35. */
  private static double[] forwardCoefficients(double n) {
    return new double[] {
      polynomial(n, 1, 1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800),
      polynomial(n, 2, 13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1983433.0 / 1935360),
      polynomial(n, 3, 61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440),
      polynomial(n, 4, 49561.0 / 161280, -179.0 / 168, 6601661.0 / 7257600),
      polynomial(n, 5, 34729.0 / 80640, -3418889.0 / 1995840),
      polynomial(n, 6, 212378941.0 / 319334400)
    };
  }

  /** Karney's equation 36, with the sign that lets both directions add. */
  private static double[] inverseCoefficients(double n) {
    return new double[] {
      -polynomial(n, 1, 1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604800),
      -polynomial(n, 2, 1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1118711.0 / 3870720),
      -polynomial(n, 3, 17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720),
      -polynomial(n, 4, 4397.0 / 161280, -11.0 / 504, -830251.0 / 7257600),
      -polynomial(n, 5, 4583.0 / 161280, -108847.0 / 3991680),
      -polynomial(n, 6, 20648693.0 / 638668800)
    };
  }

  /**
   * The series of the geographic latitude in the conformal one, to the sixth order as the others.
   */
  private static double[] latitudeCoefficients(double n) {
    return new double[] {
      polynomial(n, 1, 2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675),
      polynomial(n, 2, 7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945),
      polynomial(n, 3, 56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835),
      polynomial(n, 4, 4279.0 / 630, -332.0 / 35, -399572.0 / 14175),
      polynomial(n, 5, 4174.0 / 315, -144838.0 / 6237),
      polynomial(n, 6, 601676.0 / 22275)
    };
  }

  /** n^power times the polynomial with these coefficients, constant first. */
  private static double polynomial(double n, int power, double... coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * n + coefficients[i];
    }
    return sum * Math.pow(n, power);
  }
}
