package org.tutai.geo.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that are put together one value after another, in little-endian or big-endian order, in an
 * array that grows. Can be emptied and filled again, so that one sink serves a whole file. For one
 * thread.
 */
public final class ByteSink {

  private ByteBuffer buffer;

  /** An empty sink. */
  public ByteSink(ByteOrder order) {
    buffer = ByteBuffer.allocate(256).order(order);
  }

  /** Sets the order of the bytes for the values that follow. */
  public ByteSink order(ByteOrder order) {
    buffer.order(order);
    return this;
  }

  /** How many bytes there are. */
  public int size() {
    return buffer.position();
  }

  /** Empties the sink. */
  public ByteSink clear() {
    buffer.clear();
    return this;
  }

  /** Adds the low 8 bits of a number. */
  public ByteSink putByte(int value) {
    grow(1);
    buffer.put((byte) value);
    return this;
  }

  /** Adds the low 16 bits of a number. */
  public ByteSink putShort(int value) {
    grow(Short.BYTES);
    buffer.putShort((short) value);
    return this;
  }

  /** Adds a 32-bit number. */
  public ByteSink putInt(int value) {
    grow(Integer.BYTES);
    buffer.putInt(value);
    return this;
  }

  /** Adds a 64-bit floating point number. */
  public ByteSink putDouble(double value) {
    grow(Double.BYTES);
    buffer.putDouble(value);
    return this;
  }

  /** Adds bytes. */
  public ByteSink putBytes(byte[] bytes) {
    grow(bytes.length);
    buffer.put(bytes);
    return this;
  }

  /** Adds one byte many times. */
  public ByteSink fill(int value, int count) {
    grow(count);
    for (int i = 0; i < count; i++) {
      buffer.put((byte) value);
    }
    return this;
  }

  /** Writes a 64-bit floating point number over the bytes at a place already filled. */
  public ByteSink setDouble(int at, double value) {
    buffer.putDouble(at, value);
    return this;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), size());
  }

  /** Writes the bytes to a stream. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(buffer.array(), 0, size());
  }

  private void grow(int count) {
    if (buffer.remaining() < count) {
      long wanted = Math.max(2L * buffer.capacity(), (long) size() + count);
      ByteBuffer larger =
          ByteBuffer.allocate((int) Math.min(wanted, Integer.MAX_VALUE - 8)).order(buffer.order());
      larger.put(buffer.flip());
      buffer = larger;
    }
  }
}
