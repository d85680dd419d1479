package org.tutai.geo.format;

/** Parts a file of text into words, before anything is known of its encoding. Stateless. */
final class TextPieces {

  /** What is done with a word. */
  interface Taker {
    void take(byte[] bytes, int from, int to);
  }

  /** No encoding looked for has these as second bytes of a character, two-byte Unicode excepted. */
  private static final String BETWEEN = "\r\n\t,;\"|";

  private TextPieces() {}

  static void each(byte[] bytes, int from, int to, Taker taker) {
    int width = isWide(bytes, from, to) ? 2 : 1;
    int start = from;
    int at = from;
    for (; at + width <= to; at += width) {
      if (isBetween(bytes, at, width)) {
        taker.take(bytes, start, at);
        start = at + width;
      }
    }
    taker.take(bytes, start, at);
  }

  /** Two-byte Unicode shows a byte order mark, or the zeros of its commas, line ends and digits. */
  private static boolean isWide(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    int first = ((bytes[from] & 0xFF) << 8) | (bytes[from + 1] & 0xFF);
    int zeros = 0;
    for (int i = from; i < to; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return first == 0xFFFE || first == 0xFEFF || zeros * 50L > to - from;
  }

  private static boolean isBetween(byte[] bytes, int at, int width) {
    if (width == 1) {
      return BETWEEN.indexOf(bytes[at]) >= 0;
    }
    boolean little = bytes[at + 1] == 0 && BETWEEN.indexOf(bytes[at]) >= 0;
    return little || (bytes[at] == 0 && BETWEEN.indexOf(bytes[at + 1]) >= 0);
  }
}
