package org.tutai.geo.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * A zlib stream (RFC 1950) made for the rows of pictures. For one thread.
 *
 * <p>Looks for repetitions in three places only: one pixel before, one row above, and where the
 * same few bytes stood last. On maps, which are flat areas with thin edges, that finds nearly all
 * that a longer search would.
 */
final class ZlibWriter {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes that must lie unused behind the data, because it is read eight at a time. */
  static final int PADDING = 8;

  private static final int HASH_BITS = 13;
  private static final int HASH_BYTES = 4;
  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private final BitWriter out;
  private final DeflateBlock block = new DeflateBlock();
  private final int[] lastSeen = new int[1 << HASH_BITS];
  private final Adler32 checksum = new Adler32();
  private boolean started;

  ZlibWriter(BitWriter out) {
    this.out = out;
  }

  /**
   * Compresses the bytes of {@code data} at {@code from} up to {@code to}. What lies before {@code
   * from} must be the end of what was compressed before; matches reach back into it.
   *
   * @param unit bytes from a pixel to the next
   * @param stride bytes from a row to the next
   * @param last whether the stream ends here
   */
  void write(byte[] data, int from, int to, int unit, int stride, boolean last) {
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
    if (!started) {
      // Deflate with a 32 KB window; "fastest algorithm" and the check bits that this needs.
      out.reserve(2);
      out.bits(0x0178, 16);
      started = true;
    }
    checksum.update(data, from, to - from);
    Arrays.fill(lastSeen, -1);
    int blockStart = match(data, from, to, unit, stride);
    block.writeTo(out, data, blockStart, to, last);
    if (last) {
      out.align();
      out.bigEndian((int) checksum.getValue());
    }
  }

  /** Turns the bytes into tokens, writing blocks as they fill; where the unwritten block starts. */
  private int match(byte[] data, int from, int to, int unit, int stride) {
    int blockStart = from;
    int at = from;
    while (at < to) {
      if (block.isFull()) {
        block.writeTo(out, data, blockStart, at, false);
        blockStart = at;
      }
      int room = Math.min(DeflateBlock.MAX_MATCH, to - at);
      long here = (long) LONG.get(data, at);
      int length = 0;
      int distance = 0;
      if (at >= unit) {
        length = length(data, at, here, at - unit, room);
        distance = unit;
      }
      if (at >= stride && stride <= DeflateBlock.WINDOW) {
        int l = length(data, at, here, at - stride, room);
        if (l > length) {
          length = l;
          distance = stride;
        }
      }
      int slot = (int) (((here << (64 - 8 * HASH_BYTES)) * HASH_FACTOR) >>> (64 - HASH_BITS));
      int seen = lastSeen[slot];
      lastSeen[slot] = at;
      if (seen >= 0 && at - seen <= DeflateBlock.WINDOW && length < room) {
        int l = length(data, at, here, seen, room);
        if (l > length + 1) {
          length = l;
          distance = at - seen;
        }
      }
      if (length >= HASH_BYTES) {
        block.match(length, distance);
        at += length;
      } else {
        block.literal(data[at]);
        at++;
      }
    }
    return blockStart;
  }

  /** How many bytes are the same, at most {@code room}. */
  private static int length(byte[] data, int at, long here, int before, int room) {
    long differ = here ^ (long) LONG.get(data, before);
    if (differ != 0) {
      return Math.min(room, Long.numberOfTrailingZeros(differ) >>> 3);
    }
    int length = 8;
    while (length < room) {
      differ = (long) LONG.get(data, at + length) ^ (long) LONG.get(data, before + length);
      if (differ != 0) {
        return Math.min(room, length + (Long.numberOfTrailingZeros(differ) >>> 3));
      }
      length += 8;
    }
    return room;
  }
}
