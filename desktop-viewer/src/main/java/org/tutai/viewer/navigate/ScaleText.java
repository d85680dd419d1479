package org.tutai.viewer.navigate;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scales as people write them. */
public final class ScaleText {

  private static final int LONGEST = 40;
  private static final Pattern WRITTEN =
      Pattern.compile("(?:1\\s*[:：/比]\\s*)?([0-9]+(?:\\.[0-9]+)?)\\s*(k|m|千|萬|百萬)?");

  private ScaleText() {}

  /** {@code 1:25,000}. */
  public static String of(double denominator) {
    return String.format(Locale.ROOT, "1:%,.0f", rounded(denominator));
  }

  /** To three digits: more say nothing of a map on a screen. */
  private static double rounded(double denominator) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(denominator)) - 3));
    return Math.max(1, Math.round(denominator / unit) * unit);
  }

  /**
   * The denominator of {@code 1:25,000}, {@code 25000}, {@code 25k} or {@code 2.5萬}; empty for what
   * is none, or below 1.
   */
  public static OptionalDouble parse(String text) {
    if (text.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    String plain = text.strip().replaceAll("[,，\\s](?=[0-9]{3})", "").toLowerCase(Locale.ROOT);
    Matcher written = WRITTEN.matcher(plain);
    if (!written.matches()) {
      return OptionalDouble.empty();
    }
    double denominator = Double.parseDouble(written.group(1)) * times(written.group(2));
    return denominator >= 1 && denominator < 1e10
        ? OptionalDouble.of(denominator)
        : OptionalDouble.empty();
  }

  private static double times(@org.jspecify.annotations.Nullable String unit) {
    if (unit == null) {
      return 1;
    }
    return switch (unit) {
      case "k", "千" -> 1e3;
      case "萬" -> 1e4;
      default -> 1e6;
    };
  }
}
