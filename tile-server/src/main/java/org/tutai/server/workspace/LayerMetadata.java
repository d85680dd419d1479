package org.tutai.server.workspace;

import java.util.List;
import java.util.Objects;
import org.tutai.geo.feature.GeometryKind;

/**
 * What people are told of a layer, from the {@code .tutai.json} file beside it. Every part may be
 * empty. Immutable.
 *
 * @param title what a list of layers shows
 * @param summary a sentence or paragraph about the layer
 * @param attribution who made the data, as shown on a map
 * @param attributionUrl where to read about the maker; empty for none
 * @param licence the licence's name; empty for "not said"
 * @param licenceUrl the licence's text; empty for none
 * @param keywords for searching
 * @param group the heading under which a list of layers shows it; empty for none
 * @param order the place in the map: layers of a lower number are painted first
 * @param visible whether a map shows it before anybody chose
 */
public record LayerMetadata(
    LocalText title,
    LocalText summary,
    LocalText attribution,
    String attributionUrl,
    String licence,
    String licenceUrl,
    List<String> keywords,
    LocalText group,
    int order,
    boolean visible) {

  public LayerMetadata {
    Objects.requireNonNull(title, "title");
    keywords = List.copyOf(keywords);
  }

  /** Grids below areas below lines below points, unless the metadata says otherwise. */
  public static int usualOrder(GeometryKind kind) {
    return switch (kind) {
      case RASTER -> 50;
      case POLYGON -> 100;
      case LINE -> 200;
      case POINT -> 300;
      case MIXED, NONE -> 150;
    };
  }

  /** Nothing known; painted in the place {@code order}. */
  public static LayerMetadata unknown(int order) {
    return new LayerMetadata(
        LocalText.EMPTY,
        LocalText.EMPTY,
        LocalText.EMPTY,
        "",
        "",
        "",
        List.of(),
        LocalText.EMPTY,
        order,
        true);
  }
}
