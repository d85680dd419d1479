package org.tutai.geo.crs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs.AxisOrder;

/**
 * A system as its definition has it, from whatever source: what {@link Crs} is made of, and what
 * can be written again.
 *
 * @param name of the system
 * @param datumName of the datum
 * @param ellipsoid of the datum
 * @param shift to WGS 84; empty when none is known or needed
 * @param primeMeridian degrees east of Greenwich
 * @param degreesPerUnit of a geographic system's axes
 * @param method of the projection; empty for a geographic system
 * @param values of the projection, angles in degrees from the prime meridian, lengths in metres
 * @param metresPerUnit of a projected system's axes
 */
record CrsDefinition(
    String name,
    String datumName,
    Ellipsoid ellipsoid,
    Optional<DatumShift> shift,
    double primeMeridian,
    double degreesPerUnit,
    Optional<ProjectionMethod> method,
    ProjectionMethod.Values values,
    double metresPerUnit) {

  private static final double SAME_PLACE_DEGREES = 1e-7;
  private static final int SAMPLES = 12;

  CrsDefinition {
    check(Math.abs(primeMeridian) <= 180, "prime meridian", "-180 to 180", primeMeridian);
    check(degreesPerUnit > 1e-4 && degreesPerUnit < 100, "angular unit", "sane", degreesPerUnit);
    check(metresPerUnit > 1e-6 && metresPerUnit < 1e6, "linear unit", "sane", metresPerUnit);
  }

  private static void check(boolean holds, String what, String range, double got) {
    if (!holds) {
      throw new IllegalArgumentException(
          "the system's " + what + " must be " + range + " (got: " + got + ")");
    }
  }

  /** The same with another shift. */
  CrsDefinition withShift(Optional<DatumShift> other) {
    return new CrsDefinition(
        name,
        datumName,
        ellipsoid,
        other,
        primeMeridian,
        degreesPerUnit,
        method,
        values,
        metresPerUnit);
  }

  /** Whether coordinates are the same on one datum, to the digits that files round to. */
  boolean projectsLike(CrsDefinition other) {
    if (!method.equals(other.method)
        || Math.abs(primeMeridian - other.primeMeridian) > 1e-7
        || Math.abs(degreesPerUnit - other.degreesPerUnit) > 1e-9
        || Math.abs(metresPerUnit / other.metresPerUnit - 1) > 1e-8) {
      return false;
    }
    for (ProjectionParameter p : ProjectionParameter.values()) {
      double off =
          p == ProjectionParameter.SCALE
              ? (values.scale() - other.values.scale()) * 6_378_137
              : values.get(p) - other.values.get(p);
      double tolerance = p.kind == ProjectionParameter.Kind.ANGLE ? 1e-8 : 2e-3;
      if (Math.abs(off) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /** {@code custom:} and a digest of everything that coordinates depend on. */
  String customCode() {
    Map<String, Double> sorted = new TreeMap<>();
    values.map().forEach((key, value) -> sorted.put(key.name(), value));
    String text =
        method.map(Enum::name).orElse("geographic")
            + ";"
            + ellipsoid
            + ";"
            + shift.map(DatumShift::parameters).orElse(List.of())
            + ";"
            + primeMeridian
            + ";"
            + degreesPerUnit
            + ";"
            + sorted
            + ";"
            + metresPerUnit;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "custom:" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The system.
   *
   * @param areaOfUse where it is meant to be used; null when nobody said
   * @throws IllegalArgumentException if the parameters make no projection, or one that does not
   *     bring places back to where they came from
   */
  Crs toCrs(String code, AxisOrder axes, @Nullable Bounds areaOfUse, CrsAccuracy accuracy) {
    return method.isPresent()
        ? projected(method.get(), code, axes, areaOfUse, accuracy)
        : geographic(code, axes, areaOfUse, accuracy);
  }

  private Crs geographic(
      String code, AxisOrder axes, @Nullable Bounds areaOfUse, CrsAccuracy accuracy) {
    boolean plain = primeMeridian == 0 && degreesPerUnit == 1;
    CoordinateTransform to =
        plain ? LonLat.IDENTITY : new Degrees(degreesPerUnit, primeMeridian, true);
    CoordinateTransform from =
        plain ? LonLat.IDENTITY : new Degrees(degreesPerUnit, primeMeridian, false);
    if (shift.isPresent() && !shift.get().isIdentity()) {
      to = plain ? shift.get().toWgs84() : Transforms.chain(to, shift.get().toWgs84());
      from = plain ? shift.get().fromWgs84() : Transforms.chain(shift.get().fromWgs84(), from);
    }
    double pole = to == LonLat.IDENTITY ? 90 : 89;
    return new Crs(
        code,
        name,
        axes,
        degreesPerUnit == 1,
        WebMercator.HALF / 180 * degreesPerUnit,
        areaOfUse == null ? Bounds.WORLD_LON_LAT : areaOfUse,
        new Bounds(-360, -pole, 360, pole),
        to == LonLat.IDENTITY ? to : new Defined(this, to),
        from == LonLat.IDENTITY ? from : new Defined(this, from),
        accuracy);
  }

  private Crs projected(
      ProjectionMethod projection,
      String code,
      AxisOrder axes,
      @Nullable Bounds areaOfUse,
      CrsAccuracy accuracy) {
    CoordinateTransform to;
    CoordinateTransform from;
    Bounds reach;
    if (projection == ProjectionMethod.TRANSVERSE_MERCATOR) {
      var mercator = new TransverseMercator(transverseMercator());
      to = mercator.inverse();
      from = mercator.forward();
      double middle = mercator.parameters().centralMeridian();
      double degrees = TransverseMercator.DOMAIN_DEGREES;
      reach = new Bounds(middle - degrees, -90, middle + degrees, 90);
    } else {
      Projection made = projection.create(ellipsoid, fromGreenwich());
      to = made.inverse(metresPerUnit);
      from = made.forward(metresPerUnit);
      Bounds r = made.reach();
      double middle = made.centralMeridian();
      reach = new Bounds(middle + r.minX(), r.minY(), middle + r.maxX(), r.maxY());
    }
    if (shift.isPresent() && !shift.get().isIdentity()) {
      to = Transforms.chain(to, shift.get().toWgs84());
      from = Transforms.chain(shift.get().fromWgs84(), from);
      reach =
          new Bounds(
              reach.minX(), Math.max(-89, reach.minY()), reach.maxX(), Math.min(89, reach.maxY()));
    }
    Bounds area = areaOfUse == null ? core(reach) : areaOfUse;
    return new Crs(
        code,
        name,
        axes,
        false,
        metresPerUnit,
        area,
        domain(reach, area, to, from),
        new Defined(this, to),
        new Defined(this, from),
        accuracy);
  }

  /** The projection's values, as the transverse Mercator has them. */
  TransverseMercator.Parameters transverseMercator() {
    return new TransverseMercator.Parameters(
        ellipsoid,
        Math.IEEEremainder(values.get(ProjectionParameter.LONGITUDE) + primeMeridian, 360),
        values.get(ProjectionParameter.LATITUDE),
        values.scale(),
        values.get(ProjectionParameter.FALSE_EASTING),
        values.get(ProjectionParameter.FALSE_NORTHING),
        metresPerUnit);
  }

  private ProjectionMethod.Values fromGreenwich() {
    double longitude = values.get(ProjectionParameter.LONGITUDE) + primeMeridian;
    var map = new TreeMap<>(values.map());
    map.put(
        ProjectionParameter.LONGITUDE,
        Math.abs(longitude) <= 180 ? longitude : Math.IEEEremainder(longitude, 360));
    return new ProjectionMethod.Values(map);
  }

  /** A sixth of the reach around its middle: where somebody is likely to use such a projection. */
  private static Bounds core(Bounds reach) {
    double x = reach.width() > 300 ? reach.width() / 2 : reach.width() / 6;
    double y = reach.height() > 100 ? reach.height() / 2 : reach.height() / 4;
    return new Bounds(
        reach.centerX() - x, reach.centerY() - y, reach.centerX() + x, reach.centerY() + y);
  }

  /** The widest of some boxes in which every place comes back to where it was. */
  private static Bounds domain(
      Bounds reach, Bounds area, CoordinateTransform to, CoordinateTransform from) {
    if (comesBack(reach, to, from)) {
      return reach;
    }
    double margin = Math.max(5, Math.max(area.width(), area.height()) / 2);
    Bounds around =
        new Bounds(
            area.minX() - margin,
            Math.max(-89, area.minY() - margin),
            area.maxX() + margin,
            Math.min(89, area.maxY() + margin));
    if (area.minY() < 89 && area.maxY() > -89 && comesBack(around, to, from)) {
      return around;
    }
    if (comesBack(area, to, from)) {
      return area;
    }
    throw new IllegalArgumentException(
        "the projection must bring places in its area of use back to where they came from (got"
            + " others within "
            + area
            + ")");
  }

  private static boolean comesBack(Bounds box, CoordinateTransform to, CoordinateTransform from) {
    int n = SAMPLES + 1;
    double[] places = new double[2 * n * n];
    for (int i = 0; i < n * n; i++) {
      int column = i % n;
      int row = i / n;
      places[2 * i] = box.minX() + box.width() * column / SAMPLES;
      places[2 * i + 1] = box.minY() + box.height() * row / SAMPLES;
    }
    double[] back = places.clone();
    from.transform(back, 0, back, 0, n * n);
    to.transform(back, 0, back, 0, n * n);
    for (int i = 0; i < 2 * n * n; i += 2) {
      double turn = Math.IEEEremainder(back[i] - places[i], 360);
      double east = turn * Math.cos(Math.toRadians(places[i + 1]));
      double north = back[i + 1] - places[i + 1];
      if (!(Math.hypot(east, north) < SAME_PLACE_DEGREES)) {
        return false;
      }
    }
    return true;
  }

  /** Axes in another unit of angle or from another meridian. */
  private record Degrees(double degreesPerUnit, double primeMeridian, boolean toDegrees)
      implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      if (!toDegrees) {
        LonLat.IDENTITY.transform(source, sourceAt, target, targetAt, count);
      }
      double[] from = toDegrees ? source : target;
      int fromAt = toDegrees ? sourceAt : targetAt;
      for (int i = 0; i < 2 * count; i += 2) {
        double x = from[fromAt + i];
        double y = from[fromAt + i + 1];
        target[targetAt + i] =
            toDegrees ? x * degreesPerUnit + primeMeridian : (x - primeMeridian) / degreesPerUnit;
        target[targetAt + i + 1] = toDegrees ? y * degreesPerUnit : y / degreesPerUnit;
      }
      if (toDegrees) {
        LonLat.IDENTITY.transform(target, targetAt, target, targetAt, count);
      }
    }
  }

  /** A transform that remembers what it was made from. */
  record Defined(CrsDefinition definition, CoordinateTransform transform)
      implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      transform.transform(source, sourceAt, target, targetAt, count);
    }
  }
}
