package org.tutai.geo.layer;

import java.text.Normalizer;

/**
 * How the values of two tables' keys are compared: what differs between agencies' spellings of one
 * thing is brought to one form. Stateless, thread-safe.
 */
public enum JoinKey {
  /** Letter by letter, but for white space around. */
  EXACT,
  /**
   * Full-width letters as plain ones, no white space, 台 for 臺 alike, no hyphens, dots and
   * underscores between letters, capitals as small letters.
   */
  LENIENT,
  /** As {@link #LENIENT}, and numbers without the zeros before them. */
  UNPADDED;

  private static final int LONGEST = 200;

  /** The form of a value that is compared; empty for one that can't be a key. */
  public String form(String value) {
    String text = value.strip();
    if (text.length() > LONGEST || text.isEmpty()) {
      return "";
    }
    if (this == EXACT) {
      return text;
    }
    String plain = lenient(text);
    return this == UNPADDED ? unpadded(plain) : plain;
  }

  private static String lenient(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var plain = new StringBuilder(wide.length());
    for (int i = 0; i < wide.length(); i++) {
      char letter = wide.charAt(i);
      if (letter == '台') {
        plain.append('臺');
      } else if (!Character.isWhitespace(letter) && "-_.,'‐‑–—".indexOf(letter) < 0) {
        plain.append(Character.toLowerCase(letter));
      }
    }
    return plain.toString();
  }

  private static String unpadded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return text;
      }
    }
    int zeros = 0;
    while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    return text.substring(zeros);
  }
}
