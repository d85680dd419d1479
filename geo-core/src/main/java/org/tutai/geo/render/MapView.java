package org.tutai.geo.render;

import java.util.Objects;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;

/**
 * The window onto the map: a rectangle of a CRS drawn as width × height pixels, north up. Pixels
 * need not be square.
 *
 * @param bounds in the CRS's units, x before y
 * @param width of the picture in its own pixels
 * @param height likewise
 * @param pixelRatio how many pixels of the picture, along a side, stand for one pixel that styles
 *     speak of, from {@value #LEAST_RATIO} to {@value #MOST_RATIO}: 2 for a screen or print twice
 *     as fine. Lines, marks and letters take that many times more pixels, and the scale is that of
 *     the styles' pixels, so that a finer picture shows the same map
 */
public record MapView(Crs crs, Bounds bounds, int width, int height, double pixelRatio) {

  /** The side of the OGC's standard pixel, in metres. */
  public static final double PIXEL_METRES = 0.00028;

  /** The coarsest {@link #pixelRatio}. */
  public static final double LEAST_RATIO = 0.125;

  /** The finest {@link #pixelRatio}. */
  public static final double MOST_RATIO = 16;

  public MapView {
    Objects.requireNonNull(crs, "crs");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a view must be at least 1 x 1 pixels (got: " + width + " x " + height + ")");
    }
    if (!(bounds.width() > 0) || !(bounds.height() > 0)) {
      throw new IllegalArgumentException("a view's bounds must have an area (got: " + bounds + ")");
    }
    if (!(pixelRatio >= LEAST_RATIO && pixelRatio <= MOST_RATIO)) {
      throw new IllegalArgumentException(
          "a pixel ratio must be from "
              + LEAST_RATIO
              + " to "
              + MOST_RATIO
              + " (got: "
              + pixelRatio
              + ")");
    }
  }

  /** A view whose pixels are those that styles speak of. */
  public MapView(Crs crs, Bounds bounds, int width, int height) {
    this(crs, bounds, width, height, 1);
  }

  public double unitsPerPixelX() {
    return bounds.width() / width;
  }

  public double unitsPerPixelY() {
    return bounds.height() / height;
  }

  /** The width, in the CRS's units, of a pixel that styles speak of. */
  double unitsPerStylePixel() {
    return unitsPerPixelX() * pixelRatio;
  }

  /** The OGC's scale denominator, from the horizontal resolution (WMS 1.3.0, section 7.2.4.6.9). */
  public double scaleDenominator() {
    return unitsPerStylePixel() * crs.metresPerUnit() / PIXEL_METRES;
  }
}
