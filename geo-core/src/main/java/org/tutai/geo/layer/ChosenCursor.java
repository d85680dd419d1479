package org.tutai.geo.layer;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.WorldBox;

/** A cursor that passes over features that are not chosen. For one thread. */
record ChosenCursor(FeatureCursor all, Predicate<FeatureCursor> choice) implements FeatureCursor {

  @Override
  public boolean next() {
    while (all.next()) {
      if (choice.test(all)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long ordinal() {
    return all.ordinal();
  }

  @Override
  public void path(WorldPath into) {
    all.path(into);
  }

  @Override
  public WorldBox bounds() {
    return all.bounds();
  }

  @Override
  public int code(int column) {
    return all.code(column);
  }

  @Override
  public int codes(int column) {
    return all.codes(column);
  }

  @Override
  public long labelPoint() {
    return all.labelPoint();
  }

  @Override
  public @Nullable Object value(int column) {
    return all.value(column);
  }

  @Override
  public @Nullable Geometry geometry() {
    return all.geometry();
  }

  @Override
  public void close() {
    all.close();
  }
}
