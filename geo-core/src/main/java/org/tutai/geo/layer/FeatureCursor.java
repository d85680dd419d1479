package org.tutai.geo.layer;

import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.Row;

/**
 * The features a {@link Query} found, one at a time; the methods speak of the current one. Must be
 * closed. For one thread.
 */
public interface FeatureCursor extends Row, AutoCloseable {

  /** Moves to the next feature (before the first at the start); false when there is none. */
  boolean next();

  /** The feature's position in its source: its id, and its place in painting order. */
  long ordinal();

  /**
   * Puts the shape, as coarse as the query allows, into {@code into} (cleared first). Stretches
   * outside the query's box may be replaced by shorter ones that leave the picture inside the box
   * as it is. A shape that is smaller than the query's detail may come out with a single vertex.
   */
  void path(WorldPath into);

  /** The bounds of the full shape. */
  WorldBox bounds();

  /**
   * A small number that stands for the value of a column: equal values have equal codes, from 0 to
   * {@link #codes} − 1; −1 when this column has no codes. Lets a caller decide once for each
   * distinct value instead of once for each feature.
   */
  int code(int column);

  /** How many codes a column has, 0 when it has none. */
  int codes(int column);

  /**
   * The representative point inside the shape for a label: x in the upper, y in the lower half of
   * the long.
   */
  long labelPoint();

  @Override
  void close();
}
