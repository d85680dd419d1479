package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;

/**
 * Goes through the features of a file: those of collections, lone ones, and bare geometries. After
 * {@link #next} the feature's geometry is in {@link #shape()}; its properties went to the {@link
 * Properties} while it was read. For one thread.
 */
final class FeatureWalk implements AutoCloseable {

  private static final int DEEPEST_COLLECTION = 16;
  private static final int MOST_MEMBERS = 100_000;
  private static final int MOST_POINTS = 1 << 23;

  /** Takes the properties of feature after feature. */
  interface Properties {

    /** A feature begins. */
    void begin();

    /** A property of it, at whose value the tokens stand; reads or leaves it, but not more. */
    void property(String name, Tokens tokens) throws IOException;

    /** The feature's id, at which the tokens stand. */
    void id(Tokens tokens) throws IOException;
  }

  /** What was met, by {@link #next}. */
  enum Step {
    /** A feature. */
    FEATURE,
    /** Something that should be a feature and is none; see {@link #fault()}. */
    BAD,
    /** Nothing more. */
    END
  }

  private final JsonFile file;
  private final Properties properties;
  private final RecordInput input;
  private @Nullable Tokens open;
  private final Shape feature = new Shape();
  private final Shape geometry = new Shape();
  private boolean hasGeometry;
  private boolean whole;
  private boolean metObject;
  private boolean inFeatures;
  private boolean inArray;
  private boolean isCollection;
  private boolean badProperties;
  private int members;
  private int points;
  private String fault = "";
  private @Nullable CrsMember crs;
  private @Nullable String trailing;

  FeatureWalk(JsonFile file, Properties properties) throws IOException {
    this.file = file;
    this.properties = properties;
    this.input =
        new RecordInput(file.path(), Files.newInputStream(file.path()), file.form().separator());
  }

  /**
   * Goes to the next feature.
   *
   * @throws FormatException when the file is broken; in a file of records only a record is
   */
  Step next() throws IOException {
    while (true) {
      try {
        Tokens tokens = open;
        if (tokens == null) {
          if (!input.nextRecord()) {
            return Step.END;
          }
          tokens = Tokens.of(file.path(), input, file.charset());
          open = tokens;
        }
        Step step = next(tokens);
        if (step != Step.END) {
          return step;
        }
        closeTokens();
      } catch (FormatException e) {
        if (!file.form().isRecords() || e.expected().equals(Tokens.UTF_8_TEXT)) {
          throw e;
        }
        closeTokens();
        inFeatures = false;
        inArray = false;
        return bad(String.valueOf(e.getMessage()));
      }
    }
  }

  private Step next(Tokens tokens) throws IOException {
    while (true) {
      if (inFeatures) {
        if (tokens.nextElement()) {
          return element(tokens);
        }
        inFeatures = false;
      } else {
        if (!nextRoot(tokens)) {
          return Step.END;
        }
        begin();
        isCollection = false;
      }
      if (inFeatures) {
        continue;
      }
      Step step = members(tokens);
      if (step != Step.END) {
        return step;
      }
    }
  }

  /** Goes into the next object at the top, or in an array there. */
  private boolean nextRoot(Tokens tokens) throws IOException {
    while (true) {
      if (inArray && tokens.nextElement()) {
        break;
      }
      inArray = false;
      if (!anotherRoot(tokens)) {
        return false;
      }
      if (!tokens.at(JsonToken.START_ARRAY)) {
        break;
      }
      inArray = true;
    }
    if (!tokens.at(JsonToken.START_OBJECT)) {
      throw tokens.expected("a GeoJSON object");
    }
    metObject = true;
    return true;
  }

  /** What stands behind a whole object and is no JSON harms nothing. */
  private boolean anotherRoot(Tokens tokens) throws IOException {
    try {
      return tokens.nextRoot();
    } catch (FormatException e) {
      if (!whole) {
        throw e;
      }
      trailing = String.valueOf(e.getMessage());
      return false;
    }
  }

  private void begin() {
    feature.clear();
    geometry.clear();
    hasGeometry = false;
    badProperties = false;
    members = 0;
    points = 0;
    properties.begin();
  }

