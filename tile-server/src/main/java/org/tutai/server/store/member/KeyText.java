package org.tutai.server.store.member;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tutai.server.store.Secrets;

/**
 * How an API key is written: {@code tutai_}, 43 random letters and digits, and 8 hexadecimal digits
 * of their CRC-32, by which a mistyped key is known without looking it up.
 */
final class KeyText {

  private static final String PREFIX = "tutai_";
  private static final int CHECK_LENGTH = 8;

  private KeyText() {}

  static String make() {
    String token = Secrets.token();
    return PREFIX + token + check(token);
  }

  static boolean isWellFormed(String key) {
    if (!key.startsWith(PREFIX) || key.length() < PREFIX.length() + CHECK_LENGTH) {
      return false;
    }
    String token = key.substring(PREFIX.length(), key.length() - CHECK_LENGTH);
    return Secrets.isToken(token) && key.endsWith(check(token));
  }

  private static String check(String token) {
    var crc = new CRC32();
    crc.update(token.getBytes(StandardCharsets.US_ASCII));
    return String.format(java.util.Locale.ROOT, "%08x", crc.getValue());
  }
}
