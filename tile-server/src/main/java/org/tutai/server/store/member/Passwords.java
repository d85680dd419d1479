package org.tutai.server.store.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.tutai.server.store.member.MemberException.Reason;

/**
 * Passwords and their Argon2id hashes, as PHC strings. A few are hashed at once and the rest wait,
 * so that a flood of attempts takes no more memory than those. Thread-safe.
 */
final class Passwords {

  /*
   * OWASP, Password Storage Cheat Sheet (2024): Argon2id with 19 MiB, two passes, one lane. A hash
   * of other parameters is still verified; its owner's next sign-in replaces it.
   */

  /** How dear a hash is to make. */
  record Cost(int kibibytes, int passes, int lanes) {
    static final Cost USUAL = new Cost(19 * 1024, 2, 1);
  }

  private static final int LEAST = 10;
  private static final int MOST = 1024;
  private static final int LEAST_DIFFERENT = 4;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** What is guessed first, of those that are long enough; repeated or continued, too. */
  private static final List<String> COMMON =
      List.of(
          "password",
          "passw0rd",
          "p@ssw0rd",
          "p@ssword",
          "administrator",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "1q2w3e4r",
          "1qaz2wsx",
          "qazwsxedc",
          "q1w2e3r4",
          "letmein",
          "iloveyou",
          "welcome",
          "changeme",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "dragon",
          "monkey",
          "trustno1",
          "abc123",
          "admin",
          "guest",
          "tutai",
          "taiwan",
          "taipei",
          "5201314",
          "woaini",
          "ji32k7au4a83",
          "au4a83",
          "1234567890",
          "0987654321",
          "0123456789",
          "123123",
          "112233",
          "123321",
          "12345",
          "abcdefghij");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Cost cost;
  private final String dummy;

  Passwords(Cost cost) {
    this.cost = cost;
    this.dummy = hash("a password that nobody has");
  }

  /**
   * Refuses a password that is too short, too long or among the first guessed.
   *
   * @param name of whose password it is
   */
  static void check(String password, String name) {
    int length = password.codePointCount(0, Math.min(password.length(), 2 * MOST + 1));
    if (length < LEAST) {
      throw new MemberException(Reason.PASSWORD_SHORT);
    }
    if (length > MOST) {
      throw new MemberException(Reason.PASSWORD_LONG);
    }
    if (isCommon(password, name)) {
      throw new MemberException(Reason.PASSWORD_COMMON);
    }
  }

  private static boolean isCommon(String password, String name) {
    String folded = Names.key(password);
    return folded.codePoints().distinct().count() < LEAST_DIFFERENT
        || isMostly(folded, Names.key(name))
        || COMMON.stream().anyMatch(common -> isMostly(folded, common));
  }

  /** Whether a password is a word over and over, with digits and signs around it at most. */
  private static boolean isMostly(String password, String word) {
    if (word.isEmpty() || !password.contains(word)) {
      return false;
    }
    String rest = password.replace(word, "");
    return rest.length() <= 6 && rest.chars().noneMatch(Character::isLetter);
  }

  /** The hash of a password, with a new salt. */
  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return phc(cost, salt, argon2(password, salt, cost, HASH_BYTES));
  }

  /** Whether a hash is of a password. */
  boolean verify(String password, String hash) {
    Matcher parts = PHC.matcher(hash);
    if (!parts.matches()) {
      return false;
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    return MessageDigest.isEqual(expected, argon2(password, salt, cost(parts), expected.length));
  }

  /** Takes as long as verifying does, for a name that nobody has. */
  void verifyNobody(String password) {
    verify(password, dummy);
  }

  /** Whether a hash was made at another cost than new ones are. */
  boolean isOutdated(String hash) {
    Matcher parts = PHC.matcher(hash);
    return !parts.matches() || !cost(parts).equals(cost);
  }

  private static Cost cost(Matcher parts) {
    return new Cost(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private static String phc(Cost cost, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.format(
        Locale.ROOT,
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
        cost.kibibytes(),
        cost.passes(),
        cost.lanes(),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  private byte[] argon2(String password, byte[] salt, Cost asked, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(asked.kibibytes())
            .withIterations(asked.passes())
            .withParallelism(asked.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    takePlace();
    try {
      generator.generateBytes(bytes(password), hash);
    } finally {
      places.release();
    }
    return hash;
  }

  /** Two keyboards may write the same letter in two ways. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new MemberException(Reason.BUSY, Duration.ofSeconds(5));
  }
}
