package org.tutai.geo.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PixelMesh;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Query;
import org.tutai.geo.raster.CellFields;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterPyramid;

/**
 * Finds the features under a place of a map picture, from the exact geometries.
 *
 * <p>An area is hit when it holds the place or its edge runs through it; a line or point when it
 * comes as near as its symbol reaches, and at least {@value #LEAST_REACH_PIXELS} pixels. Of a grid
 * the cell is given that holds the place, with its exact values, see {@link
 * org.tutai.geo.raster.CellFields}. What the style shows at the view's scale does not matter: the
 * data answer, not the picture. Stateless, thread-safe.
 */
public final class HitTest {

  private static final double LEAST_REACH_PIXELS = 4;

  /** How many features around the place are looked at. */
  private static final int MOST_LOOKED_AT = 20_000;

  private final LayerView layer;
  private final MapView view;
  private final double pixelX;
  private final double pixelY;
  private final double reach;
  private final CoordinateTransform toView;

  private HitTest(StyledLayer styled, MapView view, double pixelX, double pixelY) {
    this.layer = styled.layer();
    this.view = view;
    this.pixelX = pixelX;
    this.pixelY = pixelY;
    this.reach = SymbolReach.pixels(styled.style(), LEAST_REACH_PIXELS) * view.pixelRatio();
    this.toView = Transforms.between(layer.info().crs(), view.crs());
  }

  /**
   * The features at a place, those painted last first.
   *
   * @param pixelX pixels from the picture's left edge; the middle of the first pixel is 0.5
   * @param pixelY pixels from the top edge
   * @param most how many at the most
   */
  public static List<Feature> at(
      StyledLayer styled, MapView view, double pixelX, double pixelY, int most) {
    return new HitTest(styled, view, pixelX, pixelY).find(most);
  }

  private List<Feature> find(int most) {
    Optional<RasterPyramid> raster = layer.raster();
    if (raster.isPresent()) {
      return most > 0 ? cell(raster.get()).map(List::of).orElse(List.of()) : List.of();
    }
    double x = view.bounds().minX() + pixelX * view.unitsPerPixelX();
    double y = view.bounds().maxY() - pixelY * view.unitsPerPixelY();
    double[] around = around(x, y);
    view.crs().toLonLat().transform(around, 0, around, 0, around.length / 2);
    if (!Double.isFinite(around[0]) || !Double.isFinite(around[1])) {
      return List.of();
    }
    toMainTurn(around);
    var hits = new ArrayList<Feature>();
    for (long ordinal : candidates(box(around))) {
      layer.get(ordinal).filter(feature -> hit(feature, around[0], around[1])).ifPresent(hits::add);
      if (hits.size() == most) {
        break;
      }
    }
    return hits;
  }

  /** The cell in which the place lies, if any of its bands has a value. */
  private Optional<Feature> cell(RasterPyramid raster) {
    int width = raster.info().width();
    int height = raster.info().height();
    GridGeometry grid = raster.info().geometry();
    var mesh =
        new PixelMesh(
            view.crs(),
            view.bounds(),
            view.width(),
            view.height(),
            layer.info().crs(),
            grid.bounds(width, height));
    double[] place = mesh.at(pixelX, pixelY);
    double column = Math.floor(grid.column(place[0], place[1]));
    double row = Math.floor(grid.row(place[0], place[1]));
    if (!(column >= 0 && column < width && row >= 0 && row < height)) {
      return Optional.empty();
    }
    Feature cell = CellFields.cell(raster, (int) column, (int) row);
    return cell.values().stream().allMatch(Objects::isNull) ? Optional.empty() : Optional.of(cell);
  }

  /** Moves longitudes by whole turns so that the place comes to lie between 180° W and 180° E. */
  private static void toMainTurn(double[] lonLats) {
    double shift = 360 * Math.floor((lonLats[0] + 180) / 360);
    for (int i = 0; i < lonLats.length; i += 2) {
      lonLats[i] -= shift;
    }
  }

  /** The place, then the corners of the rectangle around it that a symbol can reach from. */
  private double[] around(double x, double y) {
    double dx = reach * view.unitsPerPixelX();
    double dy = reach * view.unitsPerPixelY();
    return new double[] {x, y, x - dx, y - dy, x + dx, y - dy, x - dx, y + dy, x + dx, y + dy};
  }

