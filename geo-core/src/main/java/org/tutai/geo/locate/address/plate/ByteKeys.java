package org.tutai.geo.locate.address.plate;

import java.util.Arrays;

/**
 * Runs of bytes numbered from 0 as they come, each run once. Grows up to a bound; the caller
 * empties it then. For one thread.
 */
final class ByteKeys {

  private static final int MOST_KEYS = 1 << 17;
  private static final int MOST_BYTES = 1 << 24;

  private static final int SLOTS = 1 << 12;
  private static final int KEYS = 1 << 11;
  private static final int BYTES = 1 << 16;

  private int[] slots = new int[SLOTS];
  private int[] hashes = new int[KEYS];
  private int[] ends = new int[KEYS];
  private byte[] pool = new byte[BYTES];
  private int size;

  /** Whether it should be emptied before more is added. */
  boolean isFull() {
    return size >= MOST_KEYS || used() >= MOST_BYTES;
  }

  /** Forgets all and takes little memory again. */
  void clear() {
    slots = new int[SLOTS];
    hashes = new int[KEYS];
    ends = new int[KEYS];
    pool = new byte[BYTES];
    size = 0;
  }

  /** The number of a run, or {@code -1 - number} when it has just been added. */
  int number(byte[] bytes, int length) {
    int hash = hash(bytes, length);
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != 0) {
      int number = slots[at] - 1;
      if (hashes[number] == hash && isAt(number, bytes, length)) {
        return number;
      }
      at = (at + 1) & mask;
    }
    slots[at] = size + 1;
    add(hash, bytes, length);
    return -size;
  }

  private static int hash(byte[] bytes, int length) {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private boolean isAt(int number, byte[] bytes, int length) {
    int from = number == 0 ? 0 : ends[number - 1];
    return Arrays.equals(pool, from, ends[number], bytes, 0, length);
  }

  private int used() {
    return size == 0 ? 0 : ends[size - 1];
  }

  private void add(int hash, byte[] bytes, int length) {
    int from = used();
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    if (from + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(pool.length * 2, from + length));
    }
    System.arraycopy(bytes, 0, pool, from, length);
    hashes[size] = hash;
    ends[size++] = from + length;
    if (size * 2 > slots.length) {
      rehash();
    }
  }

  private void rehash() {
    int[] wider = new int[slots.length * 2];
    int mask = wider.length - 1;
    for (int number = 0; number < size; number++) {
      int at = hashes[number] & mask;
      while (wider[at] != 0) {
        at = (at + 1) & mask;
      }
      wider[at] = number + 1;
    }
    slots = wider;
  }
}
