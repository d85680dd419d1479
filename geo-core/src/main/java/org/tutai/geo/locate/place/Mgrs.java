package org.tutai.geo.locate.place;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;

/**
 * The military grid on the UTM zones of WGS 84: zone and band of 8° (51R), the square of 100 km by
 * two letters (UH), then as many digits of the easting as of the northing (55000 70000). Only the
 * part that UTM covers, from 80° S to 84° N. Stateless, thread-safe.
 */
final class Mgrs {

  private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";

  /** Letters without I and O; rows use the first twenty. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int ROWS = 20;
  private static final int SQUARE = 100_000;
  private static final double ROUND = 2_000_000;

  /** A square reaches this far past its band's edge and still takes the band's letter. */
  private static final double OVERHANG_DEGREES = 1.1;

  private Mgrs() {}

  /** A square's middle, WGS 84 degrees, and its width. */
  record Square(double lon, double lat, double metres) {}

  /** The UTM zone of a place, with the exceptions of Norway and Spitsbergen. */
  static int zone(double lon, double lat) {
    double turned = lon - 360 * Math.floor((lon + 180) / 360);
    int zone = Math.min(60, (int) ((turned + 180) / 6) + 1);
    if (lat >= 56 && lat < 64 && turned >= 3 && turned < 12) {
      return 32;
    }
    if (lat >= 72 && turned >= 0 && turned < 42) {
      return turned < 9 ? 31 : turned < 21 ? 33 : turned < 33 ? 35 : 37;
    }
    return zone;
  }

  /** Whether UTM has a place for it. */
  static boolean covers(double lon, double lat) {
    return lat >= -80 && lat <= 84 && Math.abs(lon) <= 180;
  }

  static char band(double lat) {
    return BANDS.charAt(Math.min(BANDS.length() - 1, (int) Math.floor((lat + 80) / 8)));
  }

  /** The southern edge of a band in degrees, or NaN when there is no such band. */
  static double southOf(char band) {
    int index = BANDS.indexOf(band);
    return index < 0 ? Double.NaN : -80 + 8.0 * index;
  }

  static double northOf(char band) {
    return band == 'X' ? 84 : southOf(band) + 8;
  }

  static Crs utm(int zone, boolean north) {
    String code = "EPSG:" + ((north ? 32600 : 32700) + zone);
    return CrsRegistry.byCode(code)
        .orElseThrow(() -> new IllegalStateException("every UTM zone must be known: " + code));
  }

  /** Writes a place to the metre: 51RUH5500070000; empty where UTM ends. */
  static Optional<String> write(double lon, double lat) {
    if (!covers(lon, lat)) {
      return Optional.empty();
    }
    int zone = zone(lon, lat);
    double[] point = {lon, lat};
    utm(zone, lat >= 0).fromLonLat().transform(point, 0, point, 0, 1);
    long east = (long) Math.floor(point[0]);
    long north = (long) Math.floor(point[1]);
    int column = (zone - 1) % 3 * 8 + (int) (east / SQUARE) - 1;
    if (column < 0 || column >= LETTERS.length()) {
      return Optional.empty();
    }
    int row = (int) (north / SQUARE + rowShift(zone)) % ROWS;
    return Optional.of(
        ""
            + zone
            + band(lat)
            + LETTERS.charAt(column)
            + LETTERS.charAt(row)
            + fiveDigits(east % SQUARE)
            + fiveDigits(north % SQUARE));
  }

  private static String fiveDigits(long value) {
    return String.valueOf(SQUARE + value).substring(1);
  }

  private static int rowShift(int zone) {
    return zone % 2 == 0 ? 5 : 0;
  }

  /**
   * Reads one without blanks, in capital letters.
   *
   * @return null when it is none
   */
  static @Nullable Square read(String text) {
    int at = 0;
    int zone = 0;
    while (at < text.length() && at < 2 && isDigit(text.charAt(at))) {
      zone = zone * 10 + text.charAt(at++) - '0';
    }
    int digits = text.length() - at - 3;
    if (zone < 1 || zone > 60 || digits < 0 || digits > 10 || digits % 2 != 0) {
      return null;
    }
    for (int i = at + 3; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return null;
      }
    }
    return square(zone, text.substring(at, at + 3), text.substring(at + 3));
  }

  private static @Nullable Square square(int zone, String letters, String digits) {
    char band = letters.charAt(0);
    double south = southOf(band);
    int column = LETTERS.indexOf(letters.charAt(1)) - (zone - 1) % 3 * 8;
    int row = LETTERS.indexOf(letters.charAt(2));
    if (Double.isNaN(south) || column < 0 || column > 7 || row < 0 || row >= ROWS) {
      return null;
    }
    int half = digits.length() / 2;
    double size = SQUARE / Math.pow(10, half);
    double east = (column + 1.0) * SQUARE + number(digits.substring(0, half)) * size + size / 2;
    double north =
        Math.floorMod(row - rowShift(zone), ROWS) * (double) SQUARE
            + number(digits.substring(half)) * size
            + size / 2;
    return inBand(zone, band, east, north, size);
  }

  /** The rows repeat every 2,000 km; the band says which round. */
  private static @Nullable Square inBand(
      int zone, char band, double east, double north, double size) {
    Crs crs = utm(zone, band >= 'N');
    double slack = OVERHANG_DEGREES;
    for (double y = north; y < 10_000_000; y += ROUND) {
      double[] point = {east, y};
      crs.toLonLat().transform(point, 0, point, 0, 1);
      if (point[1] >= southOf(band) - slack && point[1] <= northOf(band) + slack) {
        return new Square(point[0], point[1], size);
      }
    }
    return null;
  }

  private static int number(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
