package org.tutai.geo.crs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which CRS the text of a {@code .prj} file means: WKT 1 as ESRI, GDAL and GeoTools write it.
 *
 * <p>Such files often name no code, or a wrong one, so the parameters decide: ellipsoid, central
 * meridian, scale, false origin, units. Recognised are longitude and latitude of WGS 84 and TWD97,
 * TWD97 TM2, UTM, Web Mercator, and any transverse Mercator on the ellipsoids GRS 80 or WGS 84,
 * which gets a code {@code custom:…} of its own. Other datums on these ellipsoids (ETRS89, NAD83,
 * CGCS2000) are taken as WGS 84, and the remark says so. A datum that needs a shift, TWD67 above
 * all, is refused and never taken for another. Stateless, thread-safe; bounded work on any text.
 */
public final class PrjParser {

  /**
   * What the text means.
   *
   * @param crs the system; empty when it cannot be told or is not supported
   * @param remark on what evidence, or why not: one line for a person
   */
  public record Finding(Optional<Crs> crs, String remark) {
    public Finding {
      Objects.requireNonNull(crs, "crs");
      Objects.requireNonNull(remark, "remark");
    }
  }

  /** How the datum relates to WGS 84. */
  private enum Datum {
    TWD97,
    WGS84,
    OTHER
  }

  /** The geographic part: which datum, as the text names it, and its ellipsoid. */
  private record Earth(Datum datum, String datumName, Ellipsoid ellipsoid) {}

  /** A definition that cannot be used; the message is the remark. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private static final double DEGREE = Math.PI / 180;

  private PrjParser() {}

  /** Reads the text of a {@code .prj}. Never throws for what the text holds. */
  public static Finding parse(String text) {
    if (text.isBlank()) {
      return none("the .prj is empty");
    }
    try {
      return system(WktNode.parse(text));
    } catch (WktNode.WktException e) {
      return none("the .prj is no WKT that can be read: " + e.getMessage());
    } catch (Unusable | IllegalArgumentException e) {
      return none(Objects.requireNonNullElse(e.getMessage(), "the .prj cannot be used"));
    }
  }

  private static Finding none(String remark) {
    return new Finding(Optional.empty(), remark);
  }

  private static Finding system(WktNode root) throws Unusable {
    return switch (root.keyword()) {
      case "PROJCS" -> projected(root);
      case "GEOGCS" -> geographic(root);
      case "COMPD_CS" -> horizontal(root);
      default -> throw unknownKeyword(root.keyword());
    };
  }

  private static Unusable unknownKeyword(String keyword) {
    return new Unusable(
        "the .prj starts with "
            + clean(keyword)
            + (keyword.endsWith("CRS")
                ? ", which is WKT 2; save it as ESRI WKT (WKT 1)"
                : "; expected PROJCS or GEOGCS"));
  }

  /** The horizontal part of a system with heights. */
  private static Finding horizontal(WktNode root) throws Unusable {
    for (WktNode child : root.children()) {
      if (child.keyword().equals("PROJCS") || child.keyword().equals("GEOGCS")) {
        Finding found = system(child);
        return new Finding(found.crs(), found.remark() + "; its heights are left as they are");
      }
    }
    throw new Unusable("the .prj has a COMPD_CS without PROJCS or GEOGCS");
  }

  private static Finding geographic(WktNode root) throws Unusable {
    Earth earth = earth(root, "");
    checkAxes(root);
    requireFlattened(earth);
    return switch (earth.datum()) {
      case TWD97 -> found(CrsRegistry.TWD97, root, "");
      case WGS84 -> found(CrsRegistry.WGS84, root, "");
      case OTHER -> found(CrsRegistry.WGS84, root, takenAsWgs84(earth));
    };
  }

