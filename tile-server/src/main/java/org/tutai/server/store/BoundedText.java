package org.tutai.server.store;

/** Text from outside that is kept to be looked at, as a browser's name. */
public final class BoundedText {

  private BoundedText() {}

  /** The first characters of a text; control characters and lone surrogates become blanks. */
  public static String of(String text, int mostCharacters) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(mostCharacters)
        .map(c -> Character.isISOControl(c) || isLoneSurrogate(c) ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
