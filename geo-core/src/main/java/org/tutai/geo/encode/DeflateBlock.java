package org.tutai.geo.encode;

import java.util.Arrays;

/**
 * One block of a deflate stream (RFC 1951, section 3.2): gathers matches, then writes them and the
 * literals between them in whichever of the three ways is shortest: as they are, with the fixed
 * codes, or with codes made for this block. Reused from block to block; for one thread.
 */
final class DeflateBlock {

  /** Matches that a block holds at most. */
  static final int CAPACITY = 1 << 15;

  static final int MIN_MATCH = 3;
  static final int MAX_MATCH = 258;
  static final int WINDOW = 1 << 15;

  private static final int END_OF_BLOCK = 256;
  private static final int FIRST_LENGTH = 257;
  private static final int LITERALS = 286;
  private static final int DISTANCES = 30;
  private static final int MAX_STORED = 0xFFFF;

  /** In which order code length codes are written. */
  private static final int[] LENGTH_CODE_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  /** The length symbol less 257, by match length less 3. */
  private static final byte[] LENGTH_SYMBOL = new byte[MAX_MATCH - MIN_MATCH + 1];

  private static final byte[] LENGTH_EXTRA_BITS = new byte[29];
  private static final short[] LENGTH_BASE = new short[29];

  /** The distance symbol by distance less 1 up to 256, then from 256 on by its upper bits. */
  private static final byte[] DISTANCE_SYMBOL = new byte[512];

  private static final byte[] DISTANCE_EXTRA_BITS = new byte[DISTANCES];
  private static final short[] DISTANCE_BASE = new short[DISTANCES];

  private static final PrefixCode FIXED_LITERALS = fixedLiterals();
  private static final PrefixCode FIXED_DISTANCES = fixedDistances();

  static {
    layOutLengths();
    layOutDistances();
  }

  /** Literals before each match; they stay in the data. */
  private final int[] literalRuns = new int[CAPACITY];

  /** {@code length << 16 | distance}. */
  private final int[] matches = new int[CAPACITY];

  private int size;

  /** Literals since the last match. */
  private int pending;

  private final PrefixCode literalCode = new PrefixCode(LITERALS, 15);
  private final PrefixCode distanceCode = new PrefixCode(DISTANCES, 15);
  private final PrefixCode lengthCode = new PrefixCode(19, 7);

  /** Code lengths of both alphabets, run-length coded: the symbol, then its extra bits above. */
  private final int[] header = new int[LITERALS + DISTANCES];

  private int headerSize;

  boolean isFull() {
    return size == CAPACITY;
  }

  /** Adds bytes that no match holds. */
  void literals(byte[] data, int at, int count) {
    int[] counts = literalCode.counts;
    for (int i = 0; i < count; i++) {
      counts[data[at + i] & 255]++;
    }
    pending += count;
  }

  void match(int length, int distance) {
    literalCode.counts[FIRST_LENGTH + LENGTH_SYMBOL[length - MIN_MATCH]]++;
    distanceCode.counts[distanceSymbol(distance)]++;
    literalRuns[size] = pending;
    matches[size++] = length << 16 | distance;
    pending = 0;
  }

  /**
   * Writes and empties the block.
   *
   * @param data holds at {@code from} up to {@code to} the bytes that the block stands for
   */
  void writeTo(BitWriter out, byte[] data, int from, int to, boolean last) {
    literalCode.counts[END_OF_BLOCK] = 1;
    literalCode.build();
    distanceCode.build();
    packHeader();
    lengthCode.build();
    long extra = extraBits();
    long made = headerBits() + literalCode.cost() + distanceCode.cost() + extra;
    long fixed = fixedBits() + extra;
    if (storedBits(to - from) < Math.min(made, fixed)) {
      writeStored(out, data, from, to, last);
    } else {
      out.reserve((Math.min(made, fixed) >>> 3) + 8);
      out.bits(last ? 1 : 0, 1);
      if (fixed <= made) {
        out.bits(1, 2);
        writeSymbols(out, data, from, FIXED_LITERALS, FIXED_DISTANCES);
      } else {
        out.bits(2, 2);
        writeHeader(out);
        writeSymbols(out, data, from, literalCode, distanceCode);
      }
    }
    clear();
  }

  /** Forgets what was gathered. */
  void clear() {
    size = 0;
    pending = 0;
    literalCode.reset();
    distanceCode.reset();
  }

