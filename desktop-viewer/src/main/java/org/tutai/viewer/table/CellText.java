package org.tutai.viewer.table;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.viewer.words.Language;

/** Values as a person reads them. Stateless, thread-safe. */
public final class CellText {

  /** What stands for "no value". */
  public static final String NONE = "NULL";

  /** A longer text is cut in a cell. */
  public static final int LONGEST_CELL = 200;

  /** A longer text is cut wherever it is shown whole. */
  public static final int LONGEST = 4000;

  private static final int MOST_DECIMALS = 12;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private CellText() {}

  /** A value in one short line: thousands separated, controls made visible. */
  public static String cell(@Nullable Object value, Field field, Language language) {
    if (value == null) {
      return NONE;
    }
    if (value instanceof String text) {
      return line(text, LONGEST_CELL);
    }
    return figure(value, field, language);
  }

  /** A value as it is shown whole, over several lines if it has them. */
  public static String whole(@Nullable Object value, Field field, Language language) {
    if (value == null) {
      return NONE;
    }
    return value instanceof String text ? lines(text) : figure(value, field, language);
  }

  private static String figure(Object value, Field field, Language language) {
    if (value instanceof Long || value instanceof Double) {
      return number((Number) value, field, language);
    }
    return plain(value);
  }

  /* Years, codes and the like are whole numbers too; four digits are never separated. */
  private static String number(Number value, Field field, Language language) {
    double amount = value.doubleValue();
    if (!Double.isFinite(amount)) {
      return String.valueOf(amount);
    }
    boolean whole = value instanceof Long;
    if (whole && Math.abs(value.longValue()) < 10_000) {
      return value.toString();
    }
    if (!whole && (Math.abs(amount) >= 1e15 || (amount != 0 && Math.abs(amount) < 1e-6))) {
      return value.toString();
    }
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(language.locale()));
    if (!whole) {
      int decimals = field.decimals();
      format.setMinimumFractionDigits(Math.min(decimals, MOST_DECIMALS));
      format.setMaximumFractionDigits(
          decimals > 0 ? Math.min(decimals, MOST_DECIMALS) : MOST_DECIMALS);
    }
    return whole ? format.format(value.longValue()) : format.format(amount);
  }

  /** A value as other programs read it; empty for none. */
  public static String plain(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof byte[] bytes) {
      return bytes.length + " B";
    }
    if (value instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    return value.toString();
  }

  /** Whether values of a type stand at the right. */
  public static boolean isFigure(FieldType type) {
    return type == FieldType.INTEGER || type == FieldType.REAL;
  }

  /** A text in one line of at most so many characters. */
  public static String line(String text, int most) {
    var line = new StringBuilder();
    int at = 0;
    while (at < text.length() && line.length() < most) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      line.appendCodePoint(visible(point));
    }
    return at < text.length() ? line.append('…').toString() : line.toString();
  }

  private static String lines(String text) {
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    var all = new StringBuilder();
    part.codePoints().forEach(p -> all.appendCodePoint(p == '\n' || p == '\t' ? p : visible(p)));
    return text.length() > LONGEST ? all.append('…').toString() : all.toString();
  }

  /* Controls have pictures of their own from U+2400; marks that turn the direction of writing
   * would turn what stands beside them too. */
  private static int visible(int point) {
    if (point < 0x20) {
      return 0x2400 + point;
    }
    boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    boolean odd = (point >= 0x7F && point < 0xA0) || (point >= 0xD800 && point <= 0xDFFF);
    boolean breaks = point == 0x2028 || point == 0x2029;
    return turns || odd || breaks || point == 0xFFFE || point == 0xFFFF ? 0xFFFD : point;
  }
}
