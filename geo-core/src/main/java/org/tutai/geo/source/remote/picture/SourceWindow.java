package org.tutai.geo.source.remote.picture;

import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.Transforms;

/**
 * The part of another CRS that lies under a view, and how fine it must be there. Immutable.
 *
 * @param bounds in units of that CRS, with a small margin
 * @param unitsPerPixel the finest resolution the view needs, in those units
 */
public record SourceWindow(Crs crs, Bounds bounds, double unitsPerPixel) {

  /** Places along each side of a view that are looked at; the inside too, for poles and bulges. */
  private static final int STEPS = 32;

  /** What curved sides may bulge between two of them, as a part of the whole. */
  private static final double MARGIN = 1.0 / 128;

  /** The window under a view; empty where the view shows nothing the CRS can express. */
  public static Optional<SourceWindow> under(RemoteView view, Crs crs) {
    if (view.crs().equals(crs)) {
      double finest = Math.min(view.unitsPerPixelX(), view.unitsPerPixelY());
      return Optional.of(new SourceWindow(crs, view.bounds(), finest));
    }
    CoordinateTransform toLonLat = view.crs().toLonLat();
    CoordinateTransform transform = Transforms.between(view.crs(), crs);
    var extent = new Extent();
    for (int row = 0; row <= STEPS; row++) {
      for (int column = 0; column <= STEPS; column++) {
        double[] place = place(view, column, row);
        if (inDomain(crs, toLonLat, place)) {
          extent.add(place, transform, view);
        }
      }
    }
    return extent.window(crs);
  }

  private static double[] place(RemoteView view, int column, int row) {
    Bounds b = view.bounds();
    return new double[] {
      b.minX() + b.width() * column / STEPS, b.minY() + b.height() * row / STEPS
    };
  }

  private static boolean inDomain(Crs crs, CoordinateTransform toLonLat, double[] place) {
    double[] lonLat = place.clone();
    toLonLat.transform(lonLat, 0, lonLat, 0, 1);
    return crs.domain().contains(lonLat[0], lonLat[1]);
  }

  /** A growing rectangle and the finest pixel seen in it. */
  private static final class Extent {
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;
    private double finest = Double.POSITIVE_INFINITY;

    void add(double[] place, CoordinateTransform transform, RemoteView view) {
      double[] p = {
        place[0],
        place[1],
        place[0] + view.unitsPerPixelX(),
        place[1],
        place[0],
        place[1] + view.unitsPerPixelY()
      };
      transform.transform(p, 0, p, 0, 3);
      if (!Double.isFinite(p[0]) || !Double.isFinite(p[1])) {
        return;
      }
      minX = Math.min(minX, p[0]);
      minY = Math.min(minY, p[1]);
      maxX = Math.max(maxX, p[0]);
      maxY = Math.max(maxY, p[1]);
      fine(Math.hypot(p[2] - p[0], p[3] - p[1]));
      fine(Math.hypot(p[4] - p[0], p[5] - p[1]));
    }

    private void fine(double distance) {
      if (distance > 0) {
        finest = Math.min(finest, distance);
      }
    }

    Optional<SourceWindow> window(Crs crs) {
      if (!(minX < maxX) || !(minY < maxY) || !Double.isFinite(finest)) {
        return Optional.empty();
      }
      double x = (maxX - minX) * MARGIN + finest;
      double y = (maxY - minY) * MARGIN + finest;
      return Optional.of(
          new SourceWindow(crs, new Bounds(minX - x, minY - y, maxX + x, maxY + y), finest));
    }
  }
}
