package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.JsonWords;

/**
 * The JSON tokens of a stream, one after another; whatever is not as it must be is told as {@link
 * FormatException} with its place. NaN, commas before a closing bracket and bare control characters
 * are let pass, because programs write them. For one thread.
 */
final class Tokens implements AutoCloseable {

  /** What a {@link FormatException} expects that tells of a broken character. */
  static final String UTF_8_TEXT = "text in UTF-8";

  private static final int DEEPEST = 200;
  private static final int LONGEST_STRING = 1 << 24;
  private static final int LONGEST_NAME = 1 << 12;
  private static final int LONGEST_NUMBER = 1000;
  private static final int MOST_NAMES = 100_000;

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
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private final Path path;
  private final JsonParser parser;
  private final long start;
  private final BitSet names = new BitSet();
  private int nameCount;

  private final @Nullable RecordInput input;

  private Tokens(Path path, InputStream in, @Nullable Charset charset, long start)
      throws IOException {
    this.path = path;
    this.parser = parser(path, in, charset);
    this.start = start;
    this.input = in instanceof RecordInput records ? records : null;
  }

  private static JsonParser parser(Path path, InputStream in, @Nullable Charset charset)
      throws IOException {
    try {
      return charset == null
          ? JSON.createParser(in)
          : JSON.createParser(new InputStreamReader(in, charset));
    } catch (CharConversionException e) {
      throw notText(path, e);
    }
  }

  /**
   * Reads a stream, which is not closed with the tokens.
   *
   * @param charset of the text, or null for what JSON may be in (UTF-8, UTF-16, UTF-32)
   */
  static Tokens of(Path path, RecordInput in, @Nullable Charset charset) throws IOException {
    return new Tokens(path, in, charset, in.offset());
  }

  /** Reads a piece of a file. */
  static Tokens of(Path path, byte[] bytes, int from, @Nullable Charset charset)
      throws IOException {
    return new Tokens(path, new ByteArrayInputStream(bytes, from, bytes.length - from), charset, 0);
  }

  /** Goes to the next value at the top; false after the last. */
  boolean nextRoot() throws IOException {
    tokenEnded();
    try {
      return parser.nextToken() != null;
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /** Goes to the next token, which must be there. */
  JsonToken next() throws IOException {
    tokenEnded();
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new FormatException(
                path, offset(), "more JSON", "the end of the file", "Copy the file again.")
            .because(FormatFault.TRUNCATED);
      }
      return token;
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  private void tokenEnded() {
    if (input != null) {
      input.tokenEnded();
    }
  }

  /** The name of the next member, at whose value this then stands; null at the object's end. */
  @Nullable String nextMember() throws IOException {
    if (next() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = parser.currentName();
    note(name);
    next();
    return name;
  }

  /*
   * The parser remembers every name it meets, so a file of ever new names would fill the memory. Their hashes
   * tell well enough how many there are.
   */
  private void note(String name) throws FormatException {
    int hash = (name.hashCode() * 0x9E3779B9) >>> 12;
    if (!names.get(hash)) {
      names.set(hash);
      if (++nameCount > MOST_NAMES) {
        throw tooMany(MOST_NAMES + " different names of members");
      }
    }
  }

  /** Goes into the next element of an array; false at the array's end. */
  boolean nextElement() throws IOException {
    return next() != JsonToken.END_ARRAY;
  }

  /** Passes over the value this stands at. */
  void skip() throws IOException {
    if (!at(JsonToken.START_OBJECT) && !at(JsonToken.START_ARRAY)) {
      return;
    }
    for (int open = 1; open > 0; ) {
      switch (next()) {
        case START_OBJECT, START_ARRAY -> open++;
        case END_OBJECT, END_ARRAY -> open--;
        case FIELD_NAME -> note(parser.currentName());
        default -> {}
      }
    }
  }

  /** The token this stands at. */
  @Nullable JsonToken current() {
    return parser.currentToken();
  }

  boolean at(JsonToken token) {
    return parser.currentToken() == token;
  }

  boolean atNumber() {
    return at(JsonToken.VALUE_NUMBER_INT) || at(JsonToken.VALUE_NUMBER_FLOAT);
  }

  /** Whether this stands at a whole number that a long holds. */
  boolean atLong() throws IOException {
    try {
      return at(JsonToken.VALUE_NUMBER_INT)
          && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /** The number this stands at. */
  double number() throws IOException {
    try {
      return parser.getDoubleValue();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /** The whole number this stands at, where {@link #atLong}. */
  long wholeNumber() throws IOException {
    return parser.getLongValue();
  }

  /** The text of the string, number or word this stands at; of an array or object, its JSON. */
  String text() throws IOException {
    if (at(JsonToken.START_ARRAY) || at(JsonToken.START_OBJECT)) {
      return json();
    }
    try {
      return parser.getText();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  private String json() throws IOException {
    var text = new StringWriter();
    int open = 0;
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      do {
        JsonToken token = open == 0 ? parser.currentToken() : next();
        generator.copyCurrentEvent(parser);
        open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.FIELD_NAME) {
          note(parser.currentName());
        }
        if (text.getBuffer().length() > LONGEST_STRING) {
          throw tooMany(LONGEST_STRING + " characters in a value");
        }
      } while (open > 0);
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
    return text.toString();
  }

  /** Where in the file the current token begins; -1 where that is not known. */
  long offset() {
    return place(parser.currentTokenLocation());
  }

  private long place(@Nullable JsonLocation location) {
    long offset = location == null ? -1 : location.getByteOffset();
    return offset < 0 ? -1 : start + offset;
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
    if (!(e instanceof JsonProcessingException said)) {
      return notText(path, e);
    }
    long at = place(said.getLocation());
    if (e instanceof JsonEOFException) {
      return new FormatException(
              path, at, "more JSON", "the end of the file", "Copy the file again.")
          .because(FormatFault.TRUNCATED)
          .causedBy(e);
    }
    String told = JsonWords.of(said);
    String expected = told.startsWith("Invalid UTF-8") ? UTF_8_TEXT : "JSON";
    return new FormatException(path, at, expected, told)
        .because(expected.equals(UTF_8_TEXT) ? FormatFault.ENCODING : FormatFault.STRUCTURE)
        .causedBy(e);
  }

  private static FormatException notText(Path path, IOException e) {
    return new FormatException(path, -1, "JSON", "bytes that are no text").causedBy(e);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
