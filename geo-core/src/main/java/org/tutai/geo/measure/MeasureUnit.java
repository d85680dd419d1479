package org.tutai.geo.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Units of length and area that are used in Taiwan.
 *
 * <p>A ping (坪) is 400/121 m², the square of six shaku (尺) of 10/33 m each; a jia (甲) is 2,934
 * ping, about 9,699.17 m². Both factors are exact.
 */
public enum MeasureUnit {
  METRE("m", false, 1, 1, 3, "m", "公尺"),
  KILOMETRE("km", false, 1000, 1, 6, "km", "公里"),
  SQUARE_METRE("m2", true, 1, 1, 3, "m²", "平方公尺"),
  SQUARE_KILOMETRE("km2", true, 1_000_000, 1, 6, "km²", "平方公里"),
  HECTARE("ha", true, 10_000, 1, 6, "ha", "公頃"),
  PING("ping", true, 400, 121, 3, "ping", "坪"),
  JIA("jia", true, 2934 * 400, 121, 6, "jia", "甲");

  private static final int SIGNIFICANT = 6;

  private final String word;
  private final boolean area;
  private final double numerator;
  private final double denominator;
  private final int decimals;
  private final String english;
  private final String chinese;

  MeasureUnit(
      String word,
      boolean area,
      double numerator,
      double denominator,
      int decimals,
      String english,
      String chinese) {
    this.word = word;
    this.area = area;
    this.numerator = numerator;
    this.denominator = denominator;
    this.decimals = decimals;
    this.english = english;
    this.chinese = chinese;
  }

  /** The unit that theme documents and requests call by a word such as {@code ping}. */
  public static Optional<MeasureUnit> of(String word) {
    return Stream.of(values()).filter(unit -> unit.word.equals(word)).findFirst();
  }

  /** The unit a person expects: kilometres from one, hectares from one. */
  public static MeasureUnit usual(double metres, boolean area) {
    if (area) {
      return metres < 10_000 ? SQUARE_METRE : HECTARE;
    }
    return metres < 1000 ? METRE : KILOMETRE;
  }

  /** Its word in documents. */
  public String word() {
    return word;
  }

  /** What it is called; Chinese for a Chinese locale. */
  public String name(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }

  /** Whether it is a unit of area. */
  public boolean isArea() {
    return area;
  }

  /** So many of this unit in so many metres (or square metres). */
  public double fromMetres(double metres) {
    return metres * denominator / numerator;
  }

  /** So many metres (or square metres) in so many of this unit. */
  public double toMetres(double amount) {
    return amount * numerator / denominator;
  }

  /**
   * A measure in this unit, such as {@code 1,234.56 m} or {@code 373.45 坪}: six significant digits,
   * thousands separated, no needless noughts; Chinese for a Chinese locale.
   *
   * @param metres metres, or square metres for a unit of area
   */
  public String text(double metres, Locale locale) {
    double amount = fromMetres(metres);
    return number(amount) + " " + name(locale);
  }

  private String number(double amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    int whole = Math.abs(amount) < 1 ? 0 : (int) Math.floor(Math.log10(Math.abs(amount))) + 1;
    format.setMaximumFractionDigits(Math.max(0, Math.min(decimals, SIGNIFICANT - whole)));
    return format.format(BigDecimal.valueOf(amount + 0.0));
  }
}
