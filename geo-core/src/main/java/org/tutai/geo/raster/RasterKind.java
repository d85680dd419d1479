package org.tutai.geo.raster;

/** What the samples of a grid stand for. */
public enum RasterKind {
  /** Measured quantities such as heights; drawn by a colour map or shaded as relief. */
  QUANTITY,
  /** Brightness in one band, with opacity in a second where there are two. */
  GREY,
  /** Numbers of colours in a palette; averaging them means nothing. */
  PALETTE,
  /** Red, green and blue, with opacity in a fourth band where there are four or more. */
  COLOR
}
