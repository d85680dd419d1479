package org.tutai.geo.format.topojson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.FieldNames;

/**
 * Finds the fields of a layer from its features' properties, in the order met. Whole numbers and
 * others together are REAL, any other mixture is TEXT, and so is what never has a value. For one
 * thread.
 */
final class FieldGuess {

  static final int MOST_FIELDS = 4096;

  /** The fields, and the properties they come from; the id, if there is one, is the last field. */
  record Fields(List<Field> fields, List<String> properties) {
    Fields {
      fields = List.copyOf(fields);
      properties = List.copyOf(properties);
    }
  }

  private static final class Guess {
    private @Nullable FieldType type;

    void add(@Nullable Object value) {
      if (value != null) {
        FieldType found = typeOf(value);
        type = type == null ? found : type.with(found);
      }
    }

    FieldType type() {
      return type == null ? FieldType.TEXT : type;
    }
  }

  private final Map<String, Guess> properties = new LinkedHashMap<>();
  private final Guess id = new Guess();

  /** Looks at a feature; false when there are too many different properties. */
  boolean add(FeatureWalk.Written feature) {
    feature
        .properties()
        .forEach((name, value) -> properties.computeIfAbsent(name, n -> new Guess()).add(value));
    id.add(feature.id());
    return properties.size() <= MOST_FIELDS;
  }

  Fields fields() {
    var names = new FieldNames();
    List<Field> fields = new ArrayList<>();
    properties.forEach((name, guess) -> fields.add(Field.of(names.next(name), guess.type())));
    if (id.type != null) {
      fields.add(Field.of(names.next("id"), id.type()));
    }
    return new Fields(fields, List.copyOf(properties.keySet()));
  }

  private static FieldType typeOf(Object value) {
    if (value instanceof Long) {
      return FieldType.INTEGER;
    }
    if (value instanceof Double) {
      return FieldType.REAL;
    }
    return value instanceof Boolean ? FieldType.BOOLEAN : FieldType.TEXT;
  }

  /** A value as the field's type has it; null for none, and for one that cannot be. */
  static @Nullable Object convert(@Nullable Object value, FieldType type) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case TEXT -> value.toString();
      case INTEGER -> value instanceof Long ? value : null;
      case REAL -> value instanceof Number number ? (Object) number.doubleValue() : null;
      case BOOLEAN -> value instanceof Boolean ? value : null;
      case DATE, DATE_TIME, BINARY -> null;
    };
  }
}
