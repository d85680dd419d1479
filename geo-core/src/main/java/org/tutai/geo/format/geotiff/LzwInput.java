package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks LZW as TIFF 6.0 has it (section 13): codes of 9 to 12 bits, most significant bit first,
 * growing one code early. For one thread.
 */
final class LzwInput extends InputStream {

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;
  private static final int MOST = 4096;

  private final InputStream in;
  private final short[] prefix = new short[MOST];
  private final byte[] last = new byte[MOST];
  private final short[] length = new short[MOST];
  private final byte[] run = new byte[MOST + 1];
  private int from;
  private int to;
  private int next = FIRST;
  private int width = 9;
  private int previous = -1;
  private int bits;
  private int held;
  private boolean ended;

  LzwInput(InputStream in) {
    this.in = in;
    for (int i = 0; i < CLEAR; i++) {
      last[i] = (byte) i;
      length[i] = 1;
    }
  }

  @Override
  public int read() throws IOException {
    return from < to || fill() ? run[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    int at = offset;
    int end = offset + count;
    while (at < end && (from < to || fill())) {
      int part = Math.min(end - at, to - from);
      System.arraycopy(run, from, target, at, part);
      from += part;
      at += part;
    }
    return at > offset || count == 0 ? at - offset : -1;
  }

  /** Unpacks the next run; false at the end. */
  private boolean fill() throws IOException {
    while (!ended) {
      int code = code();
      if (code == END || code < 0) {
        ended = true;
      } else if (code == CLEAR) {
        next = FIRST;
        width = 9;
        previous = -1;
      } else {
        unpack(code);
        return true;
      }
    }
    return false;
  }

  private void unpack(int code) throws IOException {
    if (code > next || (code >= FIRST && previous < 0) || (code == next && next >= MOST)) {
      throw new IOException("an LZW code " + code + " that was never made");
    }
    int known = code < next ? code : previous;
    int size = length[known];
    for (int i = size - 1, c = known; i >= 0; i--, c = prefix[c]) {
      run[i] = last[c];
    }
    if (code == next) {
      run[size++] = run[0];
    }
    if (previous >= 0 && next < MOST) {
      prefix[next] = (short) previous;
      last[next] = run[0];
      length[next] = (short) (length[previous] + 1);
      next++;
      if (next == (1 << width) - 1 && width < 12) {
        width++;
      }
    }
    previous = code;
    from = 0;
    to = size;
  }

  private int code() throws IOException {
    while (held < width) {
      int more = in.read();
      if (more < 0) {
        return -1;
      }
      bits = (bits << 8) | more;
      held += 8;
    }
    held -= width;
    return (bits >>> held) & ((1 << width) - 1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
