package org.tutai.server.http.wms;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsAxes;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.encode.Background;
import org.tutai.geo.render.MapView;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.Params;

/**
 * A GetMap request, or the map part of a GetFeatureInfo request (OGC 06-042, sections 7.3 and 7.4).
 *
 * @param background what shows where nothing is drawn
 */
record MapRequest(LayerSelection layers, MapView view, Background background) {

  /** The greatest width and height. */
  static final int MAX_SIZE = 4096;

  private static final int MAX_BBOX_LENGTH = 400;

  /** Beyond the earth in any unit, and well within what reckoning with doubles can hold. */
  private static final double FARTHEST = 1e12;

  private static final double FINEST = 1e-12;

  /** Reads the parameters; {@link WmsException} for what is wrong with them. */
  static MapRequest parse(
      Params params, WmsVersion version, VisibleLayers visible, LayerSelection.LookFinder looks) {
    LayerSelection layers =
        LayerSelection.of(
            visible,
            params
                .get("LAYERS")
                .orElseThrow(
                    () ->
                        WmsException.missing("LAYERS", "it names layers with commas between them")),
            params.get("STYLES", ""),
            params.get("LOOK", ""),
            looks,
            new WmsLayerRefusal("LAYERS"));
    Crs crs = crs(params, version);
    Bounds bounds = bounds(params, version, crs);
    int width = size(params, "WIDTH");
    int height = size(params, "HEIGHT");
    return new MapRequest(layers, view(crs, bounds, width, height), background(params, "FALSE"));
  }

  private static MapView view(Crs crs, Bounds bounds, int width, int height) {
    double finest = Math.min(bounds.width() / width, bounds.height() / height);
    if (finest < FINEST) {
      throw new WmsException(
          "InvalidParameterValue",
          "BBOX",
          "BBOX, WIDTH and HEIGHT must give pixels of at least 1e-12 units (got: " + finest + ").");
    }
    return new MapView(crs, bounds, width, height);
  }

  private static Crs crs(Params params, WmsVersion version) {
    String name = version.crsParameter();
    String code = params.get(name, "");
    if (code.isEmpty()) {
      throw WmsException.missing(name, "it names a coordinate system such as EPSG:3826");
    }
    return CrsRegistry.byCode(code)
        .orElseThrow(
            () ->
                new WmsException(
                    version == WmsVersion.V1_3_0 ? "InvalidCRS" : "InvalidSRS",
                    name,
                    name
                        + " must be a coordinate system of the capabilities (got: "
                        + WmsException.shown(code)
                        + ")."));
  }

  private static Bounds bounds(Params params, WmsVersion version, Crs crs) {
    String text = params.get("BBOX", "");
    if (text.isEmpty()) {
      throw WmsException.missing("BBOX", "it is minx,miny,maxx,maxy");
    }
    String[] parts = text.split(",", -1);
    if (parts.length != 4 || text.length() > MAX_BBOX_LENGTH) {
      throw WmsException.invalid("BBOX", text, "four numbers with commas between them");
    }
    double[] v = new double[4];
    for (int i = 0; i < 4; i++) {
      v[i] = number(parts[i], text);
    }
    if (v[0] >= v[2] || v[1] >= v[3]) {
      throw WmsException.invalid(
          "BBOX", text, "two corners, the first less than the second in both numbers");
    }
    return CrsAxes.bounds(v[0], v[1], v[2], v[3], CrsAxes.order(crs, version.axes()));
  }

  /** A decimal number; NaN, infinity and Java's own spellings are none. */
  private static double number(String text, String all) {
    String stripped = text.strip();
    if (stripped.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
      double value = Double.parseDouble(stripped);
      if (Math.abs(value) <= FARTHEST) {
        return value;
      }
    }
    throw WmsException.invalid(
        "BBOX", all, "four numbers from -1e12 to 1e12 with commas between them");
  }

  private static int size(Params params, String name) {
    String text = params.get(name, "");
    if (text.isEmpty()) {
      throw WmsException.missing(name, "it is a number of pixels");
    }
    int value = text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
    if (value < 1 || value > MAX_SIZE) {
      throw WmsException.invalid(name, text, "a whole number from 1 to " + MAX_SIZE);
    }
    return value;
  }

  /** What shows behind; {@code transparent} counts where the request says nothing of it. */
  static Background background(Params params, String transparent) {
    if (params.get("TRANSPARENT", transparent).strip().equalsIgnoreCase("TRUE")) {
      return Background.TRANSPARENT;
    }
    String color = params.get("BGCOLOR", "0xFFFFFF").strip();
    if (!color.matches("(0[xX]|#)[0-9a-fA-F]{6}")) {
      throw WmsException.invalid("BGCOLOR", color, "0xRRGGBB");
    }
    return Background.opaque(Integer.parseInt(color.substring(color.length() - 6), 16));
  }
}
