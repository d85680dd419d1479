package org.tutai.geo.format.topojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the features of one object of a topology: the members of a geometry collection, or
 * the object itself. For one thread.
 */
final class FeatureWalk {

  private static final int MOST_PROPERTIES = 4096;

  /** A feature as it is written; {@code id} is null for none. */
  record Written(Shape shape, Map<String, @Nullable Object> properties, @Nullable Object id) {}

  private final Tokens tokens;
  private final Nested.Reader paths;
  private final Draft whole = new Draft();
  private boolean inCollection;
  private boolean isCollection;
  private boolean ended;

  /** Begins with the object at which the tokens stand. */
  FeatureWalk(Tokens tokens) throws IOException {
    tokens.require(JsonToken.START_OBJECT, "a geometry object");
    this.tokens = tokens;
    this.paths = new Nested.Reader(tokens);
    paths.begin();
  }

  /** The next feature, or null after the last, when the tokens stand at the object's end. */
  @Nullable Written next() throws IOException {
    if (inCollection && tokens.nextElement()) {
      paths.begin();
      return feature();
    }
    inCollection = false;
    while (!ended) {
      String name = tokens.nextMember();
      if (name == null) {
        ended = true;
        return isCollection || whole.isEmptyCollection() ? null : whole.written();
      }
      if (name.equals("geometries") && tokens.at(JsonToken.START_ARRAY)) {
        isCollection = true;
        inCollection = true;
        return next();
      }
      member(name, whole);
    }
    return null;
  }

  private Written feature() throws IOException {
    if (tokens.at(JsonToken.VALUE_NULL)) {
      return new Draft().written();
    }
    return geometry().written();
  }

  private Draft geometry() throws IOException {
    tokens.require(JsonToken.START_OBJECT, "a geometry object");
    var draft = new Draft();
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      member(name, draft);
    }
    return draft;
  }

  private void member(String name, Draft draft) throws IOException {
    switch (name) {
      case "type" -> draft.type = type();
      case "arcs", "coordinates" ->
          draft.path = tokens.at(JsonToken.VALUE_NULL) ? null : paths.read();
      case "geometries" -> draft.members = members();
      case "properties" -> draft.properties = properties();
      case "id" -> draft.id = tokens.value();
      default -> tokens.skip();
    }
  }

  private String type() throws IOException {
    return tokens.at(JsonToken.VALUE_NULL) ? "" : tokens.string("the name of a geometry type");
  }

  /** The tokens bound how deep collections stand in one another. */
  private List<Shape> members() throws IOException {
    tokens.require(JsonToken.START_ARRAY, "an array of geometry objects");
    List<Shape> members = new ArrayList<>();
    while (tokens.nextElement()) {
      members.add(tokens.at(JsonToken.VALUE_NULL) ? Shape.NONE : geometry().shape());
    }
    return members;
  }

  private Map<String, @Nullable Object> properties() throws IOException {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    if (tokens.at(JsonToken.VALUE_NULL)) {
      return properties;
    }
    tokens.require(JsonToken.START_OBJECT, "an object of properties");
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      if (properties.size() == MOST_PROPERTIES) {
        throw tokens.tooMany(MOST_PROPERTIES + " properties");
      }
      properties.put(name, tokens.value());
    }
    return properties;
  }

  /** A geometry object being read. */
  private static final class Draft {
    private String type = "";
    private @Nullable Nested path;
    private List<Shape> members = List.of();
    private Map<String, @Nullable Object> properties = Map.of();
    private @Nullable Object id;

    boolean isEmptyCollection() {
      return type.equals("GeometryCollection") && members.isEmpty();
    }

    Shape shape() {
      return new Shape(type, path, members);
    }

    Written written() {
      return new Written(shape(), properties, id);
    }
  }
}
