package org.tutai.server.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random texts of letters and digits that nobody guesses. Thread-safe. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 17;
  private static final int TOKEN_LENGTH = 43;

  private Secrets() {}

  /** An id of 17 letters and digits: 101 bits. */
  public static String id() {
    return random(ID_LENGTH);
  }

  /** A token of 43 letters and digits: 256 bits. */
  public static String token() {
    return random(TOKEN_LENGTH);
  }

  private static String random(int length) {
    var text = new StringBuilder(length);
    RANDOM.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
    return text.toString();
  }

  /** Whether a text has the form of a {@link #token()}. */
  public static boolean isToken(String text) {
    return text.length() == TOKEN_LENGTH && isPlain(text);
  }

  /** Whether a text has the form of an {@link #id()}. */
  public static boolean isId(String text) {
    return text.length() == ID_LENGTH && isPlain(text);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /** What is kept of a token: its SHA-256 in hexadecimal. */
  public static String hash(String token) {
    return HexFormat.of().formatHex(Blobs.sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
  }
}
