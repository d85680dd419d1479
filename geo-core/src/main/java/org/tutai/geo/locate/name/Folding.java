package org.tutai.geo.locate.name;

/** The one spelling under which names are compared. Stateless, thread-safe. */
public final class Folding {

  private Folding() {}

  /**
   * The key of a name: half-width, lower case, without spaces and punctuation, variant characters
   * replaced by one of their kind (臺 by 台), simplified ones by theirs, a run of Chinese or other
   * numerals by Arabic digits (八德二路 becomes 8德2路), and a lost character, however it shows ({@code ?
   * ■ □ U+FFFD}, private use), by {@code ?}. A dash between numerals is 之. A key depends on the
   * whole of the name: of a text that is more than one name or number, each is keyed by itself.
   * Keys of equal names are equal however they are written; a key of a key is the key.
   */
  public static String key(CharSequence name) {
    FoldedText folded = FoldedText.withoutSpans(name);
    return folded.key(0, folded.length());
  }
}
