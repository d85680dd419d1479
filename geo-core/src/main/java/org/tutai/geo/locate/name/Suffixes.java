package org.tutai.geo.locate.name;

import java.util.Arrays;

/**
 * All ends of all keys in order, by which keys are found that hold a part anywhere. Immutable.
 *
 * <p>An end begins at a place of {@link Keys#text} and stops with its key. Each has a worth: ends
 * that are whole keys before others, then by the number of the key. Least worths of blocks, and of
 * blocks of blocks, are kept, so that the best few of thousands of hits cost no more than those of
 * ten.
 */
final class Suffixes {

  /** An end that is not a whole key is worth less (numbers more) than any that is. */
  private static final int WITHIN = 1 << 30;

  private static final int BLOCK_BITS = 4;

  private final Keys keys;
  private final int[] places;
  private final int[][] least;

  Suffixes(Keys keys) {
    this.keys = keys;
    this.places = sorted(keys);
    int[] worths = new int[places.length];
    int[] keyOf = keysOfPlaces(keys);
    for (int i = 0; i < places.length; i++) {
      int key = keyOf[places[i]];
      worths[i] = places[i] == keys.start(key) ? key : key | WITHIN;
    }
    this.least = pyramid(worths);
  }

  int key(int index) {
    return least[0][index] & WITHIN - 1;
  }

  /** How far from the beginning of its key an end begins. */
  int offset(int index) {
    return places[index] - keys.start(key(index));
  }

  /** The first end that begins with the part or comes after all that would. */
  int lower(char[] part, int from, int to) {
    return bound(part, from, to, false);
  }

  /** The first end that comes after all that begin with the part. */
  int upper(char[] part, int from, int to) {
    return bound(part, from, to, true);
  }

