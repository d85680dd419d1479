package org.tutai.geo.format.shapefile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;

/**
 * A column of a {@code .dbf}.
 *
 * @param name its name's bytes without the zeros at the end; see {@link #plainName}
 * @param type its type's letter
 * @param offset where it starts in a row, the deletion flag counted
 * @param width its length in bytes
 * @param decimals digits after the point
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not shown outside the package.
record DbfField(byte[] name, char type, int offset, int width, int decimals) {

  /** The greatest width of a whole number that surely fits 64 bits. */
  private static final int LONG_DIGITS = 18;

  /** The bytes of the name up to its first zero, behind which some programs leave rubbish. */
  byte[] plainName() {
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return Arrays.copyOf(name, end);
  }

  /** Whether the name begins with the byte order mark of two-byte Unicode. */
  boolean isMarkedWide() {
    int first = name.length < 2 ? 0 : ((name[0] & 0xFF) << 8) | (name[1] & 0xFF);
    return first == 0xFFFE || first == 0xFEFF;
  }

  /** The kind of value, or null for a column that points into another file (a memo). */
  @Nullable FieldType fieldType() {
    return switch (type) {
      case 'N' -> decimals == 0 && width <= LONG_DIGITS ? FieldType.INTEGER : FieldType.REAL;
      case 'F', 'O', 'Y' -> FieldType.REAL;
      case 'B' -> width == Double.BYTES ? FieldType.REAL : null;
      case 'I', '+' -> FieldType.INTEGER;
      case 'L' -> FieldType.BOOLEAN;
      case 'D' -> FieldType.DATE;
      case '@', 'T' -> FieldType.DATE_TIME;
      case 'M', 'G', 'P', 'W', '0' -> null;
      default -> FieldType.TEXT;
    };
  }

  /** Whether the value is bytes of a fixed length, not text. */
  boolean binary() {
    return "IOBY@T+".indexOf(type) >= 0;
  }

  /** The length the type demands, or 0 where any will do. */
  int demandedWidth() {
    return switch (type) {
      case 'I', '+' -> Integer.BYTES;
      case 'O', 'Y', '@', 'T', 'D' -> Long.BYTES;
      default -> 0;
    };
  }
}
