package org.tutai.geo.source.remote.wms;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsAxes;
import org.tutai.geo.source.remote.service.ServiceQuery;

/** Writes the requests of each version of WMS. Stateless. */
public final class WmsRequests {

  private WmsRequests() {}

  /** The address that asks a service for its capabilities, in the newest version it knows. */
  public static String capabilities(String url) {
    return new ServiceQuery().put("SERVICE", "WMS").put("REQUEST", "GetCapabilities").on(url);
  }

  /**
   * The address of a picture.
   *
   * @param crs the CRS of the bounds
   * @param reference how the service writes it
   * @param bounds x before y; the version decides what is written
   */
  public static String map(
      WmsSource source, Crs crs, String reference, Bounds bounds, int width, int height) {
    boolean first = source.version() == WmsVersion.V1_0_0;
    var query = new ServiceQuery();
    if (first) {
      query.put("WMTVER", "1.0.0").put("REQUEST", "map");
    } else {
      query
          .put("SERVICE", "WMS")
          .put("VERSION", source.version().written())
          .put("REQUEST", "GetMap");
    }
    drawing(query, source, crs, reference, bounds, width, height);
    query.put("FORMAT", first ? ofVersion100(source.format()) : source.format());
    query.put("TRANSPARENT", "TRUE").put("EXCEPTIONS", source.version().exceptions());
    source.dimensions().forEach((name, value) -> query.put(name.toUpperCase(Locale.ROOT), value));
    return query.on(source.url());
  }

  private static void drawing(
      ServiceQuery query,
      WmsSource source,
      Crs crs,
      String reference,
      Bounds bounds,
      int width,
      int height) {
    List<String> styles =
        source.styles().isEmpty()
            ? Collections.nCopies(source.layers().size(), "")
            : source.styles();
    query
        .putList("LAYERS", source.layers())
        .putList("STYLES", styles)
        .put(source.version().crsParameter(), reference)
        .putNumbers("BBOX", CrsAxes.write(bounds, source.version().axes(crs)))
        .put("WIDTH", String.valueOf(width))
        .put("HEIGHT", String.valueOf(height));
  }

  /**
   * The address that asks what lies under a pixel of such a picture.
   *
   * @param x from the left, from 0
   * @param y from the top, from 0
   * @param format as the service writes it
   */
  public static String info(
      WmsSource source,
      Crs crs,
      String reference,
      Bounds bounds,
      int width,
      int height,
      int x,
      int y,
      String format) {
    boolean newest = source.version() == WmsVersion.V1_3_0;
    var query = new ServiceQuery();
    if (source.version() == WmsVersion.V1_0_0) {
      query.put("WMTVER", "1.0.0").put("REQUEST", "feature_info");
    } else {
      query
          .put("SERVICE", "WMS")
          .put("VERSION", source.version().written())
          .put("REQUEST", "GetFeatureInfo");
    }
    drawing(query, source, crs, reference, bounds, width, height);
    query.putList("QUERY_LAYERS", source.layers()).put("INFO_FORMAT", format);
    query.put(newest ? "I" : "X", String.valueOf(x)).put(newest ? "J" : "Y", String.valueOf(y));
    return query.on(source.url());
  }

  /* Version 1.0.0 has names in place of media types. */
  private static String ofVersion100(String format) {
    return format.startsWith("image/")
        ? format.substring("image/".length()).toUpperCase(Locale.ROOT)
        : format;
  }
}