  private static WorldBox box(double[] lonLats) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < lonLats.length; i += 2) {
      if (Double.isFinite(lonLats[i]) && Double.isFinite(lonLats[i + 1])) {
        double x = WorldGrid.xOfLon(lonLats[i]);
        double y = WorldGrid.yOfLat(lonLats[i + 1]);
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
      }
    }
    return new WorldBox(
        WorldGrid.round(Math.floor(minX) - 1),
        WorldGrid.round(Math.floor(minY) - 1),
        WorldGrid.round(Math.ceil(maxX) + 1),
        WorldGrid.round(Math.ceil(maxY) + 1));
  }

  /** The features whose bounds touch the box, here or a turn of the earth away, the last first. */
  private Iterable<Long> candidates(WorldBox box) {
    NavigableSet<Long> ordinals = new TreeSet<>(Collections.reverseOrder());
    for (long turn = -1; turn <= 1; turn++) {
      long shift = turn * WorldGrid.UNITS_PER_TURN;
      long minX = box.minX() + shift;
      long maxX = box.maxX() + shift;
      if (minX >= Integer.MIN_VALUE && maxX <= Integer.MAX_VALUE) {
        collect(new WorldBox((int) minX, box.minY(), (int) maxX, box.maxY()), ordinals);
      }
    }
    return ordinals;
  }

  private void collect(WorldBox box, NavigableSet<Long> ordinals) {
    try (FeatureCursor cursor = layer.query(new Query(box, 0, Query.Order.ANY))) {
      while (cursor.next()) {
        ordinals.add(cursor.ordinal());
        if (ordinals.size() > MOST_LOOKED_AT) {
          ordinals.pollLast();
        }
      }
    }
  }

  private boolean hit(Feature feature, double lon, double lat) {
    Geometry geometry = feature.geometry();
    if (geometry == null) {
      return false;
    }
    Crs crs = layer.info().crs();
    for (int turn = -1; turn <= 1; turn++) {
      double[] place = {lon + turn * 360, lat};
      crs.fromLonLat().transform(place, 0, place, 0, 1);
      if (Double.isFinite(place[0]) && holds(geometry, new Coordinate(place[0], place[1]))) {
        return true;
      }
    }
    return near(geometry);
  }

  private static boolean holds(Geometry geometry, Coordinate place) {
    if (geometry instanceof Polygon polygon) {
      return polygon.getEnvelopeInternal().covers(place)
          && SimplePointInAreaLocator.locatePointInPolygon(place, polygon) != Location.EXTERIOR;
    }
    if (geometry instanceof GeometryCollection collection) {
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        if (holds(collection.getGeometryN(i), place)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a line or point comes near the place, measured in pixels of the picture. */
  private boolean near(Geometry geometry) {
    if (geometry instanceof GeometryCollection collection) {
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        if (near(collection.getGeometryN(i))) {
          return true;
        }
      }
      return false;
    }
    if (geometry instanceof Point point) {
      return !point.isEmpty() && near(point.getCoordinateSequence());
    }
    return geometry instanceof LineString line && near(line.getCoordinateSequence());
  }

  private boolean near(CoordinateSequence sequence) {
    double[] xy = new double[sequence.size() * 2];
    for (int i = 0; i < sequence.size(); i++) {
      xy[2 * i] = sequence.getX(i);
      xy[2 * i + 1] = sequence.getY(i);
    }
    toView.transform(xy, 0, xy, 0, sequence.size());
    toPixels(xy);
    double limit = reach * reach;
    if (sequence.size() == 1) {
      return distance2(xy[0], xy[1], xy[0], xy[1]) <= limit;
    }
    for (int i = 2; i < xy.length; i += 2) {
      if (distance2(xy[i - 2], xy[i - 1], xy[i], xy[i + 1]) <= limit) {
        return true;
      }
    }
    return false;
  }

  private void toPixels(double[] xy) {
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = (xy[i] - view.bounds().minX()) / view.unitsPerPixelX();
      xy[i + 1] = (view.bounds().maxY() - xy[i + 1]) / view.unitsPerPixelY();
    }
  }

  /** The square of the distance from the place to a stretch; NaN where an end has no place. */
  private double distance2(double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((pixelX - ax) * dx + (pixelY - ay) * dy) / length2 : 0;
    double along = Math.max(0, Math.min(1, t));
    double ex = ax + along * dx - pixelX;
    double ey = ay + along * dy - pixelY;
    return ex * ex + ey * ey;
  }
}
