package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.io.InputStream;
import org.tutai.geo.bytes.PositionedFile;

/**
 * A range of a file as a stream, buffered, with the bits of each byte turned round where the file
 * fills them from the least. Doesn't own the file. For one thread.
 */
final class FileRange extends InputStream {

  private static final int BUFFER = 1 << 16;

  private final PositionedFile file;
  private final boolean reversed;
  private final byte[] buffer;
  private long position;
  private long left;
  private int from;
  private int to;

  FileRange(PositionedFile file, long position, long length, boolean reversed) throws IOException {
    file.require(position, length, "a block of cells");
    this.file = file;
    this.position = position;
    this.left = length;
    this.reversed = reversed;
    this.buffer = new byte[(int) Math.min(length, BUFFER)];
  }

  @Override
  public int read() throws IOException {
    return from < to || fill() ? buffer[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (from == to && !fill()) {
      return -1;
    }
    int part = Math.min(count, to - from);
    System.arraycopy(buffer, from, target, offset, part);
    from += part;
    return part;
  }

  @Override
  public long skip(long count) {
    long part = Math.max(0, Math.min(count, to - from + left));
    long beyond = part - (to - from);
    if (beyond <= 0) {
      from += (int) part;
    } else {
      from = to;
      position += beyond;
      left -= beyond;
    }
    return part;
  }

  private boolean fill() throws IOException {
    if (left == 0) {
      return false;
    }
    int part = (int) Math.min(left, buffer.length);
    file.read(position, buffer, 0, part, "a block of cells");
    if (reversed) {
      for (int i = 0; i < part; i++) {
        buffer[i] = (byte) (Integer.reverse(buffer[i]) >>> 24);
      }
    }
    position += part;
    left -= part;
    from = 0;
    to = part;
    return true;
  }
}
