package org.tutai.geo.render;

import org.tutai.geo.crs.GridTransform;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.WorldPath;
import org.tutai.geo.render.paint.PathSink;

/**
 * One feature's shape in picture space; loaded once, drawn by several symbolizers. Holds buffers;
 * for one thread.
 */
final class ViewShape {

  private final WorldPath raw = new WorldPath();
  private final WorldPath cut = new WorldPath();
  private final WorldPath dense = new WorldPath();
  private final WorldClip clip = new WorldClip();
  private WorldPath shape = raw;
  private int[] pixels = new int[512];

  /**
   * Reads the cursor's shape and moves it into the view.
   *
   * @param box the view with its buffer, to which shapes are cut where the projection is curved
   */
  void load(FeatureCursor cursor, GridTransform transform, WorldBox box) {
    cursor.path(raw);
    shape = raw;
    double longest = transform.longestStraightEdge();
    if (longest < Double.POSITIVE_INFINITY) {
      straighten(cursor.bounds(), transform, box, longest);
    }
    int needed = 2 * shape.vertices();
    if (pixels.length < needed) {
      pixels = new int[needed + needed / 2];
    }
    transform.toPixels(shape.coordinates(), 0, shape.vertices(), pixels);
  }

  private void straighten(WorldBox bounds, GridTransform transform, WorldBox box, double longest) {
    if (!box.contains(bounds)) {
      clip.clip(shape, box, cut);
      shape = cut;
    }
    if (transform.needsDensify(bounds)) {
      WorldClip.densify(shape, longest, dense);
      shape = dense;
    }
  }

  /** Takes a rectangle, in pixels, instead of a feature. */
  void loadBox(double left, double top, double right, double bottom) {
    loadPixels(WorldPath.Kind.RING, left, top, right, top, right, bottom, left, bottom);
  }

  /** Takes a line with two bends, in pixels, instead of a feature. */
  void loadBend(double left, double bottom, double right, double top) {
    double third = (right - left) / 3;
    loadPixels(
        WorldPath.Kind.LINE, left, bottom, left + third, top, right - third, bottom, right, top);
  }

  private void loadPixels(WorldPath.Kind kind, double... xy) {
    raw.clear();
    for (int i = 0; i < xy.length; i += 2) {
      raw.add(0, 0);
      pixels[i] = (int) Math.rint(xy[i] * PathSink.ONE);
      pixels[i + 1] = (int) Math.rint(xy[i + 1] * PathSink.ONE);
    }
    raw.endPart(kind);
    shape = raw;
  }

  int vertices() {
    return shape.vertices();
  }

  /** Gives rings, and lines closed, to be filled. */
  void fillTo(PathSink sink) {
    for (int part = 0; part < shape.parts(); part++) {
      if (shape.kind(part) != WorldPath.Kind.POINT
          && shape.partEnd(part) - shape.partStart(part) > 2) {
        trace(part, sink);
        sink.close();
      }
    }
  }

  /** Gives lines and rings to be stroked. */
  void strokeTo(PathSink sink) {
    for (int part = 0; part < shape.parts(); part++) {
      if (shape.kind(part) != WorldPath.Kind.POINT) {
        trace(part, sink);
        if (shape.kind(part) == WorldPath.Kind.RING) {
          sink.close();
        }
      }
    }
  }

  private void trace(int part, PathSink sink) {
    int from = 2 * shape.partStart(part);
    int to = 2 * shape.partEnd(part);
    int[] xy = pixels;
    sink.moveTo(xy[from], xy[from + 1]);
    for (int i = from + 2; i < to; i += 2) {
      sink.lineTo(xy[i], xy[i + 1]);
    }
  }

  /** Whether the vertices are points, each to be marked. */
  boolean isPoints() {
    return shape.parts() > 0 && shape.kind(0) == WorldPath.Kind.POINT;
  }

  int x(int vertex) {
    return pixels[2 * vertex];
  }

  int y(int vertex) {
    return pixels[2 * vertex + 1];
  }
}
