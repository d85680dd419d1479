package org.tutai.geo.format.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * Rows of cells, as bytes, after RFC 4180 and what programs make of it.
 *
 * <p>A cell may be quoted, with separators, line ends and doubled quotes in it, also behind blanks.
 * Lines end with LF, CR LF or CR; blank lines are passed over. A quote elsewhere stands for itself,
 * and so does one that is never closed; what follows a closing quote belongs to the cell. The bytes
 * of a row hold until the next. For one thread.
 */
final class Rows implements AutoCloseable {

  static final int MOST_CELLS = 4096;
  static final int LONGEST_ROW = 1 << 24;

  private static final int BLOCK = 1 << 17;
  private static final int INCOMPLETE = -1;
  private static final int LITERAL = -2;

  /** How a cell is written; an escaped one still has its first quote when it is found. */
  private static final byte PLAIN = 0;

  private static final byte QUOTED = 1;
  private static final byte ESCAPED = 2;

  private final Path path;
  private final InputStream in;
  private final byte separator;
  private byte[] bytes = new byte[BLOCK];
  private int at;
  private int end;
  private long bufferStart;
  private boolean eof;
  private int rowStart;
  private long line;
  private long nextLine = 1;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] forms = new byte[64];
  private int cells;
  private boolean raw;
  private boolean unclosed;

  /** Reads a stream of text in an encoding that keeps ASCII bytes for ASCII characters. */
  Rows(Path path, InputStream in, char separator) {
    this.path = path;
    this.in = in;
    this.separator = (byte) separator;
  }

  /** Goes to the next row that is not blank; false after the last. */
  boolean next() throws IOException {
    do {
      rowStart = at;
      if (at == end && !fill()) {
        return false;
      }
      at = row();
      line = nextLine;
      nextLine += 1 + linesInside();
    } while (isBlank());
    if (raw) {
      unescape();
    }
    return true;
  }

  private boolean isBlank() {
    return cells == 1
        && forms[0] == PLAIN
        && (starts[0] == ends[0] || (ends[0] - starts[0] == 1 && bytes[starts[0]] == 0x1A));
  }

  /** Only a cell in quotes has line ends in it. */
  private int linesInside() {
    int lines = 0;
    for (int i = 0; i < cells; i++) {
      for (int p = starts[i]; forms[i] != PLAIN && p < ends[i]; p++) {
        lines += bytes[p] == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  /** Reads the row that begins at {@link #rowStart} and tells where it ends. */
  private int row() throws IOException {
    boolean force = false;
    while (true) {
      int stop = parse(rowStart, force);
      if (stop != INCOMPLETE) {
        return stop;
      }
      if (eof || end - rowStart >= LONGEST_ROW) {
        if (force) {
          throw new FormatException(
                  path,
                  bufferStart + rowStart,
                  "a row of at most " + LONGEST_ROW + " bytes",
                  "a longer one")
              .because(FormatFault.TOO_LARGE);
        }
        force = true;
      } else {
        fill();
      }
    }
  }

  /** Reads more behind what is kept from {@link #rowStart} on. */
  private boolean fill() throws IOException {
    if (eof) {
      return false;
    }
    int kept = end - rowStart;
    if (kept > bytes.length / 2) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    System.arraycopy(bytes, rowStart, bytes, 0, kept);
    bufferStart += rowStart;
    at = 0;
    rowStart = 0;
    end = kept;
    int count = read(bytes, end, bytes.length - end);
    eof = count < 0;
    end += Math.max(0, count);
    return count > 0;
  }

  private int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = in.readNBytes(target, offset, length);
      return count == 0 ? -1 : count;
    } catch (EOFException | ZipException e) {
      throw new FormatException(
              path,
              -1,
              "gzip data",
              "data that breaks off or is damaged after "
                  + (bufferStart + end)
                  + " bytes of text ("
                  + e.getMessage()
                  + ")",
              "Copy the file again.")
          .because(FormatFault.TRUNCATED)
          .causedBy(e);
    }
  }

  /**
   * Finds the cells of a row.
   *
   * @param force whether to take what there is for all there will be of an unclosed quote
   * @return where the next row begins, or {@link #INCOMPLETE} when more bytes are needed to tell
   */
  private int parse(int from, boolean force) throws FormatException {
    cells = 0;
    raw = false;
    unclosed = false;
    int p = from;
    while (true) {
      if (cells == starts.length) {
        grow();
      }
      int stop = cell(p, force);
      if (stop < 0) {
        return INCOMPLETE;
      }
      if (stop == end) {
        return stop;
      }
      byte b = bytes[stop];
      if (b == separator) {
        p = stop + 1;
        continue;
      }
      if (b == '\n') {
        return stop + 1;
      }
      if (stop + 1 == end && !eof) {
        return INCOMPLETE;
      }
      return stop + 1 < end && bytes[stop + 1] == '\n' ? stop + 2 : stop + 1;
    }
  }

  private void grow() throws FormatException {
    if (cells == MOST_CELLS) {
      throw new FormatException(
              path, bufferStart + rowStart, "a row of at most " + MOST_CELLS + " cells", "more")
          .because(FormatFault.TOO_LARGE);
    }
    starts = Arrays.copyOf(starts, cells * 2);
    ends = Arrays.copyOf(ends, cells * 2);
    forms = Arrays.copyOf(forms, cells * 2);
  }

  /** Finds a cell and notes it; returns where it stops, at a separator or a line's end. */
  private int cell(int from, boolean force) {
    int p = from;
    if (p < end && bytes[p] == ' ') {
      while (p < end && bytes[p] == ' ') {
        p++;
      }
      if (p == end && !eof) {
        return INCOMPLETE;
      }
    }
    if (p < end && bytes[p] == '"') {
      int stop = quoted(p, force);
      if (stop != LITERAL) {
        return stop;
      }
    }
    return plain(from, p);
  }

  private int plain(int from, int search) {
    int stop = stop(search);
    if (stop == end && !eof) {
      return INCOMPLETE;
    }
    note(from, stop, PLAIN);
    return stop;
  }

  private int stop(int from) {
    byte[] b = bytes;
    byte s = separator;
    int limit = end;
    int p = from;
    while (p < limit) {
      byte c = b[p];
      if (c == s || c == '\n' || c == '\r') {
        break;
      }
      p++;
    }
    return p;
  }

  private int quoted(int quote, boolean force) {
    boolean escapes = false;
    boolean lines = false;
    int p = quote + 1;
    while (true) {
      if (p == end) {
        if (!force && !eof) {
          return INCOMPLETE;
        }
        unclosed = true;
        return LITERAL;
      }
      byte b = bytes[p];
      if (b != '"') {
        lines |= b == '\n' || b == '\r';
        p++;
      } else if (p + 1 == end && !eof) {
        return INCOMPLETE;
      } else if (p + 1 < end && bytes[p + 1] == '"') {
        escapes = true;
        p += 2;
      } else {
        break;
      }
    }
    return closed(quote, p, escapes, lines);
  }

  /** What stands behind a closing quote is blank, or the quote was none. */
  private int closed(int quote, int close, boolean escapes, boolean lines) {
    int p = close + 1;
    while (p < end && bytes[p] == ' ') {
      p++;
    }
    int stop = stop(p);
    if (stop == end && !eof) {
      return INCOMPLETE;
    }
    if (stop == p) {
      note(escapes ? quote : quote + 1, escapes ? close + 1 : close, escapes ? ESCAPED : QUOTED);
      raw |= escapes;
      return stop;
    }
    if (lines) {
      unclosed = true;
      return LITERAL;
    }
    note(quote, stop, ESCAPED);
    raw = true;
    return stop;
  }

  private void note(int from, int to, byte form) {
    starts[cells] = from;
    ends[cells] = to;
    forms[cells++] = form;
  }

  /** Takes the quotes out of cells that have some inside, in place: the row has been read. */
  private void unescape() {
    for (int i = 0; i < cells; i++) {
      if (forms[i] == ESCAPED) {
        unescape(i);
      }
    }
  }

  private void unescape(int cell) {
    int to = starts[cell];
    boolean open = true;
    for (int p = to + 1; p < ends[cell]; p++) {
      if (open && bytes[p] == '"') {
        if (p + 1 < ends[cell] && bytes[p + 1] == '"') {
          p++;
        } else {
          open = false;
          continue;
        }
      }
      bytes[to++] = bytes[p];
    }
    ends[cell] = to;
  }

  /** How many cells the row has. */
  int cells() {
    return cells;
  }

  /** The bytes that cells point into. */
  byte[] bytes() {
    return bytes;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell];
  }

  boolean isEmpty(int cell) {
    return starts[cell] == ends[cell];
  }

  boolean isQuoted(int cell) {
    return forms[cell] != PLAIN;
  }

  /**
   * Makes a cell and those after it one, the separators between them included.
   *
   * @param more how many after it
   * @return false, and nothing is done, when one of them is quoted
   */
  boolean join(int cell, int more) {
    for (int i = cell; i <= cell + more; i++) {
      if (forms[i] != PLAIN) {
        return false;
      }
    }
    ends[cell] = ends[cell + more];
    int from = cell + more + 1;
    System.arraycopy(starts, from, starts, cell + 1, cells - from);
    System.arraycopy(ends, from, ends, cell + 1, cells - from);
    System.arraycopy(forms, from, forms, cell + 1, cells - from);
    cells -= more;
    return true;
  }

  /** Whether a quote of the row was never closed and taken as it stands. */
  boolean hasUnclosedQuote() {
    return unclosed;
  }

  /** Whether a line's end closed the row, and not the text's. */
  boolean isWhole() {
    return at < end || !eof || (at > 0 && (bytes[at - 1] == '\n' || bytes[at - 1] == '\r'));
  }

  Path path() {
    return path;
  }

  /** The line of the text the row begins in, from 1. */
  long line() {
    return line;
  }

  /** Where the row begins in the text. */
  long offset() {
    return bufferStart + rowStart;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
