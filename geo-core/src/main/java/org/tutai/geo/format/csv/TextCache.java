package org.tutai.geo.format.csv;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of one column's cells. Columns repeat themselves, so a text made lately is given
 * again instead of a new one; a column that turns out not to is left alone. For one thread.
 */
final class TextCache {

  private static final int SLOTS = 1 << 10;
  private static final int LONGEST = 64;
  private static final int TRIED = 1 << 12;

  private final Charset charset;
  private final byte[][] keys = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];
  private int asked;
  private int found;
  private boolean useless;

  TextCache(Charset charset) {
    this.charset = charset;
  }

  /** The text of a cell. */
  String text(byte[] bytes, int start, int end) {
    int length = end - start;
    if (useless || length > LONGEST) {
      return CsvRows.decode(bytes, start, end, charset);
    }
    int hash = length;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash * 0x9E3779B9) >>> 22;
    byte @Nullable [] key = keys[slot];
    asked++;
    if (key != null && Arrays.equals(key, 0, key.length, bytes, start, end)) {
      found++;
      return texts[slot];
    }
    String text = CsvRows.decode(bytes, start, end, charset);
    keys[slot] = Arrays.copyOfRange(bytes, start, end);
    texts[slot] = text;
    if (asked == TRIED) {
      useless = found * 3 < asked;
      asked = 0;
      found = 0;
    }
    return text;
  }
}
