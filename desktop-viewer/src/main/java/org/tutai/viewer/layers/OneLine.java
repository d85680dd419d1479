package org.tutai.viewer.layers;

/** Texts from outside as one short line. Stateless. */
public final class OneLine {

  private OneLine() {}

  /**
   * The beginning of a text on one line, without control characters, NUL and lone surrogates.
   *
   * @param longest in characters; what is cut ends in an ellipsis
   */
  public static String of(String text, int longest) {
    int end = Math.min(text.length(), longest * 2);
    var line = new StringBuilder(Math.min(end, longest));
    for (int at = 0; at < end && line.length() < longest; ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      boolean odd = Character.isISOControl(point) || Character.isWhitespace(point);
      boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      line.appendCodePoint(odd ? ' ' : lone ? 0xFFFD : point);
    }
    String plain = line.toString().strip();
    return text.length() > longest && plain.length() >= longest - 1
        ? plain.substring(0, plain.offsetByCodePoints(plain.length(), -1)) + "…"
        : plain;
  }
}
