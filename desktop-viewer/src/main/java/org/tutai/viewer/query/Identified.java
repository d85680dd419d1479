package org.tutai.viewer.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.words.Text;

/**
 * What lies under a place.
 *
 * @param place that was asked about
 * @param layers those with something there or something to say, the topmost first
 */
public record Identified(Position place, List<Layer> layers) {

  /**
   * Of one layer.
   *
   * @param id of the theme's layer; empty for annotations
   * @param table whether it has an attribute table
   * @param more whether more features lie there than are told
   * @param note why nothing can be told, or the words of an annotation
   */
  public record Layer(
      Optional<String> id,
      Text title,
      List<Field> fields,
      List<Item> items,
      boolean table,
      boolean more,
      Optional<Text> note) {
    public Layer {
      fields = List.copyOf(fields);
      items = List.copyOf(items);
    }
  }

  /**
   * A feature.
   *
   * @param lonLat its shape in longitude and latitude; null of a grid's cell
   * @param measure its geodesic length or area in words
   */
  public record Item(Feature feature, @Nullable Geometry lonLat, Optional<Text> measure) {}

  public Identified {
    layers = List.copyOf(layers);
  }
}
