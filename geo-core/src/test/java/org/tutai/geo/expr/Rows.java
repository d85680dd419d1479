package org.tutai.geo.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Rows and columns for tests. */
public final class Rows {

  private Rows() {}

  /** Columns of those names, found by exact name. */
  public static Columns columns(String... names) {
    return List.of(names)::indexOf;
  }

  /** A row without geometry. */
  public static Row of(@Nullable Object... values) {
    return row(null, values);
  }

  /** A row with a geometry. */
  public static Row at(String wkt, @Nullable Object... values) {
    return row(wkt(wkt), values);
  }

  public static Geometry wkt(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  private static Row row(@Nullable Geometry geometry, @Nullable Object... values) {
    return new Row() {
      @Override
      public @Nullable Object value(int column) {
        return values[column];
      }

      @Override
      public @Nullable Geometry geometry() {
        return geometry;
      }
    };
  }
}
