package org.tutai.geo.layer;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.WorldBox;

/** What a layer without features answers. */
final class NoFeatures implements FeatureCursor {

  private static NoSuchElementException none() {
    return new NoSuchElementException("a grid has no features");
  }

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public long ordinal() {
    throw none();
  }

  @Override
  public void path(WorldPath into) {
    throw none();
  }

  @Override
  public WorldBox bounds() {
    throw none();
  }

  @Override
  public int code(int column) {
    throw none();
  }

  @Override
  public int codes(int column) {
    throw none();
  }

  @Override
  public long labelPoint() {
    throw none();
  }

  @Override
  public @Nullable Geometry geometry() {
    throw none();
  }

  @Override
  public @Nullable Object value(int column) {
    throw none();
  }

  @Override
  public void close() {}
}
