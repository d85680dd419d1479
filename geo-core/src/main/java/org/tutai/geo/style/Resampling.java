package org.tutai.geo.style;

/** How the value of a place between the middles of a raster's cells is found. */
public enum Resampling {
  /** The value of the cell in which the place lies. */
  NEAREST,
  /** From the four cells around, by distance in each axis. */
  BILINEAR,
  /** From sixteen cells, by Catmull and Rom's spline: smooth slopes, sharper than bilinear. */
  CUBIC
}
