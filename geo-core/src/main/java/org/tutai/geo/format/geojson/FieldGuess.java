package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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
 * others together are REAL; any other mixture is TEXT, and so are whole numbers that a long cannot
 * hold, arrays, objects, and what never has a value. For one thread.
 */
final class FieldGuess implements FeatureWalk.Properties {

  static final int MOST_FIELDS = 4096;

  /**
   * The fields found.
   *
   * @param fields in order
   * @param properties the names of the properties they come from; the id, if there is a field for
   *     it, is the last and has none
   */
  record Fields(List<Field> fields, List<String> properties) {
    Fields {
      fields = List.copyOf(fields);
      properties = List.copyOf(properties);
    }

    boolean hasId() {
      return fields.size() > properties.size();
    }
  }

  private static final class Guess {
    private @Nullable FieldType type;

    void add(Tokens tokens) throws IOException {
      if (type == FieldType.TEXT || tokens.at(JsonToken.VALUE_NULL)) {
        return;
      }
      FieldType found = typeOf(tokens);
      type = type == null ? found : type.with(found);
    }

    FieldType type() {
      return type == null ? FieldType.TEXT : type;
    }
  }

  private final Map<String, Guess> properties = new LinkedHashMap<>();
  private final Guess id = new Guess();

  @Override
  public void begin() {}

  @Override
  public void property(String name, Tokens tokens) throws IOException {
    Guess guess = properties.get(name);
    if (guess == null) {
      if (properties.size() == MOST_FIELDS) {
        throw tokens.tooMany(MOST_FIELDS + " different properties");
      }
      guess = new Guess();
      properties.put(name, guess);
    }
    guess.add(tokens);
  }

  @Override
  public void id(Tokens tokens) throws IOException {
    id.add(tokens);
  }

  Fields fields() {
    var names = new FieldNames();
    List<Field> fields = new ArrayList<>();
    properties.forEach((name, guess) -> fields.add(Field.of(names.next(name), guess.type())));
    if (id.type != null && !properties.containsKey("id")) {
      fields.add(Field.of(names.next("id"), id.type()));
    }
    return new Fields(fields, List.copyOf(properties.keySet()));
  }

  private static FieldType typeOf(Tokens tokens) throws IOException {
    JsonToken token = tokens.current();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return tokens.atLong() ? FieldType.INTEGER : FieldType.TEXT;
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      return FieldType.REAL;
    }
    return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
        ? FieldType.BOOLEAN
        : FieldType.TEXT;
  }
}
