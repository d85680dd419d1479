package org.tutai.geo.locate.name;

/**
 * References to characters as HTML writes them, which copied texts still hold: by name (a space
 * that does not break, an ampersand) or by number. Stateless, thread-safe.
 */
final class References {

  private static final int LONGEST = 10;
  private static final String[] NAMES = {
    "nbsp", " ", "ensp", " ", "emsp", " ", "thinsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot",
    " ", "apos", " ", "middot", "·", "ndash", "–", "mdash", "—"
  };

  private References() {}

  /** The end of the reference whose {@code &} stands at a place; the place itself for none. */
  static int end(CharSequence raw, int at, int to) {
    int last = Math.min(to, at + LONGEST);
    for (int i = at + 1; i < last; i++) {
      char c = raw.charAt(i);
      if (c == ';') {
        return meant(raw, at, i + 1) == 0 ? at : i + 1;
      }
      if (c >= 0x80 || !(Character.isLetterOrDigit(c) || c == '#')) {
        return at;
      }
    }
    return at;
  }

  /** What the reference from a place up to another stands for; NUL for nothing known. */
  static char meant(CharSequence raw, int from, int to) {
    String name = raw.subSequence(from + 1, to - 1).toString();
    if (name.startsWith("#")) {
      return numbered(name);
    }
    for (int i = 0; i < NAMES.length; i += 2) {
      if (NAMES[i].equals(name)) {
        return NAMES[i + 1].charAt(0);
      }
    }
    return 0;
  }

  private static char numbered(String name) {
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    int radix = hex ? 16 : 10;
    int value = 0;
    for (int i = hex ? 2 : 1; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), radix);
      if (digit < 0) {
        return 0;
      }
      value = value * radix + digit;
    }
    return value <= Character.MAX_VALUE ? (char) value : 0;
  }
}
