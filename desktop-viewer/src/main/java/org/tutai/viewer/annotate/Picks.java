package org.tutai.viewer.annotate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.Form;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Viewport;

/**
 * Finds annotations under a pixel, the uppermost first. Keeps where they are in the map's plane, so
 * that following the pointer over thousands of them is cheap. For the UI thread.
 */
final class Picks {

  private static final double REACH = 6;
  private static final int MOST_KEPT = 20_000;

  private final IdentityHashMap<Drawn, double[][]> planes = new IdentityHashMap<>();
  private @Nullable Crs crs;

  /** The uppermost annotation that a pixel hits. */
  Optional<Drawn> at(List<Annotation> annotations, Viewport on, double x, double y) {
    for (int i = annotations.size() - 1; i >= 0; i--) {
      if (annotations.get(i) instanceof Drawn drawn && hits(drawn, on, x, y)) {
        return Optional.of(drawn);
      }
    }
    return Optional.empty();
  }

  private boolean hits(Drawn drawn, Viewport on, double x, double y) {
    double[][] paths = plane(drawn, on.crs());
    double mapX = on.mapX(x);
    double mapY = on.mapY(y);
    if (drawn.kind().form() == Form.PLACE && drawn.kind() != Annotation.Kind.CIRCLE) {
      double dx = (mapX - paths[0][0]) / on.unitsPerPixel();
      double dy = (paths[0][1] - mapY) / on.unitsPerPixel();
      return Boxes.of(drawn).holds(dx, dy, REACH);
    }
    double reach = (REACH + drawn.style().strokeWidth() / 2) * on.unitsPerPixel();
    for (double[] path : paths) {
      if (distance(path, mapX, mapY) <= reach) {
        return true;
      }
    }
    boolean area = drawn.kind().form() != Form.PATH;
    return area && drawn.style().fillOpacity() > 0 && within(paths, mapX, mapY);
  }

  private double[][] plane(Drawn drawn, Crs now) {
    if (!now.equals(crs) || planes.size() > MOST_KEPT) {
      planes.clear();
      crs = now;
    }
    return planes.computeIfAbsent(drawn, each -> project(each, now));
  }

  private static double[][] project(Drawn drawn, Crs to) {
    return Edits.outline(drawn).stream().map(path -> project(path, to)).toArray(double[][]::new);
  }

  private static double[] project(List<Position> path, Crs to) {
    double[] at = new double[2 * path.size()];
    for (int i = 0; i < path.size(); i++) {
      at[2 * i] = path.get(i).lon();
      at[2 * i + 1] = path.get(i).lat();
    }
    Transforms.between(CrsRegistry.CRS84, to).transform(at, 0, at, 0, path.size());
    return at;
  }

  /** How near a path comes to a place of the plane. */
  private static double distance(double[] path, double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 2; i < path.length; i += 2) {
      double away = distance(path[i - 2], path[i - 1], path[i], path[i + 1], x, y);
      if (away < least) {
        least = away;
      }
    }
    return least;
  }

  /** From a place to a straight stretch. */
  static double distance(double x1, double y1, double x2, double y2, double x, double y) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length = dx * dx + dy * dy;
    double along = length > 0 ? ((x - x1) * dx + (y - y1) * dy) / length : 0;
    double at = Math.max(0, Math.min(1, along));
    return Math.hypot(x - x1 - at * dx, y - y1 - at * dy);
  }

  /** Whether a place is within rings, as even-odd filling has it. */
  private static boolean within(double[][] rings, double x, double y) {
    boolean inside = false;
    for (double[] ring : rings) {
      for (int i = 2; i < ring.length; i += 2) {
        boolean crosses = (ring[i - 1] > y) != (ring[i + 1] > y);
        if (crosses
            && x
                < ring[i - 2]
                    + (y - ring[i - 1]) / (ring[i + 1] - ring[i - 1]) * (ring[i] - ring[i - 2])) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}
