package org.tutai.geo.layer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.Row;

/**
 * The features of a layer as rows that can be read in any order, numbered from 0 in the source's
 * order; nothing is read but what is asked for. Thread-safe. A row or column that isn't there is
 * refused with {@link IndexOutOfBoundsException}.
 */
public interface FeatureTable {

  LayerInfo info();

  /** How many rows there are. */
  int rows();

  /** The feature's position in its source. */
  long ordinal(int row);

  /** The row of a feature, −1 when there is none. */
  int row(long ordinal);

  /** A value, of the classes {@link org.tutai.geo.feature.FieldType} names; null for none. */
  @Nullable Object value(int row, int column);

  /**
   * A small number that stands for a value: equal values of a column have equal codes, from 0 to
   * {@link #codes} − 1; −1 when the column has no codes.
   */
  int code(int row, int column);

  /** How many codes a column has, 0 when it has none. */
  int codes(int column);

  /** The value that a code of a column stands for. */
  @Nullable Object coded(int column, int code);

  /** The exact geometry in the layer's CRS, or null. */
  @Nullable Geometry geometry(int row);

  /** Where the feature lies; empty without a geometry. */
  Optional<WorldBox> bounds(int row);

  /** A row for an expression bound to the layer's schema. */
  default Row at(int row) {
    return new Row() {
      @Override
      public @Nullable Object value(int column) {
        return FeatureTable.this.value(row, column);
      }

      @Override
      public @Nullable Geometry geometry() {
        return FeatureTable.this.geometry(row);
      }
    };
  }

  /**
   * The rows of any layer of features. A layer without rows of its own is walked through once,
   * which takes a while; features without a geometry may be missing then.
   */
  static FeatureTable of(LayerView view) {
    return view.table().orElseGet(() -> new ScannedTable(view));
  }
}
