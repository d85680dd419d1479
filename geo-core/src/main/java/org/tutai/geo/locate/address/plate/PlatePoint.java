package org.tutai.geo.locate.address.plate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;

/**
 * Reads the place of a plate from two cells, in degrees or in metres of TM2. For one thread.
 *
 * <p>Kinmen, Lienchiang and Penghu are in zone 119 unless the columns' names say otherwise or the
 * coordinates fit zone 121 alone.
 */
final class PlatePoint {

  private static final Set<String> ZONE_119 = Set.of("09007", "09020", "10016");
  private static final double E7 = 1e7;
  private static final int MOST_DIGITS = 17;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17
  };

  private final String said;
  private final double[] xy = new double[2];
  private int lonE7;
  private int latE7;

  /**
   * @param said what the columns' names say: "67", "119", "121"
   */
  PlatePoint(String said) {
    this.said = said;
  }

  int lonE7() {
    return lonE7;
  }

  int latE7() {
    return latE7;
  }

  /** Reads a place; what is the matter with it, or null when all is well. */
  @Nullable RowRemark read(byte[] bytes, int fromX, int toX, int fromY, int toY, String county) {
    double x = number(bytes, fromX, toX);
    double y = number(bytes, fromY, toY);
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return isBlank(bytes, fromX, toX) || isBlank(bytes, fromY, toY)
          ? RowRemark.NO_PLACE
          : RowRemark.UNREADABLE_PLACE;
    }
    if (x == 0 || y == 0) {
      return RowRemark.NO_PLACE;
    }
    boolean degrees = Math.abs(x) <= 180 && Math.abs(y) <= 180;
    if (isInTaiwan(x, y)) {
      return set(x, y, null);
    }
    if (isInTaiwan(y, x)) {
      return set(y, x, RowRemark.SWAPPED_PLACE);
    }
    return degrees ? RowRemark.OUTSIDE_TAIWAN : plane(x, y, county);
  }

  private @Nullable RowRemark set(double lon, double lat, @Nullable RowRemark remark) {
    lonE7 = (int) Math.round(lon * E7);
    latE7 = (int) Math.round(lat * E7);
    return remark;
  }

  /** Eastings of Taiwan are below a million, northings above. */
  private @Nullable RowRemark plane(double x, double y, String county) {
    boolean swapped = x > 1_000_000 && y < 1_000_000;
    double east = swapped ? y : x;
    double north = swapped ? x : y;
    boolean first119 = said.contains("119") || (!said.contains("121") && ZONE_119.contains(county));
    if (!fits(east, north, first119) && (said.contains("1") || !fits(east, north, !first119))) {
      return RowRemark.OUTSIDE_TAIWAN;
    }
    return set(xy[0], xy[1], swapped ? RowRemark.SWAPPED_PLACE : null);
  }

  private boolean fits(double east, double north, boolean zone119) {
    xy[0] = east;
    xy[1] = north;
    crs(zone119).toLonLat().transform(xy, 0, xy, 0, 1);
    double middle = zone119 ? 119 : 121;
    return isInTaiwan(xy[0], xy[1]) && (!zone119 || Math.abs(xy[0] - middle) < 1.2);
  }

  private Crs crs(boolean zone119) {
    if (said.contains("67")) {
      return zone119 ? CrsRegistry.TWD67_TM2_119 : CrsRegistry.TWD67_TM2_121;
    }
    return zone119 ? CrsRegistry.TWD97_TM2_119 : CrsRegistry.TWD97_TM2_121;
  }

  /** The islands of the South China Sea, which belong to Kaohsiung, included. */
  private static boolean isInTaiwan(double lon, double lat) {
    return lon >= 114 && lon <= 124 && lat >= 10 && lat <= 27.5;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /** The number in some bytes, quickly where it is plain; NaN for none. */
  private static double number(byte[] bytes, int from, int to) {
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9' && count < MOST_DIGITS) {
        digits = digits * 10 + (b - '0');
        count++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (b == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return odd(bytes, from, to);
      }
    }
    return count == 0 ? Double.NaN : digits / POWERS[Math.max(0, decimals)];
  }

  private static double odd(byte[] bytes, int from, int to) {
    if (to - from > 40) {
      return Double.NaN;
    }
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = (char) (bytes[i] & 0xFF);
      if (c == '"' || c == '\'' || c > '~') {
        return Double.NaN;
      }
      text.append(c);
    }
    String plain = text.toString().strip();
    try {
      boolean isNumber = !plain.isEmpty() && "+-.0123456789".indexOf(plain.charAt(0)) >= 0;
      char last = plain.isEmpty() ? ' ' : plain.charAt(plain.length() - 1);
      return isNumber && (Character.isDigit(last) || last == '.')
          ? Double.parseDouble(plain)
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
