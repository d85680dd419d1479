package org.tutai.geo.format.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes numbers out of unpacked rows. For one thread. */
final class Samples {

  private final TiffLayout layout;
  private final int step;
  private final ByteOrder order;

  Samples(TiffLayout layout) {
    this.layout = layout;
    this.step = layout.samplesInBlock();
    this.order = Predictor.order(layout);
  }

  /**
   * Takes {@code count} neighbouring cells of one sample.
   *
   * @param row where the row of the block starts among the bytes
   * @param column the first cell's column in the block
   * @param sample among those side by side in the block
   */
  void take(
      byte[] bytes, int row, int column, int sample, int count, double[] target, int targetAt) {
    int first = column * step + sample;
    if (layout.bits % 8 != 0 || layout.bits == 24) {
      takeBits(bytes, row, first, count, target, targetAt);
      return;
    }
    int size = layout.bits / 8;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    int at = row + first * size;
    int stride = step * size;
    int to = targetAt + count;
    switch (layout.format * 100 + layout.bits) {
      case 108 -> {
        for (int i = targetAt; i < to; i++, at += stride) {
          target[i] = bytes[at] & 0xFF;
        }
      }
      case 116 -> {
        for (int i = targetAt; i < to; i++, at += stride) {
          target[i] = buffer.getShort(at) & 0xFFFF;
        }
      }
      case 216 -> {
        for (int i = targetAt; i < to; i++, at += stride) {
          target[i] = buffer.getShort(at);
        }
      }
      case 332 -> {
        for (int i = targetAt; i < to; i++, at += stride) {
          target[i] = buffer.getFloat(at);
        }
      }
      default -> {
        for (int i = targetAt; i < to; i++, at += stride) {
          target[i] = rare(buffer, at);
        }
      }
    }
  }

  private double rare(ByteBuffer buffer, int at) {
    return switch (layout.format * 100 + layout.bits) {
      case 208 -> buffer.get(at);
      case 132 -> buffer.getInt(at) & 0xFFFFFFFFL;
      case 232 -> buffer.getInt(at);
      case 164 -> unsigned(buffer.getLong(at));
      case 264 -> buffer.getLong(at);
      case 316 -> half(buffer.getShort(at));
      default -> buffer.getDouble(at);
    };
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
  }

  /** A number of 16 bits (IEEE 754 binary16). */
  static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double size;
    if (exponent == 0x1F) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((double) fraction, -24);
    } else {
      size = Math.scalb((double) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -size : size;
  }

  /** Numbers that don't fill bytes, packed from the highest bit on; rows begin on a byte. */
  private void takeBits(
      byte[] bytes, int row, int first, int count, double[] target, int targetAt) {
    int size = layout.bits;
    for (int i = 0; i < count; i++) {
      long bit = (first + (long) i * step) * size;
      int at = row + (int) (bit >> 3);
      int skip = (int) (bit & 7);
      long value = 0;
      for (int got = 0; got < skip + size; got += 8) {
        value = (value << 8) | (bytes[at++] & 0xFF);
      }
      int held = (skip + size + 7) / 8 * 8;
      target[targetAt + i] = (value >>> (held - skip - size)) & ((1L << size) - 1);
    }
  }
}
