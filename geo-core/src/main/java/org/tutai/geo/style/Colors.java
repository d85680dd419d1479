package org.tutai.geo.style;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Row;

/**
 * Colours as styles write them, and as drawing wants them: {@code 0xAARRGGBB}, not premultiplied.
 */
public final class Colors {

  /** The basic colours of CSS 2.1 (section 4.3.6), with "grey" as people write it too. */
  private static final Map<String, Integer> NAMES =
      Map.ofEntries(
          Map.entry("aqua", 0x00ffff),
          Map.entry("black", 0x000000),
          Map.entry("blue", 0x0000ff),
          Map.entry("fuchsia", 0xff00ff),
          Map.entry("gray", 0x808080),
          Map.entry("grey", 0x808080),
          Map.entry("green", 0x008000),
          Map.entry("lime", 0x00ff00),
          Map.entry("maroon", 0x800000),
          Map.entry("navy", 0x000080),
          Map.entry("olive", 0x808000),
          Map.entry("orange", 0xffa500),
          Map.entry("purple", 0x800080),
          Map.entry("red", 0xff0000),
          Map.entry("silver", 0xc0c0c0),
          Map.entry("teal", 0x008080),
          Map.entry("white", 0xffffff),
          Map.entry("yellow", 0xffff00));

  private Colors() {}

  /**
   * The colour ({@code 0xRRGGBB}) a text names as {@code #rgb}, {@code #rrggbb}, {@code 0xrrggbb}
   * or one of CSS's basic names, in any case and with white space around it; empty when it names
   * none.
   */
  public static OptionalInt parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.startsWith("#")) {
      return parseHex(word.substring(1));
    }
    if (word.startsWith("0x") && word.length() == 8) {
      return parseHex(word.substring(2));
    }
    Integer named = NAMES.get(word);
    return named == null ? OptionalInt.empty() : OptionalInt.of(named);
  }

  /** The colour as {@code #rrggbb}; what stands above the lower 24 bits is not looked at. */
  public static String format(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb & 0xffffff);
  }

  /**
   * What a bound fill's colour and opacity make for a row, as {@code 0xAARRGGBB}; 0 (transparent)
   * when the colour evaluates to none. The opacity is held within 0 … 1, and is 1 when it evaluates
   * to none.
   */
  public static int argb(Fill fill, Row row) {
    return argb(fill.color(), fill.opacity(), row);
  }

  /** What a bound stroke's colour and opacity make for a row; see {@link #argb(Fill, Row)}. */
  public static int argb(Stroke stroke, Row row) {
    return argb(stroke.color(), stroke.opacity(), row);
  }

  private static int argb(Expression color, Expression opacity, Row row) {
    int rgb = rgb(Expressions.text(color, row));
    if (rgb < 0) {
      return 0;
    }
    double share = Math.max(0, Math.min(1, Expressions.number(opacity, row, 1)));
    return (int) Math.round(share * 255) << 24 | rgb;
  }

  private static int rgb(@Nullable String text) {
    return text == null ? -1 : parse(text).orElse(-1);
  }

  private static OptionalInt parseHex(String digits) {
    if (digits.length() != 3 && digits.length() != 6) {
      return OptionalInt.empty();
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = "0123456789abcdef".indexOf(digits.charAt(i));
      if (digit < 0) {
        return OptionalInt.empty();
      }
      value = digits.length() == 3 ? value << 8 | digit * 0x11 : value << 4 | digit;
    }
    return OptionalInt.of(value);
  }
}
