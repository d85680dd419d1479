package org.tutai.geo.layer;

import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;

/**
 * One row of blocks of a level while it is filled, in all bands. When it is full it is cut into
 * blocks, and its rows, halved, go on to the strip of the next level.
 *
 * <p>Halving: four cells become one. Quantities and brightness are averaged over those that have a
 * value, colours by their opacity where there is one; of a palette's numbers the most frequent is
 * taken, the first of equals. For one thread.
 */
final class RasterStrip {

  /** Takes finished blocks. */
  interface Sink {
    void block(int level, int band, int column, int row, Cells cells) throws IOException;
  }

  /**
   * The cells of a block.
   *
   * @param bytes little-endian samples, row after row; more may follow
   * @param size bytes of a sample
   */
  record Cells(byte[] bytes, int width, int count, int size, BitSet missing) {}

  private final PyramidShape shape;
  private final int level;
  private final Sink sink;
  private final int width;
  private final int bands;
  private final SampleType type;
  private final int size;
  private final byte[][] samples;
  private final BitSet[] missing;
  private final byte[] cut;
  private final @Nullable RasterStrip next;
  private final double[] half;
  private final double[] upper;
  private final double[] lower;
  private final double[] upperWeight;
  private final double[] lowerWeight;
  private int filled;
  private int blockRow;

  RasterStrip(PyramidShape shape, int level, Sink sink) {
    this.shape = shape;
    this.level = level;
    this.sink = sink;
    this.width = shape.width(level);
    this.bands = shape.raster().bands();
    this.type = shape.type(level);
    this.size = type.bytes();
    int rows = Math.min(shape.blockHeight(), shape.height(level));
    this.samples = new byte[bands][Math.multiplyExact(width * size, rows)];
    this.missing = new BitSet[bands];
    for (int band = 0; band < bands; band++) {
      missing[band] = new BitSet();
    }
    this.cut = new byte[shape.blockWidth() * shape.blockHeight() * size];
    boolean last = level + 1 == shape.levels();
    this.next = last ? null : new RasterStrip(shape, level + 1, sink);
    this.half = new double[(width + 1) / 2];
    this.upper = new double[last ? 0 : width];
    this.lower = new double[last ? 0 : width];
    boolean weighted = !last && opacity() >= 0;
    this.upperWeight = new double[weighted ? width : 0];
    this.lowerWeight = new double[weighted ? width : 0];
  }

  /** The band that holds opacity; -1 for none. */
  private int opacity() {
    RasterKind kind = shape.raster().kind();
    return kind == RasterKind.COLOR && bands >= 4
        ? 3
        : kind == RasterKind.GREY && bands == 2 ? 1 : -1;
  }

  /** Puts a window of values at a column and a row of the strip. */
  void put(int band, int column, int row, int across, int down, double[] values) {
    for (int y = 0; y < down; y++) {
      put(band, column, row + y, across, values, y * across);
    }
  }

  private void put(int band, int column, int row, int count, double[] values, int from) {
    int cell = row * width + column;
    SampleBytes.put(values, from, count, type, samples[band], cell, missing[band]);
  }

  /** Hands on the first rows of the strip and empties it. */
  void flush(int rows) throws IOException {
    for (int band = 0; band < bands; band++) {
      for (int column = 0; column < shape.across(level); column++) {
        sink.block(level, band, column, blockRow, cut(band, column, rows));
      }
    }
    if (next != null) {
      for (int row = 0; row < rows; row += 2) {
        halve(next, row, Math.min(row + 1, rows - 1));
      }
    }
    for (BitSet cells : missing) {
      cells.clear();
    }
    blockRow++;
    filled = 0;
  }

  /** Hands on what is left in this strip and those of the levels above it. */
  void finish() throws IOException {
    if (filled > 0) {
      flush(filled);
    }
    if (next != null) {
      next.finish();
    }
  }

  private Cells cut(int band, int column, int rows) {
    int first = column * shape.blockWidth();
    int columns = Math.min(shape.blockWidth(), width - first);
    BitSet none = new BitSet();
    for (int row = 0; row < rows; row++) {
      int from = row * width + first;
      System.arraycopy(samples[band], from * size, cut, row * columns * size, columns * size);
      int stop = from + columns;
      for (int i = missing[band].nextSetBit(from);
          i >= 0 && i < stop;
          i = missing[band].nextSetBit(i + 1)) {
        none.set(row * columns + i - from);
      }
    }
    return new Cells(cut, columns, columns * rows, size, none);
  }

  // Halving.

  private void halve(RasterStrip into, int first, int second) throws IOException {
    int opacity = opacity();
    if (opacity >= 0) {
      values(opacity, first, upperWeight);
      values(opacity, second, lowerWeight);
    }
    for (int band = 0; band < bands; band++) {
      values(band, first, upper);
      values(band, second, lower);
      boolean once = first == second;
      if (shape.raster().kind() == RasterKind.PALETTE) {
        mostFrequent(once);
      } else if (opacity >= 0 && band != opacity) {
        average(once, true);
      } else {
        average(once, false);
      }
      into.put(band, 0, into.filled, half.length, half, 0);
    }
    into.filled++;
    if (into.filled == shape.blockHeight()) {
      into.flush(into.filled);
    }
  }

  private void values(int band, int row, double[] into) {
    BitSet none = missing[band];
    SampleBytes.get(samples[band], row * width, width, type, into);
    int start = row * width;
    for (int i = none.nextSetBit(start); i >= 0 && i < start + width; i = none.nextSetBit(i + 1)) {
      into[i - start] = Double.NaN;
    }
  }

  private void average(boolean once, boolean weighted) {
    for (int i = 0; i < half.length; i++) {
      double sum = 0;
      double weights = 0;
      double plain = 0;
      int count = 0;
      int end = Math.min(2 * i + 2, width);
      for (int k = 2 * i; k < end; k++) {
        for (int row = 0; row < (once ? 1 : 2); row++) {
          double value = row == 0 ? upper[k] : lower[k];
          if (!Double.isNaN(value)) {
            double weight = !weighted ? 1 : row == 0 ? upperWeight[k] : lowerWeight[k];
            double seen = weight > 0 ? weight : 0;
            sum += value * seen;
            weights += seen;
            plain += value;
            count++;
          }
        }
      }
      half[i] = count == 0 ? Double.NaN : weights > 0 ? sum / weights : plain / count;
    }
  }

  private void mostFrequent(boolean once) {
    double[] four = new double[4];
    for (int i = 0; i < half.length; i++) {
      int count = 0;
      int end = Math.min(2 * i + 2, width);
      for (int row = 0; row < (once ? 1 : 2); row++) {
        for (int k = 2 * i; k < end; k++) {
          four[count++] = row == 0 ? upper[k] : lower[k];
        }
      }
      half[i] = mostFrequent(four, count);
    }
  }

  private static double mostFrequent(double[] values, int count) {
    double best = Double.NaN;
    int most = 0;
    for (int i = 0; i < count; i++) {
      int times = 0;
      for (int k = 0; k < count; k++) {
        times += values[k] == values[i] ? 1 : 0;
      }
      if (times > most) {
        most = times;
        best = values[i];
      }
    }
    return best;
  }
}
