package org.tutai.geo.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.expr.Row;

/**
 * One feature of a source: its position in the source, its geometry and its values.
 *
 * @param ordinal the position in the source, from 0, bad and empty features counted, so that it
 *     names the same feature each time the same file is read
 * @param geometry in the source's CRS, x (east, longitude) before y, or null where the source has
 *     none
 * @param values in the schema's order, one for each field, of the classes {@link FieldType} names;
 *     null for "no value"
 */
public record Feature(long ordinal, @Nullable Geometry geometry, List<@Nullable Object> values)
    implements Row {

  public Feature {
    if (ordinal < 0) {
      throw new IllegalArgumentException("an ordinal must not be negative (got: " + ordinal + ")");
    }
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** How many coordinates the geometry has; 0 without one. */
  public int points() {
    return geometry == null ? 0 : geometry.getNumPoints();
  }

  @Override
  public @Nullable Object value(int column) {
    return values.get(column);
  }
}
