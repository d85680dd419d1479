package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.io.InputStream;

/** Unpacks PackBits, bytes in runs (TIFF 6.0, section 9). For one thread. */
final class PackBitsInput extends InputStream {

  private final InputStream in;
  private int left;
  private boolean repeating;
  private int repeated;

  PackBitsInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    while (left == 0) {
      int head = in.read();
      if (head < 0) {
        return -1;
      }
      repeating = head > 128;
      left = head == 128 ? 0 : repeating ? 257 - head : head + 1;
      repeated = repeating ? in.read() : 0;
    }
    left--;
    return repeating ? repeated : in.read();
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int value = read();
      if (value < 0) {
        return i == 0 ? -1 : i;
      }
      target[offset + i] = (byte) value;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
