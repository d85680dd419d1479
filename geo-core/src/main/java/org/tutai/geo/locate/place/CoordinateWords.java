package org.tutai.geo.locate.place;

import java.util.Locale;
import org.tutai.geo.crs.Crs;

/** How a coordinate was read, in words of both languages. Stateless, thread-safe. */
final class CoordinateWords {

  private CoordinateWords() {}

  /**
   * Of degrees.
   *
   * @param parts numbers of the longer angle
   * @param lonFirst whether the longitude came first
   */
  static String angles(int parts, boolean lonFirst, Crs crs, boolean chinese) {
    String system = datum(crs, chinese);
    if (chinese) {
      String form = parts == 1 ? "十進位度" : parts == 2 ? "度分" : "度分秒";
      return (lonFirst ? "經度、緯度" : "緯度、經度") + "（" + form + "，" + system + "）";
    }
    String form =
        parts == 1
            ? "decimal degrees"
            : parts == 2 ? "degrees, minutes" : "degrees, minutes, seconds";
    return (lonFirst ? "longitude, latitude" : "latitude, longitude")
        + " ("
        + form
        + ", "
        + system
        + ")";
  }

  private static String datum(Crs crs, boolean chinese) {
    return switch (crs.code()) {
      case "EPSG:3821" -> chinese ? "TWD67，誤差約 2 公尺" : "TWD67, good to about 2 m";
      case "EPSG:3824" -> "TWD97";
      default -> "WGS 84";
    };
  }

  /** Of an easting and a northing. */
  static String plane(Crs crs, boolean chinese) {
    String name = crs.title(chinese ? Locale.TRADITIONAL_CHINESE : Locale.ENGLISH);
    if (!crs.accuracy().deservesRemark()) {
      return name;
    }
    int metres = (int) crs.accuracy().metres();
    return chinese ? name + "，誤差約 " + metres + " 公尺" : name + ", good to about " + metres + " m";
  }
}