  /** Reads the members of an object at the top, up to its end or to its array of features. */
  private Step members(Tokens tokens) throws IOException {
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      if (name.equals("features") && tokens.at(JsonToken.START_ARRAY)) {
        isCollection = true;
        inFeatures = true;
        return Step.END;
      }
      if (name.equals("crs")) {
        crs = CrsMember.read(tokens);
      } else {
        member(name, tokens);
      }
    }
    whole = true;
    if (isCollection) {
      isCollection = false;
      begin();
      return Step.END;
    }
    if (feature.type.equals("FeatureCollection")) {
      throw tokens.expected("the member \"features\", an array");
    }
    if (!isGeoJson()) {
      throw tokens.expected("a FeatureCollection, a Feature or a geometry");
    }
    return Step.FEATURE;
  }

  private boolean isGeoJson() {
    return hasGeometry
        || feature.type.equals("Feature")
        || feature.hasCoordinates
        || feature.members != null;
  }

  private Step element(Tokens tokens) throws IOException {
    begin();
    if (!tokens.at(JsonToken.START_OBJECT)) {
      tokens.skip();
      return bad("an element of the features is no object");
    }
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      member(name, tokens);
    }
    return Step.FEATURE;
  }

  private Step bad(String what) {
    fault = what;
    return Step.BAD;
  }

  private void member(String name, Tokens tokens) throws IOException {
    switch (name) {
      case "geometry" -> {
        hasGeometry = true;
        geometry.clear();
        shape(tokens, geometry, 0);
      }
      case "properties" -> properties(tokens);
      case "id" -> {
        properties.id(tokens);
        tokens.skip();
      }
      default -> shapeMember(name, tokens, feature, 0);
    }
  }

  private void properties(Tokens tokens) throws IOException {
    if (tokens.at(JsonToken.VALUE_NULL)) {
      return;
    }
    if (!tokens.at(JsonToken.START_OBJECT)) {
      badProperties = true;
      tokens.skip();
      return;
    }
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      properties.property(name, tokens);
      tokens.skip();
    }
  }

  private void shape(Tokens tokens, Shape shape, int depth) throws IOException {
    if (tokens.at(JsonToken.VALUE_NULL)) {
      return;
    }
    if (!tokens.at(JsonToken.START_OBJECT) || depth > DEEPEST_COLLECTION) {
      shape.fault =
          depth > DEEPEST_COLLECTION
              ? "collections stand more than " + DEEPEST_COLLECTION + " deep in one another"
              : "a geometry is no object";
      tokens.skip();
      return;
    }
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      shapeMember(name, tokens, shape, depth);
    }
    if (shape.isNone()) {
      shape.fault = "a geometry has no type";
    }
  }

  private void shapeMember(String name, Tokens tokens, Shape shape, int depth) throws IOException {
    switch (name) {
      case "type" -> {
        shape.type = tokens.at(JsonToken.VALUE_STRING) ? tokens.text() : "";
        tokens.skip();
      }
      case "coordinates" -> {
        shape.hasCoordinates = !tokens.at(JsonToken.VALUE_NULL);
        if (shape.hasCoordinates) {
          shape.coordinates.read(tokens);
          points += shape.coordinates.points();
          if (points > MOST_POINTS) {
            throw tokens.tooMany(MOST_POINTS + " points in a feature");
          }
        }
      }
      case "geometries" -> geometries(tokens, shape, depth);
      default -> tokens.skip();
    }
  }

  private void geometries(Tokens tokens, Shape shape, int depth) throws IOException {
    if (!tokens.at(JsonToken.START_ARRAY)) {
      tokens.skip();
      return;
    }
    shape.members = new ArrayList<>();
    while (tokens.nextElement()) {
      if (++members > MOST_MEMBERS) {
        throw tokens.tooMany(MOST_MEMBERS + " geometries in a feature");
      }
      shape(tokens, shape.addMember(), depth + 1);
    }
  }

  /** The geometry of the feature last met. */
  Shape shape() {
    return hasGeometry || feature.type.equals("Feature") ? geometry : feature;
  }

  /** Whether the feature's properties were something else than an object, and left out. */
  boolean hasBadProperties() {
    return badProperties;
  }

  /** What is wrong with what was last met. */
  String fault() {
    return fault;
  }

  /** Whether there was an object at all. */
  boolean metObject() {
    return metObject;
  }

  /** What the members named {@code crs} said, as far as they were met. */
  Optional<CrsMember> crs() {
    return Optional.ofNullable(crs);
  }

  /** What stands behind the last whole object and is no JSON. */
  Optional<String> trailing() {
    return Optional.ofNullable(trailing);
  }

  /** How many bytes of the file have been read, about. */
  long position() {
    return input.offset();
  }

  private void closeTokens() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  @Override
  public void close() throws IOException {
    try (input) {
      closeTokens();
    }
  }
}
