package org.tutai.geo.format.kml;

import java.util.Arrays;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry.Layout;

/**
 * Reads the text of a {@code coordinates} or {@code coord} element, piece by piece: numbers with
 * commas between, positions with white space between. White space beside a comma belongs to it, as
 * in {@code 121.5, 25.0, 0}, unless the numbers only make positions otherwise, as in {@code
 * 121.5,25.0, 121.6,25.1}. For one thread, one geometry after another.
 */
final class CoordinateList {

  /** A geometry with more positions than this is no use on a map, and may be an attack. */
  static final int MOST_POSITIONS = 2_000_000;

  private static final int LONGEST_NUMBER = 64;

  /** What stands before a number. */
  private enum Gap {
    NOTHING,
    BLANK,
    COMMA,
    LOOSE_COMMA
  }

  private final char[] digits = new char[LONGEST_NUMBER];
  private int length;
  private Gap gap = Gap.NOTHING;

  /**
   * The numbers since the last white space without a comma, and whether a loose comma is before.
   */
  private double[] run = new double[64];

  private boolean[] loose = new boolean[64];
  private int runLength;

  private double[] xyz = new double[48];
  private int positions;
  private boolean hasHeights;
  private boolean broken;
  private String wrong = "";

  /** Begins a new list. */
  void clear() {
    length = 0;
    gap = Gap.NOTHING;
    runLength = 0;
    xyz = xyz.length > 3 * 10_000 ? new double[48] : xyz;
    positions = 0;
    hasHeights = false;
    broken = false;
    wrong = "";
  }

  /** Takes a piece of the text. */
  void add(char[] text, int from, int to) throws BadGeometryException {
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c == ',' || c == '\uFF0C') {
        endNumber();
        gap = gap == Gap.BLANK || gap == Gap.LOOSE_COMMA ? Gap.LOOSE_COMMA : Gap.COMMA;
      } else if (isBlank(c)) {
        endNumber();
        gap = gap == Gap.COMMA || gap == Gap.LOOSE_COMMA ? Gap.LOOSE_COMMA : Gap.BLANK;
      } else {
        digit(c);
      }
    }
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u3000' || c == '\uFEFF';
  }

  private void digit(char c) {
    if (length < LONGEST_NUMBER) {
      digits[length] = c;
    }
    length++;
  }

  private void endNumber() throws BadGeometryException {
    if (length == 0) {
      return;
    }
    double value = number();
    length = 0;
    if (gap == Gap.BLANK) {
      endRun();
    }
    if (runLength == run.length) {
      if (runLength > 3 * MOST_POSITIONS) {
        throw tooMany();
      }
      run = Arrays.copyOf(run, 2 * runLength);
      loose = Arrays.copyOf(loose, 2 * runLength);
    }
    run[runLength] = value;
    loose[runLength++] = gap == Gap.LOOSE_COMMA;
    gap = Gap.NOTHING;
  }

  private double number() {
    String written = new String(digits, 0, Math.min(length, LONGEST_NUMBER));
    boolean plain = length <= LONGEST_NUMBER;
    for (int i = 0; plain && i < written.length(); i++) {
      plain = "0123456789+-.eE".indexOf(written.charAt(i)) >= 0;
    }
    try {
      return plain ? Double.parseDouble(written) : wrongNumber(written);
    } catch (NumberFormatException e) {
      return wrongNumber(written);
    }
  }

  private double wrongNumber(String written) {
    broken = true;
    if (wrong.isEmpty()) {
      wrong = PlainText.line(written);
    }
    return Double.NaN;
  }

  private void endRun() throws BadGeometryException {
    if (runLength > 3) {
      split();
    } else if (runLength > 0) {
      position(0, runLength);
    }
    runLength = 0;
  }

  /** More than three numbers are several positions with loose commas between. */
  private void split() throws BadGeometryException {
    int from = 0;
    for (int i = 1; i <= runLength; i++) {
      if (i == runLength || loose[i]) {
        position(from, i - from);
        from = i;
      }
    }
  }

  private void position(int from, int count) throws BadGeometryException {
    if (count > 3) {
      throw new BadGeometryException(
          "coordinates-nesting", count + " numbers stand together where 2 or 3 make a position");
    }
    if (count < 2) {
      throw new BadGeometryException("position-too-short", "a position has only one number");
    }
    if (positions == MOST_POSITIONS) {
      throw tooMany();
    }
    add(run[from], run[from + 1], count == 3 ? run[from + 2] : Double.NaN);
  }

  private static BadGeometryException tooMany() {
    return new BadGeometryException(
        "too-many-points", "a geometry has more than " + MOST_POSITIONS + " positions");
  }

  private void add(double x, double y, double z) {
    int at = 3 * positions++;
    if (at + 3 > xyz.length) {
      xyz = Arrays.copyOf(xyz, 2 * xyz.length);
    }
    xyz[at] = x;
    xyz[at + 1] = y;
    xyz[at + 2] = z;
    hasHeights |= !Double.isNaN(z) && z != 0;
  }

  /**
   * Ends the list.
   *
   * @return how many positions it has
   * @throws BadGeometryException when numbers are none, or do not make positions
   */
  int end() throws BadGeometryException {
    endNumber();
    endRun();
    if (broken) {
      throw new BadGeometryException(
          "coordinates-not-numbers", "\"" + wrong + "\" stands where a number must");
    }
    return positions;
  }

  /**
   * Takes a {@code gx:coord}: numbers with white space between, or with commas as some write.
   *
   * @return false when there are none, which is a gap in a track
   */
  boolean addSpaced(String text) throws BadGeometryException {
    String[] words = text.strip().replace(',', ' ').split("\\s+");
    if (words[0].isEmpty()) {
      return false;
    }
    if (words.length < 2 || words.length > 3) {
      throw new BadGeometryException(
          "position-too-short", "a position of a track has " + words.length + " numbers");
    }
    if (positions == MOST_POSITIONS) {
      throw tooMany();
    }
    double[] numbers = {Double.NaN, Double.NaN, Double.NaN};
    for (int i = 0; i < words.length; i++) {
      words[i].getChars(0, Math.min(words[i].length(), LONGEST_NUMBER), digits, 0);
      length = words[i].length();
      numbers[i] = number();
    }
    length = 0;
    add(numbers[0], numbers[1], numbers[2]);
    return true;
  }

  /** Whether a position has a height other than 0. */
  boolean hasHeights() {
    return hasHeights;
  }

  /** The positions as a geometry has them; a height left out is 0. */
  double[] coordinates(Layout layout) {
    if (layout == Layout.XYZ) {
      double[] all = Arrays.copyOf(xyz, 3 * positions);
      for (int i = 2; i < all.length; i += 3) {
        all[i] = Double.isNaN(all[i]) ? 0 : all[i];
      }
      return all;
    }
    double[] xy = new double[2 * positions];
    for (int i = 0; i < positions; i++) {
      xy[2 * i] = xyz[3 * i];
      xy[2 * i + 1] = xyz[3 * i + 1];
    }
    return xy;
  }
}
