package org.tutai.geo.render;

import java.util.Objects;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;

/**
 * The window onto the map: a rectangle of a CRS drawn as width × height pixels, north up. Pixels
 * need not be square.
 *
 * @param bounds in the CRS's units, x before y
 */
public record MapView(Crs crs, Bounds bounds, int width, int height) {

  /** The side of the OGC's standard pixel, in metres. */
  public static final double PIXEL_METRES = 0.00028;

  public MapView {
    Objects.requireNonNull(crs, "crs");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a view must be at least 1 x 1 pixels (got: " + width + " x " + height + ")");
    }
    if (!(bounds.width() > 0) || !(bounds.height() > 0)) {
      throw new IllegalArgumentException("a view's bounds must have an area (got: " + bounds + ")");
    }
  }

  public double unitsPerPixelX() {
    return bounds.width() / width;
  }

  public double unitsPerPixelY() {
    return bounds.height() / height;
  }

  /** The OGC's scale denominator, from the horizontal resolution (WMS 1.3.0, section 7.2.4.6.9). */
  public double scaleDenominator() {
    return unitsPerPixelX() * crs.metresPerUnit() / PIXEL_METRES;
  }
}
