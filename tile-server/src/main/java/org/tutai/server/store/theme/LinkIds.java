package org.tutai.server.store.theme;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Ids that nobody guesses and that can be read out: 20 digits and small letters without those that
 * look alike (Crockford's alphabet), 100 random bits. Thread-safe.
 */
public final class LinkIds {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 20;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  private LinkIds() {}

  /** A new one. */
  public static String next() {
    var id = new StringBuilder(LENGTH);
    RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
    return id.toString();
  }

  /** Whether a text has the form of one. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
