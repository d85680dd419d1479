package org.tutai.geo.format.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8, a byte order mark included; what doesn't decode is U+FFFD. */
final class Utf8Input extends InputStream {

  private final Reader reader;
  private final char[] characters = new char[1 << 15];
  private byte[] bytes = {};
  private int at;
  private char high;

  Utf8Input(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == bytes.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  /** A pair of surrogates is not torn apart where a block ends. */
  private boolean fill() throws IOException {
    int from = 0;
    if (high != 0) {
      characters[from++] = high;
      high = 0;
    }
    int count = reader.read(characters, from, characters.length - from);
    int end = from + Math.max(0, count);
    if (end == 0) {
      return false;
    }
    if (count > 0 && Character.isHighSurrogate(characters[end - 1])) {
      high = characters[--end];
    }
    var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters, 0, end));
    bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    at = 0;
    return end > 0 || fill();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
