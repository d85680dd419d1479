package org.tutai.geo.feature;

/** What a layer's geometries are, for symbols and services; single and multi forms are one kind. */
public enum GeometryKind {
  POINT,
  LINE,
  POLYGON,
  /** More than one of the kinds above, or geometry collections. */
  MIXED,
  /** No features but a grid of cells; see the room {@code raster}. */
  RASTER,
  /** A table without geometry. */
  NONE
}
