package org.tutai.geo.crs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.tutai.geo.crs.Crs.AxisOrder;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * Looks up coordinate reference systems by code.
 *
 * <p>It holds those that maps of Taiwan live on, with mathematics of its own, so that no EPSG
 * database is opened: WGS 84 (EPSG:4326, CRS:84), Web Mercator (EPSG:3857 and its older numbers),
 * TWD97 (EPSG:3824, 3825, 3826), TWD67 (EPSG:3821, 3827, 3828) and the UTM zones of WGS 84
 * (EPSG:326zz, 327zz). Other codes are asked of the {@link CrsAuthority} services, if any are
 * there.
 *
 * <p>TWD97 is tied to the ITRF and its ellipsoid differs from WGS 84's by 0.1 mm, so the two are
 * taken as one: no shift (EPSG gives the same; plate motion since 1997, some decimetres, is inside
 * what "WGS 84" leaves open). TWD67 is another matter, about 850 m: see {@link Crs#accuracy()}.
 * Thread-safe.
 */
public final class CrsRegistry {

  /** Longitude and latitude in degrees, WGS 84; the authority's axes are latitude, longitude. */
  public static final Crs WGS84 = wgs84("EPSG:4326", "WGS 84", AxisOrder.NORTH_EAST);

  /** Longitude and latitude in degrees, WGS 84, in that order. */
  public static final Crs CRS84 =
      wgs84("CRS:84", "WGS 84 longitude-latitude", AxisOrder.EAST_NORTH);

  /** Web Mercator. */
  public static final Crs WEB_MERCATOR = webMercator();

  /** TWD97 longitude and latitude in degrees; the authority's axes are latitude, longitude. */
  public static final Crs TWD97 =
      geographic(
          "EPSG:3824",
          "TWD97",
          AxisOrder.NORTH_EAST,
          new Bounds(114.32, 17.36, 123.61, 26.96),
          CrsAccuracy.TWD97);

  /** TWD97 / TM2 zone 119: 澎湖, 金門, 馬祖. */
  public static final Crs TWD97_TM2_119 =
      transverseMercator(
          "EPSG:3825",
          "TWD97 / TM2 zone 119",
          new Bounds(118, 18.63, 120, 24.65),
          tm2Parameters(119),
          CrsAccuracy.TWD97);

  /** TWD97 / TM2 zone 121: Taiwan. */
  public static final Crs TWD97_TM2_121 =
      transverseMercator(
          "EPSG:3826",
          "TWD97 / TM2 zone 121",
          new Bounds(119.99, 20.41, 122.06, 26.72),
          tm2Parameters(121),
          CrsAccuracy.TWD97);

  /**
   * TWD67 longitude and latitude in degrees, about 850 m from TWD97; the authority's axes are
   * latitude, longitude.
   */
  public static final Crs TWD67 = Twd67.DEGREES;

  /** TWD67 / TM2 zone 119: 澎湖. */
  public static final Crs TWD67_TM2_119 = Twd67.TM2_119;

  /** TWD67 / TM2 zone 121: Taiwan. */
  public static final Crs TWD67_TM2_121 = Twd67.TM2_121;

  /*
   * The areas of use are those of the EPSG Geodetic Parameter Dataset, in its degrees of two decimals.
   */
  private static final Map<String, Crs> OWN = own();

  private static final int MOST_REMEMBERED = 1000;
  private static final Map<String, Finding<Crs>> FOUND_ELSEWHERE =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Finding<Crs>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private CrsRegistry() {}

  /**
   * The system that the reference names; empty when it is unknown or not a reference. All forms of
   * {@link CrsCode} are understood. The answer for one system is always equal, however it was
   * written; {@link Crs#code()} is the short form.
   */
  public static Optional<Crs> byCode(String written) {
    return CrsCode.parse(written).flatMap(CrsRegistry::find);
  }

  /** As {@link #byCode}, for a reference already taken apart. */
  public static Optional<Crs> find(CrsCode reference) {
    return findOwn(reference).or(() -> findElsewhere(reference).value());
  }

  /** As {@link #find}, without asking the services. */
  static Optional<Crs> findOwn(CrsCode reference) {
    return Optional.ofNullable(OWN.get(reference.toString())).or(() -> utm(reference));
  }

  /** The systems that services offer by default, in order of usefulness in Taiwan. */
  public static List<Crs> wellKnown() {
    return List.of(WEB_MERCATOR, WGS84, CRS84, TWD97_TM2_121, TWD97_TM2_119, TWD97);
  }

  /**
   * Every system that can be looked up, those that maps of Taiwan live on first, then by code. A
   * few of the others may turn out to be unusable when asked for: see {@link #finding}. Opens the
   * EPSG dataset, if it is there: takes a second or two the first time.
   */
  public static List<CrsName> names() {
    var names = new LinkedHashMap<String, CrsName>();
    for (Crs crs :
        List.of(
            WEB_MERCATOR,
            WGS84,
            TWD97_TM2_121,
            TWD97_TM2_119,
            TWD67_TM2_121,
            TWD67_TM2_119,
            TWD97,
            TWD67,
            utm(51, true),
            utm(50, true))) {
      names.put(crs.code(), new CrsName(crs.code(), crs.name()));
    }
    database().map(EpsgDatabase::names).orElse(List.of()).stream()
        .filter(name -> !names.containsKey(name.code()))
        .toList()
        .forEach(name -> names.put(name.code(), name));
    return List.copyOf(names.values());
  }

  private static Optional<Crs> utm(CrsCode reference) {
    String code = reference.code();
    if (!reference.authority().equals("EPSG") || !code.matches("32[67](0[1-9]|[1-5][0-9]|60)")) {
      return Optional.empty();
    }
    return Optional.of(utm(Integer.parseInt(code.substring(3)), code.charAt(2) == '6'));
  }

  /** A UTM zone of WGS 84, 1 to 60. */
  static Crs utm(int zone, boolean north) {
    double west = zone * 6 - 186;
    return transverseMercator(
        "EPSG:" + ((north ? 32600 : 32700) + zone),
        "WGS 84 / UTM zone " + zone + (north ? "N" : "S"),
        new Bounds(west, north ? 0 : -80, west + 6, north ? 84 : 0),
        utmParameters(zone, north),
        CrsAccuracy.EXACT);
  }

  static TransverseMercator.Parameters utmParameters(int zone, boolean north) {
    return new TransverseMercator.Parameters(
        Ellipsoid.WGS84, zone * 6 - 183, 0, 0.9996, 500_000, north ? 0 : 10_000_000, 1);
  }

  static TransverseMercator.Parameters tm2Parameters(double centralMeridian) {
    return TransverseMercator.Parameters.tm2(Ellipsoid.GRS80, centralMeridian);
  }

  /** A transverse Mercator system with that code, drawn as far as the projection allows. */
  static Crs transverseMercator(
      String code,
      String name,
      Bounds areaOfUse,
      TransverseMercator.Parameters parameters,
      CrsAccuracy accuracy) {
    var projection = new TransverseMercator(parameters);
    double middle = parameters.centralMeridian();
    double reach = TransverseMercator.DOMAIN_DEGREES;
    return new Crs(
        code,
        name,
        AxisOrder.EAST_NORTH,
        false,
        parameters.metresPerUnit(),
        areaOfUse,
        new Bounds(middle - reach, -90, middle + reach, 90),
        projection.inverse(),
        projection.forward(),
        accuracy);
  }

  /** Degrees of a datum that is taken as WGS 84. */
  static Crs geographic(
      String code, String name, AxisOrder axes, Bounds areaOfUse, CrsAccuracy accuracy) {
    return new Crs(
        code,
        name,
        axes,
        true,
        WebMercator.HALF / 180,
        areaOfUse,
        new Bounds(-360, -90, 360, 90),
        LonLat.IDENTITY,
        LonLat.IDENTITY,
        accuracy);
  }

  private static Crs wgs84(String code, String name, AxisOrder axes) {
    return geographic(code, name, axes, Bounds.WORLD_LON_LAT, CrsAccuracy.EXACT);
  }

  private static Crs webMercator() {
    double limit = WorldGrid.MERCATOR_LIMIT;
    return new Crs(
        "EPSG:3857",
        "WGS 84 / Pseudo-Mercator",
        AxisOrder.EAST_NORTH,
        false,
        1,
        new Bounds(-180, -85.06, 180, 85.06),
        new Bounds(-360, -limit, 360, limit),
        WebMercator.INVERSE,
        WebMercator.FORWARD,
        CrsAccuracy.EXACT);
  }

  private static Map<String, Crs> own() {
    var own = new LinkedHashMap<String, Crs>();
    for (Crs crs : wellKnown()) {
      own.put(crs.code(), crs);
    }
    for (Crs crs : List.of(TWD67, TWD67_TM2_119, TWD67_TM2_121)) {
      own.put(crs.code(), crs);
    }
    for (String alias : List.of("OGC:CRS84", "OGC:84", "CRS:CRS84")) {
      own.put(alias, CRS84);
    }
    for (String alias :
        List.of("EPSG:900913", "EPSG:3785", "EPSG:102100", "EPSG:102113", "ESRI:102100")) {
      own.put(alias, WEB_MERCATOR);
    }
    return Map.copyOf(own);
  }

  /**
   * As {@link #find}, with what there is to say: on the shift of its datum, or why it is refused.
   */
  public static Finding<Crs> finding(CrsCode reference) {
    Optional<Crs> own = findOwn(reference);
    return own.isPresent() ? ofOwn(own.get()) : findElsewhere(reference);
  }

  private static Finding<Crs> ofOwn(Crs crs) {
    CrsAccuracy accuracy = crs.accuracy();
    return Finding.of(
        crs,
        1,
        accuracy.deservesRemark()
            ? List.of(Remark.note(Topic.CRS, accuracy.english(), accuracy.chinese()))
            : List.of());
  }

  /** Answers are kept, also those that there is nothing, the longest unused going first. */
  private static Finding<Crs> findElsewhere(CrsCode reference) {
    String key = reference.toString();
    synchronized (FOUND_ELSEWHERE) {
      Finding<Crs> known = FOUND_ELSEWHERE.get(key);
      if (known != null) {
        return known;
      }
    }
    Finding<Crs> found = Authorities.find(reference);
    synchronized (FOUND_ELSEWHERE) {
      FOUND_ELSEWHERE.put(key, found);
    }
    return found;
  }

  /** The EPSG dataset, if it is among the services. */
  static Optional<EpsgDatabase> database() {
    return Authorities.ALL.stream()
        .filter(EpsgDatabase.class::isInstance)
        .map(EpsgDatabase.class::cast)
        .findFirst();
  }

  /** The services, loaded when the first unknown code is asked for. */
  private static final class Authorities {
    private static final List<CrsAuthority> ALL =
        ServiceLoader.load(CrsAuthority.class, CrsAuthority.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private static Finding<Crs> find(CrsCode reference) {
      return ALL.stream()
          .map(authority -> authority.find(reference.authority(), reference.code()))
          .filter(found -> found.value().isPresent() || !found.grounds().isEmpty())
          .findFirst()
          .orElse(Finding.none());
    }
  }
}