  private static Finding projected(WktNode root) throws Unusable {
    WktNode geographic = require(root, "GEOGCS");
    Earth earth = earth(geographic, root.name());
    checkAxes(root);
    String method = letters(require(root, "PROJECTION").name());
    Map<String, Double> parameters = parameters(root);
    double metresPerUnit = unit(root);
    return switch (method) {
      case "transversemercator", "transversemercatorcomplex", "gausskruger" ->
          transverseMercator(root, earth, parameters, metresPerUnit);
      case "mercatorauxiliarysphere", "popularvisualisationpseudomercator" ->
          webMercator(root, parameters, metresPerUnit);
      case "mercator", "mercator1sp" -> {
        if (!isSpherical(root, earth)) {
          throw new Unusable(
              "the .prj has Mercator's projection of an ellipsoid, which is not supported");
        }
        yield webMercator(root, parameters, metresPerUnit);
      }
      default ->
          throw new Unusable(
              "the .prj has the projection "
                  + clean(require(root, "PROJECTION").name())
                  + ", which is not supported");
    };
  }

  private static boolean isSpherical(WktNode root, Earth earth) {
    String name = letters(root.name());
    boolean named =
        Stream.of("pseudomercator", "webmercator", "googlemercator", "auxiliarysphere")
            .anyMatch(name::contains);
    boolean extended =
        root.children("EXTENSION")
            .flatMap(e -> e.texts().stream())
            .anyMatch(t -> t.contains("+a=6378137") && t.contains("+b=6378137"));
    return named || extended || earth.ellipsoid().inverseFlattening() == 0;
  }

  private static Finding webMercator(
      WktNode root, Map<String, Double> parameters, double metresPerUnit) throws Unusable {
    for (Map.Entry<String, Double> p : parameters.entrySet()) {
      boolean radius = p.getKey().startsWith("semi");
      double expected = p.getKey().startsWith("scalefactor") ? 1 : 0;
      if (!radius && p.getValue() != expected) {
        throw new Unusable(
            "the .prj has Web Mercator with "
                + clean(p.getKey())
                + " "
                + p.getValue()
                + "; only "
                + expected
                + " is supported");
      }
    }
    if (metresPerUnit != 1) {
      throw new Unusable("the .prj has Web Mercator in units of " + metresPerUnit + " m");
    }
    return found(CrsRegistry.WEB_MERCATOR, root, "");
  }

  private static Finding transverseMercator(
      WktNode root, Earth earth, Map<String, Double> given, double metresPerUnit) throws Unusable {
    requireFlattened(earth);
    double meridian =
        value(given, "centralmeridian", "longitudeofcenter", "longitudeofnaturalorigin")
            .orElseThrow(() -> new Unusable("the .prj gives no central meridian"));
    var parameters =
        new TransverseMercator.Parameters(
            earth.ellipsoid().matches(Ellipsoid.GRS80) ? Ellipsoid.GRS80 : Ellipsoid.WGS84,
            Math.IEEEremainder(meridian, 360),
            value(given, "latitudeoforigin", "latitudeofcenter", "latitudeofnaturalorigin")
                .orElse(0.0),
            value(given, "scalefactor", "scalefactoratnaturalorigin").orElse(1.0),
            value(given, "falseeasting").orElse(0.0) * metresPerUnit,
            value(given, "falsenorthing").orElse(0.0) * metresPerUnit,
            metresPerUnit);
    Optional<Crs> tm2 = tm2(parameters);
    if (tm2.isPresent()) {
      return found(tm2.get(), root, earth.datum() == Datum.TWD97 ? "" : takenAsTwd97(earth));
    }
    Optional<Crs> utm = utm(parameters);
    if (utm.isPresent()) {
      return found(utm.get(), root, earth.datum() == Datum.WGS84 ? "" : takenAsWgs84(earth));
    }
    double middle = parameters.centralMeridian();
    Crs crs =
        CrsRegistry.transverseMercator(
            custom("transverse-mercator;" + parameters),
            nameOf(root, "Transverse Mercator"),
            new Bounds(middle - 6, -80, middle + 6, 84),
            parameters,
            CrsAccuracy.EXACT);
    return found(crs, root, earth.datum() == Datum.OTHER ? takenAsWgs84(earth) : "");
  }

  private static Optional<Crs> tm2(TransverseMercator.Parameters p) {
    if (near(p, CrsRegistry.tm2Parameters(121))) {
      return Optional.of(CrsRegistry.TWD97_TM2_121);
    }
    return near(p, CrsRegistry.tm2Parameters(119))
        ? Optional.of(CrsRegistry.TWD97_TM2_119)
        : Optional.empty();
  }

