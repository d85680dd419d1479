package org.tutai.geo.encode;

import java.util.Arrays;

/**
 * The prefix code of one deflate alphabet (RFC 1951, section 3.2.2): from how often each symbol
 * occurs to code lengths no longer than a limit, and to the codes, bit-reversed as the stream wants
 * them. Reused from block to block; for one thread.
 *
 * <p>At least two symbols always get a code, if need be ones that do not occur: some decoders
 * refuse an incomplete code.
 */
final class PrefixCode {

  private final int limit;

  /** How often each symbol occurs; set by the caller, put to zero by {@link #reset}. */
  final int[] counts;

  /** {@code length << 16 | code}, the code's first bit lowest; 0 for a symbol without a code. */
  final int[] codes;

  /** Count and symbol of the used symbols in one number, to sort by. */
  private final long[] sorted;

  /** The two queues of the construction: leaves in order of weight, then nodes as they are made. */
  private final long[] weights;

  private final int[] parents;
  private final int[] depths;
  private final int[] lengthCounts;

  PrefixCode(int symbols, int limit) {
    this.limit = limit;
    counts = new int[symbols];
    codes = new int[symbols];
    sorted = new long[symbols];
    weights = new long[2 * symbols];
    parents = new int[2 * symbols];
    depths = new int[2 * symbols];
    lengthCounts = new int[2 * symbols + 1];
  }

  /** A code that is given by its lengths; its counts stay zero. */
  static PrefixCode ofLengths(byte[] lengths) {
    PrefixCode code = new PrefixCode(lengths.length, 15);
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      code.codes[symbol] = lengths[symbol] << 16;
    }
    code.assignCodes();
    return code;
  }

  void reset() {
    Arrays.fill(counts, 0);
  }

  /** Works out lengths and codes from the counts. */
  void build() {
    int used = sortUsed();
    measureDepths(used);
    limitLengths();
    assignLengths(used);
    assignCodes();
  }

  /** The bits of a symbol's code, first bit lowest. */
  int code(int symbol) {
    return codes[symbol] & 0xFFFF;
  }

  /** How many bits a symbol's code has; 0 without a code. */
  int length(int symbol) {
    return codes[symbol] >>> 16;
  }

  /** The bits that the counted symbols take. */
  long cost() {
    long bits = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      bits += (long) counts[symbol] * length(symbol);
    }
    return bits;
  }

  /** One more than the highest symbol with a code, at least {@code least}. */
  int span(int least) {
    int span = codes.length;
    while (span > least && codes[span - 1] == 0) {
      span--;
    }
    return span;
  }

  private int sortUsed() {
    int used = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        sorted[used++] = (long) counts[symbol] << 16 | symbol;
      }
    }
    for (int symbol = 0; used < 2; symbol++) {
      if (counts[symbol] == 0) {
        sorted[used++] = symbol;
      }
    }
    Arrays.sort(sorted, 0, used);
    return used;
  }

  /** Huffman's construction over sorted weights, then how deep each leaf lies. */
  private void measureDepths(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = sorted[i] >>> 16;
    }
    int leaf = 0;
    int node = used;
    int last = 2 * used - 1;
    for (int next = used; next < last; next++) {
      long weight = 0;
      for (int child = 0; child < 2; child++) {
        boolean takeLeaf = leaf < used && (node == next || weights[leaf] <= weights[node]);
        int taken = takeLeaf ? leaf++ : node++;
        weight += weights[taken];
        parents[taken] = next;
      }
      weights[next] = weight;
    }
    Arrays.fill(lengthCounts, 0);
    depths[last - 1] = 0;
    for (int i = last - 2; i >= 0; i--) {
      depths[i] = depths[parents[i]] + 1;
      if (i < used) {
        lengthCounts[depths[i]]++;
      }
    }
  }

  /**
   * Brings leaves that lie too deep up to the limit, and pays for it by pushing down others, until
   * the code is complete again (Kraft's sum is one).
   */
  private void limitLengths() {
    long sum = 0;
    for (int length = lengthCounts.length - 1; length > 0; length--) {
      if (length > limit) {
        lengthCounts[limit] += lengthCounts[length];
        lengthCounts[length] = 0;
      } else {
        sum += (long) lengthCounts[length] << (limit - length);
      }
    }
    for (; sum > 1L << limit; sum--) {
      lengthCounts[limit]--;
      int length = limit - 1;
      while (lengthCounts[length] == 0) {
        length--;
      }
      lengthCounts[length]--;
      lengthCounts[length + 1] += 2;
    }
  }

  /** Gives the longest codes to the rarest symbols. */
  private void assignLengths(int used) {
    Arrays.fill(codes, 0);
    int length = Math.min(limit, lengthCounts.length - 1);
    for (int i = 0; i < used; i++) {
      while (lengthCounts[length] == 0) {
        length--;
      }
      lengthCounts[length]--;
      codes[(int) (sorted[i] & 0xFFFF)] = length << 16;
    }
  }

  /** Counts through the codes of each length, shortest first (RFC 1951, section 3.2.2). */
  private void assignCodes() {
    int[] perLength = new int[limit + 1];
    for (int code : codes) {
      perLength[code >>> 16]++;
    }
    perLength[0] = 0;
    int[] next = new int[limit + 1];
    for (int length = 1; length <= limit; length++) {
      next[length] = (next[length - 1] + perLength[length - 1]) << 1;
    }
    for (int symbol = 0; symbol < codes.length; symbol++) {
      int length = codes[symbol] >>> 16;
      if (length > 0) {
        codes[symbol] = length << 16 | Integer.reverse(next[length]++) >>> (32 - length);
      }
    }
  }
}
