package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A typed coordinate as numbers with the marks, directions and separators around them, and what it
 * says of its system. Linear in the length of the text. Immutable but for its making.
 */
final class CoordinateText {

  /** Longer texts are no coordinates. */
  static final int MAX_LENGTH = 1000;

  private static final int MOST_NUMBERS = 8;

  /** What a comma between digits is taken for. */
  enum Comma {
    SEPARATOR,
    THOUSANDS,
    DECIMAL
  }

  /** The unit behind a number. */
  enum Mark {
    NONE(0),
    DEGREE(1),
    MINUTE(2),
    SECOND(3);

    /** Which number of an angle it marks, from 1. */
    final int place;

    Mark(int place) {
      this.place = place;
    }
  }

  /** A direction or the name of an axis; {@link #sign} is 0 for a mere name (經度, X). */
  enum Axis {
    EAST(true, 1),
    WEST(true, -1),
    LONGITUDE(true, 0),
    NORTH(false, 1),
    SOUTH(false, -1),
    LATITUDE(false, 0);

    final boolean eastward;
    final int sign;

    Axis(boolean eastward, int sign) {
      this.eastward = eastward;
      this.sign = sign;
    }
  }

  /**
   * A number with what stands around it.
   *
   * @param decimals digits after the point
   * @param whole digits before the point
   * @param signed whether a sign is written
   * @param gap how strongly it is parted from the number before: 0 joined (15:20, 15'20), 1 by
   *     blanks, 2 by a comma, 3 by a semicolon, slash or line
   */
  record Num(double value, int whole, int decimals, boolean signed, int gap) {}

  /** One step of the text in order: a number, a mark, or an axis; the others are null. */
  record Token(@Nullable Num num, @Nullable Mark mark, @Nullable Axis axis) {}

  /** Words of axes, longer ones before those they begin with. */
  private static final List<Map.Entry<String, Axis>> AXES =
      List.of(
          Map.entry("LONGITUDE", Axis.LONGITUDE),
          Map.entry("LATITUDE", Axis.LATITUDE),
          Map.entry("NORTHING", Axis.LATITUDE),
          Map.entry("EASTING", Axis.LONGITUDE),
          Map.entry("NORTH", Axis.NORTH),
          Map.entry("SOUTH", Axis.SOUTH),
          Map.entry("EAST", Axis.EAST),
          Map.entry("WEST", Axis.WEST),
          Map.entry("LONG", Axis.LONGITUDE),
          Map.entry("LNG", Axis.LONGITUDE),
          Map.entry("LON", Axis.LONGITUDE),
          Map.entry("LAT", Axis.LATITUDE),
          Map.entry("橫坐標", Axis.LONGITUDE),
          Map.entry("縱坐標", Axis.LATITUDE),
          Map.entry("東坐標", Axis.LONGITUDE),
          Map.entry("北坐標", Axis.LATITUDE),
          Map.entry("東經", Axis.EAST),
          Map.entry("西經", Axis.WEST),
          Map.entry("北緯", Axis.NORTH),
          Map.entry("南緯", Axis.SOUTH),
          Map.entry("東距", Axis.LONGITUDE),
          Map.entry("北距", Axis.LATITUDE),
          Map.entry("E", Axis.EAST),
          Map.entry("N", Axis.NORTH),
          Map.entry("W", Axis.WEST),
          Map.entry("S", Axis.SOUTH),
          Map.entry("東", Axis.EAST),
          Map.entry("北", Axis.NORTH),
          Map.entry("西", Axis.WEST),
          Map.entry("南", Axis.SOUTH),
          Map.entry("X", Axis.LONGITUDE),
          Map.entry("Y", Axis.LATITUDE));

  /** 經 and 緯 with 度 behind them, which the folding made a mark. */
  private static final List<Map.Entry<String, Axis>> DEGREE_AXES =
      List.of(
          Map.entry("經°", Axis.LONGITUDE),
          Map.entry("緯°", Axis.LATITUDE),
          Map.entry("經", Axis.LONGITUDE),
          Map.entry("緯", Axis.LATITUDE));