  private static Optional<Crs> utm(TransverseMercator.Parameters p) {
    int zone = (int) Math.rint((p.centralMeridian() + 183) / 6);
    if (zone < 1 || zone > 60) {
      return Optional.empty();
    }
    return Stream.of(true, false)
        .filter(north -> near(p, CrsRegistry.utmParameters(zone, north)))
        .map(north -> CrsRegistry.utm(zone, north))
        .findFirst();
  }

  /**
   * Whether the two agree to the digits that files round to; the ellipsoid is either of the two.
   */
  private static boolean near(TransverseMercator.Parameters a, TransverseMercator.Parameters b) {
    return Math.abs(a.centralMeridian() - b.centralMeridian()) < 1e-9
        && Math.abs(a.latitudeOfOrigin() - b.latitudeOfOrigin()) < 1e-9
        && Math.abs(a.scale() - b.scale()) < 1e-10
        && Math.abs(a.falseEastingMetres() - b.falseEastingMetres()) < 1e-4
        && Math.abs(a.falseNorthingMetres() - b.falseNorthingMetres()) < 1e-4
        && Math.abs(a.metresPerUnit() - b.metresPerUnit()) < 1e-12;
  }

  // The parts of a definition.

  private static Earth earth(WktNode geographic, String projectedName) throws Unusable {
    WktNode datum = require(geographic, "DATUM");
    WktNode spheroid =
        datum
            .child("SPHEROID")
            .or(() -> datum.child("ELLIPSOID"))
            .orElseThrow(() -> new Unusable("the .prj has a DATUM without SPHEROID"));
    var ellipsoid = new Ellipsoid(number(spheroid, 0), number(spheroid, 1));
    String names = letters(datum.name() + " " + geographic.name() + " " + projectedName);
    String codes = datum.authority().orElse("") + " " + geographic.authority().orElse("") + " ";
    checkNotTwd67(datum, names, codes);
    checkMeridianAndUnit(geographic);
    if (!isModern(ellipsoid)) {
      throw new Unusable(
          "the .prj has the datum "
              + clean(datum.name())
              + " on the ellipsoid "
              + clean(spheroid.name())
              + "; it needs a datum shift, which is not supported");
    }
    checkNoShift(datum);
    return new Earth(datumOf(names, codes), clean(datum.name()), ellipsoid);
  }

  /** Ellipsoids on which zero shift is right to a metre or two, and Web Mercator's own sphere. */
  private static boolean isModern(Ellipsoid e) {
    return e.matches(Ellipsoid.GRS80) || e.matches(Ellipsoid.WGS84) || e.equals(WebMercator.SPHERE);
  }

  private static void requireFlattened(Earth earth) throws Unusable {
    if (earth.ellipsoid().inverseFlattening() == 0) {
      throw new Unusable("the .prj has a sphere for the earth, which is not supported");
    }
  }

  private static Datum datumOf(String names, String codes) {
    if (containsAny(names, "twd1997", "twd97", "taiwandatum1997")
        || containsAny(codes, "EPSG:1026 ", "EPSG:3824 ")) {
      return Datum.TWD97;
    }
    boolean wgs84 =
        containsAny(names, "wgs1984", "wgs84", "worldgeodeticsystem1984")
            || containsAny(codes, "EPSG:6326 ", "EPSG:4326 ");
    return wgs84 ? Datum.WGS84 : Datum.OTHER;
  }

  private static void checkNotTwd67(WktNode datum, String names, String codes) throws Unusable {
    boolean old =
        containsAny(names, "twd1967", "twd67", "taiwandatum1967", "hutzushan")
            || containsAny(codes, "EPSG:1025 ", "EPSG:3821 ", "EPSG:6236 ", "EPSG:4236 ");
    if (old) {
      throw new Unusable(
          "the .prj has the datum "
              + clean(datum.name())
              + " (TWD67, 虎子山), which lies about 850 m from TWD97; it is not supported yet, and"
              + " is not taken for TWD97. Convert the data to TWD97, or correct the .prj if they"
              + " are TWD97 already");
    }
  }

