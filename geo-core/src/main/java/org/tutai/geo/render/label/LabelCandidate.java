package org.tutai.geo.render.label;

/**
 * A label that wants to show: a box of fixed pixel size on an anchor fixed to the ground.
 *
 * <p>The box holds everything that must stay free: the text, its halo, a margin. It always includes
 * its anchor: a text set beside or above its point reserves the way to the point too. That makes
 * two boxes, once they overlap at a resolution, overlap at every coarser one.
 *
 * @param id the caller's name for the label
 * @param key decides between equal priorities, together with the place: something that stays when
 *     other labels come and go, such as a hash of the text
 * @param x of the anchor, in CRS units, growing to the right
 * @param y of the anchor, in CRS units, growing upwards
 * @param left pixels from the anchor to the box's left edge, not negative
 * @param right pixels from the anchor to the box's right edge, not negative
 * @param up pixels from the anchor to the box's upper edge, not negative
 * @param down pixels from the anchor to the box's lower edge, not negative
 * @param priority greater wins
 * @param minResolution the finest resolution (CRS units in a pixel) at which the label's rule holds
 * @param maxResolution the resolution from which on the rule no longer holds; may be infinite
 */
public record LabelCandidate(
    long id,
    long key,
    double x,
    double y,
    float left,
    float right,
    float up,
    float down,
    double priority,
    double minResolution,
    double maxResolution) {

  public LabelCandidate {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("anchor must be finite (got: " + x + ", " + y + ")");
    }
    if (!isExtent(left) || !isExtent(right) || !isExtent(up) || !isExtent(down)) {
      throw new IllegalArgumentException(
          "the box must include its anchor and be finite (got: left "
              + left
              + ", right "
              + right
              + ", up "
              + up
              + ", down "
              + down
              + ")");
    }
    if (!(left + right > 0) || !(up + down > 0)) {
      throw new IllegalArgumentException(
          "the box must have an area (got: " + (left + right) + " x " + (up + down) + " px)");
    }
    if (Double.isNaN(priority)) {
      throw new IllegalArgumentException("priority must be a number (got: NaN)");
    }
    if (!(minResolution >= 0) || !(maxResolution > minResolution)) {
      throw new IllegalArgumentException(
          "resolutions must be 0 <= min < max (got: "
              + minResolution
              + " to "
              + maxResolution
              + ")");
    }
  }

  private static boolean isExtent(float pixels) {
    return pixels >= 0 && pixels < Float.POSITIVE_INFINITY;
  }
}
