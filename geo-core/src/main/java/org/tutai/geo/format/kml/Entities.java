package org.tutai.geo.format.kml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The characters that references stand for: XML's own, numbers, and HTML's commonest. Stateless.
 */
final class Entities {

  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("amp", (int) '&'),
          Map.entry("lt", (int) '<'),
          Map.entry("gt", (int) '>'),
          Map.entry("quot", (int) '"'),
          Map.entry("apos", (int) '\''),
          Map.entry("nbsp", 0xA0),
          Map.entry("copy", 0xA9),
          Map.entry("reg", 0xAE),
          Map.entry("deg", 0xB0),
          Map.entry("plusmn", 0xB1),
          Map.entry("sup2", 0xB2),
          Map.entry("micro", 0xB5),
          Map.entry("middot", 0xB7),
          Map.entry("times", 0xD7),
          Map.entry("eacute", 0xE9),
          Map.entry("ensp", 0x2002),
          Map.entry("emsp", 0x2003),
          Map.entry("ndash", 0x2013),
          Map.entry("mdash", 0x2014),
          Map.entry("lsquo", 0x2018),
          Map.entry("rsquo", 0x2019),
          Map.entry("ldquo", 0x201C),
          Map.entry("rdquo", 0x201D),
          Map.entry("bull", 0x2022),
          Map.entry("hellip", 0x2026),
          Map.entry("trade", 0x2122));

  private Entities() {}

  /**
   * The character that a reference stands for; U+FFFD for a number of no character, and -1 where it
   * stands for nothing known.
   *
   * @param reference what stands between {@code &} and {@code ;}
   */
  static int code(String reference) {
    Integer named = NAMED.get(reference);
    if (named != null) {
      return named;
    }
    return reference.startsWith("#") ? numbered(reference.substring(1)) : -1;
  }

  private static int numbered(String digits) {
    Integer number = number(digits);
    if (number == null) {
      return -1;
    }
    boolean usable =
        Character.isValidCodePoint(number)
            && (number < 0xD800 || number > 0xDFFF)
            && (number >= ' ' || number == '\n' || number == '\t' || number == '\r');
    return usable ? number : 0xFFFD;
  }

  private static @Nullable Integer number(String digits) {
    boolean hex = digits.startsWith("x") || digits.startsWith("X");
    String plain = hex ? digits.substring(1) : digits;
    if (plain.isEmpty() || plain.length() > 8 || !Character.isLetterOrDigit(plain.charAt(0))) {
      return null;
    }
    try {
      return Integer.valueOf(plain, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
