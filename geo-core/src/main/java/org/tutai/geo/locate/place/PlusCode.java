package org.tutai.geo.locate.place;

import java.util.Locale;
import java.util.Optional;

/**
 * Plus codes, as the Open Location Code specification defines them: pairs of digits that divide the
 * world into cells of 20°, 1°, 0.05°, 0.0025° and 0.000125°, then single digits that divide a cell
 * into five rows and four columns. A full code has its plus sign after eight digits (7QQ32HP7+XX);
 * a short one lacks two, four or six digits at the start and needs a place to be near. Stateless,
 * thread-safe.
 */
public final class PlusCode {

  private static final String DIGITS = "23456789CFGHJMPQRVWX";
  private static final int BASE = 20;
  private static final int PAIR_DIGITS = 10;
  private static final int MOST_DIGITS = 15;
  private static final int PLUS_AT = 8;
  private static final int ROWS = 5;
  private static final int COLUMNS = 4;

  /** The finest steps of a degree: 20^3 for the pairs, then five times five rows, four columns. */
  private static final long LAT_STEPS = 8000L * 3125;

  private static final long LON_STEPS = 8000L * 1024;

  private PlusCode() {}

  /**
   * The cell of a code: WGS 84 degrees.
   *
   * @param digits of the full code, 2 to 15
   */
  public record Cell(double south, double west, double north, double east, int digits) {

    public double lon() {
      return (west + east) / 2;
    }

    public double lat() {
      return (south + north) / 2;
    }
  }

