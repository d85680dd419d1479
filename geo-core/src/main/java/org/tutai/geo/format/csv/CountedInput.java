package org.tutai.geo.format.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells how much of it has been read. Others may ask while one thread reads. */
final class CountedInput extends FilterInputStream {

  private final long size;
  private volatile long count;

  CountedInput(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  double share() {
    return size == 0 ? 1 : Math.min(1, (double) count / size);
  }

  /** How many bytes have been read. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    add(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    add(Math.max(0, read));
    return read;
  }

  /* One thread reads, so there is one writer. */
  private void add(long more) {
    long sum = count + more;
    count = sum;
  }
}