  private static void checkMeridianAndUnit(WktNode geographic) throws Unusable {
    Optional<WktNode> prime = geographic.child("PRIMEM");
    if (prime.isPresent() && number(prime.get(), 0) != 0) {
      throw new Unusable(
          "the .prj counts longitude from "
              + clean(prime.get().name())
              + "; only Greenwich is supported");
    }
    double unit = number(require(geographic, "UNIT"), 0);
    if (!(Math.abs(unit / DEGREE - 1) < 1e-6)) {
      throw new Unusable(
          "the .prj has angles in units of " + unit + " radians; only degrees are supported");
    }
  }

  private static void checkNoShift(WktNode datum) throws Unusable {
    Optional<WktNode> shift = datum.child("TOWGS84");
    if (shift.isPresent() && shift.get().numbers().stream().anyMatch(v -> v != 0)) {
      throw new Unusable(
          "the .prj has the datum "
              + clean(datum.name())
              + " with a shift to WGS 84, which is not supported");
    }
  }

  private static void checkAxes(WktNode node) throws Unusable {
    for (WktNode axis : node.children("AXIS").toList()) {
      String direction = axis.texts().isEmpty() ? "" : axis.texts().get(axis.texts().size() - 1);
      String upper = direction.toUpperCase(Locale.ROOT);
      if (upper.equals("WEST") || upper.equals("SOUTH")) {
        throw new Unusable(
            "the .prj has an axis that points " + upper + "; only EAST and NORTH are supported");
      }
    }
  }

  private static double unit(WktNode projected) throws Unusable {
    double metres = number(require(projected, "UNIT"), 0);
    return Math.abs(metres - 1) < 1e-9 ? 1 : metres;
  }

  private static Map<String, Double> parameters(WktNode projected) throws Unusable {
    var parameters = new HashMap<String, Double>();
    for (WktNode p : projected.children("PARAMETER").toList()) {
      if (parameters.put(letters(p.name()), number(p, 0)) != null) {
        throw new Unusable("the .prj gives the parameter " + clean(p.name()) + " twice");
      }
    }
    return parameters;
  }

  private static Optional<Double> value(Map<String, Double> parameters, String... names) {
    return Stream.of(names).map(parameters::get).filter(Objects::nonNull).findFirst();
  }

  private static WktNode require(WktNode node, String keyword) throws Unusable {
    return node.child(keyword)
        .orElseThrow(
            () -> new Unusable("the .prj has a " + node.keyword() + " without " + keyword));
  }

  private static double number(WktNode node, int index) throws Unusable {
    return node.number(index)
        .orElseThrow(
            () ->
                new Unusable("the .prj has a " + clean(node.keyword()) + " with too few numbers"));
  }

  // What is said of a finding.

  private static Finding found(Crs crs, WktNode root, String caution) {
    boolean coded = !crs.code().startsWith("custom:");
    String subject =
        coded
            ? crs.name() + " (" + crs.code() + "), recognised from the parameters of the .prj"
            : crs.name() + ", from the parameters of the .prj";
    return new Finding(Optional.of(crs), subject + codeRemark(crs, root) + caution);
  }

  private static String codeRemark(Crs crs, WktNode root) {
    Optional<String> named = root.authority().map(PrjParser::clean);
    if (named.isEmpty()) {
      return ", which names no code";
    }
    Optional<Crs> meant = CrsCode.parse(named.get()).flatMap(CrsRegistry::findOwn);
    if (meant.isPresent() && !meant.get().equals(crs)) {
      return "; the .prj also names " + named.get() + ", which its parameters contradict";
    }
    return ", which names " + named.get();
  }

  private static String takenAsTwd97(Earth earth) {
    return "; its datum " + earth.datumName() + " is taken as TWD97 without a shift";
  }

  private static String takenAsWgs84(Earth earth) {
    return "; its datum "
        + earth.datumName()
        + " is taken as WGS 84 without a shift, right to a few metres";
  }

  private static String nameOf(WktNode root, String otherwise) {
    String name = clean(root.name()).replace('_', ' ').strip();
    return name.isEmpty() ? otherwise : name;
  }

  /** A text of the file as a message may show it: printable, short. */
  private static String clean(String text) {
    String printable = text.replaceAll("[\\p{C}\\s]+", " ").strip();
    return printable.length() <= 80 ? printable : printable.substring(0, 79) + "…";
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
  }

  private static boolean containsAny(String text, String... parts) {
    return Stream.of(parts).anyMatch(text::contains);
  }

  private static String custom(String definition) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return "custom:" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