  private static final List<Map.Entry<String, Mark>> MARKS =
      List.of(
          Map.entry("DEGREES", Mark.DEGREE),
          Map.entry("DEGREE", Mark.DEGREE),
          Map.entry("DEG", Mark.DEGREE),
          Map.entry("MINUTES", Mark.MINUTE),
          Map.entry("MINUTE", Mark.MINUTE),
          Map.entry("MIN", Mark.MINUTE),
          Map.entry("SECONDS", Mark.SECOND),
          Map.entry("SECOND", Mark.SECOND),
          Map.entry("SEC", Mark.SECOND),
          Map.entry("D", Mark.DEGREE),
          Map.entry("M", Mark.MINUTE));

  /** Words that say nothing more. */
  private static final List<String> IDLE =
      List.of(
          "COORDINATES",
          "COORDINATE",
          "COORDS",
          "COORD",
          "LOCATION",
          "POSITION",
          "GPS",
          "AND",
          "AT",
          "經緯°",
          "緯經°",
          "坐標",
          "位置",
          "地點",
          "公尺",
          "米",
          "為",
          "是",
          "位於",
          "在",
          "和",
          "及",
          "與",
          "約",
          "點");

  /** The characters beyond ASCII that a coordinate can have. */
  private static final BitSet KNOWN = known();

  private final String text;
  private final Comma comma;
  private final List<Token> tokens = new ArrayList<>();
  private int numbers;
  private int gap = 3;
  private boolean listed;
  private boolean understood = true;

  private CoordinateText(String text, Comma comma) {
    this.text = text;
    this.comma = comma;
  }

  private static BitSet known() {
    var known = new BitSet();
    known.set('！', '～' + 1);
    "\u3000\u00a0\u200b".chars().forEach(known::set);
    CoordinateFolding.SAME.forEach(
        (other, same) -> {
          known.set(other);
          known.set(same);
        });
    AXES.forEach(word -> word.getKey().chars().forEach(known::set));
    DEGREE_AXES.forEach(word -> word.getKey().chars().forEach(known::set));
    IDLE.forEach(word -> word.chars().forEach(known::set));
    CoordinateHints.words().forEach(word -> word.chars().forEach(known::set));
    return known;
  }

