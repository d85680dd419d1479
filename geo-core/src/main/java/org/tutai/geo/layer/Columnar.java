package org.tutai.geo.layer;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;

/** How values of each {@link FieldType} stand in the file: eight bytes, or a run of bytes. */
final class Columnar {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private Columnar() {}

  /** Whether values of the type take eight bytes each. */
  static boolean fixed(FieldType type) {
    return type != FieldType.TEXT && type != FieldType.BINARY;
  }

  static long toBits(FieldType type, Object value) {
    return switch (type) {
      case INTEGER -> (Long) value;
      case REAL -> Double.doubleToLongBits((Double) value);
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case DATE -> ((LocalDate) value).toEpochDay();
      case DATE_TIME -> micros((LocalDateTime) value);
      case TEXT, BINARY -> throw new IllegalArgumentException(type + " is not of fixed size");
    };
  }

  static Object ofBits(FieldType type, long bits) {
    return switch (type) {
      case INTEGER -> bits;
      case REAL -> Double.longBitsToDouble(bits);
      case BOOLEAN -> bits != 0;
      case DATE -> LocalDate.ofEpochDay(bits);
      case DATE_TIME -> EPOCH.plus(bits, ChronoUnit.MICROS);
      case TEXT, BINARY -> throw new IllegalArgumentException(type + " is not of fixed size");
    };
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(EPOCH, time);
  }

  static byte[] toBytes(FieldType type, Object value) {
    return type == FieldType.TEXT
        ? ((String) value).getBytes(StandardCharsets.UTF_8)
        : (byte[]) value;
  }

  static Object ofBytes(FieldType type, byte[] bytes) {
    return type == FieldType.TEXT ? new String(bytes, StandardCharsets.UTF_8) : bytes;
  }

  /** Whether a value is of the class its type says; null always is. */
  static boolean fits(FieldType type, @Nullable Object value) {
    if (value == null) {
      return true;
    }
    return switch (type) {
      case TEXT -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case REAL -> value instanceof Double;
      case BOOLEAN -> value instanceof Boolean;
      case DATE -> value instanceof LocalDate;
      case DATE_TIME -> value instanceof LocalDateTime;
      case BINARY -> value instanceof byte[];
    };
  }
}
