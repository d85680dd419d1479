package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.Mends;

/** Takes the properties of features as values of the fields. For one thread. */
final class Values implements FeatureWalk.Properties {

  private static final long MOST_CHARACTERS = 1 << 25;

  private final FieldGuess.Fields fields;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Mends mends;
  private @Nullable Object[] values = {};
  private long characters;

  Values(FieldGuess.Fields fields, Mends mends) {
    this.fields = fields;
    this.mends = mends;
    for (int i = 0; i < fields.properties().size(); i++) {
      columns.put(fields.properties().get(i), i);
    }
  }

  @Override
  public void begin() {
    values = new @Nullable Object[fields.fields().size()];
    characters = 0;
  }

  @Override
  public void property(String name, Tokens tokens) throws IOException {
    Integer column = columns.get(name);
    if (column != null) {
      values[column] = value(tokens, fields.fields().get(column));
      return;
    }
    mends.add(
        "property-unknown",
        "the property \"" + name + "\" is in none of the features looked at to find the fields");
  }

  @Override
  public void id(Tokens tokens) throws IOException {
    if (fields.hasId()) {
      int last = values.length - 1;
      values[last] = value(tokens, fields.fields().get(last));
    }
  }

  private @Nullable Object value(Tokens tokens, Field field) throws IOException {
    JsonToken token = tokens.current();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return null;
    }
    Object value =
        switch (field.type()) {
          case TEXT -> text(tokens);
          case INTEGER -> tokens.atLong() ? (Object) tokens.wholeNumber() : null;
          case REAL -> tokens.atNumber() ? (Object) tokens.number() : null;
          case BOOLEAN -> token.isBoolean() ? (Object) (token == JsonToken.VALUE_TRUE) : null;
          case DATE, DATE_TIME, BINARY -> null;
        };
    if (value == null) {
      mends.add(
          "value-of-other-type",
          "the field \"" + field.name() + "\" is " + field.type() + " and a value is not");
    }
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }

  private String text(Tokens tokens) throws IOException {
    String text = tokens.text();
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw tokens.tooMany(MOST_CHARACTERS + " characters in the properties of a feature");
    }
    return text;
  }

  /** The values of the feature last begun. */
  List<@Nullable Object> take() {
    return Arrays.asList(values);
  }
}
