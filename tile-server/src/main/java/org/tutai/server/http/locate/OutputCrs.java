package org.tutai.server.http.locate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;

/**
 * A coordinate reference system that coordinates can be asked for in.
 *
 * @param decimals that are written: a centimetre
 * @param described the system as JSON
 */
record OutputCrs(Crs crs, int decimals, byte[] described) {

  /** Longitude and latitude. */
  static final OutputCrs DEGREES = of("EPSG:4326");

  private static final Map<String, OutputCrs> BY_CODE = byCode();

  private static Map<String, OutputCrs> byCode() {
    var all = new LinkedHashMap<String, OutputCrs>();
    all.put("4326", DEGREES);
    for (String code : List.of("3826", "3825", "3828", "3827", "3857")) {
      all.put(code, of("EPSG:" + code));
    }
    return all;
  }

  private static OutputCrs of(String code) {
    Crs crs = CrsRegistry.byCode(code).orElseThrow();
    String x = crs.geographic() ? "longitude" : "easting";
    String y = crs.geographic() ? "latitude" : "northing";
    var json = JsonBytes.ofThread().object().member("code", code).member("name", crs.name());
    json.key("axes").object().member("x", x).member("y", y).endObject();
    json.member("unit", crs.geographic() ? "degree" : "metre").endObject();
    return new OutputCrs(crs, crs.geographic() ? 7 : 2, json.toByteArray());
  }

  /** The system of a code, with or without {@code EPSG:} before it; empty for one not offered. */
  static Optional<OutputCrs> find(String code) {
    String stripped = code.strip();
    boolean prefixed = stripped.regionMatches(true, 0, "EPSG:", 0, 5);
    return Optional.ofNullable(BY_CODE.get(prefixed ? stripped.substring(5) : stripped));
  }

  /** The codes there are, for a message. */
  static String codes() {
    return String.join(", ", BY_CODE.keySet());
  }

  /** Whether these are degrees of WGS 84 as they are. */
  boolean isDegrees() {
    return crs.geographic();
  }

  /** x and y of degrees; NaN where the system has no place for them. */
  double[] fromLonLat(double lon, double lat) {
    double[] xy = {lon, lat};
    crs.fromLonLat().transform(xy, 0, xy, 0, 1);
    return xy;
  }

  /** Longitude and latitude of x and y; NaN where that is no place. */
  double[] toLonLat(double x, double y) {
    double[] xy = {x, y};
    crs.toLonLat().transform(xy, 0, xy, 0, 1);
    return xy;
  }

  /** The box of degrees around a box of these coordinates; empty when a corner is no place. */
  Optional<Bounds> toLonLat(Bounds box) {
    double[] corners = {
      box.minX(), box.minY(), box.maxX(), box.minY(), box.maxX(), box.maxY(), box.minX(), box.maxY()
    };
    crs.toLonLat().transform(corners, 0, corners, 0, 4);
    Bounds all = null;
    for (int i = 0; i < corners.length; i += 2) {
      if (!Double.isFinite(corners[i]) || !Double.isFinite(corners[i + 1])) {
        return Optional.empty();
      }
      var corner = new Bounds(corners[i], corners[i + 1], corners[i], corners[i + 1]);
      all = all == null ? corner : all.union(corner);
    }
    return Optional.ofNullable(all);
  }
}