  private int bound(char[] part, int from, int to, boolean after) {
    int low = 0;
    int high = places.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, part, from, to);
      if (order < 0 || (after && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Compares an end with a part; 0 where it begins with it. */
  private int compare(int index, char[] part, int from, int to) {
    char[] text = keys.text();
    int place = places[index];
    int end = keys.end(key(index));
    for (int i = from; i < to; i++, place++) {
      if (place == end) {
        return -1;
      }
      if (text[place] != part[i]) {
        return text[place] - part[i];
      }
    }
    return 0;
  }

  /** Takes keys until it has enough. */
  interface Taker {
    /**
     * Takes a key that holds the part.
     *
     * @param whole whether the key begins with it
     * @return whether more are wanted
     */
    boolean take(int key, boolean whole);
  }

  /**
   * Gives the keys of the ends from {@code low} up to {@code high}, which all begin with a part of
   * so many characters, the best first, each once, until the taker has enough. A key that holds the
   * part many times may be the last: no more than {@code most} ends are looked at.
   */
  void best(int low, int high, int length, int most, Taker taker) {
    var ranges = new Ranges(low, high, most);
    int last = -1;
    for (int i = 0; i < most && ranges.any(); i++) {
      int worth = ranges.next();
      int key = worth & WITHIN - 1;
      boolean again = key == last || (worth >= WITHIN && begins(key, places[low], length));
      if (!again && !taker.take(key, worth < WITHIN)) {
        return;
      }
      last = key;
    }
  }

  /** Whether a key begins with the characters at a place. */
  private boolean begins(int key, int place, int length) {
    char[] text = keys.text();
    int start = keys.start(key);
    return keys.length(key) >= length
        && Arrays.equals(text, start, start + length, text, place, place + length);
  }

  /** Ranges that have not been looked into, each by its least worth: a heap. */
  private final class Ranges {
    private final int[] lows;
    private final int[] highs;
    private final int[] bests;
    private int size;

    Ranges(int low, int high, int most) {
      int room = Math.min(most, Math.max(0, high - low)) + 2;
      lows = new int[room + 1];
      highs = new int[room + 1];
      bests = new int[room + 1];
      add(low, high);
    }

    boolean any() {
      return size > 0;
    }

    int next() {
      int low = lows[0];
      int high = highs[0];
      int at = bests[0];
      size--;
      lows[0] = lows[size];
      highs[0] = highs[size];
      bests[0] = bests[size];
      sink();
      add(low, at);
      add(at + 1, high);
      return least[0][at];
    }

    private void add(int low, int high) {
      if (low >= high || size == lows.length) {
        return;
      }
      int best = leastIn(low, high);
      int at = size++;
      while (at > 0 && worth(bests[(at - 1) / 2]) > worth(best)) {
        copy((at - 1) / 2, at);
        at = (at - 1) / 2;
      }
      lows[at] = low;
      highs[at] = high;
      bests[at] = best;
    }

    private void sink() {
      int low = lows[0];
      int high = highs[0];
      int best = bests[0];
      int at = 0;
      for (int child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && worth(bests[child + 1]) < worth(bests[child])) {
          child++;
        }
        if (worth(bests[child]) >= worth(best)) {
          break;
        }
        copy(child, at);
        at = child;
      }
      lows[at] = low;
      highs[at] = high;
      bests[at] = best;
    }

    private void copy(int from, int to) {
      lows[to] = lows[from];
      highs[to] = highs[from];
      bests[to] = bests[from];
    }
  }

  private int worth(int index) {
    return least[0][index];
  }

  /** Where the least worth of a range is; the range is not empty. */
  private int leastIn(int low, int high) {
    int best = Integer.MAX_VALUE;
    int bestLevel = 0;
    int bestAt = low;
    int level = 0;
    int from = low;
    int to = high;
    while (from < to) {
      int[] worths = least[level];
      boolean top = level + 1 == least.length;
      while (from < to && (top || (from & (1 << BLOCK_BITS) - 1) != 0)) {
        if (worths[from] < best) {
          best = worths[from];
          bestLevel = level;
          bestAt = from;
        }
        from++;
      }
      while (from < to && (to & (1 << BLOCK_BITS) - 1) != 0) {
        to--;
        if (worths[to] < best) {
          best = worths[to];
          bestLevel = level;
          bestAt = to;
        }
      }
      from >>= BLOCK_BITS;
      to >>= BLOCK_BITS;
      level++;
    }
    return descended(bestLevel, bestAt, best);
  }

  private int descended(int fromLevel, int fromBlock, int worth) {
    int at = fromBlock;
    for (int level = fromLevel - 1; level >= 0; level--) {
      at <<= BLOCK_BITS;
      while (least[level][at] != worth) {
        at++;
      }
    }
    return at;
  }

  private static int[][] pyramid(int[] worths) {
    int levels = 1;
    for (int length = worths.length; length > 1 << BLOCK_BITS; length = blocks(length)) {
      levels++;
    }
    int[][] pyramid = new int[levels][];
    pyramid[0] = worths;
    for (int level = 1; level < levels; level++) {
      int[] below = pyramid[level - 1];
      int[] above = new int[blocks(below.length)];
      Arrays.fill(above, Integer.MAX_VALUE);
      for (int i = 0; i < below.length; i++) {
        above[i >> BLOCK_BITS] = Math.min(above[i >> BLOCK_BITS], below[i]);
      }
      pyramid[level] = above;
    }
    return pyramid;
  }

  private static int blocks(int length) {
    return (length + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS;
  }

  private static int[] keysOfPlaces(Keys keys) {
    int[] keyOf = new int[keys.text().length];
    for (int key = 0; key < keys.size(); key++) {
      Arrays.fill(keyOf, keys.start(key), keys.end(key), key);
    }
    return keyOf;
  }

  /** The places of all ends in order: by their first two characters, then the next two. */
  private static int[] sorted(Keys keys) {
    int[] ends = new int[keys.text().length];
    for (int key = 0; key < keys.size(); key++) {
      Arrays.fill(ends, keys.start(key), keys.end(key), keys.end(key));
    }
    long[] order = new long[ends.length];
    for (int place = 0; place < order.length; place++) {
      order[place] = entry(two(keys.text(), place, ends[place]), place);
    }
    Arrays.sort(order);
    new Refinement(keys.text(), ends, order).refine(0, order.length, 2);
    int[] places = new int[order.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) order[i];
    }
    return places;
  }

  /** The two characters from a place; 0 where the key has ended. */
  private static int two(char[] text, int place, int end) {
    int first = place < end ? text[place] : 0;
    int second = place + 1 < end ? text[place + 1] : 0;
    return first << 16 | second;
  }

  /** A place that sorts by two characters, which count as a number without a sign. */
  private static long entry(int two, int place) {
    return ((long) (two ^ Integer.MIN_VALUE) << 32) | place;
  }

  /** Sorts runs of ends that are alike so far by what follows. */
  private static final class Refinement {

    /**
     * Characters after which ends are left as they are: names of thousands of one character must
     * not cost their square.
     */
    private static final int DEEPEST = 256;

    private final char[] text;
    private final int[] ends;
    private final long[] order;

    Refinement(char[] text, int[] ends, long[] order) {
      this.text = text;
      this.ends = ends;
      this.order = order;
    }

    void refine(int from, int to, int depth) {
      for (int low = from; low < to; ) {
        int high = low + 1;
        while (high < to && order[high] >>> 32 == order[low] >>> 32) {
          high++;
        }
        if (high - low > 1 && depth < DEEPEST) {
          sort(low, high, depth);
        }
        low = high;
      }
    }

    private void sort(int low, int high, int depth) {
      boolean longer = false;
      for (int i = low; i < high; i++) {
        int place = (int) order[i];
        longer |= place + depth < ends[place];
        order[i] = entry(two(text, place + depth, ends[place]), place);
      }
      if (longer) {
        Arrays.sort(order, low, high);
        refine(low, high, depth + 2);
      }
    }
  }
}
