package org.tutai.server.http.wms;

import org.tutai.server.access.VisibleLayers;
import org.tutai.server.http.exchange.FeatureInfo;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.Params;

/**
 * A GetFeatureInfo request (OGC 06-042, section 7.4).
 *
 * @param queried the layers that are asked, with the styles of the map
 * @param column of the pixel, from the left
 * @param row of the pixel, from the top
 * @param count the most features for each layer
 */
record InfoRequest(
    MapRequest map,
    LayerSelection queried,
    int column,
    int row,
    int count,
    FeatureInfo.Format format) {

  static InfoRequest parse(
      Params params, WmsVersion version, VisibleLayers visible, LayerSelection.LookFinder looks) {
    MapRequest map = MapRequest.parse(params, version, visible, looks);
    boolean v130 = version == WmsVersion.V1_3_0;
    return new InfoRequest(
        map,
        queried(params, visible, looks),
        pixel(params, v130 ? "I" : "X", v130 ? "X" : "I", map.view().width()),
        pixel(params, v130 ? "J" : "Y", v130 ? "Y" : "J", map.view().height()),
        count(params),
        format(params));
  }

  /**
   * The styles matter for how far from a symbol's middle a click still hits, the looks for what
   * there is to hit.
   */
  private static LayerSelection queried(
      Params params, VisibleLayers visible, LayerSelection.LookFinder looks) {
    String queried =
        params
            .get("QUERY_LAYERS")
            .orElseThrow(
                () ->
                    WmsException.missing(
                        "QUERY_LAYERS", "it names layers with commas between them"));
    boolean sameLayers = queried.equals(params.get("LAYERS", ""));
    LayerSelection selected =
        LayerSelection.of(
            visible,
            queried,
            sameLayers ? params.get("STYLES", "") : "",
            sameLayers ? params.get("LOOK", "") : "",
            looks,
            new WmsLayerRefusal("QUERY_LAYERS"));
    if (selected.layers().stream().noneMatch(named -> named.layer().hasFeatures())) {
      throw new WmsException(
          "LayerNotQueryable",
          "QUERY_LAYERS",
          "The layers of QUERY_LAYERS are served as pictures only (got: "
              + WmsException.shown(queried)
              + ").");
    }
    return selected;
  }

  private static int pixel(Params params, String name, String otherName, int size) {
    String text = params.get(name, params.get(otherName, ""));
    if (text.isEmpty()) {
      throw WmsException.missing(name, "it is a pixel of the map, counted from 0");
    }
    int value = text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : -1;
    if (value < 0 || value >= size) {
      throw new WmsException(
          "InvalidPoint",
          name,
          name
              + " must be a whole number from 0 to "
              + (size - 1)
              + " (got: "
              + WmsException.shown(text)
              + ").");
    }
    return value;
  }

  private static int count(Params params) {
    String text = params.get("FEATURE_COUNT", "1").strip();
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1) {
      throw WmsException.invalid("FEATURE_COUNT", text, "a whole number from 1");
    }
    return Math.min(value, FeatureInfo.MOST_FEATURES);
  }

  private static FeatureInfo.Format format(Params params) {
    String text = params.get("INFO_FORMAT", "text/plain");
    return FeatureInfo.Format.of(text)
        .orElseThrow(
            () ->
                new WmsException(
                    "InvalidFormat",
                    "INFO_FORMAT",
                    "INFO_FORMAT must be "
                        + FeatureInfo.Format.names()
                        + " (got: "
                        + WmsException.shown(text)
                        + ")."));
  }
}
