package org.tutai.geo.crs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutai.geo.crs.ProjectionParameter.Kind;

/**
 * Reads what a WKT text says: WKT 1 as the OGC, ESRI, GDAL, GeoTools and Oracle write it, and WKT 2
 * of 2015 and 2019, in which each parameter may have a unit of its own. Stateless.
 */
final class WktCrs {

  private static final double DEGREE = Math.PI / 180;
  private static final List<String> PROJECTED = List.of("PROJCS", "PROJCRS", "PROJECTEDCRS");
  private static final List<String> GEOGRAPHIC =
      List.of(
          "GEOGCS",
          "GEOGCRS",
          "GEODCRS",
          "GEODETICCRS",
          "GEOGRAPHICCRS",
          "BASEGEOGCRS",
          "BASEGEODCRS");
  private static final String[] ANGLES = {"ANGLEUNIT", "UNIT"};
  private static final String[] LENGTHS = {"LENGTHUNIT", "UNIT"};

  private WktCrs() {}

  /**
   * What the element says.
   *
   * @throws Unusable if it is no system of a map, or lacks what it must have
   * @throws IllegalArgumentException if a number makes no sense
   */
  static WrittenCrs read(WktNode root) throws Unusable {
    String keyword = root.keyword();
    if (PROJECTED.contains(keyword)) {
      return projected(root);
    }
    if (GEOGRAPHIC.contains(keyword)) {
      return geographic(root, Optional.empty());
    }
    if (keyword.equals("COMPD_CS") || keyword.equals("COMPOUNDCRS")) {
      return horizontal(root);
    }
    if (keyword.equals("BOUNDCRS")) {
      return bound(root);
    }
    throw new Unusable(
        "the definition starts with "
            + WrittenCrs.clean(keyword)
            + "; expected a projected or geographic system",
        "定義以 " + WrittenCrs.clean(keyword) + " 開頭，應為投影或地理坐標系統");
  }

  private static WrittenCrs horizontal(WktNode root) throws Unusable {
    for (WktNode child : root.children()) {
      String keyword = child.keyword();
      if (PROJECTED.contains(keyword)
          || GEOGRAPHIC.contains(keyword)
          || keyword.equals("BOUNDCRS")) {
        return read(child).withHeights();
      }
    }
    throw new Unusable("the definition has no horizontal system", "定義中沒有平面坐標系統");
  }

  private static WrittenCrs bound(WktNode root) throws Unusable {
    WktNode source = require(root, "SOURCECRS");
    WktNode inner =
        source.children().stream()
            .findFirst()
            .orElseThrow(
                () -> new Unusable("the definition has an empty SOURCECRS", "SOURCECRS 是空的"));
    if (inner.keyword().equals("BOUNDCRS")) {
      throw new Unusable("the definition has a BOUNDCRS in a BOUNDCRS", "BOUNDCRS 內又有 BOUNDCRS");
    }
    WrittenCrs written = read(inner);
    WktNode operation = require(root, "ABRIDGEDTRANSFORMATION");
    List<Double> seven = new ArrayList<>();
    for (String name :
        List.of(
            "xaxistranslation",
            "yaxistranslation",
            "zaxistranslation",
            "xaxisrotation",
            "yaxisrotation",
            "zaxisrotation",
            "scaledifference")) {
      seven.add(shiftParameter(operation, name));
    }
    String method = operation.childOf("METHOD", "PROJECTION").map(WktNode::name).orElse("");
    if (method.toLowerCase(Locale.ROOT).contains("coordinate frame")) {
      for (int i = 3; i < 6; i++) {
        seven.set(i, -seven.get(i));
      }
    }
    CrsDefinition d = written.definition();
    return new WrittenCrs(
        d.withShift(Optional.of(DatumShift.of(d.ellipsoid(), seven))),
        written.names(),
        written.codes(),
        written.code(),
        true,
        written.spherical(),
        written.heights());
  }

  /** In metres, seconds of arc and parts per million. */
  private static double shiftParameter(WktNode operation, String name) throws Unusable {
    for (WktNode p : operation.children("PARAMETER").toList()) {
      if (!ProjectionParameter.letters(p.name()).equals(name)) {
        continue;
      }
      double value = number(p, 0);
      Optional<WktNode> unit = p.childOf("LENGTHUNIT", "ANGLEUNIT", "SCALEUNIT", "UNIT");
      if (name.startsWith("scale")) {
        // GDAL writes the factor itself: 1.0000043.
        return unit.isPresent()
            ? (Math.abs(value - 1) < 0.01 ? value - 1 : value * number(unit.get(), 0)) * 1e6
            : Math.abs(value - 1) < 0.01 ? (value - 1) * 1e6 : value;
      }
      if (unit.isEmpty()) {
        return value;
      }
      return name.endsWith("rotation")
          ? value * number(unit.get(), 0) / DEGREE * 3600
          : value * number(unit.get(), 0);
    }
    return 0;
  }

