package org.tutai.geo.layer;

import java.util.Arrays;

/**
 * A table from cell keys to two sums, by open addressing: compiling enters every feature in a cell
 * of each level, too often for boxed keys. Keys are not negative. For one thread.
 */
final class CellSums {

  private static final long FREE = -1;

  private long[] keys;
  private long[] reaching;
  private long[] ending;
  private int size;

  /** A table with room for about so many cells before it grows. */
  CellSums(int expected) {
    int slots = Integer.highestOneBit(Math.max(16, expected)) * 4;
    keys = new long[slots];
    Arrays.fill(keys, FREE);
    reaching = new long[slots];
    ending = new long[slots];
  }

  int size() {
    return size;
  }

  int slots() {
    return keys.length;
  }

  /** The key in a slot, negative for a free one. */
  long key(int slot) {
    return keys[slot];
  }

  long reaching(int slot) {
    return reaching[slot];
  }

  long ending(int slot) {
    return ending[slot];
  }

  /** The slot that holds a key, or the free one where it would go. */
  int slotOf(long key) {
    int slot = (int) CellStamps.mix(key) & (keys.length - 1);
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  void add(long key, long moreReaching, long moreEnding) {
    int slot = slotOf(key);
    if (keys[slot] == FREE) {
      if (2 * size >= keys.length) {
        grow();
        slot = slotOf(key);
      }
      keys[slot] = key;
      size++;
    }
    reaching[slot] += moreReaching;
    ending[slot] += moreEnding;
  }

  private void grow() {
    CellSums larger = new CellSums(keys.length / 2);
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != FREE) {
        larger.add(keys[slot], reaching[slot], ending[slot]);
      }
    }
    keys = larger.keys;
    reaching = larger.reaching;
    ending = larger.ending;
  }

  long[] sortedKeys() {
    long[] sorted = new long[size];
    int n = 0;
    for (long key : keys) {
      if (key != FREE) {
        sorted[n++] = key;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