  /**
   * The full code of a place. Latitudes past the poles are taken as the pole, longitudes turn
   * round.
   *
   * @param digits 2, 4, 6, 8, 10 or 11 to 15
   * @throws IllegalArgumentException for another number of digits, or what is no number
   */
  public static String encode(double lon, double lat, int digits) {
    if (digits < 2 || digits > MOST_DIGITS || (digits < PAIR_DIGITS && digits % 2 != 0)) {
      throw new IllegalArgumentException(
          "a plus code must have 2, 4, 6, 8 or 10 to 15 digits (got: " + digits + ")");
    }
    if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
      throw new IllegalArgumentException(
          "a plus code must be of a place (got: " + lon + ", " + lat + ")");
    }
    long y = clampedLat(steps(lat, LAT_STEPS) + 90 * LAT_STEPS, digits);
    long x = Math.floorMod(steps(lon, LON_STEPS) + 180 * LON_STEPS, 360 * LON_STEPS);
    return written(x, y, digits);
  }

  /** Whole steps up to a value, where what is short of a step by rounding alone counts as it. */
  private static long steps(double degrees, long stepsOfDegree) {
    return (long) Math.floor(Math.rint(degrees * stepsOfDegree * 1e3) / 1e3);
  }

  private static long clampedLat(long y, int digits) {
    long top = 180 * LAT_STEPS;
    if (y >= top) {
      return top - cellRows(digits);
    }
    return Math.max(0, y);
  }

  private static long cellRows(int digits) {
    long rows = 20 * LAT_STEPS;
    for (int i = 4; i <= Math.min(digits, PAIR_DIGITS); i += 2) {
      rows /= BASE;
    }
    for (int i = PAIR_DIGITS; i < digits; i++) {
      rows /= ROWS;
    }
    return rows;
  }

  private static String written(long x, long y, int digits) {
    char[] code = new char[MOST_DIGITS];
    for (int i = MOST_DIGITS - 1; i >= PAIR_DIGITS; i--) {
      code[i] = DIGITS.charAt((int) (y % ROWS * COLUMNS + x % COLUMNS));
      y /= ROWS;
      x /= COLUMNS;
    }
    for (int i = PAIR_DIGITS - 2; i >= 0; i -= 2) {
      code[i] = DIGITS.charAt((int) (y % BASE));
      code[i + 1] = DIGITS.charAt((int) (x % BASE));
      y /= BASE;
      x /= BASE;
    }
    var text = new StringBuilder(MOST_DIGITS + 1);
    for (int i = 0; i < Math.max(digits, PLUS_AT); i++) {
      if (i == PLUS_AT) {
        text.append('+');
      }
      text.append(i < digits ? code[i] : '0');
    }
    return digits <= PLUS_AT ? text.append('+').toString() : text.toString();
  }

  /** The cell of a full code in either letter case; empty when it is none. */
  public static Optional<Cell> decode(String code) {
    String upper = upper(code);
    if (upper.indexOf('+') != PLUS_AT || !isWellFormed(upper)) {
      return Optional.empty();
    }
    String digits = digitsOf(upper);
    boolean onEarth =
        DIGITS.indexOf(digits.charAt(0)) < 9
            && (digits.length() < 2 || DIGITS.indexOf(digits.charAt(1)) < 18);
    return onEarth && digits.length() >= 2 ? Optional.of(cell(digits)) : Optional.empty();
  }

  private static String upper(String code) {
    return code.length() > MOST_DIGITS + 1 ? "" : code.toUpperCase(Locale.ROOT);
  }

  private static String digitsOf(String upper) {
    return upper.replace("+", "").replace("0", "");
  }

  private static Cell cell(String digits) {
    long y = 0;
    long x = 0;
    long rows = 20 * LAT_STEPS;
    long columns = 20 * LON_STEPS;
    for (int i = 0; i < Math.min(digits.length(), PAIR_DIGITS); i += 2) {
      if (i > 0) {
        rows /= BASE;
        columns /= BASE;
      }
      y += DIGITS.indexOf(digits.charAt(i)) * rows;
      x += DIGITS.indexOf(digits.charAt(i + 1)) * columns;
    }
    for (int i = PAIR_DIGITS; i < digits.length(); i++) {
      int digit = DIGITS.indexOf(digits.charAt(i));
      rows /= ROWS;
      columns /= COLUMNS;
      y += digit / COLUMNS * rows;
      x += digit % COLUMNS * columns;
    }
    return new Cell(lat(y), lon(x), Math.min(90, lat(y + rows)), lon(x + columns), digits.length());
  }

  private static double lat(long y) {
    return (double) y / LAT_STEPS - 90;
  }

  private static double lon(long x) {
    return (double) x / LON_STEPS - 180;
  }

  /** Whether a text is a code that lacks digits at the start: 2HP7+XX. */
  public static boolean isShort(String code) {
    String upper = upper(code);
    int plus = upper.indexOf('+');
    return plus >= 2 && plus < PLUS_AT && upper.indexOf('0') < 0 && isWellFormed(upper);
  }

  /** One plus at an even place, digits of the code, padding only before the plus and even. */
  private static boolean isWellFormed(String upper) {
    int plus = upper.indexOf('+');
    int after = upper.length() - plus - 1;
    if (plus < 0 || plus % 2 != 0 || plus > PLUS_AT || after == 1) {
      return false;
    }
    int padding = upper.indexOf('0');
    if (padding >= 0 && (padding == 0 || padding > plus || padding % 2 != 0 || after > 0)) {
      return false;
    }
    for (int i = 0; i < upper.length(); i++) {
      boolean padded = padding >= 0 && i >= padding && i < plus;
      char c = upper.charAt(i);
      if (i != plus && (padded ? c != '0' : DIGITS.indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** The cell of a short code that is nearest to a place; empty when it is no short code. */
  public static Optional<Cell> near(String code, double lon, double lat) {
    if (!isShort(code) || !(Math.abs(lat) <= 90) || !Double.isFinite(lon)) {
      return Optional.empty();
    }
    int missing = PLUS_AT - code.indexOf('+');
    String start = encode(lon, lat, PAIR_DIGITS).substring(0, missing);
    double size = Math.pow(BASE, 2 - missing / 2.0);
    return decode(start + code).map(found -> nearest(found, lon, lat, size));
  }

  private static Cell nearest(Cell found, double lon, double lat, double size) {
    double south = shift(found.lat() - lat, size);
    if (found.south() + south < -90 || found.north() + south > 90) {
      south = 0;
    }
    double west = shift(found.lon() - lon, size);
    return new Cell(
        found.south() + south,
        found.west() + west,
        found.north() + south,
        found.east() + west,
        found.digits());
  }

  private static double shift(double ahead, double size) {
    return ahead > size / 2 ? -size : ahead < -size / 2 ? size : 0;
  }
}
