package org.tutai.viewer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.render.MapView;

/**
 * A rectangle of a picture's pixels.
 *
 * @param left the first column
 * @param top the first row
 * @param right after the last column
 * @param bottom after the last row
 */
record PixelBox(int left, int top, int right, int bottom) {

  /** How far from whole pixels two windows may lie and still share them. */
  private static final double WHOLE = 1e-4;

  static PixelBox all(MapView view) {
    return new PixelBox(0, 0, view.width(), view.height());
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  long area() {
    return (long) Math.max(0, width()) * Math.max(0, height());
  }

  boolean isEmpty() {
    return left >= right || top >= bottom;
  }

  boolean contains(int x, int y) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  private PixelBox within(PixelBox other) {
    return new PixelBox(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  /** The part of a view that this is. */
  MapView of(MapView view) {
    double x = view.unitsPerPixelX();
    double y = view.unitsPerPixelY();
    Bounds bounds = view.bounds();
    return new MapView(
        view.crs(),
        new Bounds(
            bounds.minX() + left * x,
            bounds.maxY() - bottom * y,
            bounds.minX() + right * x,
            bounds.maxY() - top * y),
        width(),
        height(),
        view.pixelRatio());
  }

  /**
   * The pixels of a view that another at the same scale has too, when they lie a whole number of
   * pixels apart; {@code shift} takes how far right and down of the other's corner they begin.
   */
  static Optional<PixelBox> shared(MapView view, MapView other, int[] shift) {
    double unitsX = view.unitsPerPixelX();
    double unitsY = view.unitsPerPixelY();
    boolean sameScale =
        view.crs().equals(other.crs())
            && view.pixelRatio() == other.pixelRatio()
            && Math.abs(other.unitsPerPixelX() / unitsX - 1) * view.width() < WHOLE
            && Math.abs(other.unitsPerPixelY() / unitsY - 1) * view.height() < WHOLE;
    double dx = (view.bounds().minX() - other.bounds().minX()) / unitsX;
    double dy = (other.bounds().maxY() - view.bounds().maxY()) / unitsY;
    boolean whole =
        Math.abs(dx - Math.rint(dx)) < WHOLE
            && Math.abs(dy - Math.rint(dy)) < WHOLE
            && Math.abs(dx) < 1 << 20
            && Math.abs(dy) < 1 << 20;
    if (!sameScale || !whole) {
      return Optional.empty();
    }
    shift[0] = (int) Math.rint(dx);
    shift[1] = (int) Math.rint(dy);
    PixelBox there =
        new PixelBox(-shift[0], -shift[1], other.width() - shift[0], other.height() - shift[1]);
    return Optional.of(there.within(all(view))).filter(box -> !box.isEmpty());
  }

  /** The pixels of a view, at any scale, that another shows too, rounded inwards. */
  static PixelBox covered(MapView view, MapView other) {
    Bounds mine = view.bounds();
    Bounds its = other.bounds();
    double x = view.unitsPerPixelX();
    double y = view.unitsPerPixelY();
    return new PixelBox(
            pixel(Math.ceil((its.minX() - mine.minX()) / x - WHOLE)),
            pixel(Math.ceil((mine.maxY() - its.maxY()) / y - WHOLE)),
            pixel(Math.floor((its.maxX() - mine.minX()) / x + WHOLE)),
            pixel(Math.floor((mine.maxY() - its.minY()) / y + WHOLE)))
        .within(all(view));
  }

  private static int pixel(double at) {
    return (int) Math.max(-1e9, Math.min(1e9, at));
  }

  /** What is left of this box around another within it: above, below, left and right. */
  List<PixelBox> around(PixelBox inner) {
    var rest = new ArrayList<PixelBox>();
    rest.add(new PixelBox(left, top, right, inner.top));
    rest.add(new PixelBox(left, inner.bottom, right, bottom));
    rest.add(new PixelBox(left, inner.top, inner.left, inner.bottom));
    rest.add(new PixelBox(inner.right, inner.top, right, inner.bottom));
    rest.removeIf(PixelBox::isEmpty);
    return rest;
  }

  /** Cut across into pieces of about the same height. */
  List<PixelBox> bands(int most, int leastHeight) {
    int count = Math.max(1, Math.min(most, height() / leastHeight));
    var bands = new ArrayList<PixelBox>();
    for (int i = 0; i < count; i++) {
      bands.add(
          new PixelBox(
              left,
              top + (int) ((long) height() * i / count),
              right,
              top + (int) ((long) height() * (i + 1) / count)));
    }
    return bands;
  }
}
