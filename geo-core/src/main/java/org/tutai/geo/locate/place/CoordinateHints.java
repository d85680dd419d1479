package org.tutai.geo.locate.place;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a typed coordinate says of its system (TWD67, 119 分帶, EPSG:3826, UTM), taken out of its
 * text.
 *
 * @param rest the text without those words, a blank in place of each
 * @param datum 97, 67 or 84; 0 when not said
 * @param zone 119 or 121 of TM2; 0 when not said
 * @param epsg code of a system; 0 when not said
 * @param plane whether the words are of a plane system (TM2, 二度分帶)
 * @param utm whether UTM is said
 * @param point whether the words are those of a POINT, where x comes first
 */
record CoordinateHints(
    String rest, int datum, int zone, int epsg, boolean plane, boolean utm, boolean point) {

  private static final int DATUM = 0;
  private static final int ZONE = 1;
  private static final int PLANE = 2;
  private static final int UTM = 3;
  private static final int POINT = 4;

  /** Words without blanks and what they say, longer ones before those they begin with. */
  private static final List<Map.Entry<String, int[]>> WORDS =
      List.of(
          word("TWD1997", DATUM, 97),
          word("TWD1967", DATUM, 67),
          word("TWD97", DATUM, 97),
          word("TWD67", DATUM, 67),
          word("WGS1984", DATUM, 84),
          word("WGS84", DATUM, 84),
          word("虎子山", DATUM, 67),
          word("97坐標", DATUM, 97),
          word("67坐標", DATUM, 67),
          word("九七坐標", DATUM, 97),
          word("六七坐標", DATUM, 67),
          word("TM2-97", DATUM, 97),
          word("TM2-67", DATUM, 67),
          word("TM97", DATUM, 97),
          word("TM67", DATUM, 67),
          word("TM119", ZONE, 119),
          word("TM121", ZONE, 121),
          word("119分帶", ZONE, 119),
          word("121分帶", ZONE, 121),
          word("ZONE119", ZONE, 119),
          word("ZONE121", ZONE, 121),
          word("中央經線119", ZONE, 119),
          word("中央經線121", ZONE, 121),
          word("二度分帶", PLANE, 0),
          word("TM2", PLANE, 0),
          word("橫麥卡托", PLANE, 0),
          word("UTM", UTM, 0),
          word("POINT", POINT, 0));

  private static Map.Entry<String, int[]> word(String text, int kind, int value) {
    return Map.entry(CoordinateFolding.fold(text), new int[] {kind, value});
  }

  /** The words, folded. */
  static List<String> words() {
    return WORDS.stream().map(Map.Entry::getKey).toList();
  }

  /** Takes the words of a folded text. */
  static CoordinateHints of(String folded) {
    var taken = new Taking(folded);
    for (int at = 0; at < folded.length(); ) {
      at = taken.step(at);
    }
    return taken.hints();
  }

  /** The words found so far. For one thread. */
  private static final class Taking {

    private final String text;
    private final StringBuilder rest;
    private int datum;
    private int zone;
    private int epsg;
    private boolean plane;
    private boolean utm;
    private boolean point;

    Taking(String text) {
      this.text = text;
      this.rest = new StringBuilder(text.length());
    }

    CoordinateHints hints() {
      return new CoordinateHints(
          rest.toString().strip().toUpperCase(Locale.ROOT), datum, zone, epsg, plane, utm, point);
    }

    int step(int at) {
      boolean starts = at == 0 || !isWordCharacter(text.charAt(at - 1)) || text.charAt(at) > 0x7f;
      if (starts) {
        for (Map.Entry<String, int[]> word : WORDS) {
          int end = end(word.getKey(), at);
          if (end > 0) {
            take(word.getValue());
            return afterZone(end);
          }
        }
        int end = epsg(at);
        if (end > 0) {
          rest.append(' ');
          return end;
        }
      }
      rest.append(text.charAt(at));
      return at + 1;
    }

    /** Where the word ends that starts here, blanks and hyphens before its digits left aside. */
    private int end(String word, int from) {
      int at = from;
      for (int i = 0; i < word.length(); i++) {
        boolean loose = i > 0 && isDigit(word.charAt(i)) != isDigit(word.charAt(i - 1));
        while (loose && at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-')) {
          at++;
        }
        if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
          return -1;
        }
        at++;
      }
      boolean cut = at < text.length() && isWordCharacter(text.charAt(at));
      return cut && isWordCharacter(word.charAt(word.length() - 1)) ? -1 : at;
    }

    private void take(int[] meaning) {
      rest.append(' ');
      switch (meaning[0]) {
        case DATUM -> datum = meaning[1];
        case ZONE -> zone = meaning[1];
        case UTM -> utm = true;
        case POINT -> point = true;
        default -> plane = true;
      }
    }

    /** Past a zone that stands behind a word: TM2 121, TWD97/121. */
    private int afterZone(int from) {
      int at = from;
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '/')) {
        at++;
      }
      boolean zoned = text.startsWith("119", at) || text.startsWith("121", at);
      boolean alone =
          at + 3 >= text.length()
              || (!isDigit(text.charAt(at + 3)) && "°.,'".indexOf(text.charAt(at + 3)) < 0);
      if (at > from && zoned && alone && (plane || (datum > 0 && isPairOrNone(at + 3)))) {
        zone = text.startsWith("119", at) ? 119 : 121;
        return at + 3;
      }
      return from;
    }

    /** Whether two numbers follow, which then are the coordinates, or none. */
    private boolean isPairOrNone(int from) {
      int count = 0;
      for (int at = from; at < text.length(); at++) {
        boolean starts = isDigit(text.charAt(at)) && !isPartOfNumber(text.charAt(at - 1));
        count += starts ? 1 : 0;
      }
      return count == 0 || count == 2;
    }

    private static boolean isPartOfNumber(char c) {
      return isDigit(c) || c == '.';
    }

    private int epsg(int from) {
      boolean named = text.startsWith("EPSG", from) || text.startsWith("SRID", from);
      int at = from + 4;
      while (named && at < text.length() && " :=".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int code = 0;
      int digits = 0;
      while (named && at < text.length() && isDigit(text.charAt(at)) && digits < 6) {
        code = code * 10 + text.charAt(at++) - '0';
        digits++;
      }
      if (digits < 4 || digits > 5) {
        return -1;
      }
      epsg = code;
      return at;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(char c) {
      return isDigit(c) || (c >= 'A' && c <= 'Z');
    }
  }
}
