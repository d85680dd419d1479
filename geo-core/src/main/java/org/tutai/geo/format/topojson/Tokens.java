package org.tutai.geo.format.topojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.JsonWords;

/**
 * The JSON tokens of a file, one after another; whatever is not as it must be is told as {@link
 * FormatException} with its place. For one thread.
 */
final class Tokens implements AutoCloseable {

  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 1 << 20;
  private static final int LONGEST_NAME = 1 << 12;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_STRING)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final Path path;
  private final JsonParser parser;

  private Tokens(Path path, JsonParser parser) {
    this.path = path;
    this.parser = parser;
  }

  /** Opens a file and goes into the object it must hold. */
  static Tokens open(Path path) throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      var tokens = new Tokens(path, JSON.createParser(in));
      tokens.next();
      tokens.require(JsonToken.START_OBJECT, "a JSON object");
      return tokens;
    } catch (CharConversionException e) {
      in.close();
      throw notUtf8(path, e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Goes to the next token. */
  JsonToken next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new FormatException(
                path,
                Math.max(0, parser.currentLocation().getByteOffset()),
                "more JSON",
                "the end of the file",
                "Copy the file again.")
            .because(FormatFault.TRUNCATED);
      }
      return token;
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /** The name of the next member, at whose value this then stands; null at the object's end. */
  @Nullable String nextMember() throws IOException {
    if (next() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = parser.currentName();
    next();
    return name;
  }

  /** Goes into the next element of an array; false at the array's end. */
  boolean nextElement() throws IOException {
    return next() != JsonToken.END_ARRAY;
  }

  /** Passes over the value this stands at. */
  void skip() throws IOException {
    try {
      parser.skipChildren();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  boolean at(JsonToken token) {
    return parser.currentToken() == token;
  }

  boolean atNumber() {
    return at(JsonToken.VALUE_NUMBER_INT) || at(JsonToken.VALUE_NUMBER_FLOAT);
  }

  void require(JsonToken token, String what) throws FormatException {
    if (!at(token)) {
      throw expected(what);
    }
  }

  /** The number this stands at. */
  double number(String what) throws IOException {
    if (!atNumber()) {
      throw expected(what);
    }
    try {
      return parser.getDoubleValue();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /** The string this stands at. */
  String string(String what) throws IOException {
    require(JsonToken.VALUE_STRING, what);
    return text();
  }

  private String text() throws IOException {
    try {
      return parser.getText();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /**
   * The value this stands at as String, Long, Double, Boolean or null; a whole number too great for
   * a Long as Double, an array or object as its JSON text.
   */
  @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT -> wholeNumber();
      case VALUE_NUMBER_FLOAT -> number("a number");
      case START_ARRAY, START_OBJECT -> json();
      default -> throw expected("a value");
    };
  }

  private Object wholeNumber() throws IOException {
    try {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? (Object) parser.getDoubleValue()
          : (Object) parser.getLongValue();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  private String json() throws IOException {
    var text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.copyCurrentStructure(parser);
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
    return text.toString();
  }

  long offset() {
    return parser.currentTokenLocation().getByteOffset();
  }

  /** Tells that something else should stand here. */
  FormatException expected(String what) {
    return new FormatException(path, offset(), what, found());
  }

  /** Tells that there is too much of something here. */
  FormatException tooMany(String limit) {
    return new FormatException(path, offset(), "at most " + limit, "more")
        .because(FormatFault.TOO_LARGE);
  }

  private String found() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end of the file";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY -> "the end of the array";
      case END_OBJECT -> "the end of the object";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.toString().toLowerCase(Locale.ROOT).replace("value_", "");
    };
  }

  /** Jackson takes text with zeros in it for UTF-32, and tells so in an exception of Java's. */
  private FormatException broken(IOException e) {
    if (!(e instanceof JsonProcessingException told)) {
      return notUtf8(path, e);
    }
    JsonLocation at = told.getLocation();
    return new FormatException(
            path, at == null ? -1 : at.getByteOffset(), "JSON in UTF-8", JsonWords.of(told))
        .causedBy(e);
  }

  private static FormatException notUtf8(Path path, IOException e) {
    return new FormatException(path, -1, "JSON in UTF-8", "bytes that are none")
        .because(FormatFault.ENCODING)
        .causedBy(e);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
