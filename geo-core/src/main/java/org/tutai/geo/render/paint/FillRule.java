package org.tutai.geo.render.paint;

/** Which points are inside a path that overlaps itself. */
public enum FillRule {
  /** Inside where the contours wind around the point, in sum, at least once. */
  NON_ZERO,
  /** Inside where a ray from the point crosses the contours an odd number of times. */
  EVEN_ODD
}
