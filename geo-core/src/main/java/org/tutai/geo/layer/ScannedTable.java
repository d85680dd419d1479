package org.tutai.geo.layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;

/** The rows of a layer that can only be asked for whole features; the latest are kept. */
final class ScannedTable implements FeatureTable {

  private static final int KEPT = 4096;

  private final LayerView view;
  private final long[] ordinals;
  private final Map<Integer, Feature> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Feature> eldest) {
          return size() > KEPT;
        }
      };

  ScannedTable(LayerView view) {
    this.view = view;
    this.ordinals = ordinals(view);
  }

  private static long[] ordinals(LayerView view) {
    long[] found = new long[1024];
    int size = 0;
    try (FeatureCursor cursor = view.query(new Query(WorldBox.ALL, 1 << 24, Query.Order.SOURCE))) {
      while (cursor.next()) {
        if (size == found.length) {
          found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = cursor.ordinal();
      }
    }
    return Arrays.copyOf(found, size);
  }

  @Override
  public LayerInfo info() {
    return view.info();
  }

  @Override
  public int rows() {
    return ordinals.length;
  }

  @Override
  public long ordinal(int row) {
    return ordinals[row];
  }

  @Override
  public int row(long ordinal) {
    return Math.max(-1, Arrays.binarySearch(ordinals, ordinal));
  }

  private @Nullable Feature feature(int row) {
    synchronized (kept) {
      Feature known = kept.get(row);
      if (known != null) {
        return known;
      }
    }
    Feature read = view.get(ordinals[row]).orElse(null);
    if (read != null) {
      synchronized (kept) {
        kept.put(row, read);
      }
    }
    return read;
  }

  @Override
  public @Nullable Object value(int row, int column) {
    Feature feature = feature(row);
    return feature == null ? null : feature.value(column);
  }

  @Override
  public int code(int row, int column) {
    return -1;
  }

  @Override
  public int codes(int column) {
    return 0;
  }

  @Override
  public @Nullable Object coded(int column, int code) {
    throw new IndexOutOfBoundsException("column " + column + " has no codes");
  }

  @Override
  public @Nullable Geometry geometry(int row) {
    Feature feature = feature(row);
    return feature == null ? null : feature.geometry();
  }

  @Override
  public Optional<WorldBox> bounds(int row) {
    Geometry geometry = geometry(row);
    if (geometry == null || geometry.isEmpty()) {
      return Optional.empty();
    }
    Envelope box = geometry.getEnvelopeInternal();
    return CrsBounds.toLonLat(
            new Bounds(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()), info().crs())
        .map(WorldBox::ofLonLat);
  }
}
