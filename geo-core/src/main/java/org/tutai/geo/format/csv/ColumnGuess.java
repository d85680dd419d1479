package org.tutai.geo.format.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tutai.geo.feature.FieldType;

/**
 * Finds the type of a column from its cells. A column is of a type when all its cells are; codes
 * stay text: with a zero before them, of more than 15 digits, or in a column named as one. For one
 * thread.
 */
final class ColumnGuess {

  private static final int LONGEST_NUMBER = 15;

  /** Words for "no value", which a column of numbers or dates may have. */
  private static final Set<String> NOTHING =
      Set.of("null", "nan", "na", "n/a", "-", "--", "none", "#n/a", "\\n");

  private static final Pattern CODE =
      Pattern.compile(
          ".*(代碼|代號|編碼|號碼|編號|統編|郵遞區號|區號|電話|手機|傳真|門牌).*"
              + "|.*(?:^|[^a-z])(code|zip|zip\\d|zipcode|postal|postcode|postalcode|phone|tel|fax)(?:$|[^a-z]).*"
              + "|.*(code|zipcode|postcode)");

  private final NumberCell number = new NumberCell();
  private long values;
  private long wholes;
  private long reals;
  private long dates;
  private long times;
  private long flags;
  private long codes;
  private long quotedNumbers;
  private long plainNumbers;

  /** Looks at a cell. */
  void add(byte[] bytes, int start, int end, boolean quoted) {
    if (start == end || (end - start <= 4 && isNothing(bytes, start, end))) {
      return;
    }
    values++;
    switch (number.read(bytes, start, end)) {
      case WHOLE -> {
        wholes++;
        count(quoted, number.looksLikeCode() || number.digits() > LONGEST_NUMBER);
      }
      case REAL -> {
        reals++;
        count(quoted, number.looksLikeCode());
      }
      default -> addOther(bytes, start, end);
    }
  }

  private void count(boolean quoted, boolean code) {
    codes += code ? 1 : 0;
    if (quoted) {
      quotedNumbers++;
    } else {
      plainNumbers++;
    }
  }

  private void addOther(byte[] bytes, int start, int end) {
    if (dates + times + flags + 1 < values) {
      return;
    }
    if (Times.date(bytes, start, end) != null) {
      dates++;
    } else if (Times.dateTime(bytes, start, end) != null) {
      times++;
    } else if (flag(bytes, start, end) >= 0) {
      flags++;
    }
  }

  /** 1 for true, 0 for false, -1 for neither. */
  static int flag(byte[] bytes, int start, int end) {
    if (end - start != 4 && end - start != 5) {
      return -1;
    }
    String text =
        new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return text.equals("true") ? 1 : text.equals("false") ? 0 : -1;
  }

  /** Whether the cell is a word for "no value". */
  static boolean isNothing(byte[] bytes, int start, int end) {
    return end - start <= 4
        && NOTHING.contains(
            new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT));
  }

  /** Whether cells with numbers were written without quotes. */
  boolean hasPlainNumbers() {
    return plainNumbers > 0;
  }

  /** How many cells had something. */
  long values() {
    return values;
  }

  /** How many of them were numbers. */
  long numbers() {
    return wholes + reals;
  }

  /**
   * The type.
   *
   * @param name of the column
   * @param quotesMatter whether numbers stand without quotes elsewhere in the file, so that those
   *     in quotes are meant as texts
   */
  FieldType type(String name, boolean quotesMatter) {
    if (values == 0) {
      return FieldType.TEXT;
    }
    if (wholes + reals == values) {
      boolean text = codes > 0 || (quotesMatter && quotedNumbers > 0) || isCode(name);
      return text ? FieldType.TEXT : reals > 0 ? FieldType.REAL : FieldType.INTEGER;
    }
    if (dates == values) {
      return FieldType.DATE;
    }
    if (dates + times == values) {
      return FieldType.DATE_TIME;
    }
    return flags == values ? FieldType.BOOLEAN : FieldType.TEXT;
  }

  private boolean isCode(String name) {
    return reals == 0 && CODE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
