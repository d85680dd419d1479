package org.tutai.geo.layer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import org.tutai.geo.raster.SampleType;

/**
 * Values as little-endian samples in an array of bytes, there and back; each kind in a loop of its
 * own, because compiling a grid spends its time here. Stateless.
 */
final class SampleBytes {

  static final VarHandle SHORT = view(short[].class);
  static final VarHandle INT = view(int[].class);
  static final VarHandle LONG = view(long[].class);

  private SampleBytes() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Puts values as samples; rounded and kept within a whole number's range, 0 for NaN.
   *
   * @param cell where the first goes, counted in samples
   * @param missing takes the cells of NaN
   */
  static void put(
      double[] values,
      int from,
      int count,
      SampleType type,
      byte[] target,
      int cell,
      BitSet missing) {
    for (int i = 0; i < count; i++) {
      if (Double.isNaN(values[from + i])) {
        missing.set(cell + i);
      }
    }
    switch (type) {
      case UINT8 -> putBytes(values, from, count, 0, 0xFF, target, cell);
      case INT8 -> putBytes(values, from, count, Byte.MIN_VALUE, Byte.MAX_VALUE, target, cell);
      case UINT16 -> putShorts(values, from, count, 0, 0xFFFF, target, cell);
      case INT16 -> putShorts(values, from, count, Short.MIN_VALUE, Short.MAX_VALUE, target, cell);
      case UINT32 -> putInts(values, from, count, 0, 0xFFFFFFFFL, target, cell);
      case INT32 ->
          putInts(values, from, count, Integer.MIN_VALUE, Integer.MAX_VALUE, target, cell);
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          double value = values[from + i];
          int bits = Double.isNaN(value) ? 0 : Float.floatToRawIntBits((float) value);
          INT.set(target, 4 * (cell + i), bits);
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < count; i++) {
          double value = values[from + i];
          long bits = Double.isNaN(value) ? 0 : Double.doubleToRawLongBits(value);
          LONG.set(target, 8 * (cell + i), bits);
        }
      }
    }
  }

  private static long whole(double value, long least, long most) {
    return Math.max(least, Math.min(most, (long) Math.floor(value + 0.5)));
  }

  private static void putBytes(
      double[] values, int from, int count, long least, long most, byte[] target, int cell) {
    for (int i = 0; i < count; i++) {
      double value = values[from + i];
      target[cell + i] = Double.isNaN(value) ? 0 : (byte) whole(value, least, most);
    }
  }

  private static void putShorts(
      double[] values, int from, int count, long least, long most, byte[] target, int cell) {
    for (int i = 0; i < count; i++) {
      double value = values[from + i];
      short bits = Double.isNaN(value) ? 0 : (short) whole(value, least, most);
      SHORT.set(target, 2 * (cell + i), bits);
    }
  }

  private static void putInts(
      double[] values, int from, int count, long least, long most, byte[] target, int cell) {
    for (int i = 0; i < count; i++) {
      double value = values[from + i];
      INT.set(target, 4 * (cell + i), Double.isNaN(value) ? 0 : (int) whole(value, least, most));
    }
  }

  /**
   * Takes samples as values.
   *
   * @param cell the first, counted in samples
   */
  static void get(byte[] bytes, int cell, int count, SampleType type, double[] into) {
    switch (type) {
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          into[i] = bytes[cell + i] & 0xFF;
        }
      }
      case INT8 -> {
        for (int i = 0; i < count; i++) {
          into[i] = bytes[cell + i];
        }
      }
      case UINT16 -> {
        for (int i = 0; i < count; i++) {
          into[i] = (short) SHORT.get(bytes, 2 * (cell + i)) & 0xFFFF;
        }
      }
      case INT16 -> {
        for (int i = 0; i < count; i++) {
          into[i] = (short) SHORT.get(bytes, 2 * (cell + i));
        }
      }
      case UINT32 -> {
        for (int i = 0; i < count; i++) {
          into[i] = (int) INT.get(bytes, 4 * (cell + i)) & 0xFFFFFFFFL;
        }
      }
      case INT32 -> {
        for (int i = 0; i < count; i++) {
          into[i] = (int) INT.get(bytes, 4 * (cell + i));
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          into[i] = Float.intBitsToFloat((int) INT.get(bytes, 4 * (cell + i)));
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < count; i++) {
          into[i] = Double.longBitsToDouble((long) LONG.get(bytes, 8 * (cell + i)));
        }
      }
    }
  }

  /**
   * Takes samples apart into planes of bytes, the lowest first.
   *
   * @param width samples in a row
   * @param predicted whether to keep each as the difference from the one before it in its row
   * @param at where the planes start in {@code planes}
   */
  static void apart(
      byte[] samples, int width, int count, int size, boolean predicted, byte[] planes, int at) {
    for (int row = 0; row < count; row += width) {
      long before = 0;
      for (int i = row; i < row + width; i++) {
        long value =
            switch (size) {
              case 1 -> samples[i];
              case 2 -> (short) SHORT.get(samples, 2 * i);
              case 4 -> (int) INT.get(samples, 4 * i);
              default -> (long) LONG.get(samples, 8 * i);
            };
        long kept = value - before;
        before = predicted ? value : 0;
        for (int part = 0, to = at + i; part < size; part++, to += count) {
          planes[to] = (byte) kept;
          kept >>= 8;
        }
      }
    }
  }

  /** Undoes {@link #apart}: the samples, little-endian. */
  static byte[] together(byte[] planes, int at, int width, int count, int size, boolean predicted) {
    if (size == 1 && !predicted) {
      return Arrays.copyOfRange(planes, at, at + count);
    }
    byte[] samples = new byte[count * size];
    for (int row = 0; row < count; row += width) {
      switch (size) {
        case 1 -> bytes(planes, at, row, row + width, samples);
        case 2 -> shorts(planes, at, row, row + width, count, predicted, samples);
        case 4 -> ints(planes, at, row, row + width, count, predicted, samples);
        default -> longs(planes, at, row, row + width, count, predicted, samples);
      }
    }
    return samples;
  }

  private static void bytes(byte[] planes, int at, int from, int to, byte[] samples) {
    byte before = 0;
    for (int i = from; i < to; i++) {
      before += planes[at + i];
      samples[i] = before;
    }
  }

  private static void shorts(
      byte[] planes, int at, int from, int to, int count, boolean predicted, byte[] samples) {
    int before = 0;
    for (int i = from; i < to; i++) {
      int value = (planes[at + i] & 0xFF) | (planes[at + count + i] << 8);
      value += before;
      before = predicted ? value : 0;
      SHORT.set(samples, 2 * i, (short) value);
    }
  }

  private static void ints(
      byte[] planes, int at, int from, int to, int count, boolean predicted, byte[] samples) {
    int before = 0;
    for (int i = from; i < to; i++) {
      int p = at + i;
      int value =
          (planes[p] & 0xFF)
              | ((planes[p + count] & 0xFF) << 8)
              | ((planes[p + 2 * count] & 0xFF) << 16)
              | (planes[p + 3 * count] << 24);
      value += before;
      before = predicted ? value : 0;
      INT.set(samples, 4 * i, value);
    }
  }

  private static void longs(
      byte[] planes, int at, int from, int to, int count, boolean predicted, byte[] samples) {
    long before = 0;
    for (int i = from; i < to; i++) {
      long value = 0;
      for (int part = 7; part >= 0; part--) {
        value = (value << 8) | (planes[at + part * count + i] & 0xFF);
      }
      value += before;
      before = predicted ? value : 0;
      LONG.set(samples, 8 * i, value);
    }
  }
}
