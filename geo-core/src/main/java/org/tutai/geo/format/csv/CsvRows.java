package org.tutai.geo.format.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.tutai.geo.bytes.FormatException;

/**
 * The rows of a {@link CsvTable}, one after another. Blank lines are passed over; a row may have
 * fewer or more cells than the table has names. For one thread.
 */
public final class CsvRows implements AutoCloseable {

  /** Tables compress to a tenth or so; more than this, beyond the first 64 MiB, is made to harm. */
  private static final long MOST_SWELLING = 300;

  private static final long ALWAYS_READ = 64L << 20;

  private final Rows rows;
  private final Charset charset;
  private final CountedInput file;

  CsvRows(Rows rows, Charset charset, CountedInput file) {
    this.rows = rows;
    this.charset = charset;
    this.file = file;
  }

  /**
   * Goes to the next row; false after the last.
   *
   * @throws org.tutai.geo.bytes.FormatException at a row of over 16 MB or 4,096 cells, where
   *     compressed data breaks off, or where it swells as no table does
   */
  public boolean next() throws IOException {
    boolean more = rows.next();
    if (rows.offset() > ALWAYS_READ && rows.offset() / MOST_SWELLING > file.count()) {
      throw new FormatException(
          rows.path(),
          -1,
          "a table",
          rows.offset() + " bytes of text or more from " + file.count() + " bytes of the file",
          "Unpack it yourself if you trust it.");
    }
    return more;
  }

  /** The line of the text that the row begins in, from 1. */
  public long line() {
    return rows.line();
  }

  /**
   * Makes a cell and those after it one, the separators between them included, for a row with a
   * separator in a text without quotes.
   *
   * @param more how many after it
   * @return false, and nothing is done, when one of them is quoted
   */
  public boolean join(int cell, int more) {
    return rows.join(cell, more);
  }

  /** How many cells the row has. */
  public int cells() {
    return rows.cells();
  }

  /**
   * What {@link #bytes()} are in: UTF-8, or the file's encoding where that keeps ASCII as it is.
   */
  public Charset charset() {
    return charset;
  }

  /** The bytes that the row's cells are parts of, without quotes; valid until the next row. */
  public byte[] bytes() {
    return rows.bytes();
  }

  /** Index in {@link #bytes()} of a cell's first byte. */
  public int start(int cell) {
    return rows.start(cell);
  }

  /** Index in {@link #bytes()} after a cell's last byte. */
  public int end(int cell) {
    return rows.end(cell);
  }

  /** A cell as text; empty for one beyond the row's end. Bytes that don't decode are U+FFFD. */
  public String text(int cell) {
    if (cell >= rows.cells()) {
      return "";
    }
    return decode(rows.bytes(), rows.start(cell), rows.end(cell), charset);
  }

  /** The text of some bytes of {@link #bytes()}, or of a copy of them. */
  public static String decode(byte[] bytes, int start, int end, Charset charset) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return new String(bytes, start, end - start, charset);
      }
    }
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Where the row begins in the text, in bytes. */
  public long offset() {
    return rows.offset();
  }

  /** How much of the file has been read, from 0 to 1; of a compressed one, of its own bytes. */
  public double shareRead() {
    return file.share();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
