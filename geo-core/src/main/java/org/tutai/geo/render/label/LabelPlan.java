package org.tutai.geo.render.label;

import org.tutai.geo.crs.Bounds;

/**
 * The labels of a published map in one CRS, each with the range of resolutions in which it shows.
 * Within a plan labels are numbered from 0, the most important first. Immutable, thread-safe.
 */
public final class LabelPlan {

  /** A plan without labels. */
  public static final LabelPlan EMPTY = new LabelPlanner(1).plan();

  private final LabelIndex index;

  LabelPlan(LabelIndex index) {
    this.index = index;
  }

  /** How many labels show at some resolution. */
  public int size() {
    return index.size();
  }

  /**
   * The numbers of the labels that show at a resolution and whose boxes touch the window, edges
   * included, most important first.
   *
   * @param window in CRS units
   * @param resolution CRS units in a pixel, positive
   */
  public int[] find(Bounds window, double resolution) {
    if (!(resolution > 0)) {
      throw new IllegalArgumentException("resolution must be positive (got: " + resolution + ")");
    }
    return index.find(window.minX(), window.minY(), window.maxX(), window.maxY(), resolution);
  }

  /** The candidate's id. */
  public long id(int label) {
    return index.id(label);
  }

  /** The anchor's x in CRS units. */
  public double x(int label) {
    return index.x(label);
  }

  /** The anchor's y in CRS units. */
  public double y(int label) {
    return index.y(label);
  }

  /** The finest resolution at which the label shows. */
  public double minResolution(int label) {
    return index.from(label);
  }

  /** The resolution from which on the label no longer shows; may be infinite. */
  public double maxResolution(int label) {
    return index.to(label);
  }
}
