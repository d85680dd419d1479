package org.tutai.geo.theme.picture;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;

/**
 * How far a map is turned on its picture, and about which pixel.
 *
 * @param radians clockwise
 * @param x of the pixel that stays where it is, from the left edge
 * @param y likewise, from the upper edge
 */
record Turn(double radians, double x, double y) {

  static Turn ofDegrees(double degrees, double x, double y) {
    return new Turn(Math.toRadians(degrees % 360), x, y);
  }

  boolean isNone() {
    return radians == 0;
  }

  /** Where a point of the picture comes to lie, from its upper left corner. */
  double[] turned(double fromX, double fromY) {
    return moved(fromX, fromY, Math.cos(radians), Math.sin(radians));
  }

  /** Where a point of the turned picture came from. */
  double[] back(double toX, double toY) {
    return moved(toX, toY, Math.cos(radians), -Math.sin(radians));
  }

  private double[] moved(double fromX, double fromY, double cos, double sin) {
    double dx = fromX - x;
    double dy = fromY - y;
    return new double[] {x + dx * cos - dy * sin, y + dx * sin + dy * cos};
  }

  /** The rectangle that has all that lies on a picture of a size once it is turned; y down. */
  Bounds before(int width, int height) {
    double left = x;
    double top = y;
    double right = x;
    double bottom = y;
    for (int corner = 0; corner < 4; corner++) {
      double[] from = back((corner & 1) * width, (corner >> 1) * height);
      left = Math.min(left, from[0]);
      top = Math.min(top, from[1]);
      right = Math.max(right, from[0]);
      bottom = Math.max(bottom, from[1]);
    }
    return new Bounds(left, top, right, bottom);
  }

  /**
   * The window, north up and of the same scale, that has all that a view shows once it is turned;
   * its middle is the pixel that stays.
   */
  MapView ground(MapView view) {
    Bounds before = before(view.width(), view.height());
    double halfWidth = Math.max(before.maxX() - x, x - before.minX());
    double halfHeight = Math.max(before.maxY() - y, y - before.minY());
    int width = 2 * (int) Math.ceil(halfWidth + 1);
    int height = 2 * (int) Math.ceil(halfHeight + 1);
    double middleX = view.bounds().minX() + x * view.unitsPerPixelX();
    double middleY = view.bounds().maxY() - y * view.unitsPerPixelY();
    double reachX = width / 2.0 * view.unitsPerPixelX();
    double reachY = height / 2.0 * view.unitsPerPixelY();
    return new MapView(
        view.crs(),
        new Bounds(middleX - reachX, middleY - reachY, middleX + reachX, middleY + reachY),
        width,
        height);
  }

  /** Lays what was drawn of {@link #ground}, turned, onto the picture. */
  void lay(Picture ground, Picture onto) {
    Overlay.stamp(onto, ground, x, y, ground.width(), radians);
  }
}
