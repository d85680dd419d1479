package org.tutai.geo.format.kml;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;

/**
 * Finds the type of a column of extended data: what the schemas say, and for values of no schema
 * what all of them can be. Numbers with zeros before them are codes, and stay text. For one thread.
 */
final class ValueGuess {

  private static final int MOST_SCHEMAS = 100;
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(0|[1-9]\\d{0,30})?(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

  private final Set<String> schemas = new HashSet<>();
  private boolean free;
  private boolean whole = true;
  private boolean number = true;

  void add(Placemark.Written written) {
    if (!written.schema().isEmpty() && schemas.size() < MOST_SCHEMAS) {
      schemas.add(written.schema());
    }
    free |= written.schema().isEmpty();
    String text = written.text();
    whole = whole && WHOLE.matcher(text).matches();
    number = number && (whole || isNumber(text));
  }

  void add(ValueGuess other) {
    schemas.addAll(other.schemas);
    free |= other.free;
    whole &= other.whole;
    number &= other.number;
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches()
        && text.chars().anyMatch(Character::isDigit)
        && text.charAt(0) != 'e'
        && text.charAt(0) != 'E';
  }

  /**
   * The type.
   *
   * @param declared by schema and field
   */
  FieldType type(String name, Map<String, Map<String, FieldType>> declared) {
    FieldType type = null;
    boolean undeclared = free || schemas.isEmpty();
    for (String schema : schemas) {
      FieldType said = declared.getOrDefault(schema, Map.of()).get(name);
      undeclared |= said == null;
      type = said == null ? type : type == null ? said : type.with(said);
    }
    FieldType guessed = whole ? FieldType.INTEGER : number ? FieldType.REAL : FieldType.TEXT;
    return type == null ? guessed : undeclared ? type.with(guessed) : type;
  }

  /** The type that a schema's word for it means. */
  static FieldType declared(String word) {
    String plain = word.substring(word.indexOf(':') + 1).strip();
    return switch (plain.toLowerCase(java.util.Locale.ROOT)) {
      case "int", "uint", "short", "ushort", "long", "integer" -> FieldType.INTEGER;
      case "float", "double", "decimal" -> FieldType.REAL;
      case "bool", "boolean" -> FieldType.BOOLEAN;
      default -> FieldType.TEXT;
    };
  }

  /** The value as its column has it; null when it cannot be. */
  static @Nullable Object convert(String text, FieldType type) {
    String plain = text.strip();
    try {
      return switch (type) {
        case INTEGER -> Long.valueOf(plain);
        case REAL -> isNumber(plain) ? (Object) Double.valueOf(plain) : null;
        case BOOLEAN -> truth(plain);
        default -> text;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Boolean truth(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> null;
    };
  }
}
