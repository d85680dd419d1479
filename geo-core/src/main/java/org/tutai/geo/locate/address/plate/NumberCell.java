package org.tutai.geo.locate.address.plate;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.PlateText;

/** What the columns of the house number say, put into the words the grammar reads. */
final class NumberCell {

  private static final String PLAIN = "0123456789-之";
  private static final String NUMERALS = "0123456789〇零一二三四五六七八九十百廿卅";

  private NumberCell() {}

  /** Reads the cells; what is missing is empty. Null when there is no number. */
  static @Nullable PlateText read(String number, String sub, String floor, String room) {
    String text = number.strip();
    if (text.isEmpty()) {
      return null;
    }
    StringBuilder joined = new StringBuilder(text);
    if (!sub.isBlank()) {
      joined.append(sub.strip().startsWith("之") ? "" : "之").append(sub.strip());
    }
    if (isPlain(joined)) {
      joined.append('號');
    }
    if (!floor.isBlank()) {
      joined.append(withUnit(floor.strip(), "樓"));
    }
    if (!room.isBlank()) {
      joined.append(room.strip().startsWith("之") ? "" : "之").append(room.strip());
    }
    PlateText read = PlateText.number(joined.toString());
    return read.number().main() == 0 ? null : read;
  }

  /** Whether a text has digits and 之 alone, so that 號 has been left out. */
  private static boolean isPlain(CharSequence text) {
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (int i = 0; i < narrow.length(); i++) {
      if (PLAIN.indexOf(narrow.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A part with its unit, where it ends with a numeral and so has none: 3 of a column 段 is 3段. */
  static String withUnit(String text, String unit) {
    if (text.isEmpty()) {
      return text;
    }
    String last = Normalizer.normalize(text.substring(text.length() - 1), Normalizer.Form.NFKC);
    return NUMERALS.contains(last) ? text + unit : text;
  }
}
