package org.tutai.geo.crs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the strings by which PROJ defines a system, {@code +proj=tmerc +lon_0=121 …}, as files
 * carry them (a {@code .qpj}, a GeoPackage). Stateless; bounded work on any text.
 */
final class ProjString {

  private static final int LONGEST = 4_000;

  private static final Map<String, ProjectionMethod> METHODS =
      Map.ofEntries(
          Map.entry("tmerc", ProjectionMethod.TRANSVERSE_MERCATOR),
          Map.entry("etmerc", ProjectionMethod.TRANSVERSE_MERCATOR),
          Map.entry("utm", ProjectionMethod.TRANSVERSE_MERCATOR),
          Map.entry("merc", ProjectionMethod.MERCATOR_1SP),
          Map.entry("webmerc", ProjectionMethod.WEB_MERCATOR),
          Map.entry("lcc", ProjectionMethod.LAMBERT_2SP),
          Map.entry("aea", ProjectionMethod.ALBERS),
          Map.entry("laea", ProjectionMethod.LAMBERT_AZIMUTHAL),
          Map.entry("sterea", ProjectionMethod.OBLIQUE_STEREOGRAPHIC),
          Map.entry("stere", ProjectionMethod.STEREOGRAPHIC),
          Map.entry("somerc", ProjectionMethod.HOTINE_B),
          Map.entry("krovak", ProjectionMethod.KROVAK),
          Map.entry("cass", ProjectionMethod.CASSINI),
          Map.entry("cea", ProjectionMethod.CYLINDRICAL_EQUAL_AREA),
          Map.entry("eqc", ProjectionMethod.EQUIDISTANT_CYLINDRICAL),
          Map.entry("sinu", ProjectionMethod.SINUSOIDAL),
          Map.entry("eqearth", ProjectionMethod.EQUAL_EARTH),
          Map.entry("eqdc", ProjectionMethod.EQUIDISTANT_CONIC),
          Map.entry("bonne", ProjectionMethod.BONNE),
          Map.entry("poly", ProjectionMethod.POLYCONIC),
          Map.entry("aeqd", ProjectionMethod.AZIMUTHAL_EQUIDISTANT));

  private static final Map<String, ProjectionParameter> PARAMETERS =
      Map.of(
          "lat_0", ProjectionParameter.LATITUDE,
          "lon_0", ProjectionParameter.LONGITUDE,
          "lat_1", ProjectionParameter.PARALLEL_1,
          "lat_2", ProjectionParameter.PARALLEL_2,
          "lat_ts", ProjectionParameter.PARALLEL_1,
          "k", ProjectionParameter.SCALE,
          "k_0", ProjectionParameter.SCALE,
          "x_0", ProjectionParameter.FALSE_EASTING,
          "y_0", ProjectionParameter.FALSE_NORTHING);

  private static final Map<String, Ellipsoid> ELLIPSOIDS =
      Map.ofEntries(
          Map.entry("wgs84", Ellipsoid.WGS84),
          Map.entry("grs80", Ellipsoid.GRS80),
          Map.entry("wgs72", new Ellipsoid(6378135, 298.26)),
          Map.entry("aust_sa", Twd67.GRS67),
          Map.entry("intl", new Ellipsoid(6378388, 297)),
          Map.entry("bessel", new Ellipsoid(6377397.155, 299.1528128)),
          Map.entry("airy", new Ellipsoid(6377563.396, 299.3249646)),
          Map.entry("krass", new Ellipsoid(6378245, 298.3)),
          Map.entry("clrk66", new Ellipsoid(6378206.4, 294.978698213898)),
          Map.entry("clrk80ign", new Ellipsoid(6378249.2, 293.466021293627)),
          Map.entry("sphere", new Ellipsoid(6370997, 0)));

  private static final Map<String, Double> UNITS =
      Map.of(
          "m", 1.0,
          "km", 1000.0,
          "ft", 0.3048,
          "us-ft", 1200 / 3937.0,
          "yd", 0.9144,
          "cm", 0.01,
          "mm", 0.001);

  private ProjString() {}

  /**
   * What the string says.
   *
   * @throws Unusable if it is not of a map, or says something that is not known
   * @throws IllegalArgumentException if a number makes no sense
   */
  static WrittenCrs read(String text) throws Unusable {
    if (text.length() > LONGEST) {
      throw new Unusable(
          "a +proj string has at most " + LONGEST + " characters (got: " + text.length() + ")",
          "+proj 字串最多 " + LONGEST + " 字");
    }
    Map<String, String> words = words(text);
    String projection = words.getOrDefault("proj", "");
    Ellipsoid ellipsoid = ellipsoid(words);
    double metres =
        words.containsKey("to_meter")
            ? number(words, "to_meter")
            : UNITS.getOrDefault(words.getOrDefault("units", "m"), Double.NaN);
    boolean degrees = projection.equals("longlat") || projection.equals("latlong");
    Optional<ProjectionMethod> method =
        degrees ? Optional.empty() : Optional.of(method(projection, words));
    if (words.containsKey("axis") || words.containsKey("pm")) {
      throw new Unusable("+axis and +pm are not supported", "不支援 +axis 與 +pm");
    }
    List<Double> shift = shift(words);
    String name = words.getOrDefault("title", "+proj=" + projection);
    var definition =
        new CrsDefinition(
            WrittenCrs.clean(name),
            words.getOrDefault("datum", words.getOrDefault("ellps", "unknown")),
            ellipsoid,
            shift.isEmpty() ? Optional.empty() : Optional.of(DatumShift.of(ellipsoid, shift)),
            0,
            1,
            method,
            degrees ? new ProjectionMethod.Values(Map.of()) : values(projection, words),
            degrees ? 1 : metres);
    return new WrittenCrs(
        definition,
        List.of(name, words.getOrDefault("datum", ""), words.getOrDefault("ellps", "")),
        List.of(),
        Optional.empty(),
        !shift.isEmpty(),
        ellipsoid.inverseFlattening() == 0 || projection.equals("webmerc"),
        words.containsKey("vunits") || words.containsKey("geoidgrids"));
  }

