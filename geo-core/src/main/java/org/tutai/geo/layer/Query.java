package org.tutai.geo.layer;

import java.util.Objects;
import org.tutai.geo.crs.WorldBox;

/**
 * What is asked of a layer.
 *
 * @param box only features whose bounds touch it
 * @param unitsPerPixel how coarse shapes may be: grid units of one pixel; 0 asks for full detail
 * @param order the order of the features
 */
public record Query(WorldBox box, double unitsPerPixel, Order order) {

  /** The order in which a cursor gives features. */
  public enum Order {
    /** The source's order: what is painted first comes first. */
    SOURCE,
    /** Whatever is fastest. */
    ANY
  }

  public Query {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(order, "order");
    if (!(unitsPerPixel >= 0)) {
      throw new IllegalArgumentException(
          "unitsPerPixel must be 0 or more (got: " + unitsPerPixel + ")");
    }
  }
}
