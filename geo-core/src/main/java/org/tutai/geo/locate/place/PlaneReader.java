package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.place.CoordinateText.Axis;
import org.tutai.geo.locate.place.CoordinateText.Mark;
import org.tutai.geo.locate.place.CoordinateText.Num;
import org.tutai.geo.locate.place.CoordinateText.Token;

/** Reads two plain numbers, an easting and a northing in either order. Stateless, thread-safe. */
final class PlaneReader {

  /**
   * Two numbers of a plane.
   *
   * @param step of the coarser last digit
   * @param labelled whether the text says which is which
   */
  record Pair(double east, double north, double step, boolean labelled) {}

  private PlaneReader() {}

  /** The pair of a text as it is labelled, or in its order; null when it isn't a pair. */
  static @Nullable Pair read(CoordinateText text) {
    List<Num> nums = new ArrayList<>();
    List<Axis> axes = new ArrayList<>();
    boolean degrees = false;
    for (Token token : text.tokens()) {
      if (token.num() != null) {
        nums.add(token.num());
      }
      if (token.axis() != null) {
        axes.add(token.axis());
      }
      degrees |= token.mark() == Mark.DEGREE || token.mark() == Mark.SECOND;
    }
    if (nums.size() != 2 || degrees || axes.size() > 2) {
      return null;
    }
    boolean swapped = !axes.isEmpty() && !axes.get(0).eastward;
    Num east = nums.get(swapped ? 1 : 0);
    Num north = nums.get(swapped ? 0 : 1);
    double step = Math.pow(10, -Math.min(east.decimals(), north.decimals()));
    return new Pair(east.value(), north.value(), step, !axes.isEmpty());
  }
}
