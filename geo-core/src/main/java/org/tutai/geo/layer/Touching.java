package org.tutai.geo.layer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;

/**
 * The features that touch an area, found by the index and decided on exact geometries, in the
 * layer's CRS as far as the area has a place in it. Stateless, thread-safe.
 */
public final class Touching {

  private static final int STEP = 256;

  /** Hears how many features were looked at, and may end the search by throwing. */
  public interface Progress {

    /** Hears nothing. */
    Progress NONE = looked -> {};

    void at(long looked);
  }

  private final LayerView layer;
  private final PreparedGeometry area;
  private final @Nullable CoordinateTransform toLonLat;
  private final Progress progress;
  private long[] found = new long[256];
  private int size;
  private long looked;

  private Touching(LayerView layer, Geometry lonLat, Progress progress) {
    this.layer = layer;
    this.progress = progress;
    Crs crs = layer.info().crs();
    Geometry here = transformed(lonLat, Transforms.between(CrsRegistry.CRS84, crs));
    boolean there = isFinite(here);
    this.area = PreparedGeometryFactory.prepare(there ? here : lonLat);
    this.toLonLat = there ? null : Transforms.between(crs, CrsRegistry.CRS84);
  }

  /**
   * The ordinals of the features that have a point in common with an area, ascending. A feature
   * that is too broken for a decision counts when its bounds touch the area.
   *
   * @param lonLat longitude, latitude degrees within ±180; its sides as dense as they are to bend
   *     in the layer's CRS
   */
  public static long[] ordinals(LayerView layer, Geometry lonLat, Progress progress) {
    if (layer.raster().isPresent() || lonLat.isEmpty()) {
      return new long[0];
    }
    var search = new Touching(layer, lonLat, progress);
    for (int i = 0; i < lonLat.getNumGeometries(); i++) {
      search.look(lonLat.getGeometryN(i).getEnvelopeInternal());
    }
    return Arrays.stream(search.found, 0, search.size).sorted().distinct().toArray();
  }

  private void look(Envelope part) {
    WorldBox box =
        WorldBox.ofLonLat(
                new Bounds(part.getMinX(), part.getMinY(), part.getMaxX(), part.getMaxY()))
            .buffer(1);
    for (long turn = -1; turn <= 1; turn++) {
      long minX = box.minX() + turn * WorldGrid.UNITS_PER_TURN;
      long maxX = box.maxX() + turn * WorldGrid.UNITS_PER_TURN;
      if (maxX >= Integer.MIN_VALUE && minX <= Integer.MAX_VALUE) {
        look(
            new WorldBox(
                (int) Math.max(Integer.MIN_VALUE, minX),
                box.minY(),
                (int) Math.min(Integer.MAX_VALUE, maxX),
                box.maxY()),
            turn);
      }
    }
  }

  private void look(WorldBox box, long turn) {
    try (FeatureCursor cursor = layer.query(new Query(box, 0, Query.Order.ANY))) {
      while (cursor.next()) {
        if (looked++ % STEP == 0) {
          progress.at(looked);
        }
        Geometry geometry = cursor.geometry();
        if (geometry != null && touches(geometry, turn)) {
          add(cursor.ordinal());
        }
      }
    }
  }

  private boolean touches(Geometry geometry, long turn) {
    CoordinateTransform there = toLonLat;
    Geometry here = there == null ? geometry : transformed(geometry, there);
    if (turn != 0 && (there != null || layer.info().crs().geographic())) {
      here = shifted(here, -360.0 * turn);
    }
    try {
      return area.intersects(here);
    } catch (TopologyException | IllegalArgumentException broken) {
      return true;
    }
  }

  private void add(long ordinal) {
    if (size == found.length) {
      found = Arrays.copyOf(found, size * 2);
    }
    found[size++] = ordinal;
  }

  private static Geometry transformed(Geometry geometry, CoordinateTransform transform) {
    return changed(geometry, xy -> transform.transform(xy, 0, xy, 0, 1));
  }

  private static Geometry shifted(Geometry geometry, double degrees) {
    return changed(geometry, xy -> xy[0] += degrees);
  }

  private interface Change {
    void apply(double[] xy);
  }

  private static Geometry changed(Geometry geometry, Change change) {
    Geometry copy = geometry.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence points, int at) {
            double[] xy = {points.getX(at), points.getY(at)};
            change.apply(xy);
            points.setOrdinate(at, 0, xy[0]);
            points.setOrdinate(at, 1, xy[1]);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  private static boolean isFinite(Geometry geometry) {
    for (var place : geometry.getCoordinates()) {
      if (!Double.isFinite(place.x) || !Double.isFinite(place.y)) {
        return false;
      }
    }
    return true;
  }
}