  /**
   * Whether a text has a digit and nothing that no coordinate has; for plus codes and links, beside
   * which names may stand, only the digit. A quick no to addresses.
   */
  static boolean mayBe(String text) {
    boolean digit = false;
    boolean strange = false;
    boolean code = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digit |= isDigit(c) || (c >= '０' && c <= '９');
      strange |= c > 0x7f && !KNOWN.get(c);
      code |= c == '+' || c == '＋' || (c == ':' && text.startsWith("//", i + 1));
    }
    return digit && (code || !strange);
  }

  /**
   * Takes a folded text apart; null where something in it belongs to no coordinate.
   *
   * @param folded without the words of {@link CoordinateHints}
   */
  static @Nullable CoordinateText read(String folded, Comma comma) {
    var read = new CoordinateText(folded, comma);
    int at = 0;
    while (at < folded.length() && read.understood) {
      at = read.step(at);
    }
    return read.understood ? read : null;
  }

  List<Token> tokens() {
    return tokens;
  }

  /** Whether the pair stands in square brackets or is that of a POINT, so that x comes first. */
  boolean listed() {
    return listed;
  }

  /** How many of the numbers have digits after the point. */
  long fractions() {
    return tokens.stream()
        .filter(token -> token.num() != null && token.num().decimals() > 0)
        .count();
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (isDigit(c) || isSign(at) || (c == '.' && isDigit(peek(at + 1)))) {
      return number(at);
    }
    if (c == '°' || c == '\'' || c == '"') {
      mark(c == '°' ? Mark.DEGREE : c == '\'' ? Mark.MINUTE : Mark.SECOND);
      return at + 1;
    }
    int separated = separator(c);
    if (separated >= 0) {
      gap = Math.max(gap, separated);
      return at + 1;
    }
    if (c == '[' || c == ']' || c == '(' || c == ')' || c == '{' || c == '}' || c == '='
        || c == '&') {
      listed |= c == '[';
      return at + 1;
    }
    return word(at);
  }

  private static int separator(char c) {
    return switch (c) {
      case ':', '-' -> 0;
      case ' ' -> 1;
      case ',' -> 2;
      case ';', '/', '\n', '\r', '|' -> 3;
      default -> -1;
    };
  }

  private boolean isSign(int at) {
    char c = text.charAt(at);
    if ((c != '-' && c != '+') || !isDigit(peek(at + (peek(at + 1) == '.' ? 2 : 1)))) {
      return false;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    return c == '+' || (!isDigit(before) && before != '°' && before != '\'' && before != '"');
  }

  private char peek(int at) {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int number(int from) {
    int at = isDigit(text.charAt(from)) || text.charAt(from) == '.' ? from : from + 1;
    var digits = new StringBuilder();
    int whole = 0;
    while (isDigit(peek(at)) || isThousands(at)) {
      if (isDigit(peek(at))) {
        digits.append(peek(at));
        whole++;
      }
      at++;
    }
    int decimals = 0;
    boolean point = peek(at) == '.' || (comma == Comma.DECIMAL && peek(at) == ',');
    if (point && (isDigit(peek(at + 1)) || (whole > 0 && peek(at) == '.'))) {
      digits.append('.');
      for (at++; isDigit(peek(at)); at++) {
        digits.append(peek(at));
        decimals++;
      }
    }
    understood = numbers++ < MOST_NUMBERS && digits.length() <= 30;
    if (understood) {
      char sign = text.charAt(from);
      double value = Double.parseDouble(digits.toString());
      boolean signed = sign == '-' || sign == '+';
      add(new Num(sign == '-' ? -value : value, whole, decimals, signed, gap));
    }
    return at;
  }

  private void add(Num num) {
    tokens.add(new Token(num, null, null));
    gap = 0;
  }

  /** A comma with three digits after it and at most three before it, back to the last comma. */
  private boolean isThousands(int at) {
    return comma == Comma.THOUSANDS
        && peek(at) == ','
        && at > 0
        && isDigit(text.charAt(at - 1))
        && isDigit(peek(at + 1))
        && isDigit(peek(at + 2))
        && isDigit(peek(at + 3))
        && !isDigit(peek(at + 4));
  }

  private void mark(Mark mark) {
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).num() != null && gap <= 1) {
      tokens.add(new Token(null, mark, null));
      gap = 0;
    } else {
      understood = false;
    }
  }

  private int word(int at) {
    int end = isSecondsLetter(at) ? at + 1 : end(at, MARKS);
    if (end > at && afterNumber()) {
      mark(text.charAt(at) == 'S' ? Mark.SECOND : of(text, at, MARKS));
      return end;
    }
    for (String idle : IDLE) {
      if (text.startsWith(idle, at) && isWordEnd(at, at + idle.length())) {
        return at + idle.length();
      }
    }
    end = end(at, DEGREE_AXES);
    if (end > at) {
      return axis(of(text, at, DEGREE_AXES), end);
    }
    end = end(at, AXES);
    if (end > at) {
      return axis(of(text, at, AXES), end);
    }
    understood = false;
    return at + 1;
  }

  private int axis(Axis axis, int end) {
    tokens.add(new Token(null, null, axis));
    gap = Math.max(gap, 1);
    return end;
  }

  private boolean afterNumber() {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).num() != null && gap <= 1;
  }

  /** An S right behind the third number of an angle: 25d2m15s. */
  private boolean isSecondsLetter(int at) {
    int last = tokens.size() - 1;
    return text.charAt(at) == 'S'
        && isWordEnd(at, at + 1)
        && last >= 1
        && tokens.get(last).num() != null
        && tokens.get(last - 1).mark() == Mark.MINUTE;
  }

  private <T> int end(int at, List<Map.Entry<String, T>> words) {
    for (Map.Entry<String, T> entry : words) {
      int end = at + entry.getKey().length();
      if (text.startsWith(entry.getKey(), at) && isWordEnd(at, end)) {
        return end;
      }
    }
    return at;
  }

  private <T> T of(String within, int at, List<Map.Entry<String, T>> words) {
    for (Map.Entry<String, T> entry : words) {
      int end = at + entry.getKey().length();
      if (within.startsWith(entry.getKey(), at) && isWordEnd(at, end)) {
        return entry.getValue();
      }
    }
    throw new IllegalStateException("a word must be found before it is asked for");
  }

  /** Whether a word of Latin letters ends there; Chinese ones end anywhere. */
  private boolean isWordEnd(int from, int end) {
    return !isLetter(text.charAt(from)) || !isLetter(peek(end));
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
