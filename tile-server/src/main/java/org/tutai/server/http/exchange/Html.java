package org.tutai.server.http.exchange;

/** Text as it stands in HTML. */
public final class Html {

  private Html() {}

  /**
   * Text for an element or a quoted attribute: what has a meaning in HTML is escaped, what no
   * document may hold (control characters, lone surrogates) becomes U+FFFD.
   */
  public static String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, out));
    return out.toString();
  }

  private static void append(int c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(isText(c) ? c : 0xFFFD);
    }
  }

  private static boolean isText(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20
            && c != 0x7F
            && !(c >= 0x80 && c < 0xA0)
            && !(c >= 0xD800 && c < 0xE000)
            && (c & 0xFFFE) != 0xFFFE);
  }
}
