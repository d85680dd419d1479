package org.tutai.geo.locate.address.answer;

import java.util.Arrays;

/** Bases by their town and name. Filled, then only read. */
final class BaseTable {

  private final long[] keys;
  private final int[] bases;

  /** A table for some bases. */
  BaseTable(int most) {
    int size = Integer.highestOneBit(Math.max(8, most)) << 2;
    keys = new long[size];
    bases = new int[size];
    Arrays.fill(keys, -1);
  }

  /** Adds a base; of several with one town and name the first stays. */
  void put(int town, int name, int base) {
    int slot = slot(town, name);
    if (keys[slot] < 0) {
      keys[slot] = key(town, name);
      bases[slot] = base;
    }
  }

  /** The base, or -1. */
  int find(int town, int name) {
    int slot = slot(town, name);
    return keys[slot] < 0 ? -1 : bases[slot];
  }

  private int slot(int town, int name) {
    long key = key(town, name);
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & (keys.length - 1);
    while (keys[slot] >= 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private static long key(int town, int name) {
    return ((long) town << 32) | name;
  }
}
