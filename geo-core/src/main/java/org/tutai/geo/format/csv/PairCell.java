package org.tutai.geo.format.csv;

/** Reads two numbers of one cell: {@code 121.5,25.03}, {@code (25.03, 121.5)}. For one thread. */
final class PairCell {

  private static final int LONGEST = 100;

  private final NumberCell number = new NumberCell();
  private double first;
  private double second;

  /** Reads a cell; false when it isn't two numbers. */
  boolean read(byte[] bytes, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && (bytes[from] == ' ' || bytes[from] == '(' || bytes[from] == '[')) {
      from++;
    }
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == ')' || bytes[to - 1] == ']')) {
      to--;
    }
    if (to - from > LONGEST) {
      return false;
    }
    int split = split(bytes, from, to);
    if (split < 0 || number.read(bytes, from, split) == NumberCell.Kind.NONE) {
      return false;
    }
    first = number.real();
    if (number.read(bytes, split + 1, to) == NumberCell.Kind.NONE) {
      return false;
    }
    second = number.real();
    return true;
  }

  private static int split(byte[] bytes, int from, int to) {
    for (char separator : new char[] {',', ';', ' '}) {
      for (int i = from; i < to; i++) {
        if (bytes[i] == separator) {
          return i;
        }
      }
    }
    return -1;
  }

  /** The first number of the cell last read. */
  double first() {
    return first;
  }

  /** The second number of the cell last read. */
  double second() {
    return second;
  }
}
