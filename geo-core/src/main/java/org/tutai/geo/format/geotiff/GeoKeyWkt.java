package org.tutai.geo.format.geotiff;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes a CRS that a GeoTIFF defines by parameters instead of a code as WKT 1, so that one parser
 * understands all definitions. Stateless.
 */
final class GeoKeyWkt {

  private static final int FOOT = 9002;
  private static final int US_FOOT = 9003;
  private static final int METRE = 9001;
  private static final int DEGREE = 9102;

  /** A geographic system or its datum: names as WKT 1 has them, the ellipsoid's axis and 1/f. */
  private record Earth(int code, int datum, String name, String datumName, int ellipsoid) {}

  /*
   * Codes, names and ellipsoids after the EPSG Geodetic Parameter Dataset.
   */
  private static final List<Earth> EARTHS =
      List.of(
          new Earth(4326, 6326, "WGS 84", "WGS_1984", 7030),
          new Earth(3824, 1026, "TWD97", "Taiwan_Datum_1997", 7019),
          new Earth(3821, 1025, "TWD67", "Taiwan_Datum_1967", 7050),
          new Earth(4236, 6236, "Hu Tzu Shan 1950", "Hu_Tzu_Shan_1950", 7022),
          new Earth(4490, 1043, "China Geodetic Coordinate System 2000", "China_2000", 1024),
          new Earth(4258, 6258, "ETRS89", "European_Terrestrial_Reference_System_1989", 7019),
          new Earth(4269, 6269, "NAD83", "North_American_Datum_1983", 7019),
          new Earth(4612, 6612, "JGD2000", "Japanese_Geodetic_Datum_2000", 7019),
          new Earth(6668, 1128, "JGD2011", "Japanese_Geodetic_Datum_2011", 7019),
          new Earth(4301, 6301, "Tokyo", "Tokyo", 7004),
          new Earth(4267, 6267, "NAD27", "North_American_Datum_1927", 7008),
          new Earth(4214, 6214, "Beijing 1954", "Beijing_1954", 7024));

  private static final Map<Integer, double[]> ELLIPSOIDS =
      Map.of(
          7030, new double[] {6378137, 298.257223563},
          7019, new double[] {6378137, 298.257222101},
          1024, new double[] {6378137, 298.257222101},
          7050, new double[] {6378160, 298.25},
          7022, new double[] {6378388, 297},
          7004, new double[] {6377397.155, 299.1528128},
          7008, new double[] {6378206.4, 294.978698213898},
          7024, new double[] {6378245, 298.3},
          7043, new double[] {6378135, 298.26});

  /** A parameter of a projection, the keys that may hold it, and what it is when none does. */
  private record Parameter(String name, double otherwise, int... keys) {}

  private static final Parameter EAST = new Parameter("false_easting", 0, 3082, 3086, 3090);
  private static final Parameter NORTH = new Parameter("false_northing", 0, 3083, 3087, 3091);
  private static final Parameter MERIDIAN =
      new Parameter("central_meridian", 0, 3080, 3084, 3088, 3095);
  private static final Parameter ORIGIN = new Parameter("latitude_of_origin", 0, 3081, 3085, 3089);
  private static final Parameter SCALE = new Parameter("scale_factor", 1, 3092, 3093);
  private static final Parameter FIRST = new Parameter("standard_parallel_1", 0, 3078);
  private static final Parameter SECOND = new Parameter("standard_parallel_2", 0, 3079);
  private static final Parameter CENTER_LAT = new Parameter("latitude_of_center", 0, 3089, 3081);
  private static final Parameter CENTER_LON = new Parameter("longitude_of_center", 0, 3088, 3080);

  /** A projection as WKT 1 names it, by the number of its method in the keys. */
  private record Projection(String name, List<Parameter> parameters) {}

  private static final Map<Integer, Projection> PROJECTIONS =
      Map.of(
          1,
          new Projection("Transverse_Mercator", List.of(ORIGIN, MERIDIAN, SCALE, EAST, NORTH)),
          7,
          new Projection("Mercator_1SP", List.of(ORIGIN, MERIDIAN, SCALE, EAST, NORTH)),
          8,
          new Projection(
              "Lambert_Conformal_Conic_2SP", List.of(FIRST, SECOND, ORIGIN, MERIDIAN, EAST, NORTH)),
          9,
          new Projection(
              "Lambert_Conformal_Conic_1SP", List.of(ORIGIN, MERIDIAN, SCALE, EAST, NORTH)),
          10,
          new Projection(
              "Lambert_Azimuthal_Equal_Area", List.of(CENTER_LAT, CENTER_LON, EAST, NORTH)),
          11,
          new Projection(
              "Albers_Conic_Equal_Area",
              List.of(FIRST, SECOND, CENTER_LAT, CENTER_LON, EAST, NORTH)),
          15,
          new Projection("Polar_Stereographic", List.of(ORIGIN, MERIDIAN, SCALE, EAST, NORTH)),
          17,
          new Projection("Equirectangular", List.of(ORIGIN, FIRST, MERIDIAN, EAST, NORTH)));

