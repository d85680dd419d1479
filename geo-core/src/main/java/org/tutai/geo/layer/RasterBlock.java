package org.tutai.geo.layer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.tutai.geo.raster.SampleType;

/**
 * A block of cells of one band as bytes, there and back. See {@code
 * docs/formats/compiled-raster.md}.
 *
 * <p>A head byte (1 deflated, 2 with a bitmap of the cells that have a value, 4 predicted), then
 * the bitmap, then the samples: each as the difference from the one before it in its row, the
 * lowest bytes of all of them first, the highest last.
 */
final class RasterBlock {

  private static final int DEFLATED = 1;
  private static final int MASKED = 2;
  private static final int PREDICTED = 4;
  private static final int LEVEL = 4;

  private RasterBlock() {}

  /** Turns samples to bytes. For one thread; close it. */
  static final class Writer implements AutoCloseable {

    private final Deflater deflater = new Deflater(LEVEL, true);
    private byte[] plain = {};
    private byte[] packed = {};

    /**
     * The bytes of a block.
     *
     * @param cells little-endian samples, row after row
     * @param missing the cells that have no value; their samples are 0
     * @param predicted whether neighbours are alike
     */
    byte[] write(byte[] cells, int width, int count, int size, BitSet missing, boolean predicted) {
      boolean masked = !missing.isEmpty();
      int mask = masked ? (count + 7) / 8 : 0;
      int length = mask + count * size;
      if (plain.length < length) {
        plain = new byte[length];
        packed = new byte[length + 1];
      }
      if (masked) {
        Arrays.fill(plain, 0, mask, (byte) 0);
        for (int i = missing.nextClearBit(0); i < count; i = missing.nextClearBit(i + 1)) {
          plain[i >> 3] |= (byte) (1 << (i & 7));
        }
      }
      SampleBytes.apart(cells, width, count, size, predicted, plain, mask);
      int head = (masked ? MASKED : 0) | (predicted ? PREDICTED : 0);
      deflater.reset();
      deflater.setInput(plain, 0, length);
      deflater.finish();
      int got = deflater.deflate(packed, 1, length);
      if (deflater.finished() && got < length) {
        packed[0] = (byte) (head | DEFLATED);
        return Arrays.copyOf(packed, got + 1);
      }
      byte[] raw = new byte[length + 1];
      raw[0] = (byte) head;
      System.arraycopy(plain, 0, raw, 1, length);
      return raw;
    }

    @Override
    public void close() {
      deflater.end();
    }
  }

  /**
   * The values of a block, NaN for none.
   *
   * @throws DataFormatException when the bytes are no block of so many cells
   */
  static double[] read(byte[] bytes, int width, int count, SampleType type)
      throws DataFormatException {
    int size = type.bytes();
    int head = bytes.length == 0 ? 8 : bytes[0];
    if (head < 0 || head > 7) {
      throw new DataFormatException("a block's head of " + head);
    }
    int mask = (head & MASKED) != 0 ? (count + 7) / 8 : 0;
    int length = mask + count * size;
    byte[] plain = (head & DEFLATED) != 0 ? inflate(bytes, length) : bytes;
    int at = (head & DEFLATED) != 0 ? 0 : 1;
    if (plain.length - at != length) {
      throw new DataFormatException("a block of " + (plain.length - at) + " bytes for " + length);
    }
    byte[] samples =
        SampleBytes.together(plain, at + mask, width, count, size, (head & PREDICTED) != 0);
    double[] values = new double[count];
    SampleBytes.get(samples, 0, count, type, values);
    for (int i = 0; mask > 0 && i < count; i++) {
      if ((plain[at + (i >> 3)] >> (i & 7) & 1) == 0) {
        values[i] = Double.NaN;
      }
    }
    return values;
  }

  private static byte[] inflate(byte[] bytes, int length) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      byte[] plain = new byte[length];
      inflater.setInput(bytes, 1, bytes.length - 1);
      int got = inflater.inflate(plain);
      if (got != length) {
        throw new DataFormatException("a block of " + got + " bytes for " + length);
      }
      return plain;
    } finally {
      inflater.end();
    }
  }
}
