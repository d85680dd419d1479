package org.tutai.geo.locate.name;

import java.util.Arrays;

/**
 * The best keys found so far, no more than a limit, each once. Not thread-safe.
 *
 * <p>What leads to a key is a step: a likeness in millionths with its kind in the low bits, so that
 * steps compare as numbers ({@link Steps}).
 */
final class Best {

  private final int limit;
  private int[] steps;
  private int[] keys;
  private int size;

  Best(int limit) {
    this.limit = limit;
    this.steps = new int[Math.min(limit, 16)];
    this.keys = new int[steps.length];
  }

  int size() {
    return size;
  }

  int key(int rank) {
    return keys[rank];
  }

  int step(int rank) {
    return steps[rank];
  }

  /** Takes a key with its step, if it is not worse than what is there. */
  void add(int key, int step) {
    if (step <= 0 || (size == limit && step < steps[size - 1])) {
      return;
    }
    int at = place(key, step);
    if (at < 0) {
      return;
    }
    if (size == steps.length && size < limit) {
      int room = Math.min(limit, 2 * size);
      steps = Arrays.copyOf(steps, room);
      keys = Arrays.copyOf(keys, room);
    }
    int moved = Math.min(size, limit - 1) - at;
    if (moved >= 0) {
      System.arraycopy(steps, at, steps, at + 1, moved);
      System.arraycopy(keys, at, keys, at + 1, moved);
      steps[at] = step;
      keys[at] = key;
      size = Math.min(limit, size + 1);
    }
  }

  /** Where a key belongs, or -1 where it is there already. */
  private int place(int key, int step) {
    int at = size;
    while (at > 0 && (steps[at - 1] < step || (steps[at - 1] == step && keys[at - 1] > key))) {
      at--;
    }
    return at > 0 && steps[at - 1] == step && keys[at - 1] == key ? -1 : at;
  }
}