  private GeoKeyWkt() {}

  /** The definition; empty when the keys don't suffice for one. */
  static Optional<String> of(GeoKeys keys) {
    Optional<String> earth = earth(keys);
    if (earth.isEmpty()) {
      return Optional.empty();
    }
    int model = keys.code(GeoKeys.MODEL);
    int conversion = keys.code(3074);
    int method = keys.code(3075);
    if (method == 0 && conversion == 0) {
      return model == 2 ? earth : Optional.empty();
    }
    Optional<String> parameters =
        method == 0
            ? conversion(conversion)
            : Optional.ofNullable(PROJECTIONS.get(method)).map(p -> write(p, keys));
    OptionalDouble unit = unit(keys);
    return unit.isEmpty()
        ? Optional.empty()
        : parameters.map(
            p ->
                "PROJCS[\"GeoTIFF\","
                    + earth.get()
                    + p
                    + ",UNIT[\"unit\","
                    + unit.getAsDouble()
                    + "]]");
  }

  private static String write(Projection projection, GeoKeys keys) {
    var text = new StringBuilder(",PROJECTION[\"" + projection.name() + "\"]");
    for (Parameter p : projection.parameters()) {
      parameter(text, p.name(), keys.number(p.keys()).orElse(p.otherwise()));
    }
    return text.toString();
  }

  private static void parameter(StringBuilder text, String name, double value) {
    text.append(",PARAMETER[\"").append(name).append("\",").append(value).append(']');
  }

  /** The UTM zones and the zones of Taiwan by the codes of their conversions. */
  private static Optional<String> conversion(int code) {
    int zone = code % 100;
    boolean utm = (code / 100 == 160 || code / 100 == 161) && zone >= 1 && zone <= 60;
    if (utm) {
      return Optional.of(
          transverse(zone * 6 - 183, 0.9996, 500_000, code / 100 == 161 ? 10_000_000 : 0));
    }
    return switch (code) {
      case 3818 -> Optional.of(transverse(119, 0.9999, 250_000, 0));
      case 3820 -> Optional.of(transverse(121, 0.9999, 250_000, 0));
      default -> Optional.empty();
    };
  }

  private static String transverse(double meridian, double scale, double east, double north) {
    var text = new StringBuilder(",PROJECTION[\"Transverse_Mercator\"]");
    parameter(text, "latitude_of_origin", 0);
    parameter(text, "central_meridian", meridian);
    parameter(text, "scale_factor", scale);
    parameter(text, "false_easting", east);
    parameter(text, "false_northing", north);
    return text.toString();
  }

  private static OptionalDouble unit(GeoKeys keys) {
    return switch (keys.code(3076)) {
      case METRE -> OptionalDouble.of(1);
      case FOOT -> OptionalDouble.of(0.3048);
      case US_FOOT -> OptionalDouble.of(12 / 39.37);
      case 0 -> OptionalDouble.of(keys.number(3077).orElse(1));
      default -> OptionalDouble.empty();
    };
  }

  private static Optional<String> earth(GeoKeys keys) {
    int angle = keys.code(2054);
    if (angle != 0 && angle != DEGREE) {
      return Optional.empty();
    }
    int system = keys.code(GeoKeys.GEOGRAPHIC);
    int datum = keys.code(2050);
    for (Earth earth : EARTHS) {
      if (system == earth.code() || (system == 0 && datum == earth.datum())) {
        double[] ellipsoid = ELLIPSOIDS.getOrDefault(earth.ellipsoid(), new double[2]);
        return Optional.of(
            geographic(
                earth.name(),
                earth.datumName(),
                ellipsoid,
                ",AUTHORITY[\"EPSG\",\"" + earth.code() + "\"]"));
      }
    }
    String name = keys.citation().replaceAll("[\"\\p{C}]", "");
    return ellipsoid(keys).map(e -> geographic(name, name, e, ""));
  }

  private static Optional<double[]> ellipsoid(GeoKeys keys) {
    double[] known = ELLIPSOIDS.get(keys.code(2056));
    OptionalDouble major = keys.number(2057);
    if (known != null || major.isEmpty()) {
      return Optional.ofNullable(known);
    }
    double a = major.getAsDouble();
    OptionalDouble minor = keys.number(2058);
    double inverse =
        keys.number(2059)
            .orElse(
                minor.isEmpty() || minor.getAsDouble() == a ? 0 : a / (a - minor.getAsDouble()));
    return Optional.of(new double[] {a, inverse});
  }

  private static String geographic(
      String name, String datum, double[] ellipsoid, String authority) {
    return String.format(
        Locale.ROOT,
        "GEOGCS[\"%s\",DATUM[\"%s\",SPHEROID[\"ellipsoid\",%s,%s]],PRIMEM[\"Greenwich\",0],"
            + "UNIT[\"degree\",0.0174532925199433]%s]",
        name,
        datum,
        ellipsoid[0],
        ellipsoid[1],
        authority);
  }
}
