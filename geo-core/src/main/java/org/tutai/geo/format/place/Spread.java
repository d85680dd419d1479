package org.tutai.geo.format.place;

import java.util.Arrays;
import java.util.Locale;

/** The ranges of a sample's numbers, some far-out ones left aside. */
record Spread(double minX, double minY, double maxX, double maxY, boolean whole) {

  private static final double TAIL = 0.01;

  static Spread of(double[] xy) {
    int count = xy.length / 2;
    double[] x = new double[count];
    double[] y = new double[count];
    boolean whole = true;
    for (int i = 0; i < count; i++) {
      x[i] = xy[2 * i];
      y[i] = xy[2 * i + 1];
      whole &= x[i] == Math.rint(x[i]) && y[i] == Math.rint(y[i]);
    }
    Arrays.sort(x);
    Arrays.sort(y);
    int tail = (int) (TAIL * (count - 1));
    return new Spread(x[tail], y[tail], x[count - 1 - tail], y[count - 1 - tail], whole);
  }

  double width() {
    return maxX - minX;
  }

  double height() {
    return maxY - minY;
  }

  /** Whether x stays within ±a and y within ±b. */
  boolean isWithin(double a, double b) {
    return minX >= -a && maxX <= a && minY >= -b && maxY <= b;
  }

  /** {@code x 177,012 to 189,400, y …}. */
  String text() {
    return "x "
        + number(minX)
        + " – "
        + number(maxX)
        + ", y "
        + number(minY)
        + " – "
        + number(maxY);
  }

  private static String number(double value) {
    return Math.abs(value) < 1000
        ? String.format(Locale.ROOT, "%.4f", value)
        : Math.abs(value) < 1e9
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.3g", value);
  }
}
