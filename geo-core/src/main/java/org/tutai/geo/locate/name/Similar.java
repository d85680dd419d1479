package org.tutai.geo.locate.name;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds keys a step or two away. Short keys by what is left without one character ({@link
 * Deletions}); long ones by their parts: of three parts two steps leave one intact, and keys that
 * hold it nearly in its place are compared. Besides, names that sound alike throughout ({@link
 * Homophones}). Immutable.
 */
final class Similar {

  /** From so many characters on, two steps are allowed. */
  static final int LONG = 6;

  private static final int PARTS = 3;

  /** Ends looked at for one question: enough but for parts that thousands of keys have. */
  private static final int MOST_ENDS = 1500;

  private final Keys keys;
  private final Deletions deletions;
  private final Suffixes suffixes;
  private final Homophones homophones;

  Similar(Keys keys, Suffixes suffixes) {
    this.keys = keys;
    this.deletions = new Deletions(keys);
    this.suffixes = suffixes;
    this.homophones = new Homophones(keys);
  }

  /** The likest keys, without the key itself. */
  Best to(char[] asked, int limit, IntPredicate wanted) {
    var best = new Best(limit, wanted);
    int allowed = asked.length < LONG ? 1 : 2;
    var steps = new Steps(asked, asked.length, allowed);
    if (allowed == 1) {
      byDeletions(asked, steps, best);
    } else {
      byParts(asked, steps, best);
    }
    homophones.find(asked, allowed, steps.likeness(), best);
    return best;
  }

  private void byDeletions(char[] asked, Steps steps, Best best) {
    for (int gap = -1; gap < asked.length; gap++) {
      if (gap > 0 && asked[gap] == asked[gap - 1]) {
        continue;
      }
      int bucket = deletions.bucket(asked, 0, asked.length, gap);
      int last = deletions.last(bucket);
      for (int entry = deletions.first(bucket); entry < last; entry++) {
        consider(deletions.key(entry), steps, best);
      }
    }
  }

  private void consider(int key, Steps steps, Best best) {
    int step = steps.to(keys, key);
    if (step != Steps.NONE_NEEDED) {
      best.add(key, step);
    }
  }

  private void byParts(char[] asked, Steps steps, Best best) {
    long[] order = new long[PARTS];
    int[] lows = new int[PARTS];
    for (int part = 0; part < PARTS; part++) {
      lows[part] = suffixes.lower(asked, from(part, asked), from(part + 1, asked));
      long high = suffixes.upper(asked, from(part, asked), from(part + 1, asked));
      order[part] = (high - lows[part]) << 8 | part;
    }
    Arrays.sort(order);
    int left = MOST_ENDS;
    for (int i = 0; i < PARTS && left > 0; i++) {
      int part = (int) (order[i] & 0xFF);
      int ends = (int) Math.min(order[i] >> 8, left);
      byPart(lows[part], lows[part] + ends, from(part, asked), steps, best);
      left -= ends;
    }
  }

  private static int from(int part, char[] asked) {
    return part * asked.length / PARTS;
  }

  private void byPart(int low, int high, int offset, Steps steps, Best best) {
    for (int index = low; index < high; index++) {
      if (Math.abs(suffixes.offset(index) - offset) <= 2) {
        consider(suffixes.key(index), steps, best);
      }
    }
  }
}
