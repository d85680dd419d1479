package org.tutai.geo.encode;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * A zlib stream (RFC 1950) made for the rows of pictures. Reusable, one stream after the other; for
 * one thread.
 *
 * <p>Looks for repetitions in three places only: one pixel before, one row above, and where the
 * same pixel stood last; and goes from pixel to pixel, not from byte to byte. On maps, which are
 * flat areas with thin edges, that finds nearly all that a longer search would, in half the time.
 */
final class ZlibWriter {

  /** Bytes that must lie unused behind the data, because it is read eight at a time. */
  static final int PADDING = 8;

  private static final int HASH_BITS = 13;
  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  /** Match lengths rounded down to whole pixels, by the bytes of a pixel. */
  private static final short[][] WHOLE_PIXELS = wholePixels();

  private final DeflateBlock block = new DeflateBlock();

  /** Where in the data a pixel stood last, by the hash of its bytes; -1 for nowhere. */
  private final int[] lastSeen = new int[1 << HASH_BITS];

  private final Adler32 checksum = new Adler32();

  /** Begins a stream. What an abandoned one left is forgotten. */
  void start(BitWriter out) {
    checksum.reset();
    block.clear();
    // Deflate with a window of 32 KB, written fast, and the check bits that this needs.
    out.reserve(2);
    out.bits(0x0178, 16);
  }

  /**
   * Compresses the bytes of {@code data} at {@code from}, where a row starts, up to {@code to}.
   * What lies before {@code from} must be the end of what was compressed before; matches reach back
   * into it.
   *
   * @param unit bytes from a pixel to the next, 1 to 4
   * @param stride bytes from a row to the next, with the filter byte at its start
   * @param last whether the stream ends here
   */
  void write(BitWriter out, byte[] data, int from, int to, int unit, int stride, boolean last) {
    if (data.length < to + PADDING) {
      throw new IllegalArgumentException(
          "data must reach "
              + PADDING
              + " bytes past the end (got: "
              + data.length
              + " for "
              + to
              + ")");
    }
    checksum.update(data, from, to - from);
    int blockStart = match(out, data, from, to, unit, stride);
    block.writeTo(out, data, blockStart, to, last);
    if (last) {
      out.align();
      out.bigEndian((int) checksum.getValue());
    }
  }

  /**
   * Makes literals and matches of the bytes, writing blocks that fill; where the last one starts.
   */
  private int match(BitWriter out, byte[] data, int from, int to, int unit, int stride) {
    Arrays.fill(lastSeen, -1);
    int blockStart = from;
    int rowStart = from;
    for (int at = from; at < to; ) {
      if (block.isFull()) {
        block.writeTo(out, data, blockStart, at, false);
        blockStart = at;
      }
      if (at == rowStart + stride) {
        rowStart = at;
      }
      int match =
          at == rowStart ? above(data, at, to, unit, stride) : find(data, at, to, unit, stride);
      int length = whole(match >>> 16, at - rowStart, unit, stride);
      if (length < DeflateBlock.MIN_MATCH) {
        int literals = at == rowStart ? 1 : Math.min(unit, to - at);
        block.literals(data, at, literals);
        at += literals;
      } else {
        block.match(length, match & 0xFFFF);
        at += length;
        while (at > rowStart + stride) {
          rowStart += stride;
        }
      }
    }
    return blockStart;
  }

  /** A match for a filter byte and what follows: the row above or none. */
  private static int above(byte[] data, int at, int to, int unit, int stride) {
    if (at < stride || stride > DeflateBlock.WINDOW) {
      return 0;
    }
    long here = (long) BitWriter.LONG.get(data, at);
    int length = repeated(data, at, at - stride, here, shift(unit), to);
    return length > unit ? length << 16 | stride : 0;
  }

  /** The best match for a pixel, {@code length << 16 | distance}; 0 for none. */
  private int find(byte[] data, int at, int to, int unit, int stride) {
    long here = (long) BitWriter.LONG.get(data, at);
    int shift = shift(unit);
    int slot = (int) (((here << shift) * HASH_FACTOR) >>> (64 - HASH_BITS));
    int seen = lastSeen[slot];
    lastSeen[slot] = at;
    int best = 0;
    if (at >= stride && stride <= DeflateBlock.WINDOW) {
      best = repeated(data, at, at - stride, here, shift, to) << 16 | stride;
    }
    if (at >= unit) {
      int run = repeated(data, at, at - unit, here, shift, to);
      if (run >= best >>> 16) {
        best = run << 16 | unit;
      }
    }
    if (best >>> 16 == 0 && seen >= 0 && at - seen <= DeflateBlock.WINDOW) {
      best = repeated(data, at, seen, here, shift, to) << 16 | (at - seen);
    }
    return best;
  }

  /**
   * How far to shift eight bytes up so that those of one pixel are left, or four where it is less.
   */
  private static int shift(int unit) {
    return unit == 1 ? 32 : 64 - 8 * unit;
  }

  /** How many bytes at {@code at} are those at {@code before}; 0 when the first pixel differs. */
  private static int repeated(byte[] data, int at, int before, long here, int shift, int to) {
    long differ = here ^ (long) BitWriter.LONG.get(data, before);
    if (differ << shift != 0) {
      return 0;
    }
    int room = Math.min(DeflateBlock.MAX_MATCH, to - at);
    int length = 0;
    while (differ == 0) {
      length += 8;
      if (length >= room) {
        return room;
      }
      differ =
          (long) BitWriter.LONG.get(data, at + length)
              ^ (long) BitWriter.LONG.get(data, before + length);
    }
    return Math.min(room, length + (Long.numberOfTrailingZeros(differ) >>> 3));
  }

  /** The length shortened so that the match ends where a pixel or a row does. */
  private static int whole(int length, int inRow, int unit, int stride) {
    if (inRow > 0 && inRow + length < stride) {
      return WHOLE_PIXELS[unit][length];
    }
    int over = (inRow + length) % stride;
    return over == 0 ? length : length - (over - 1) % unit;
  }

  private static short[][] wholePixels() {
    short[][] wholes = new short[5][DeflateBlock.MAX_MATCH + 1];
    for (int unit = 1; unit < wholes.length; unit++) {
      for (int length = 0; length < wholes[unit].length; length++) {
        wholes[unit][length] = (short) (length - length % unit);
      }
    }
    return wholes;
  }
}
