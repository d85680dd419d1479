package org.tutai.geo.render.label;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Planned labels, found by place and resolution. Grows while a plan is made, then stays as it is.
 */
final class LabelIndex {

  /*
   * A label is filed under one cell of one level. The level is the power of two just above the label's reach on
   * the ground at the coarse end of its range (reach: the greatest distance from the anchor to an edge of the box);
   * a level's cells are CELL times as wide. Labels of one level, all shown just below that end, do not overlap
   * there, so a cell holds few. To find what may touch a box at resolution r, look in each level only at the cells
   * within reach. y is stretched by the boxes' usual aspect, so that cells fit wide labels.
   *
   * Cells are hashed into one table of chains. Cells that share a chain are told apart by the label's own level
   * and cell, so that nothing is met twice.
   *
   * Road not taken: an R-tree over anchors finds neighbours as fast at one resolution, but at a coarse one it
   * would walk past every label that does not show there.
   */

  private static final int CELL = 2;

  /** Labels without a coarse end; at most a few can be. */
  private static final int ENDLESS = Double.MAX_EXPONENT + 1;

  private static final int LEVEL_OFFSET = -Double.MIN_EXPONENT + 64;

  private final double aspect;
  private int size;
  private long[] ids;
  private double[] x;
  private double[] y;
  private float[] left;
  private float[] right;
  private float[] up;
  private float[] down;
  private double[] from;
  private double[] to;
  private short[] levelOf;

  /** Chains of cells: first label of a chain plus 1, and the next of each label plus 1. */
  private final int[] chainHeads;

  private int[] chainNext;
  private int[] levelNext;

  private final Level[] levels = new Level[ENDLESS + LEVEL_OFFSET + 1];

  /** The levels in use, coarsest first. */
  private Level[] used = {};

  LabelIndex(int capacity, double aspect) {
    this.aspect = aspect;
    ids = new long[capacity];
    x = new double[capacity];
    y = new double[capacity];
    left = new float[capacity];
    right = new float[capacity];
    up = new float[capacity];
    down = new float[capacity];
    from = new double[capacity];
    to = new double[capacity];
    levelOf = new short[capacity];
    chainNext = new int[capacity];
    levelNext = new int[capacity];
    chainHeads = new int[Math.max(16, Integer.highestOneBit(Math.max(1, capacity)) * 2)];
  }

  int size() {
    return size;
  }

  long id(int label) {
    return ids[label];
  }

  double x(int label) {
    return x[label];
  }

  double y(int label) {
    return y[label];
  }

  double from(int label) {
    return from[label];
  }

  double to(int label) {
    return to[label];
  }

  /** Files a label that shows in [from, to). */
  void add(LabelCandidate c, double shownFrom, double shownTo) {
    int i = size++;
    ids[i] = c.id();
    x[i] = c.x();
    y[i] = c.y();
    left[i] = c.left();
    right[i] = c.right();
    up[i] = c.up();
    down[i] = c.down();
    from[i] = shownFrom;
    to[i] = shownTo;
    file(i, reach(c.left(), c.right(), c.up(), c.down()));
  }

  private void file(int i, double reach) {
    Level level = level(levelFor(to[i] * reach));
    levelOf[i] = (short) level.number;
    levelNext[i] = level.first;
    level.first = i + 1;
    level.count++;
    level.coarsest = Math.max(level.coarsest, to[i]);
    level.reach = Math.max(level.reach, reach);
    int chain = chain(level.number, level.cell(x[i]), level.cell(y[i] * aspect));
    chainNext[i] = chainHeads[chain];
    chainHeads[chain] = i + 1;
  }

  /** Gives back the memory that rejected candidates had been allowed. */
  void trim() {
    ids = Arrays.copyOf(ids, size);
    x = Arrays.copyOf(x, size);
    y = Arrays.copyOf(y, size);
    left = Arrays.copyOf(left, size);
    right = Arrays.copyOf(right, size);
    up = Arrays.copyOf(up, size);
    down = Arrays.copyOf(down, size);
    from = Arrays.copyOf(from, size);
    to = Arrays.copyOf(to, size);
    levelOf = Arrays.copyOf(levelOf, size);
    chainNext = Arrays.copyOf(chainNext, size);
    levelNext = Arrays.copyOf(levelNext, size);
  }

  /** Told of the stretches of resolution that planned labels take from a candidate. */
  interface ConflictVisitor {

    /** Returns the resolution up to which conflicts are still of interest; 0 ends the search. */
    double taken(double from, double to);
  }

  /** Tells of every planned label that overlaps the candidate at some resolution below a limit. */
  void visitConflicts(LabelCandidate c, double limit, ConflictVisitor visitor) {
    double reach = reach(c.left(), c.right(), c.up(), c.down());
    double upTo = limit;
    for (Level level : used) {
      double coarsest = Math.min(upTo, level.coarsest);
      double distance = coarsest * (reach + level.reach);
      var cells =
          level.cells(c.x() - distance, c.y() * aspect - distance, 2 * distance, 2 * distance);
      upTo =
          cells == null
              ? inLevel(level, c, upTo, visitor)
              : inCells(level, cells, c, upTo, visitor);
      if (upTo <= 0) {
        return;
      }
    }
  }

  private double inLevel(Level level, LabelCandidate c, double limit, ConflictVisitor visitor) {
    double upTo = limit;
    for (int i = level.first - 1; i >= 0 && upTo > 0; i = levelNext[i] - 1) {
      upTo = conflict(i, c, upTo, visitor);
    }
    return upTo;
  }

