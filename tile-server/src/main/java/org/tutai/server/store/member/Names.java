package org.tutai.server.store.member;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tutai.server.store.member.MemberException.Reason;

/** What members may be called. */
final class Names {

  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_TITLE_CHARACTERS = 100;

  /**
   * Control, format (bidirectional overrides among them), private and broken characters, and those
   * that mean nothing, but for the planes to which Han characters are added every few years.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}[\\p{Cn}&&[^\\x{20000}-\\x{3fffd}]]\u115f\u1160\u3164\uffa0]");

  private static final Pattern ODD_BLANKS = Pattern.compile("[\\p{Zs}&&[^ \u3000]]|\\p{Zs}{2}");
  private static final Pattern VARIATIONS = Pattern.compile("[\ufe00-\ufe0f\\x{e0100}-\\x{e01ef}]");

  private Names() {}

  /** The name as it is kept: in Unicode's normal form C. */
  static String checked(String name) {
    return checked(name, MOST_CHARACTERS, Reason.NAME_INVALID);
  }

  /** What a key is for, as it is kept. */
  static String checkedTitle(String title) {
    return checked(title, MOST_TITLE_CHARACTERS, Reason.TITLE_INVALID);
  }

  private static String checked(String text, int most, Reason otherwise) {
    if (text.length() > 4 * most) {
      throw new MemberException(otherwise);
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    boolean good =
        normal.codePointCount(0, normal.length()) <= most
            && normal.equals(normal.strip())
            && !UNSEEN.matcher(normal).find()
            && !ODD_BLANKS.matcher(normal).find()
            && !key(normal).isEmpty();
    if (!good) {
      throw new MemberException(otherwise);
    }
    return normal;
  }

  /**
   * What two names have in common that a person would take for the same: width, case and form of
   * letters don't count.
   */
  static String key(String name) {
    String plain = VARIATIONS.matcher(compatible(name)).replaceAll("");
    return compatible(compatible(plain).toLowerCase(Locale.ROOT)).strip();
  }

  /** The key to look a name up by that may be anything; no member's for what cannot be a name. */
  static String lookupKey(String name) {
    boolean possible = name.length() <= 4 * MOST_CHARACTERS && !UNSEEN.matcher(name).find();
    return possible ? key(name) : "";
  }

  private static String compatible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
