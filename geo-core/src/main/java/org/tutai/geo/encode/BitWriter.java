package org.tutai.geo.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that grow at the end, and bits packed into them, first bit lowest (RFC 1951, section
 * 3.1.1). For one thread.
 */
final class BitWriter {

  /** Eight bytes of an array as a number, the first byte lowest. */
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  /** Bits not yet written, and how many: fewer than 8 between calls. */
  private long held;

  private int heldBits;

  BitWriter(int capacity) {
    bytes = new byte[capacity + 8];
  }

  /** Forgets everything written. */
  void clear() {
    size = 0;
    held = 0;
    heldBits = 0;
  }

  /** Bytes that fit without growing. */
  int capacity() {
    return bytes.length;
  }

  /** Whole bytes written so far; bits that wait do not count. */
  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The bytes themselves, of which {@link #size} are valid; only until the next write. */
  byte[] array() {
    return bytes;
  }

  /** Makes room for so many bytes, so that {@link #bits} need not look. */
  void reserve(long more) {
    long needed = size + more + 16;
    if (needed > Integer.MAX_VALUE - 16) {
      throw new IllegalStateException(
          "an encoded picture must stay under 2 GB (got: " + needed + ")");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, needed + needed / 2));
    }
  }

  /** Adds up to 48 bits; the room must be reserved. */
  void bits(long value, int count) {
    held |= value << heldBits;
    heldBits += count;
    LONG.set(bytes, size, held);
    size += heldBits >>> 3;
    held >>>= heldBits & ~7;
    heldBits &= 7;
  }

  /** The bits not yet written, and how many; for a loop that goes on in locals. */
  long held() {
    return held;
  }

  int heldBits() {
    return heldBits;
  }

  /** Takes over from a loop that wrote into {@link #array} itself. */
  void resume(int size, long held, int heldBits) {
    this.size = size;
    this.held = held;
    this.heldBits = heldBits;
    bits(0, 0);
  }

  /** Fills the byte begun with zero bits. */
  void align() {
    if (heldBits > 0) {
      reserve(1);
      bits(0, 8 - heldBits);
    }
  }

  /** Adds bytes; only where no bits wait. */
  void bytes(byte[] from, int at, int count) {
    reserve(count);
    System.arraycopy(from, at, bytes, size, count);
    size += count;
  }

  /** Adds four bytes, highest first; only where no bits wait. */
  void bigEndian(int value) {
    reserve(4);
    putBigEndian(size, value);
    size += 4;
  }

  /** Overwrites four bytes written before. */
  void putBigEndian(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }
}
