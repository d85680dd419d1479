package org.tutai.geo.locate.name;

/**
 * The short keys by themselves and by what is left when one character is taken out: two keys that
 * are one step apart have one of these in common (symmetric deletion). Immutable.
 *
 * <p>Only the low bits of hashes are kept, so that what is found must be compared.
 */
final class Deletions {

  /** Keys of more characters are not held: {@link Suffixes} find those by their intact parts. */
  static final int LONGEST = 6;

  private final int mask;
  private final int[] starts;
  private final int[] entries;

  Deletions(Keys keys) {
    int held = 0;
    int variants = 0;
    while (held < keys.size() && keys.length(held) <= LONGEST) {
      variants += 1 + keys.length(held++);
    }
    this.mask = Math.max(2, Integer.highestOneBit(Math.max(1, variants)) << 1) - 1;
    this.starts = new int[mask + 2];
    this.entries = filled(keys, held);
  }

  /** Counts the entries of each bucket, then puts them in. */
  private int[] filled(Keys keys, int held) {
    for (int key = 0; key < held; key++) {
      for (int gap = -1; gap < keys.length(key); gap++) {
        starts[bucket(keys.text(), keys.start(key), keys.end(key), gap) + 1]++;
      }
    }
    for (int bucket = 0; bucket <= mask; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    int[] next = starts.clone();
    int[] filled = new int[starts[mask + 1]];
    for (int key = 0; key < held; key++) {
      for (int gap = -1; gap < keys.length(key); gap++) {
        filled[next[bucket(keys.text(), keys.start(key), keys.end(key), gap)]++] = key;
      }
    }
    return filled;
  }

  /** The bucket of a text without the character at the gap, or of all of it for -1. */
  int bucket(char[] text, int from, int to, int gap) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      if (i - from != gap) {
        hash = 31 * hash + text[i];
      }
    }
    return Keys.mixed(hash) & mask;
  }

  /** The first entry of a bucket. */
  int first(int bucket) {
    return starts[bucket];
  }

  /** The entry after the last of a bucket. */
  int last(int bucket) {
    return starts[bucket + 1];
  }

  int key(int entry) {
    return entries[entry];
  }
}
