package org.tutai.viewer.coordinates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.TaipowerGrid;
import org.tutai.geo.locate.place.PlusCode;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.words.Text;

/**
 * A way to write a place. Immutable, thread-safe.
 *
 * @param form how it is written
 * @param crs of the numbers; WGS 84 for those that fix it
 */
public record Notation(Form form, Crs crs) {

  /** How numbers are written. */
  public enum Form {
    /** Degrees with decimals, or easting and northing. */
    NUMBERS,
    /** Degrees, minutes and seconds. */
    SEXAGESIMAL,
    /** TM2 of TWD97 in the zone of the place. */
    TWD97_TM2,
    /** TM2 of TWD67 in the zone of the place. */
    TWD67_TM2,
    /** Of the Taiwan Power Company. */
    TAIPOWER,
    /** Open Location Code. */
    PLUS_CODE
  }

  /** Decimal degrees of WGS 84. */
  public static final Notation DEGREES = new Notation(Form.NUMBERS, CrsRegistry.WGS84);

  public static final Notation SEXAGESIMAL = new Notation(Form.SEXAGESIMAL, CrsRegistry.WGS84);

  public static final Notation TWD97 = new Notation(Form.TWD97_TM2, CrsRegistry.TWD97_TM2_121);

  public static final Notation TWD67 = new Notation(Form.TWD67_TM2, CrsRegistry.TWD67_TM2_121);

  private static final Notation TAIPOWER = new Notation(Form.TAIPOWER, CrsRegistry.TWD67_TM2_121);
  private static final Notation PLUS_CODE = new Notation(Form.PLUS_CODE, CrsRegistry.WGS84);

  private static final double ZONES_PART = 120;
  private static final int PLUS_DIGITS = 11;

  /** The ones a pointer is told in, the usual first. */
  public static List<Notation> usual() {
    return List.of(DEGREES, SEXAGESIMAL, TWD97, TWD67);
  }

  /** The ones a place is converted to. */
  public static List<Notation> all() {
    return List.of(
        DEGREES,
        SEXAGESIMAL,
        of(CrsRegistry.TWD97_TM2_121),
        of(CrsRegistry.TWD97_TM2_119),
        of(CrsRegistry.TWD67_TM2_121),
        of(CrsRegistry.TWD67_TM2_119),
        of(utm51()),
        of(CrsRegistry.WEB_MERCATOR),
        TAIPOWER,
        PLUS_CODE);
  }

  private static Crs utm51() {
    return CrsRegistry.byCode("EPSG:32651").orElseThrow();
  }

  /** Plain numbers of a system. */
  public static Notation of(Crs crs) {
    return new Notation(Form.NUMBERS, crs);
  }

  /** What it is called. */
  public Text title() {
    return switch (form) {
      case NUMBERS ->
          new Text(
              crs.title(Locale.ENGLISH).replace("%", "%%"),
              crs.title(Locale.TRADITIONAL_CHINESE).replace("%", "%%"));
      case SEXAGESIMAL -> Text.of("WGS 84, degrees minutes seconds", "WGS 84 度分秒");
      case TWD97_TM2 -> Text.of("TWD97 TM2", "TWD97 二度分帶");
      case TWD67_TM2 -> Text.of("TWD67 TM2", "TWD67 二度分帶");
      case TAIPOWER -> Text.of("Taipower grid", "電力坐標");
      case PLUS_CODE -> Text.of("Plus code", "Plus Code");
    };
  }

  /** A few letters that tell it from the others beside a coordinate. */
  public Text mark() {
    return switch (form) {
      case NUMBERS -> crs.equals(CrsRegistry.WGS84) ? Text.same("WGS 84") : Text.same(crs.code());
      case SEXAGESIMAL -> Text.same("WGS 84");
      case TWD97_TM2 -> Text.same("TWD97");
      case TWD67_TM2 -> Text.same("TWD67");
      case TAIPOWER -> Text.of("Taipower", "電力坐標");
      case PLUS_CODE -> Text.same("Plus");
    };
  }

  /**
   * The place as written, east before north; empty where the system does not reach, or is of no use
   * because its datum is not defined there.
   */
  public Optional<String> of(Position place) {
    return switch (form) {
      case NUMBERS -> numbers(crs, place);
      case SEXAGESIMAL -> Optional.of(sexagesimal(place));
      case TWD97_TM2 -> numbers(tm2(place), place).map(text -> text + zone(place));
      case TWD67_TM2 -> numbers(tm2(place), place).map(text -> text + zone(place));
      case TAIPOWER ->
          TaipowerGrid.ofLonLat(place.lon(), place.lat(), 1).filter(grid -> held(place));
      case PLUS_CODE -> Optional.of(PlusCode.encode(round(place.lon()), place.lat(), PLUS_DIGITS));
    };
  }

  private static double round(double lon) {
    return Math.IEEEremainder(lon, 360);
  }

  private static String zone(Position place) {
    return place.lon() < ZONES_PART ? " (119)" : "";
  }

  private Crs tm2(Position place) {
    boolean west = place.lon() < ZONES_PART;
    if (form == Form.TWD97_TM2) {
      return west ? CrsRegistry.TWD97_TM2_119 : CrsRegistry.TWD97_TM2_121;
    }
    return west ? CrsRegistry.TWD67_TM2_119 : CrsRegistry.TWD67_TM2_121;
  }

  private static boolean held(Position place) {
    return reaches(CrsRegistry.TWD67_TM2_121, place);
  }

  /**
   * Whether a system can be used at a place: within its domain, and within the area of use where
   * the datum is only fitted there.
   */
  public static boolean reaches(Crs crs, Position place) {
    var area = crs.accuracy().deservesRemark() ? crs.areaOfUse().buffer(0.3) : crs.domain();
    return area.contains(place.lon(), place.lat());
  }

  private static Optional<String> numbers(Crs crs, Position place) {
    if (!reaches(crs, place)) {
      return Optional.empty();
    }
    double[] at = {place.lon(), place.lat()};
    crs.fromLonLat().transform(at, 0, at, 0, 1);
    if (!Double.isFinite(at[0]) || !Double.isFinite(at[1])) {
      return Optional.empty();
    }
    String form = crs.geographic() ? "%.6f, %.6f" : "%.1f, %.1f";
    return Optional.of(String.format(Locale.ROOT, form, at[0], at[1]));
  }

  private static String sexagesimal(Position place) {
    return angle(place.lon(), 'E', 'W') + " " + angle(place.lat(), 'N', 'S');
  }

  private static String angle(double degrees, char plus, char minus) {
    long hundredths = Math.round(Math.abs(degrees) * 360_000);
    return String.format(
        Locale.ROOT,
        "%d°%02d′%05.2f″%c",
        hundredths / 360_000,
        hundredths / 6_000 % 60,
        hundredths % 6_000 / 100.0,
        degrees < 0 ? minus : plus);
  }
}