  private double inCells(
      Level level, Cells cells, LabelCandidate c, double limit, ConflictVisitor visitor) {
    double upTo = limit;
    for (long row = cells.minY; row <= cells.maxY; row++) {
      for (long column = cells.minX; column <= cells.maxX; column++) {
        int i = chainHeads[chain(level.number, column, row)] - 1;
        for (; i >= 0 && upTo > 0; i = chainNext[i] - 1) {
          if (levelOf[i] == level.number) {
            upTo = conflict(i, c, upTo, visitor);
          }
        }
      }
    }
    return upTo;
  }

  private double conflict(int i, LabelCandidate c, double upTo, ConflictVisitor visitor) {
    double start = Math.max(conflictResolution(i, c), from[i]);
    boolean takes = start < to[i] && start < upTo;
    return takes ? Math.min(upTo, visitor.taken(start, to[i])) : upTo;
  }

  /** The resolution above which the boxes overlap; infinite when they never do. */
  private double conflictResolution(int i, LabelCandidate c) {
    double across = meet(x[i] - c.x(), c.right() + left[i], c.left() + right[i]);
    double along = meet(y[i] - c.y(), c.up() + down[i], c.down() + up[i]);
    return Math.max(across, along);
  }

  /**
   * The resolution above which two spans overlap, when the second's anchor lies {@code apart} units
   * after the first's and the spans need {@code after} pixels in that order, {@code before} in the
   * other.
   */
  private static double meet(double apart, double after, double before) {
    if (apart == 0) {
      return after > 0 && before > 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    // A room of 0 pixels gives infinity: the spans lie back to back.
    return apart > 0 ? apart / after : -apart / before;
  }

  /** The labels shown at a resolution whose boxes touch a rectangle, in the order of the plan. */
  int[] find(double minX, double minY, double maxX, double maxY, double resolution) {
    var found = new Found();
    for (Level level : used) {
      if (level.coarsest > resolution) {
        double reach = resolution * level.reach;
        double width = maxX - minX + 2 * reach;
        double height = (maxY - minY) * aspect + 2 * reach;
        var cells = level.cells(minX - reach, minY * aspect - reach, width, height);
        collect(level, cells, new Window(minX, minY, maxX, maxY, resolution), found);
      }
    }
    int[] labels = Arrays.copyOf(found.labels, found.count);
    Arrays.sort(labels);
    return labels;
  }

  private void collect(Level level, @Nullable Cells cells, Window window, Found found) {
    if (cells == null) {
      for (int i = level.first - 1; i >= 0; i = levelNext[i] - 1) {
        addIfShown(i, window, found);
      }
      return;
    }
    for (long row = cells.minY; row <= cells.maxY; row++) {
      for (long column = cells.minX; column <= cells.maxX; column++) {
        int i = chainHeads[chain(level.number, column, row)] - 1;
        for (; i >= 0; i = chainNext[i] - 1) {
          if (isIn(i, level, column, row)) {
            addIfShown(i, window, found);
          }
        }
      }
    }
  }

  private boolean isIn(int i, Level level, long column, long row) {
    return levelOf[i] == level.number
        && level.cell(x[i]) == column
        && level.cell(y[i] * aspect) == row;
  }

  private void addIfShown(int i, Window w, Found found) {
    double r = w.resolution;
    if (from[i] <= r
        && r < to[i]
        && x[i] - r * left[i] <= w.maxX
        && x[i] + r * right[i] >= w.minX
        && y[i] - r * down[i] <= w.maxY
        && y[i] + r * up[i] >= w.minY) {
      found.add(i);
    }
  }

  private double reach(float toLeft, float toRight, float toUp, float toDown) {
    return Math.max(Math.max(toLeft, toRight), Math.max(toUp, toDown) * aspect);
  }

  private static int levelFor(double reachOnTheGround) {
    return Math.min(ENDLESS, Math.getExponent(reachOnTheGround) + 1);
  }

  private Level level(int number) {
    int at = number + LEVEL_OFFSET;
    Level level = levels[at];
    if (level == null) {
      level = new Level(number);
      levels[at] = level;
      used = Arrays.copyOf(used, used.length + 1);
      used[used.length - 1] = level;
      Arrays.sort(used, (a, b) -> Integer.compare(b.number, a.number));
    }
    return level;
  }

  private int chain(int level, long column, long row) {
    long hash = LabelPlanner.mix(column * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL + level);
    return (int) hash & (chainHeads.length - 1);
  }

  /** One size of label on the ground. */
  private static final class Level {

    final int number;
    private final double cellsPerUnit;
    int first;
    int count;

    /** The coarsest end of a label's range in this level. */
    double coarsest;

    /** The greatest reach of a label in this level, in pixels. */
    double reach;

    Level(int number) {
      this.number = number;
      this.cellsPerUnit = number == ENDLESS ? 0 : Math.scalb(1.0 / CELL, -number);
    }

    long cell(double at) {
      return (long) Math.floor(at * cellsPerUnit);
    }

    /** The cells under a rectangle, or null when looking at every label is no more work. */
    @Nullable Cells cells(double minX, double minY, double width, double height) {
      double columns = width * cellsPerUnit + 2;
      double rows = height * cellsPerUnit + 2;
      if (!(columns * rows < count) || cellsPerUnit == 0) {
        return null;
      }
      return new Cells(cell(minX), cell(minY), cell(minX + width), cell(minY + height));
    }
  }

  private record Cells(long minX, long minY, long maxX, long maxY) {}

  private record Window(double minX, double minY, double maxX, double maxY, double resolution) {}

  private static final class Found {
    int[] labels = new int[32];
    int count;

    void add(int label) {
      if (count == labels.length) {
        labels = Arrays.copyOf(labels, count * 2);
      }
      labels[count++] = label;
    }
  }
}