  private static WrittenCrs geographic(WktNode root, Optional<WktNode> projected) throws Unusable {
    WktNode datum =
        root.childOf("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE")
            .orElseThrow(
                () ->
                    new Unusable(
                        "the definition has a " + root.keyword() + " without DATUM", "定義缺少 DATUM"));
    WktNode spheroid =
        datum
            .childOf("SPHEROID", "ELLIPSOID")
            .orElseThrow(
                () -> new Unusable("the definition has a DATUM without SPHEROID", "定義缺少 SPHEROID"));
    var ellipsoid =
        new Ellipsoid(number(spheroid, 0) * unit(spheroid, 1, "LENGTHUNIT"), number(spheroid, 1));
    double radians = angleUnit(root, projected);
    double meridian = 0;
    Optional<WktNode> prime = root.childOf("PRIMEM", "PRIMEMERIDIAN");
    if (prime.isPresent()) {
      meridian = number(prime.get(), 0) * unit(prime.get(), radians, ANGLES) / DEGREE;
    }
    checkAxes(root, false);
    Optional<WktNode> given = datum.child("TOWGS84").or(() -> root.child("TOWGS84"));
    Optional<DatumShift> shift = shift(ellipsoid, given);
    List<String> names = new ArrayList<>();
    projected.ifPresent(p -> names.add(p.name()));
    names.add(root.name());
    names.add(datum.name());
    List<String> codes = new ArrayList<>();
    root.authority().ifPresent(codes::add);
    datum.authority().ifPresent(codes::add);
    var definition =
        new CrsDefinition(
            nameOf(root, "geographic"),
            datum.name().isBlank() ? "unknown" : WrittenCrs.clean(datum.name()),
            ellipsoid,
            shift,
            meridian,
            sane(radians / DEGREE),
            Optional.empty(),
            new ProjectionMethod.Values(Map.of()),
            1);
    return new WrittenCrs(
        definition, names, codes, root.authority(), given.isPresent(), false, false);
  }

  private static Optional<DatumShift> shift(Ellipsoid ellipsoid, Optional<WktNode> given)
      throws Unusable {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<Double> numbers = given.get().numbers();
    if (numbers.size() != 3 && numbers.size() != 7) {
      throw new Unusable(
          "the definition has a TOWGS84 of " + numbers.size() + " numbers",
          "TOWGS84 有 " + numbers.size() + " 個數字，應為 3 或 7 個");
    }
    return Optional.of(DatumShift.of(ellipsoid, numbers));
  }

  /** A unit within a rounding of a degree is one. */
  private static double sane(double degrees) {
    return Math.abs(degrees - 1) < 1e-6 ? 1 : degrees;
  }

  private static double angleUnit(WktNode geographic, Optional<WktNode> projected) throws Unusable {
    Optional<WktNode> unit =
        geographic
            .childOf(ANGLES)
            .or(
                () ->
                    geographic
                        .children("AXIS")
                        .flatMap(a -> a.childOf(ANGLES).stream())
                        .findFirst());
    if (unit.isPresent()) {
      return sane(number(unit.get(), 0) / DEGREE) * DEGREE;
    }
    if (projected.isPresent() || !geographic.keyword().equals("GEOGCS")) {
      return DEGREE;
    }
    throw new Unusable("the definition has a GEOGCS without UNIT", "定義的 GEOGCS 缺少 UNIT");
  }

