package org.tutai.geo.format.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Undoes the predictors of TIFF: 2, differences between neighbours in a row (TIFF 6.0, section 14),
 * and 3, differences between the bytes of floating point numbers taken apart (Adobe Photoshop TIFF
 * Technical Note 3). Stateless.
 */
final class Predictor {

  private Predictor() {}

  /** The order of the bytes after {@link #undo}: the third predictor leaves the highest first. */
  static ByteOrder order(TiffLayout layout) {
    return layout.predictor == 3 ? ByteOrder.BIG_ENDIAN : layout.file().order();
  }

  /** Undoes it in place, for so many rows of a block. */
  static void undo(TiffLayout layout, byte[] bytes, int rows) {
    int rowBytes = layout.rowBytes();
    int step = layout.samplesInBlock();
    byte[] apart = new byte[layout.predictor == 3 ? rowBytes : 0];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(layout.file().order());
    for (int row = 0; row < rows; row++) {
      int at = row * rowBytes;
      if (layout.predictor == 3) {
        sumBytes(bytes, at, at + rowBytes, step);
        System.arraycopy(bytes, at, apart, 0, rowBytes);
        join(apart, bytes, at, layout.bits / 8);
      } else {
        switch (layout.bits) {
          case 8 -> sumBytes(bytes, at, at + rowBytes, step);
          case 16 -> sumShorts(buffer, at, at + rowBytes, 2 * step);
          case 32 -> sumInts(buffer, at, at + rowBytes, 4 * step);
          default -> sumLongs(buffer, at, at + rowBytes, 8 * step);
        }
      }
    }
  }

  private static void sumBytes(byte[] bytes, int from, int to, int step) {
    for (int i = from + step; i < to; i++) {
      bytes[i] += bytes[i - step];
    }
  }

  private static void sumShorts(ByteBuffer buffer, int from, int to, int step) {
    for (int i = from + step; i < to; i += 2) {
      buffer.putShort(i, (short) (buffer.getShort(i) + buffer.getShort(i - step)));
    }
  }

  private static void sumInts(ByteBuffer buffer, int from, int to, int step) {
    for (int i = from + step; i < to; i += 4) {
      buffer.putInt(i, buffer.getInt(i) + buffer.getInt(i - step));
    }
  }

  private static void sumLongs(ByteBuffer buffer, int from, int to, int step) {
    for (int i = from + step; i < to; i += 8) {
      buffer.putLong(i, buffer.getLong(i) + buffer.getLong(i - step));
    }
  }

  /** All first bytes, then all second bytes …: puts them back together, highest first. */
  private static void join(byte[] apart, byte[] target, int at, int size) {
    int count = apart.length / size;
    for (int part = 0; part < size; part++) {
      for (int i = 0; i < count; i++) {
        target[at + i * size + part] = apart[part * count + i];
      }
    }
  }
}
