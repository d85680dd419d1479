package org.tutai.geo.expr;

import org.jspecify.annotations.Nullable;

/** Matches text against the patterns of {@link Expression.Like}. */
final class Patterns {

  private final Expression.Like like;
  private final String text;

  private Patterns(Expression.Like like, String text) {
    this.like = like;
    this.text = text;
  }

  /** Whether the whole text matches; "no value" matches nothing. */
  static boolean matches(Expression.Like like, @Nullable String text) {
    return text != null && new Patterns(like, text).matches();
  }

  /*
   * Goes through both once, and back only to the last "many" met: at worst the product of the two
   * lengths, never exponential, so that a pattern from a request cannot stall a thread.
   */
  private boolean matches() {
    String pattern = like.pattern();
    int p = 0;
    int t = 0;
    int retryPattern = -1;
    int retryText = 0;
    while (t < text.length()) {
      if (p < pattern.length() && isMany(p)) {
        retryPattern = ++p;
        retryText = t;
      } else if (p < pattern.length() && matchesOne(p, t)) {
        t += step(p, t);
        p += width(p);
      } else if (retryPattern >= 0) {
        p = retryPattern;
        t = ++retryText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && isMany(p)) {
      p++;
    }
    return p == pattern.length();
  }

  private boolean isMany(int p) {
    return like.pattern().charAt(p) == like.many();
  }

  private boolean isEscape(int p) {
    return like.pattern().charAt(p) == like.escape() && p + 1 < like.pattern().length();
  }

  private boolean isOne(int p) {
    return like.pattern().charAt(p) == like.one();
  }

  /** How many characters of the pattern stand for the next of the text. */
  private int width(int p) {
    return isEscape(p) ? 2 : 1;
  }

  /** How many characters of the text one of the pattern takes: two for a surrogate pair. */
  private int step(int p, int t) {
    return isOne(p) && !isEscape(p) ? Character.charCount(text.codePointAt(t)) : 1;
  }

  private boolean matchesOne(int p, int t) {
    if (!isEscape(p) && isOne(p)) {
      return true;
    }
    char wanted = like.pattern().charAt(p + width(p) - 1);
    char found = text.charAt(t);
    return wanted == found || (!like.matchCase() && fold(wanted) == fold(found));
  }

  private static char fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
