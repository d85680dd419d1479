package org.tutai.geo.style.choice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers that people can read: as few digits as will do. Stateless, thread-safe. */
public final class Rounding {

  /** How much of the narrower class beside it a break may be moved. */
  private static final double LEEWAY = 0.12;

  private Rounding() {}

  /**
   * The roundest number from one value to another: 0, else a multiple of the greatest possible
   * power of ten times 1, or where there are several, times 5 or 2. One value itself when they are
   * the same or not finite.
   */
  public static double roundest(double from, double to) {
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    if (low <= 0 && high >= 0) {
      return 0;
    }
    if (low == high || !Double.isFinite(low) || !Double.isFinite(high)) {
      return from;
    }
    var least = new BigDecimal(low);
    var most = new BigDecimal(high);
    double size = Math.max(Math.abs(low), Math.abs(high));
    for (int power = (int) Math.ceil(Math.log10(size)); power > -330; power--) {
      for (int factor : new int[] {5, 2, 1}) {
        BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
        BigDecimal up = least.divide(step, 0, RoundingMode.CEILING).multiply(step);
        if (up.compareTo(most) <= 0) {
          return nearest(least, most, step);
        }
      }
    }
    return from;
  }

  /** Of the multiples between, the one nearest the middle. */
  private static double nearest(BigDecimal least, BigDecimal most, BigDecimal step) {
    BigDecimal middle = least.add(most).divide(BigDecimal.valueOf(2));
    BigDecimal found = middle.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    if (found.compareTo(least) < 0) {
      found = found.add(step);
    } else if (found.compareTo(most) > 0) {
      found = found.subtract(step);
    }
    return found.doubleValue();
  }

  /**
   * Breaks moved to the roundest numbers near them, by at most an eighth of the narrower class
   * beside each, so that they stay in order.
   *
   * @param breaks rising
   * @param least the least of the numbers that are divided
   * @param greatest the greatest
   */
  public static List<Double> readable(List<Double> breaks, double least, double greatest) {
    List<Double> round = new ArrayList<>();
    for (int i = 0; i < breaks.size(); i++) {
      double at = breaks.get(i);
      double before = i == 0 ? least : breaks.get(i - 1);
      double after = i == breaks.size() - 1 ? greatest : breaks.get(i + 1);
      double leeway = LEEWAY * Math.max(0, Math.min(at - before, after - at));
      round.add(roundest(at - leeway, at + leeway));
    }
    return List.copyOf(round);
  }

  /**
   * Multiples of 1, 2, 2.5 or 5 times a power of ten between two values, of about that many parts.
   */
  static List<Double> steps(double least, double greatest, int parts) {
    if (!(greatest > least)) {
      return List.of();
    }
    BigDecimal step = step((greatest - least) / parts);
    List<Double> steps = new ArrayList<>();
    BigDecimal at = new BigDecimal(least).divide(step, 0, RoundingMode.FLOOR).multiply(step);
    at = at.add(step);
    while (at.doubleValue() < greatest && steps.size() < ClassMethod.MOST - 1) {
      steps.add(at.doubleValue());
      at = at.add(step);
    }
    return steps;
  }

  private static BigDecimal step(double wanted) {
    int power = (int) Math.floor(Math.log10(wanted));
    BigDecimal best = BigDecimal.ONE.scaleByPowerOfTen(power);
    for (String factor : new String[] {"2", "2.5", "5", "10"}) {
      BigDecimal each = new BigDecimal(factor).scaleByPowerOfTen(power);
      if (Math.abs(Math.log(each.doubleValue() / wanted))
          < Math.abs(Math.log(best.doubleValue() / wanted))) {
        best = each;
      }
    }
    return best;
  }
}
