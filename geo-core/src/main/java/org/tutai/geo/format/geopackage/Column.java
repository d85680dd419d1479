package org.tutai.geo.format.geopackage;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Mends;

/**
 * A column of values, and how what SQLite hands out for it becomes the field's class: SQLite stores
 * any kind of value in any column.
 *
 * @param name as the table spells it
 * @param field as the schema has it
 */
record Column(String name, Field field) {

  private static final Pattern WITH_WIDTH = Pattern.compile("(\\w+)\\s*\\(\\s*(\\d{1,9}).*\\)");

  /**
   * The column of a declared type: GeoPackage's (clause 1.1.1.1.3, table 1), else what SQLite's own
   * rules of affinity make of the name.
   */
  static Column of(String name, String declared) {
    String type = declared.strip().toUpperCase(Locale.ROOT);
    Matcher width = WITH_WIDTH.matcher(type);
    boolean sized = width.matches();
    FieldType fieldType = type(sized ? String.valueOf(width.group(1)) : type);
    boolean text = fieldType == FieldType.TEXT && sized;
    int characters = text ? Integer.parseInt(String.valueOf(width.group(2))) : 0;
    return new Column(name, new Field(name, fieldType, characters, 0));
  }

  /**
   * Whether SQLite hands out the whole numbers of a column so declared as floating point ones ("The
   * SQLite Database File Format" stores them short; "Datatypes In SQLite", 3.1).
   */
  static boolean handsOutReals(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    boolean other =
        type.contains("INT")
            || type.contains("CHAR")
            || type.contains("CLOB")
            || type.contains("TEXT")
            || type.contains("BLOB");
    return !other && (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB"));
  }

  private static FieldType type(String name) {
    return switch (name) {
      case "BOOLEAN", "BOOL" -> FieldType.BOOLEAN;
      case "DATE" -> FieldType.DATE;
      case "DATETIME", "TIMESTAMP" -> FieldType.DATE_TIME;
      case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DECIMAL" -> FieldType.REAL;
      case "BLOB" -> FieldType.BINARY;
      default -> byAffinity(name);
    };
  }

  private static FieldType byAffinity(String name) {
    if (name.contains("INT")) {
      return FieldType.INTEGER;
    }
    if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
      return FieldType.REAL;
    }
    return FieldType.TEXT;
  }

  /** The value of the field's class; null, noted as a mend, for one that cannot be made it. */
  @Nullable Object convert(@Nullable Object raw, Mends mends) {
    if (raw == null) {
      return null;
    }
    Object value =
        switch (field.type()) {
          case TEXT -> text(raw);
          case INTEGER -> integer(raw);
          case REAL -> real(raw);
          case BOOLEAN -> truth(raw);
          case DATE -> date(raw);
          case DATE_TIME -> dateTime(raw);
          case BINARY ->
              raw instanceof byte[] bytes ? bytes : text(raw).getBytes(StandardCharsets.UTF_8);
        };
    if (value == null && !(raw instanceof String empty && empty.isBlank())) {
      mends.add(
          "value-type",
          "a value of the field " + name + " is no " + field.type() + ": " + shown(raw));
    }
    return value;
  }

  private static String shown(Object raw) {
    String text = raw instanceof byte[] bytes ? bytes.length + " bytes" : raw.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static String text(Object raw) {
    return raw instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : raw.toString();
  }

  private static @Nullable Long integer(Object raw) {
    if (raw instanceof Integer || raw instanceof Long) {
      return ((Number) raw).longValue();
    }
    Double real = real(raw);
    return real != null && real == Math.rint(real) && Math.abs(real) < 0x1p63
        ? real.longValue()
        : null;
  }

  private static @Nullable Double real(Object raw) {
    if (raw instanceof Number number) {
      return number.doubleValue();
    }
    try {
      double value = Double.parseDouble(text(raw).strip());
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Boolean truth(Object raw) {
    if (raw instanceof Number number) {
      return number.doubleValue() != 0;
    }
    return switch (text(raw).strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "1" -> true;
      case "false", "f", "no", "0" -> false;
      default -> null;
    };
  }

  private static @Nullable LocalDate date(Object raw) {
    String text = text(raw).strip();
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalDateTime dateTime(Object raw) {
    String text = text(raw).strip().replace(' ', 'T');
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay();
      }
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime zoned
          ? zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : (LocalDateTime) time;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
