package org.tutai.geo.crs;

import java.util.List;

/**
 * A datum's seven-parameter shift to WGS 84 in the form of EPSG method 9606 (position vector):
 * three translations in metres, three small rotations in seconds of arc, a scale in parts per
 * million, in the order of {@code +towgs84}. Heights are taken as 0 on the way to WGS 84; the way
 * back is solved so that there and back is the same place. Immutable.
 */
record DatumShift(Ellipsoid ellipsoid, List<Double> parameters) {

  private static final double SECOND = Math.PI / 180 / 3600;

  DatumShift {
    parameters = List.copyOf(parameters);
    if (parameters.size() != 7) {
      throw new IllegalArgumentException(
          "a datum shift must have 7 parameters (got: " + parameters + ")");
    }
    for (int i = 0; i < 7; i++) {
      double limit = i < 3 ? 20_000 : i < 6 ? 3_600 : 10_000;
      if (!(Math.abs(parameters.get(i)) <= limit)) {
        throw new IllegalArgumentException(
            "a datum shift must be at most 20 km, a degree and 1 % (got: " + parameters + ")");
      }
    }
  }

  /** Of 3 or 7 parameters, as {@code TOWGS84} and {@code +towgs84} give them. */
  static DatumShift of(Ellipsoid ellipsoid, List<Double> given) {
    return new DatumShift(
        ellipsoid,
        given.size() == 3
            ? List.of(given.get(0), given.get(1), given.get(2), 0.0, 0.0, 0.0, 0.0)
            : given);
  }

  /** Whether nothing moves by more than a hair: no parameters, and WGS 84's ellipsoid. */
  boolean isIdentity() {
    return parameters.stream().allMatch(p -> p == 0)
        && (ellipsoid.matches(Ellipsoid.WGS84) || ellipsoid.matches(Ellipsoid.GRS80));
  }

  /** From degrees of the datum, counted from Greenwich. */
  CoordinateTransform toWgs84() {
    return new ToWgs84(this);
  }

  /** To degrees of the datum, counted from Greenwich. */
  CoordinateTransform fromWgs84() {
    return new FromWgs84(new ToWgs84(this));
  }

  private static final class ToWgs84 implements CoordinateTransform {
    private final double a;
    private final double e2;
    private final double dx;
    private final double dy;
    private final double dz;
    private final double rx;
    private final double ry;
    private final double rz;
    private final double scale;

    ToWgs84(DatumShift shift) {
      double f = shift.ellipsoid.flattening();
      a = shift.ellipsoid.semiMajorMetres();
      e2 = f * (2 - f);
      List<Double> p = shift.parameters;
      dx = p.get(0);
      dy = p.get(1);
      dz = p.get(2);
      rx = p.get(3) * SECOND;
      ry = p.get(4) * SECOND;
      rz = p.get(5) * SECOND;
      scale = 1 + p.get(6) * 1e-6;
    }

    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        shift(source[sourceAt + i], source[sourceAt + i + 1], target, targetAt + i);
      }
    }

    private void shift(double lon, double lat, double[] out, int at) {
      if (!(Math.abs(lat) <= 90 + 1e-9) || !Double.isFinite(lon)) {
        out[at] = Double.NaN;
        out[at + 1] = Double.NaN;
        return;
      }
      double phi = Math.toRadians(lat);
      double lambda = Math.toRadians(lon);
      double sin = Math.sin(phi);
      double nu = a / Math.sqrt(1 - e2 * sin * sin);
      double x = nu * Math.cos(phi) * Math.cos(lambda);
      double y = nu * Math.cos(phi) * Math.sin(lambda);
      double z = nu * (1 - e2) * sin;
      geographic(
          dx + scale * (x - rz * y + ry * z),
          dy + scale * (rz * x + y - rx * z),
          dz + scale * (-ry * x + rx * y + z),
          lon,
          out,
          at);
    }

    /** To WGS 84's ellipsoid by Bowring's formula, twice; the turn of longitude is kept. */
    private static void geographic(
        double x, double y, double z, double lonBefore, double[] out, int at) {
      double flat = Ellipsoid.WGS84.flattening();
      double axis = Ellipsoid.WGS84.semiMajorMetres();
      double e2 = flat * (2 - flat);
      double p = Math.hypot(x, y);
      double b = axis * (1 - flat);
      double beta = Math.atan2(axis * z, b * p);
      double phi = 0;
      for (int i = 0; i < 2; i++) {
        double s = Math.sin(beta);
        double c = Math.cos(beta);
        phi = Math.atan2(z + e2 / (1 - e2) * b * s * s * s, p - e2 * axis * c * c * c);
        beta = Math.atan2((1 - flat) * Math.sin(phi), Math.cos(phi));
      }
      double lon = Math.toDegrees(Math.atan2(y, x));
      out[at] = lon + 360 * Math.rint((lonBefore - lon) / 360);
      out[at + 1] = Math.toDegrees(phi);
    }
  }

  /** The place that the other direction takes to the given one, by repeated correction. */
  private record FromWgs84(ToWgs84 there) implements CoordinateTransform {

    private static final int MOST_ROUNDS = 8;
    private static final double CLOSE_DEGREES = 1e-12;

    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      double[] found = new double[2];
      for (int i = 0; i < 2 * count; i += 2) {
        double lon = source[sourceAt + i];
        double lat = source[sourceAt + i + 1];
        double guessLon = lon;
        double guessLat = lat;
        for (int round = 0; round < MOST_ROUNDS; round++) {
          there.shift(guessLon, guessLat, found, 0);
          double offLon = lon - found[0];
          double offLat = lat - found[1];
          guessLon += offLon;
          guessLat = Math.max(-90, Math.min(90, guessLat + offLat));
          if (!(Math.abs(offLon) > CLOSE_DEGREES) && !(Math.abs(offLat) > CLOSE_DEGREES)) {
            break;
          }
        }
        target[targetAt + i] = guessLon;
        target[targetAt + i + 1] = guessLat;
      }
    }
  }
}
