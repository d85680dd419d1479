package org.tutai.geo.locate.name;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The best keys found so far, no more than a limit, each once. Not thread-safe.
 *
 * <p>What leads to a key is a step: a likeness in millionths with its kind in the low bits, so that
 * steps compare as numbers ({@link Steps}).
 */
final class Best {

  private final int limit;
  private final IntPredicate wanted;
  private int[] steps;
  private int[] keys;
  private int size;

  /**
   * @param wanted whether a key counts
   */
  Best(int limit, IntPredicate wanted) {
    this.limit = limit;
    this.wanted = wanted;
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
    if (!wanted.test(key) || isBetterKnown(key, step)) {
      return;
    }
    if (size == steps.length && size < limit) {
      int room = Math.min(limit, 2 * size);
      steps = Arrays.copyOf(steps, room);
      keys = Arrays.copyOf(keys, room);
    }
    int at = place(key, step);
    int moved = Math.min(size, limit - 1) - at;
    if (moved >= 0) {
      System.arraycopy(steps, at, steps, at + 1, moved);
      System.arraycopy(keys, at, keys, at + 1, moved);
      steps[at] = step;
      keys[at] = key;
      size = Math.min(limit, size + 1);
    }
  }

  /** Whether a key is there with as likely a step; one with a less likely is taken out. */
  private boolean isBetterKnown(int key, int step) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        if (steps[i] >= step) {
          return true;
        }
        size--;
        System.arraycopy(steps, i + 1, steps, i, size - i);
        System.arraycopy(keys, i + 1, keys, i, size - i);
        return false;
      }
    }
    return false;
  }

  /** Where a key belongs: after the likelier, and after those as likely with lower numbers. */
  private int place(int key, int step) {
    int at = size;
    while (at > 0 && (steps[at - 1] < step || (steps[at - 1] == step && keys[at - 1] > key))) {
      at--;
    }
    return at;
  }
}
