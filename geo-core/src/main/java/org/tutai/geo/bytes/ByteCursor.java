package org.tutai.geo.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in an array of bytes that moves on with each value read, in little-endian or big-endian
 * order. A read past the end is a {@link FormatException} that names the file and the offset in it.
 * Can be aimed again, so that one cursor serves a whole file. For one thread.
 */
public final class ByteCursor {

  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle DOUBLE_LE = view(double[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE_BE = view(double[].class, ByteOrder.BIG_ENDIAN);

  /** So many numbers are copied faster all at once. */
  private static final int MANY = 8;

  private final @Nullable Path path;
  private boolean littleEndian;
  private byte[] bytes = {};
  private int at;
  private int end;
  private long fileOffset;

  /** A cursor over nothing, to be aimed. */
  public ByteCursor(@Nullable Path path, ByteOrder order) {
    this.path = path;
    this.littleEndian = order == ByteOrder.LITTLE_ENDIAN;
  }

  /** A cursor over a whole array. */
  public ByteCursor(byte[] bytes, @Nullable Path path, ByteOrder order) {
    this(path, order);
    aim(bytes, 0, bytes.length, 0);
  }

  /**
   * Places the cursor at {@code from}, to read up to {@code to}.
   *
   * @param fileOffset where {@code from} lies in the file, for messages
   */
  public void aim(byte[] bytes, int from, int to, long fileOffset) {
    Objects.checkFromToIndex(from, to, bytes.length);
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.fileOffset = fileOffset - from;
  }

  /** Sets the order of the bytes for the reads that follow. */
  public void order(ByteOrder order) {
    littleEndian = order == ByteOrder.LITTLE_ENDIAN;
  }

  /** The order of the bytes. */
  public ByteOrder order() {
    return littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - at;
  }

  /** Where in the file the cursor stands. */
  public long offset() {
    return fileOffset + at;
  }

  /**
   * Checks that a number of bytes is left, before something is allocated for them.
   *
   * @param what the structure they make, for the message
   */
  public void require(long count, String what) throws FormatException {
    if (count < 0 || count > end - at) {
      throw new FormatException(
          path, offset(), what + " of " + count + " bytes", (end - at) + " bytes");
    }
  }

  /** Moves on over a number of bytes. */
  public void skip(long count) throws FormatException {
    require(count, "a structure");
    at += (int) count;
  }

  /** Reads one byte as 0..255. */
  public int getUnsignedByte() throws FormatException {
    return bytes[advance(1)] & 0xFF;
  }

  /** Reads a 16-bit number as 0..65535. */
  public int getUnsignedShort() throws FormatException {
    int i = advance(Short.BYTES);
    return (littleEndian ? (short) SHORT_LE.get(bytes, i) : (short) SHORT_BE.get(bytes, i))
        & 0xFFFF;
  }

  /** Reads a 32-bit number. */
  public int getInt() throws FormatException {
    int i = advance(Integer.BYTES);
    return littleEndian ? (int) INT_LE.get(bytes, i) : (int) INT_BE.get(bytes, i);
  }

  /** Reads a 64-bit number. */
  public long getLong() throws FormatException {
    int i = advance(Long.BYTES);
    return littleEndian ? (long) LONG_LE.get(bytes, i) : (long) LONG_BE.get(bytes, i);
  }

  /** Reads a 64-bit floating point number. */
  public double getDouble() throws FormatException {
    int i = advance(Double.BYTES);
    return littleEndian ? (double) DOUBLE_LE.get(bytes, i) : (double) DOUBLE_BE.get(bytes, i);
  }

  /** The 64-bit floating point number {@code ahead} bytes further on; the cursor stays. */
  public double peekDouble(int ahead) throws FormatException {
    require((long) ahead + Double.BYTES, "a number");
    int i = at + ahead;
    return littleEndian ? (double) DOUBLE_LE.get(bytes, i) : (double) DOUBLE_BE.get(bytes, i);
  }

  /**
   * Reads {@code count} floating point numbers into every {@code step}-th place of an array from
   * {@code offset} on.
   */
  public void getDoubles(double[] target, int offset, int step, int count) throws FormatException {
    require((long) count * Double.BYTES, "numbers");
    if (step == 1 && count >= MANY) {
      ByteBuffer.wrap(bytes, at, count * Double.BYTES)
          .order(order())
          .asDoubleBuffer()
          .get(target, offset, count);
      at += count * Double.BYTES;
      return;
    }
    int from = at;
    int to = offset;
    if (littleEndian) {
      for (int i = 0; i < count; i++, from += Double.BYTES, to += step) {
        target[to] = (double) DOUBLE_LE.get(bytes, from);
      }
    } else {
      for (int i = 0; i < count; i++, from += Double.BYTES, to += step) {
        target[to] = (double) DOUBLE_BE.get(bytes, from);
      }
    }
    at = from;
  }

  /**
   * Reads {@code count} pairs of floating point numbers, each pair into the first two places of
   * every {@code step} of an array from {@code offset} on.
   */
  public void getPairs(double[] target, int offset, int step, int count) throws FormatException {
    require(2L * count * Double.BYTES, "pairs of numbers");
    if (step == 2) {
      getDoubles(target, offset, 1, 2 * count);
      return;
    }
    for (int i = 0, to = offset; i < count; i++, to += step) {
      target[to] = getDouble();
      target[to + 1] = getDouble();
    }
  }

  /** Reads {@code count} bytes into a new array. */
  public byte[] getBytes(int count) throws FormatException {
    require(count, "bytes");
    var copy = new byte[count];
    System.arraycopy(bytes, at, copy, 0, count);
    at += count;
    return copy;
  }

  private int advance(int count) throws FormatException {
    int i = at;
    if (count > end - i) {
      throw new FormatException(
              path,
              offset(),
              "a value of " + count + " bytes",
              "truncated: " + remaining() + " bytes left")
          .because(FormatFault.TRUNCATED);
    }
    at = i + count;
    return i;
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }
}
