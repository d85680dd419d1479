package org.tutai.geo.expr;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What an expression is evaluated against: one feature's values by column index, and its geometry.
 */
public interface Row {

  /**
   * The value of a column: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code
   * LocalDate}, {@code LocalDateTime}, {@code byte[]}, or null for "no value".
   */
  @Nullable Object value(int column);

  /**
   * The geometry in the layer's own CRS, or null where the feature has none. May be slow: it is
   * read when asked for.
   */
  @Nullable Geometry geometry();
}
