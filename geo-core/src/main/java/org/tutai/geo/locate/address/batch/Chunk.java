package org.tutai.geo.locate.address.batch;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.tutai.geo.format.csv.CsvRows;

/** Some rows of a table, copied, to be answered by another thread. Filled by one, read by one. */
final class Chunk {

  static final int ROWS = 512;

  private static final int FULL_BYTES = 1 << 18;

  private final Charset charset;
  private byte[] bytes = new byte[1 << 16];
  private int length;
  private int[] ends = new int[ROWS * 8];
  private int cells;
  private final int[] rowEnds = new int[ROWS];
  private int rows;

  Chunk(Charset charset) {
    this.charset = charset;
  }

  /** Copies the row at which a table's rows stand. */
  void add(CsvRows in) {
    for (int i = 0; i < in.cells(); i++) {
      int size = in.end(i) - in.start(i);
      if (length + size > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length * 2));
      }
      System.arraycopy(in.bytes(), in.start(i), bytes, length, size);
      length += size;
      if (cells == ends.length) {
        ends = Arrays.copyOf(ends, cells * 2);
      }
      ends[cells++] = length;
    }
    rowEnds[rows++] = cells;
  }

  boolean isFull() {
    return rows == ROWS || length >= FULL_BYTES;
  }

  int rows() {
    return rows;
  }

  int cells(int row) {
    return rowEnds[row] - firstCell(row);
  }

  private int firstCell(int row) {
    return row == 0 ? 0 : rowEnds[row - 1];
  }

  int start(int row, int cell) {
    int index = firstCell(row) + cell;
    return index == 0 ? 0 : ends[index - 1];
  }

  int end(int row, int cell) {
    return ends[firstCell(row) + cell];
  }

  byte[] bytes() {
    return bytes;
  }

  Charset charset() {
    return charset;
  }

  /** A cell as text; empty beyond the row's end. */
  String text(int row, int cell) {
    if (cell >= cells(row)) {
      return "";
    }
    return CsvRows.decode(bytes, start(row, cell), end(row, cell), charset);
  }
}
