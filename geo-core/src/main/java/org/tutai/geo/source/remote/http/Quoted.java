package org.tutai.geo.source.remote.http;

/** What others wrote, made fit to be quoted in a sentence. Stateless. */
public final class Quoted {

  private static final int LOOKED_AT = 4000;

  private Quoted() {}

  /**
   * The text on one line without control and invisible formatting characters, runs of white space
   * as one space, lone surrogates as U+FFFD, at most {@code most} characters and then "…".
   */
  public static String of(String text, int most) {
    var out = new StringBuilder();
    int end = Math.min(text.length(), Math.max(LOOKED_AT, 4 * most));
    boolean space = false;
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        space = out.length() > 0;
      } else if (Character.getType(c) != Character.FORMAT) {
        if (space) {
          out.append(' ');
        }
        space = false;
        out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
      }
      if (out.length() > most) {
        return cut(out, most) + "…";
      }
    }
    return end < text.length() && out.length() > 0 ? out + "…" : out.toString();
  }

  private static String cut(StringBuilder text, int most) {
    boolean inPair = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, inPair ? most - 1 : most);
  }
}