  private static WrittenCrs projected(WktNode root) throws Unusable {
    WktNode base =
        root.children().stream()
            .filter(c -> GEOGRAPHIC.contains(c.keyword()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Unusable(
                        "the definition has a " + root.keyword() + " without GEOGCS",
                        "定義缺少地理坐標系統"));
    WrittenCrs geographic = geographic(base, Optional.of(root));
    WktNode conversion = root.child("CONVERSION").orElse(root);
    WktNode method =
        conversion
            .childOf("PROJECTION", "METHOD")
            .orElseThrow(() -> new Unusable("the definition has no PROJECTION", "定義缺少投影法"));
    double metres = lengthUnit(root);
    ProjectionMethod.Values values =
        values(conversion, geographic.definition().degreesPerUnit() * DEGREE, metres);
    String methodName = method.name();
    ProjectionMethod projection =
        method
            .authority()
            .filter(
                code ->
                    code.toUpperCase(Locale.ROOT).startsWith("EPSG:")
                        && method.keyword().equals("METHOD"))
            .flatMap(code -> ProjectionMethod.ofEpsg(code.substring(5)))
            .or(() -> ProjectionMethod.of(methodName, values))
            .orElseThrow(
                () ->
                    new Unusable(
                        "the projection " + WrittenCrs.clean(methodName) + " is not supported",
                        "不支援投影法 " + WrittenCrs.clean(methodName)));
    boolean polar =
        projection.name().startsWith("POLAR")
            || Math.abs(values.get(ProjectionParameter.LATITUDE)) > 89.9;
    checkAxes(root, polar);
    CrsDefinition g = geographic.definition();
    var definition =
        new CrsDefinition(
            nameOf(root, "projected"),
            g.datumName(),
            g.ellipsoid(),
            g.shift(),
            g.primeMeridian(),
            1,
            Optional.of(projection),
            values,
            metres);
    return new WrittenCrs(
        definition,
        geographic.names(),
        geographic.codes(),
        root.authority(),
        geographic.shiftGiven(),
        isSpherical(root, projection, g.ellipsoid()),
        false);
  }

  private static boolean isSpherical(
      WktNode root, ProjectionMethod projection, Ellipsoid ellipsoid) {
    String name = ProjectionParameter.letters(root.name());
    boolean named =
        Stream.of("pseudomercator", "webmercator", "googlemercator", "auxiliarysphere")
            .anyMatch(name::contains);
    boolean extended =
        root.children("EXTENSION")
            .flatMap(e -> e.texts().stream())
            .anyMatch(t -> t.contains("+a=6378137") && t.contains("+b=6378137"));
    return projection == ProjectionMethod.WEB_MERCATOR
        || named
        || extended
        || ellipsoid.inverseFlattening() == 0;
  }

  private static ProjectionMethod.Values values(WktNode conversion, double radians, double metres)
      throws Unusable {
    var values = new EnumMap<ProjectionParameter, Double>(ProjectionParameter.class);
    for (WktNode p : conversion.children("PARAMETER").toList()) {
      double given = number(p, 0);
      Optional<ProjectionParameter> parameter = ProjectionParameter.of(p.name());
      if (parameter.isEmpty()) {
        if (given == 0) {
          continue;
        }
        throw new Unusable(
            "the projection's parameter " + WrittenCrs.clean(p.name()) + " is not known",
            "不認得投影參數 " + WrittenCrs.clean(p.name()));
      }
      ProjectionParameter key = parameter.get();
      double value =
          switch (key.kind) {
            case ANGLE -> inDegrees(given * unit(p, radians, ANGLES));
            case LENGTH -> given * unit(p, metres, LENGTHS);
            case RATIO -> given * unit(p, 1, "SCALEUNIT", "UNIT");
          };
      if (values.put(key, value) != null && key.kind != Kind.RATIO) {
        throw new Unusable(
            "the projection's parameter " + WrittenCrs.clean(p.name()) + " is given twice",
            "投影參數 " + WrittenCrs.clean(p.name()) + " 重複");
      }
    }
    values.remove(ProjectionParameter.IGNORED);
    values.remove(ProjectionParameter.AXIS_SCALE);
    return new ProjectionMethod.Values(values);
  }

  /** Degrees that were degrees come out as they were written. */
  private static double inDegrees(double radians) {
    double degrees = radians / DEGREE;
    double rounded = Math.rint(degrees * 1e11) / 1e11;
    return Math.abs(rounded - degrees) < 1e-12 ? rounded : degrees;
  }

  private static double lengthUnit(WktNode root) throws Unusable {
    Optional<WktNode> unit =
        root.childOf(LENGTHS)
            .or(() -> root.children("AXIS").flatMap(a -> a.childOf(LENGTHS).stream()).findFirst());
    double metres =
        number(
            unit.orElseThrow(
                () ->
                    new Unusable(
                        "the definition has a " + root.keyword() + " without UNIT", "定義缺少長度單位")),
            0);
    return Math.abs(metres - 1) < 1e-9 ? 1 : metres;
  }

  private static void checkAxes(WktNode node, boolean polar) throws Unusable {
    for (WktNode axis : node.children("AXIS").toList()) {
      String direction = axis.texts().isEmpty() ? "" : axis.texts().get(axis.texts().size() - 1);
      String upper = direction.toUpperCase(Locale.ROOT);
      if (!polar && (upper.equals("WEST") || upper.equals("SOUTH"))) {
        throw new Unusable(
            "an axis points " + upper + "; only EAST and NORTH are supported",
            "坐標軸方向為 " + upper + "，只支援向東（EAST）、向北（NORTH）");
      }
    }
  }

  // The parts of a definition.

  private static double unit(WktNode node, double otherwise, String... keywords) throws Unusable {
    Optional<WktNode> unit = node.childOf(keywords);
    return unit.isPresent() ? number(unit.get(), 0) : otherwise;
  }

  private static WktNode require(WktNode node, String keyword) throws Unusable {
    return node.child(keyword)
        .orElseThrow(
            () ->
                new Unusable(
                    "the definition has a " + node.keyword() + " without " + keyword,
                    "定義缺少 " + keyword));
  }

  private static double number(WktNode node, int index) throws Unusable {
    return node.number(index)
        .orElseThrow(
            () ->
                new Unusable(
                    "the definition has a "
                        + WrittenCrs.clean(node.keyword())
                        + " with too few numbers",
                    "定義的 " + WrittenCrs.clean(node.keyword()) + " 缺少數字"));
  }

  private static String nameOf(WktNode node, String otherwise) {
    String name = WrittenCrs.clean(node.name()).replace('_', ' ').strip();
    return name.isEmpty() ? otherwise : name;
  }
}