  private static Map<String, String> words(String text) {
    var words = new HashMap<String, String>();
    for (String word : text.split("\\s+")) {
      int equals = word.indexOf('=');
      String key = word.startsWith("+") ? word.substring(1) : word;
      words.put(
          equals < 0 ? key : key.substring(0, key.indexOf('=')),
          equals < 0 ? "" : word.substring(equals + 1));
    }
    return words;
  }

  private static ProjectionMethod method(String projection, Map<String, String> words)
      throws Unusable {
    ProjectionMethod method = METHODS.get(projection);
    if (method == null) {
      throw new Unusable(
          "the projection +proj=" + WrittenCrs.clean(projection) + " is not supported",
          "不支援投影法 +proj=" + WrittenCrs.clean(projection));
    }
    boolean parallel = words.containsKey("lat_ts");
    return switch (method) {
      case MERCATOR_1SP -> parallel ? ProjectionMethod.MERCATOR_2SP : method;
      case LAMBERT_2SP -> words.containsKey("lat_1") ? method : ProjectionMethod.LAMBERT_1SP;
      case STEREOGRAPHIC -> parallel ? ProjectionMethod.POLAR_STEREOGRAPHIC_B : method;
      default -> method;
    };
  }

  private static ProjectionMethod.Values values(String projection, Map<String, String> words)
      throws Unusable {
    var values = new EnumMap<ProjectionParameter, Double>(ProjectionParameter.class);
    for (Map.Entry<String, ProjectionParameter> p : PARAMETERS.entrySet()) {
      if (words.containsKey(p.getKey())) {
        values.put(p.getValue(), number(words, p.getKey()));
      }
    }
    if (projection.equals("utm")) {
      values.put(ProjectionParameter.LONGITUDE, number(words, "zone") * 6 - 183);
      values.put(ProjectionParameter.SCALE, 0.9996);
      values.put(ProjectionParameter.FALSE_EASTING, 500_000.0);
      values.put(ProjectionParameter.FALSE_NORTHING, words.containsKey("south") ? 1e7 : 0);
    }
    return new ProjectionMethod.Values(values);
  }

  private static Ellipsoid ellipsoid(Map<String, String> words) throws Unusable {
    if (words.containsKey("R")) {
      return new Ellipsoid(number(words, "R"), 0);
    }
    if (words.containsKey("a")) {
      double a = number(words, "a");
      if (words.containsKey("b")) {
        double b = number(words, "b");
        return new Ellipsoid(a, a == b ? 0 : a / (a - b));
      }
      return new Ellipsoid(a, words.containsKey("rf") ? number(words, "rf") : 0);
    }
    String name = words.getOrDefault("ellps", words.getOrDefault("datum", "WGS84"));
    String key = name.toLowerCase(Locale.ROOT);
    Ellipsoid ellipsoid =
        ELLIPSOIDS.get(key.equals("nad83") ? "grs80" : key.equals("nad27") ? "clrk66" : key);
    if (ellipsoid == null) {
      throw new Unusable(
          "the ellipsoid " + WrittenCrs.clean(name) + " is not known",
          "不認得橢球體 " + WrittenCrs.clean(name));
    }
    return ellipsoid;
  }

  private static List<Double> shift(Map<String, String> words) throws Unusable {
    List<Double> numbers = new ArrayList<>();
    String given = words.getOrDefault("towgs84", "");
    for (String part : given.isEmpty() ? new String[0] : given.split(",")) {
      numbers.add(number(part, "towgs84"));
    }
    if (!numbers.isEmpty() && numbers.size() != 3 && numbers.size() != 7) {
      throw new Unusable("+towgs84 must have 3 or 7 numbers", "+towgs84 應有 3 或 7 個數字");
    }
    return numbers;
  }

  private static double number(Map<String, String> words, String key) throws Unusable {
    return number(words.getOrDefault(key, ""), key);
  }

  private static double number(String text, String key) throws Unusable {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as any other number that is none.
    }
    throw new Unusable(
        "+" + key + " must be a number (got: " + WrittenCrs.clean(text) + ")",
        "+" + key + " 應為數字（" + WrittenCrs.clean(text) + "）");
  }
}
