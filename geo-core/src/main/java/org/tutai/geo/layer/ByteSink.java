package org.tutai.geo.layer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing little-endian byte buffer with the variable-length integers of the layer file. For one
 * thread.
 */
final class ByteSink {

  private byte[] bytes = new byte[1024];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The buffer itself; only the first {@link #size()} bytes count. */
  byte[] array() {
    return bytes;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    room(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void putLong(long value) {
    room(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void putBytes(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  void putText(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    putVar(encoded.length);
    putBytes(encoded, 0, encoded.length);
  }

  /** Seven bits a byte, low bits first, the high bit set on all but the last. */
  void putVar(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A signed number, folded so that small magnitudes are short. */
  void putZigZag(long value) {
    putVar((value << 1) ^ (value >> 63));
  }
}