  private long extraBits() {
    long bits = 0;
    for (int i = 0; i < LENGTH_EXTRA_BITS.length; i++) {
      bits += (long) literalCode.counts[FIRST_LENGTH + i] * LENGTH_EXTRA_BITS[i];
    }
    for (int i = 0; i < DISTANCES; i++) {
      bits += (long) distanceCode.counts[i] * DISTANCE_EXTRA_BITS[i];
    }
    return bits;
  }

  private long fixedBits() {
    long bits = 3;
    for (int i = 0; i < LITERALS; i++) {
      bits += (long) literalCode.counts[i] * FIXED_LITERALS.length(i);
    }
    for (int i = 0; i < DISTANCES; i++) {
      bits += (long) distanceCode.counts[i] * FIXED_DISTANCES.length(i);
    }
    return bits;
  }

  private static long storedBits(int bytes) {
    long blocks = Math.max(1, (bytes + MAX_STORED - 1) / MAX_STORED);
    return 8L * bytes + blocks * (3 + 7 + 32);
  }

  /** Codes the lengths of both codes in one run (RFC 1951, section 3.2.7). */
  private void packHeader() {
    lengthCode.reset();
    headerSize = 0;
    int literals = literalCode.span(FIRST_LENGTH);
    int distances = distanceCode.span(1);
    int[] lengths = new int[literals + distances];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = i < literals ? literalCode.length(i) : distanceCode.length(i - literals);
    }
    for (int at = 0; at < lengths.length; ) {
      int run = 1;
      while (at + run < lengths.length && lengths[at + run] == lengths[at]) {
        run++;
      }
      at += packRun(lengths[at], run);
    }
  }

  /** Codes the start of a run of equal lengths; how many of it. */
  private int packRun(int length, int run) {
    if (length == 0 && run >= 11) {
      int taken = Math.min(run, 138);
      packed(18, taken - 11);
      return taken;
    }
    if (length == 0 && run >= 3) {
      packed(17, run - 3);
      return run;
    }
    packed(length, 0);
    if (run < 4) {
      return 1;
    }
    int repeated = Math.min(run - 1, 6);
    packed(16, repeated - 3);
    return 1 + repeated;
  }

  private void packed(int symbol, int extra) {
    header[headerSize++] = extra << 8 | symbol;
    lengthCode.counts[symbol]++;
  }

  private static int headerExtraBits(int symbol) {
    return switch (symbol) {
      case 16 -> 2;
      case 17 -> 3;
      case 18 -> 7;
      default -> 0;
    };
  }

  private int lengthCodesWritten() {
    int written = LENGTH_CODE_ORDER.length;
    while (written > 4 && lengthCode.length(LENGTH_CODE_ORDER[written - 1]) == 0) {
      written--;
    }
    return written;
  }

  private long headerBits() {
    long bits = 3 + 5 + 5 + 4 + 3L * lengthCodesWritten() + lengthCode.cost();
    for (int symbol = 16; symbol <= 18; symbol++) {
      bits += (long) lengthCode.counts[symbol] * headerExtraBits(symbol);
    }
    return bits;
  }

  private void writeHeader(BitWriter out) {
    out.bits(literalCode.span(FIRST_LENGTH) - 257, 5);
    out.bits(distanceCode.span(1) - 1, 5);
    int written = lengthCodesWritten();
    out.bits(written - 4, 4);
    for (int i = 0; i < written; i++) {
      out.bits(lengthCode.length(LENGTH_CODE_ORDER[i]), 3);
    }
    for (int i = 0; i < headerSize; i++) {
      int symbol = header[i] & 255;
      out.bits(lengthCode.code(symbol), lengthCode.length(symbol));
      out.bits(header[i] >>> 8, headerExtraBits(symbol));
    }
  }

  /*
   * The one hot loop of writing: the bits not yet written are kept in locals, because fields would
   * be stored at every symbol.
   */
  private void writeSymbols(
      BitWriter out, byte[] data, int from, PrefixCode literals, PrefixCode distances) {
    int[] codes = literals.codes;
    int[] lengths = lengthBits(literals);
    int[] distanceCodes = distances.codes;
    byte[] bytes = out.array();
    int written = out.size();
    int heldBits = out.heldBits();
    long held = out.held();
    int at = from;
    for (int i = 0; i <= size; i++) {
      int end = at + (i < size ? literalRuns[i] : pending);
      while (at < end) {
        int code = codes[data[at++] & 255];
        held |= (long) (code & 0xFFFF) << heldBits;
        heldBits += code >>> 16;
        if (heldBits >= 32) {
          BitWriter.LONG.set(bytes, written, held);
          written += 4;
          held >>>= 32;
          heldBits -= 32;
        }
      }
      if (i < size) {
        int match = matches[i];
        int lengthBits = lengths[(match >>> 16) - MIN_MATCH];
        held |= (long) (lengthBits & 0xFFFFFF) << heldBits;
        heldBits += lengthBits >>> 24;
        BitWriter.LONG.set(bytes, written, held);
        written += heldBits >>> 3;
        held >>>= heldBits & ~7;
        heldBits &= 7;
        int distance = match & 0xFFFF;
        int symbol = distanceSymbol(distance);
        int code = distanceCodes[symbol];
        held |= (long) (code & 0xFFFF) << heldBits;
        heldBits += code >>> 16;
        held |= (long) (distance - DISTANCE_BASE[symbol]) << heldBits;
        heldBits += DISTANCE_EXTRA_BITS[symbol];
        BitWriter.LONG.set(bytes, written, held);
        written += heldBits >>> 3;
        held >>>= heldBits & ~7;
        heldBits &= 7;
        at += match >>> 16;
      }
    }
    out.resume(written, held, heldBits);
    out.bits(literals.code(END_OF_BLOCK), literals.length(END_OF_BLOCK));
  }

  /** For each match length less 3: how many bits tell it in the top 8 bits, the bits below. */
  private static int[] lengthBits(PrefixCode literals) {
    int[] bits = new int[MAX_MATCH - MIN_MATCH + 1];
    for (int i = 0; i < bits.length; i++) {
      int symbol = LENGTH_SYMBOL[i];
      int code = literals.code(FIRST_LENGTH + symbol);
      int count = literals.length(FIRST_LENGTH + symbol);
      int extra = i + MIN_MATCH - LENGTH_BASE[symbol];
      bits[i] = (count + LENGTH_EXTRA_BITS[symbol]) << 24 | extra << count | code;
    }
    return bits;
  }

  private static void writeStored(BitWriter out, byte[] data, int from, int to, boolean last) {
    int at = from;
    do {
      int count = Math.min(MAX_STORED, to - at);
      out.reserve(count + 8L);
      out.bits(last && at + count == to ? 1 : 0, 3);
      out.align();
      out.bits(count | (long) (~count & 0xFFFF) << 16, 32);
      out.bytes(data, at, count);
      at += count;
    } while (at < to);
  }

  private static int distanceSymbol(int distance) {
    int d = distance - 1;
    return DISTANCE_SYMBOL[d < 256 ? d : 256 + (d >>> 7)];
  }

  private static void layOutLengths() {
    int length = MIN_MATCH;
    for (int symbol = 0; symbol < 28; symbol++) {
      LENGTH_EXTRA_BITS[symbol] = (byte) (symbol < 8 ? 0 : (symbol - 4) / 4);
      LENGTH_BASE[symbol] = (short) length;
      for (int i = 0; i < 1 << LENGTH_EXTRA_BITS[symbol] && length <= MAX_MATCH; i++) {
        LENGTH_SYMBOL[length++ - MIN_MATCH] = (byte) symbol;
      }
    }
    // The longest match has a symbol of its own.
    LENGTH_BASE[28] = MAX_MATCH;
    LENGTH_SYMBOL[MAX_MATCH - MIN_MATCH] = 28;
  }

  private static void layOutDistances() {
    int distance = 1;
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      DISTANCE_EXTRA_BITS[symbol] = (byte) (symbol < 4 ? 0 : (symbol - 2) / 2);
      DISTANCE_BASE[symbol] = (short) distance;
      for (int i = 0; i < 1 << DISTANCE_EXTRA_BITS[symbol]; i++, distance++) {
        int d = distance - 1;
        DISTANCE_SYMBOL[d < 256 ? d : 256 + (d >>> 7)] = (byte) symbol;
      }
    }
  }

  private static PrefixCode fixedLiterals() {
    // Two symbols of the code never occur, but it is complete only with them.
    byte[] lengths = new byte[288];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return PrefixCode.ofLengths(lengths);
  }

  private static PrefixCode fixedDistances() {
    byte[] lengths = new byte[32];
    Arrays.fill(lengths, (byte) 5);
    return PrefixCode.ofLengths(lengths);
  }
}
