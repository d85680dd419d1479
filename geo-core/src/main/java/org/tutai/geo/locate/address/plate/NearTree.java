package org.tutai.geo.locate.address.plate;

import java.util.Arrays;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/**
 * Finds the houses nearest to a place in a packed R-tree. Immutable, thread-safe.
 *
 * <p>Distances are those of {@link PlateDistance}; a box is passed over only when its nearest point
 * is farther than the farthest house kept, so the answer is exact.
 */
final class NearTree {

  /** How many houses or boxes a box holds. */
  static final int FAN = 16;

  private static final int BOX = 16;
  private static final double E7 = 1e-7;

  private final MappedFile file;
  private final long order;
  private final long boxes;
  private final long places;
  private final int placeBytes;
  private final int houses;

  /** For each level, the lowest first, where its boxes start; after the last, the end. */
  private final int[] levels;

  NearTree(SegmentFile segment) {
    this.file = segment.file();
    this.order = segment.offset(Kind.NEAR_ORDER);
    this.boxes = segment.offset(Kind.NEAR_BOXES);
    this.places = segment.offset(Kind.HOUSES);
    this.placeBytes = Kind.HOUSES.recordBytes;
    this.houses = segment.count(Kind.HOUSES);
    this.levels = levels(houses);
  }

  private static int[] levels(int houses) {
    int[] levels = new int[10];
    int count = houses;
    int used = 0;
    do {
      count = (count + FAN - 1) / FAN;
      levels[used + 1] = levels[used] + count;
      used++;
    } while (count > 1);
    return Arrays.copyOf(levels, used + 1);
  }

  /** How many boxes there must be. */
  static int boxes(int houses) {
    int[] levels = levels(houses);
    return levels[levels.length - 1];
  }

  /** What has been found so far, the nearest first. */
  private static final class Found {
    final PlateDistance plane;
    final double lon;
    final double lat;
    final int[] into;
    final double[] squares;
    final double most;

    /** For each level, how far the boxes are that are being visited there; visited, NaN. */
    final double[] boxes;

    int count;

    Found(double lon, double lat, double withinMetres, int[] into, int levels) {
      this.plane = PlateDistance.at(lat);
      this.lon = lon;
      this.lat = lat;
      this.into = into;
      this.squares = new double[into.length];
      this.most = withinMetres * withinMetres;
      this.boxes = new double[levels * FAN];
    }

    double limit() {
      return count < into.length ? most : squares[count - 1];
    }

    void offer(int house, double squared) {
      if (squared > limit() || (count == into.length && !isBefore(house, squared, count - 1))) {
        return;
      }
      int at = count < into.length ? count++ : count - 1;
      while (at > 0 && isBefore(house, squared, at - 1)) {
        into[at] = into[at - 1];
        squares[at] = squares[at - 1];
        at--;
      }
      into[at] = house;
      squares[at] = squared;
    }

    private boolean isBefore(int house, double squared, int at) {
      return squared < squares[at] || (squared == squares[at] && house < into[at]);
    }
  }

  /** Fills an array with the nearest, of those as near the lower number first; returns how many. */
  int nearest(double lon, double lat, double withinMetres, int[] into) {
    if (houses == 0 || into.length == 0) {
      return 0;
    }
    Found found = new Found(lon, lat, withinMetres, into, levels.length);
    int top = levels.length - 2;
    if (squaredToBox(found, levels[top]) <= found.limit()) {
      visit(found, top, 0);
    }
    return found.count;
  }

  /** Visits what a box holds, the nearer first. */
  private void visit(Found found, int level, int at) {
    if (level == 0) {
      visitHouses(found, at);
      return;
    }
    int from = at * FAN;
    int count = Math.min(FAN, levels[level] - levels[level - 1] - from);
    int slot = level * FAN;
    for (int child = 0; child < count; child++) {
      found.boxes[slot + child] = squaredToBox(found, levels[level - 1] + from + child);
    }
    int next = nearestBox(found, slot, count);
    while (next >= 0) {
      found.boxes[slot + next] = Double.NaN;
      visit(found, level - 1, from + next);
      next = nearestBox(found, slot, count);
    }
  }

  /** The nearest box that has not been visited and may hold something near enough; -1 for none. */
  private static int nearestBox(Found found, int slot, int count) {
    int next = -1;
    double least = found.limit();
    for (int child = 0; child < count; child++) {
      double squared = found.boxes[slot + child];
      if (squared < least || (next < 0 && squared == least)) {
        least = squared;
        next = child;
      }
    }
    return next;
  }

  private void visitHouses(Found found, int box) {
    int from = box * FAN;
    int to = Math.min(from + FAN, houses);
    for (int i = from; i < to; i++) {
      int house = file.getInt(order + 4L * i);
      long place = places + (long) placeBytes * house;
      found.offer(
          house,
          found.plane.squared(found.lon, found.lat, file.getInt(place), file.getInt(place + 4)));
    }
  }

  private double squaredToBox(Found found, int box) {
    long at = boxes + (long) BOX * box;
    double east =
        beyond(found.lon, file.getInt(at) * E7, file.getInt(at + 8) * E7)
            * found.plane.eastMetres();
    double north =
        beyond(found.lat, file.getInt(at + 4) * E7, file.getInt(at + 12) * E7)
            * found.plane.northMetres();
    return east * east + north * north;
  }

  private static double beyond(double value, double least, double most) {
    return value < least ? least - value : Math.max(0, value - most);
  }
}
