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
  private final WorldPath cutLines = new WorldPath();
  private final WorldPath denseLines = new WorldPath();
  private final WorldClip clip = new WorldClip();
  private WorldPath shape = raw;
  private WorldPath outline = raw;
  private int[] pixels = new int[512];
  private int[] outlinePixels = pixels;

  /**
   * Reads the cursor's shape and moves it into the view.
   *
   * @param box the view with its buffer, to which shapes are cut where the projection is curved
   */
  void load(FeatureCursor cursor, GridTransform transform, WorldBox box) {
    cursor.path(raw);
    shape = raw;
    outline = raw;
    double longest = transform.longestStraightEdge();
    if (longest < Double.POSITIVE_INFINITY) {
      straighten(cursor.bounds(), transform, box, longest);
    }
    pixels = toPixels(shape, transform, pixels);
    outlinePixels =
        outline == shape
            ? pixels
            : toPixels(outline, transform, outlinePixels == pixels ? new int[0] : outlinePixels);
  }

  private static int[] toPixels(WorldPath path, GridTransform transform, int[] reuse) {
    int needed = 2 * path.vertices();
    int[] target = reuse.length < needed ? new int[needed + needed / 2] : reuse;
    transform.toPixels(path.coordinates(), 0, path.vertices(), target);
    return target;
  }

  /**
   * Cuts and bends for a curved projection. What is filled is cut as an area; what is stroked is
   * cut as lines, so that no stroke runs along the edge of the cut.
   */
  private void straighten(WorldBox bounds, GridTransform transform, WorldBox box, double longest) {
    boolean bend = transform.needsDensify(bounds);
    if (!box.contains(bounds)) {
      clip.clip(raw, box, cut);
      clip.clipOutlines(raw, box, cutLines);
      shape = bend ? dense(cut, longest, dense) : cut;
      outline = bend ? dense(cutLines, longest, denseLines) : cutLines;
    } else if (bend) {
      shape = dense(raw, longest, dense);
      outline = shape;
    }
  }

  private static WorldPath dense(WorldPath path, double longest, WorldPath into) {
    WorldClip.densify(path, longest, into);
    return into;
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
    outline = raw;
    outlinePixels = pixels;
  }

  int vertices() {
    return shape.vertices();
  }

  /** Gives rings, and lines closed, to be filled. */
  void fillTo(PathSink sink) {
    for (int part = 0; part < shape.parts(); part++) {
      if (shape.kind(part) != WorldPath.Kind.POINT
          && shape.partEnd(part) - shape.partStart(part) > 2) {
        trace(shape, pixels, part, sink);
        sink.close();
      }
    }
  }

  /** Gives lines and rings to be stroked. */
  void strokeTo(PathSink sink) {
    for (int part = 0; part < outline.parts(); part++) {
      if (outline.kind(part) != WorldPath.Kind.POINT) {
        trace(outline, outlinePixels, part, sink);
        if (outline.kind(part) == WorldPath.Kind.RING) {
          sink.close();
        }
      }
    }
  }

  private static void trace(WorldPath path, int[] xy, int part, PathSink sink) {
    int from = 2 * path.partStart(part);
    int to = 2 * path.partEnd(part);
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
