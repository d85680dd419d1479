package org.tutai.geo.format.geojson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * A file's bytes in records that a separator ends, each of which reads as a stream of its own;
 * without a separator the file is one record. Blank records are passed over. For one thread.
 */
final class RecordInput extends InputStream {

  /** For {@code separator}: the whole file is one record. */
  static final int NONE = -1;

  /** Bytes that one token may have. */
  private static final int LONGEST_TOKEN = (1 << 24) + (1 << 16);

  private final Path path;
  private final InputStream in;
  private final int separator;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long bufferStart;
  private boolean ended = true;
  private int sinceToken;

  RecordInput(Path path, InputStream in, int separator) {
    this.path = path;
    this.in = in;
    this.separator = separator;
  }

  /** Goes to the next record, past what is left of this one; false after the last. */
  boolean nextRecord() throws IOException {
    if (separator == NONE) {
      boolean first = bufferStart == 0 && end == 0;
      ended = !first || !fill();
      return !ended;
    }
    while (!ended) {
      skipBuffered();
    }
    while (at < end || fill()) {
      if (!isBlank(buffer[at])) {
        ended = false;
        return true;
      }
      at++;
    }
    return false;
  }

  private boolean isBlank(byte b) {
    return b == separator || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /** Says that a token ended: the next may have as many bytes again. */
  void tokenEnded() {
    sinceToken = 0;
  }

  /** How many bytes of the file have been given. */
  long offset() {
    return bufferStart + at;
  }

  private void skipBuffered() throws IOException {
    if (at == end && !fill()) {
      ended = true;
      return;
    }
    at = stop(end);
  }

  /** Where reading must stop; at a separator the record ends. */
  private int stop(int limit) {
    if (separator != NONE) {
      for (int i = at; i < limit; i++) {
        if (buffer[i] == separator) {
          ended = true;
          return i;
        }
      }
    }
    return limit;
  }

  private boolean fill() throws IOException {
    boolean first = bufferStart == 0 && end == 0;
    bufferStart += end;
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    if (first && end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB) {
      at = buffer[2] == (byte) 0xBF ? 3 : 0;
    }
    return end > 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (ended) {
      return -1;
    }
    if (at == end && !fill()) {
      ended = true;
      return -1;
    }
    int stop = stop(Math.min(end, at + length));
    int count = stop - at;
    System.arraycopy(buffer, at, target, offset, count);
    at = stop;
    sinceToken += count;
    if (sinceToken > LONGEST_TOKEN) {
      throw new FormatException(
              path,
              offset(),
              "texts and numbers of at most " + LONGEST_TOKEN + " bytes",
              "a longer one")
          .because(FormatFault.TOO_LARGE);
    }
    return count == 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
