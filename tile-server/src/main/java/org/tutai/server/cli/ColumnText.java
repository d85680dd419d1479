package org.tutai.server.cli;

/** Text in columns, where a Chinese character takes two places. */
final class ColumnText {

  private ColumnText() {}

  /** The text and as many spaces as make it that wide, at least one. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - width(text)));
  }

  static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && !isNarrow(c) ? 2 : 1).sum();
  }

  private static boolean isNarrow(int c) {
    return c < 0x2E80 || (c >= 0xFF61 && c < 0xFFE0);
  }
}
