package org.tutai.geo.source.remote.wms;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is asked of a Web Map Service, again and again for other views. Immutable.
 *
 * @param url of GetMap, with what parameters of its own it needs
 * @param layers painted from first to last, at least one
 * @param styles as many, or none; an empty one is the layer's default
 * @param format as the service writes it, of a picture that can be decoded
 * @param crs references of CRSs the service offers for all the layers, as it writes them, the best
 *     first; at least one
 * @param dimensions of values, such as {@code TIME}, by the parameter's name
 * @param mostPixels the longest side of a picture the service draws
 */
public record WmsSource(
    String url,
    WmsVersion version,
    List<String> layers,
    List<String> styles,
    String format,
    List<String> crs,
    Map<String, String> dimensions,
    int mostPixels) {

  /** The longest side asked for when the service does not tell. */
  public static final int USUAL_MOST_PIXELS = 2048;

  public WmsSource {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(version, "version");
    layers = List.copyOf(layers);
    styles = List.copyOf(styles);
    crs = List.copyOf(crs);
    dimensions = Map.copyOf(dimensions);
    if (layers.isEmpty() || layers.size() > 100) {
      throw new IllegalArgumentException(
          "from 1 to 100 layers must be named (got: " + layers.size() + ")");
    }
    if (!styles.isEmpty() && styles.size() != layers.size()) {
      throw new IllegalArgumentException(
          "there must be as many styles as layers, or none (got: "
              + styles.size()
              + " for "
              + layers.size()
              + ")");
    }
    if (crs.isEmpty()) {
      throw new IllegalArgumentException("a CRS must be named (got: none)");
    }
    if (mostPixels < 1) {
      throw new IllegalArgumentException("mostPixels must be positive (got: " + mostPixels + ")");
    }
  }
}
