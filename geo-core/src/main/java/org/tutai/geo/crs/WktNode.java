package org.tutai.geo.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One element of a text in WKT 1 or 2, {@code KEYWORD["text", 1.5, CHILD[…]]} (OGC 01-009, section
 * 7.2; OGC 18-010r7), in square brackets or round ones.
 *
 * @param keyword upper case
 * @param texts the quoted texts and bare words among the arguments, in order
 * @param numbers the numbers, in order
 * @param children the elements, in order
 */
record WktNode(String keyword, List<String> texts, List<Double> numbers, List<WktNode> children) {

  private static final int LONGEST = 65_536;
  private static final int DEEPEST = 16;
  private static final int MOST_NODES = 2_000;
  private static final int DATE_LENGTH = 7;

  /** A text that is not WKT; the message says where and why. */
  static final class WktException extends Exception {
    private static final long serialVersionUID = 1L;

    WktException(String message) {
      super(message);
    }
  }

  /**
   * Reads one element; nothing but blanks may follow it.
   *
   * @throws WktException if the text is no WKT, is longer than 65,536 characters, deeper than 16
   *     elements or holds more than 2,000 of them
   */
  static WktNode parse(String text) throws WktException {
    if (text.length() > LONGEST) {
      throw new WktException("expected at most " + LONGEST + " characters, found " + text.length());
    }
    var reader = new Reader(text);
    reader.skipBlanks();
    WktNode root = reader.element(1);
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.expected("the end of the text");
    }
    return root;
  }

  /** The first child with that keyword. */
  Optional<WktNode> child(String wanted) {
    return children(wanted).findFirst();
  }

  /** The children with that keyword. */
  Stream<WktNode> children(String wanted) {
    return children.stream().filter(c -> c.keyword.equals(wanted));
  }

  /** The first text, usually the name; empty text for none. */
  String name() {
    return texts.isEmpty() ? "" : texts.get(0);
  }

  /** The number at that place among the numbers. */
  OptionalDouble number(int index) {
    return index < numbers.size() ? OptionalDouble.of(numbers.get(index)) : OptionalDouble.empty();
  }

  /** The first child with one of those keywords. */
  Optional<WktNode> childOf(String... wanted) {
    return children.stream().filter(c -> List.of(wanted).contains(c.keyword)).findFirst();
  }

  /** {@code EPSG:3826} of a child {@code AUTHORITY["EPSG","3826"]} or {@code ID["EPSG",3826]}. */
  Optional<String> authority() {
    return childOf("AUTHORITY", "ID")
        .flatMap(
            a -> {
              if (a.texts.size() >= 2) {
                return Optional.of(a.texts.get(0) + ":" + a.texts.get(1));
              }
              return a.texts.size() == 1 && !a.numbers.isEmpty()
                  ? Optional.of(a.texts.get(0) + ":" + a.numbers.get(0).longValue())
                  : Optional.empty();
            });
  }

  private static final class Reader {
    private final String text;
    private int at;
    private int nodes;

    Reader(String text) {
      this.text = text;
    }

    WktNode element(int depth) throws WktException {
      String keyword = word();
      if (keyword.isEmpty()) {
        throw expected("a keyword");
      }
      skipBlanks();
      if (!next('[') && !next('(')) {
        throw expected("'[' after " + keyword);
      }
      return elementAfterBracket(keyword, text.charAt(at - 1) == '[' ? ']' : ')', depth);
    }

    private WktNode elementAfterBracket(String keyword, char closing, int depth)
        throws WktException {
      if (depth > DEEPEST || ++nodes > MOST_NODES) {
        throw new WktException(
            "expected at most " + MOST_NODES + " elements, " + DEEPEST + " deep, found more");
      }
      var node =
          new WktNode(
              keyword.toUpperCase(Locale.ROOT),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>());
      do {
        skipBlanks();
        argument(node, depth);
        skipBlanks();
      } while (next(','));
      if (!next(closing)) {
        throw expected("',' or '" + closing + "'");
      }
      return node;
    }

    private void argument(WktNode node, int depth) throws WktException {
      char c = peek();
      if (c == '"') {
        node.texts.add(quoted());
      } else if (isDate()) {
        node.texts.add(text.substring(at, at += DATE_LENGTH));
        while (at < text.length() && "0123456789-:.TZ".indexOf(text.charAt(at)) >= 0) {
          at++;
        }
      } else if (c == '-' || c == '+' || c == '.' || isDigit(c)) {
        node.numbers.add(number());
      } else {
        String word = word();
        if (word.isEmpty()) {
          throw expected("a text, a number or an element");
        }
        skipBlanks();
        if (next('[') || next('(')) {
          char closing = text.charAt(at - 1) == '[' ? ']' : ')';
          node.children.add(elementAfterBracket(word, closing, depth + 1));
        } else {
          node.texts.add(word);
        }
      }
    }

    /** Year and month, as in {@code TIMEEXTENT[2013-01-01,2014-01-01]}. */
    private boolean isDate() {
      return at + DATE_LENGTH <= text.length()
          && isDigit(text.charAt(at))
          && isDigit(text.charAt(at + 3))
          && text.charAt(at + 4) == '-'
          && isDigit(text.charAt(at + 5));
    }

    /** A text in quotes; a quote within it is doubled. */
    private String quoted() throws WktException {
      var value = new StringBuilder();
      int start = at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '"') {
          value.append(c);
        } else if (peek() == '"') {
          value.append('"');
          at++;
        } else {
          return value.toString();
        }
      }
      at = start;
      throw expected("a closing quote for the text");
    }

    private double number() throws WktException {
      int start = at;
      while (at < text.length() && "+-.eEdD0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String digits = text.substring(start, at).replace('d', 'e').replace('D', 'e');
      try {
        double value = digits.length() > 64 ? Double.NaN : Double.parseDouble(digits);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below, as any other number that is none.
      }
      at = start;
      throw expected("a number");
    }

    private String word() {
      int start = at;
      while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
        at++;
      }
      return text.substring(start, at);
    }

    void skipBlanks() {
      while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
        at++;
      }
    }

    private boolean next(char wanted) {
      if (peek() != wanted) {
        return false;
      }
      at++;
      return true;
    }

    /** The character here; NUL at the end, which no rule expects. */
    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isLetter(char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    WktException expected(String what) {
      String found =
          at < text.length() ? "'" + printable(text.charAt(at)) + "'" : "the end of the text";
      return new WktException(
          "expected " + what + " at character " + (at + 1) + ", found " + found);
    }

    private static String printable(char c) {
      return c < ' ' || Character.isSurrogate(c)
          ? String.format(Locale.ROOT, "U+%04X", (int) c)
          : String.valueOf(c);
    }
  }
}
