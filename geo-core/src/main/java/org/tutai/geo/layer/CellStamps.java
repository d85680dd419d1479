package org.tutai.geo.layer;

import java.util.Arrays;
import org.tutai.geo.crs.WorldBox;

/**
 * A quadtree of cells over the world, each stamped with the hashes of the features that touch it,
 * so that a tile can tell whether anything under it changed.
 *
 * <p>A feature is entered at every level from the whole world down to the deepest level where its
 * bounds touch at most four cells; that last level is where it ends. A cell keeps two sums (mod
 * 2^64): of all features that reach its level there, and of those that end there. What a box covers
 * is then the first sum over the cells of a level as fine as the box, and the second over the
 * coarser levels above: no feature is missed, however large, and few cells are read.
 *
 * <p>Stored as three columns sorted by key: {@code key}, {@code reaching}, {@code ending}; the key
 * of a cell is {@code level << 56 | row << 28 | column}.
 */
final class CellStamps {

  static final int DEEPEST = 16;
  private static final int MOST_CELLS = 1 << 20;

  /** The world's square, with room for the poles: 2^32 units a side. */
  private static final int WORLD_BITS = 32;

  private final long[] keys;
  private final long[] reaching;
  private final long[] ending;

  CellStamps(long[] keys, long[] reaching, long[] ending) {
    this.keys = keys;
    this.reaching = reaching;
    this.ending = ending;
  }

  long[] keys() {
    return keys;
  }

  long[] reaching() {
    return reaching;
  }

  long[] ending() {
    return ending;
  }

  private static int cell(int coordinate, int level) {
    return (int) (((long) coordinate - Integer.MIN_VALUE) >>> (WORLD_BITS - level));
  }

  private static long key(int level, int row, int column) {
    return ((long) level << 56) | ((long) row << 28) | column;
  }

  /** The stamp of a box; 0 where nothing was ever entered. */
  long of(WorldBox box) {
    long span = Math.max((long) box.maxX() - box.minX(), (long) box.maxY() - box.minY());
    int level =
        Math.max(
            0,
            Math.min(
                DEEPEST, WORLD_BITS - (64 - Long.numberOfLeadingZeros(Math.max(span, 1))) + 1));
    long stamp = sum(level, box, reaching);
    for (int above = level - 1; above >= 0; above--) {
      long ended = sum(above, box, ending);
      stamp += ended == 0 ? 0 : mix(ended + above);
    }
    return stamp;
  }

  private long sum(int level, WorldBox box, long[] column) {
    int fromColumn = cell(box.minX(), level);
    int toColumn = cell(box.maxX(), level);
    long sum = 0;
    for (int row = cell(box.minY(), level); row <= cell(box.maxY(), level); row++) {
      int at = Arrays.binarySearch(keys, key(level, row, fromColumn));
      for (int i = at < 0 ? -at - 1 : at;
          i < keys.length && keys[i] <= key(level, row, toColumn);
          i++) {
        sum += mix(column[i] + keys[i]);
      }
    }
    return sum;
  }

  /**
   * A bijective scramble, so that sums don't cancel (the finalizer of SplitMix64, Steele, Lea and
   * Flood, 2014).
   */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Gathers features; for one thread. */
  static final class Builder {

    private CellSums cells = new CellSums(1 << 10);
    private int deepest = DEEPEST;

    void add(WorldBox box, long hash) {
      int end = lastLevel(box);
      for (int level = 0; level <= end; level++) {
        enter(level, box, hash, level == end);
      }
      if (cells.size() > MOST_CELLS && deepest > 1) {
        dropDeepest();
      }
    }

    private int lastLevel(WorldBox box) {
      int level = 0;
      while (level < deepest
          && cell(box.maxX(), level + 1) - cell(box.minX(), level + 1) <= 1
          && cell(box.maxY(), level + 1) - cell(box.minY(), level + 1) <= 1) {
        level++;
      }
      return level;
    }

    private void enter(int level, WorldBox box, long hash, boolean ends) {
      for (int row = cell(box.minY(), level); row <= cell(box.maxY(), level); row++) {
        for (int column = cell(box.minX(), level); column <= cell(box.maxX(), level); column++) {
          cells.add(key(level, row, column), hash, ends ? hash : 0);
        }
      }
    }

    private void dropDeepest() {
      deepest--;
      CellSums kept = new CellSums(cells.size());
      for (int slot = 0; slot < cells.slots(); slot++) {
        long key = cells.key(slot);
        long level = key >>> 56;
        if (key >= 0 && level <= deepest) {
          long reaching = cells.reaching(slot);
          kept.add(key, reaching, level == deepest ? reaching : cells.ending(slot));
        }
      }
      cells = kept;
    }

    CellStamps build() {
      long[] keys = cells.sortedKeys();
      long[] reaching = new long[keys.length];
      long[] ending = new long[keys.length];
      for (int i = 0; i < keys.length; i++) {
        int slot = cells.slotOf(keys[i]);
        reaching[i] = cells.reaching(slot);
        ending[i] = cells.ending(slot);
      }
      return new CellStamps(keys, reaching, ending);
    }
  }
}
