package org.tutai.geo.expr;

import java.util.Locale;

/** Takes a filter's text apart, a token at a time. For one thread. */
final class EcqlTokens {

  /** What a token is. */
  enum Kind {
    /** A name or keyword as it stands. */
    WORD,
    /** A name in double quotes, without them. */
    NAME,
    /** A text in single quotes, without them. */
    TEXT,
    NUMBER,
    /** An operator, bracket or comma. */
    SIGN,
    END
  }

  private final String text;
  private int next;
  private Kind kind = Kind.END;
  private String value = "";
  private int start;

  EcqlTokens(String text) throws EcqlException {
    this.text = text;
    advance();
  }

  Kind kind() {
    return kind;
  }

  /** The token's text, without quotes. */
  String value() {
    return value;
  }

  /** Where the token begins, from 0. */
  int start() {
    return start;
  }

  /** Whether the token is this keyword, in any case. */
  boolean isWord(String keyword) {
    return kind == Kind.WORD && value.equalsIgnoreCase(keyword);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && value.equals(sign);
  }

  /** The token as an upper-case keyword; empty when it is no word. */
  String keyword() {
    return kind == Kind.WORD ? value.toUpperCase(Locale.ROOT) : "";
  }

  /** Steps over the keyword if it is there. */
  boolean takeWord(String keyword) throws EcqlException {
    if (isWord(keyword)) {
      advance();
      return true;
    }
    return false;
  }

  /** Steps over the sign if it is there. */
  boolean takeSign(String sign) throws EcqlException {
    if (isSign(sign)) {
      advance();
      return true;
    }
    return false;
  }

  void expectSign(String sign) throws EcqlException {
    if (!takeSign(sign)) {
      throw unexpected('"' + sign + '"');
    }
  }

  void expectWord(String keyword) throws EcqlException {
    if (!takeWord(keyword)) {
      throw unexpected(keyword);
    }
  }

  /** The token as a number. */
  Number asNumber() throws EcqlException {
    Number number = Values.number(value);
    if (number == null) {
      throw unexpected("a number");
    }
    return number;
  }

  EcqlException unexpected(String expected) {
    return new EcqlException(start, expected, text.substring(start, next));
  }

  /** The text from the token at hand to the bracket that closes the first one opened in it. */
  String untilClosed() throws EcqlException {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ')' && depth <= 0) {
        String all = text.substring(start, i + 1);
        next = i + 1;
        advance();
        return all;
      }
    }
    throw new EcqlException(text.length(), "\")\"", "");
  }

  void advance() throws EcqlException {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    start = next;
    if (next == text.length()) {
      kind = Kind.END;
      value = "";
      return;
    }
    char c = text.charAt(next);
    if (c == '\'' || c == '"') {
      quoted(c);
    } else if (isDigit(c) || (c == '.' && next + 1 < text.length() && isDigit(at(next + 1)))) {
      number();
    } else if (Character.isUnicodeIdentifierStart(text.codePointAt(next)) || c == '_') {
      word();
    } else {
      sign();
    }
  }

  private char at(int index) {
    return text.charAt(index);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void quoted(char quote) throws EcqlException {
    var inside = new StringBuilder();
    int i = next + 1;
    while (i < text.length()) {
      if (at(i) != quote) {
        inside.append(at(i++));
      } else if (i + 1 < text.length() && at(i + 1) == quote) {
        inside.append(quote);
        i += 2;
      } else {
        take(quote == '"' ? Kind.NAME : Kind.TEXT, i + 1);
        value = inside.toString();
        return;
      }
    }
    throw new EcqlException(text.length(), "a closing " + quote, "");
  }

  private void number() {
    int i = next;
    while (i < text.length() && (isDigit(at(i)) || at(i) == '.')) {
      i++;
    }
    if (i < text.length() && (at(i) == 'e' || at(i) == 'E')) {
      int exponent = i + 1;
      if (exponent < text.length() && (at(exponent) == '+' || at(exponent) == '-')) {
        exponent++;
      }
      if (exponent < text.length() && isDigit(at(exponent))) {
        i = exponent;
        while (i < text.length() && isDigit(at(i))) {
          i++;
        }
      }
    }
    take(Kind.NUMBER, i);
  }

  private void word() {
    int i = next;
    while (i < text.length() && isPartOfWord(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    take(Kind.WORD, i);
  }

  private static boolean isPartOfWord(int c) {
    return (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c))
        || c == ':'
        || c == '.';
  }

  private void sign() throws EcqlException {
    String two = text.substring(next, Math.min(text.length(), next + 2));
    if (two.equals("<>") || two.equals("<=") || two.equals(">=") || two.equals("!=")) {
      take(Kind.SIGN, next + 2);
    } else if ("=<>()+-*/,".indexOf(at(next)) >= 0) {
      take(Kind.SIGN, next + 1);
    } else {
      int end = next + Character.charCount(text.codePointAt(next));
      throw new EcqlException(next, "a name, a value or an operator", text.substring(next, end));
    }
  }

  private void take(Kind found, int end) {
    kind = found;
    value = text.substring(next, end);
    next = end;
  }
}
