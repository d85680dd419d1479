package org.tutai.geo.source.remote.picture;

import java.util.Objects;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;

/**
 * The window that is wanted: a rectangle of a CRS as width × height pixels, north up. Immutable.
 *
 * @param bounds in the CRS's units, x before y, with an area
 * @param width in pixels, 1 to {@value #LONGEST_SIDE}
 * @param height likewise
 */
public record RemoteView(Crs crs, Bounds bounds, int width, int height) {

  /** The most pixels along a side. */
  public static final int LONGEST_SIDE = 4096;

  public RemoteView {
    Objects.requireNonNull(crs, "crs");
    boolean sized = width >= 1 && height >= 1 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
    if (!sized) {
      throw new IllegalArgumentException(
          "a view must be from 1 to "
              + LONGEST_SIDE
              + " pixels wide and high (got: "
              + width
              + " x "
              + height
              + ")");
    }
    if (!(bounds.width() > 0) || !(bounds.height() > 0)) {
      throw new IllegalArgumentException("a view's bounds must have an area (got: " + bounds + ")");
    }
  }

  /** The width of a pixel in units of the CRS. */
  public double unitsPerPixelX() {
    return bounds.width() / width;
  }

  /** The height of a pixel in units of the CRS. */
  public double unitsPerPixelY() {
    return bounds.height() / height;
  }
}
