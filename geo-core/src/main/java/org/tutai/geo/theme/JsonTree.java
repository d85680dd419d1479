package org.tutai.geo.theme;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.Problem.Severity;

/**
 * Reads JSON within limits, and keeps what came before a fault: an object that breaks off keeps the
 * members that were whole.
 */
final class JsonTree {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(ThemeLimits.BYTES)
                  .maxTokenCount(ThemeLimits.TOKENS)
                  .maxNestingDepth(ThemeLimits.DEPTH)
                  .maxStringLength(ThemeLimits.BYTES)
                  .maxNameLength(ThemeLimits.LINE * 2)
                  .maxNumberLength(400)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Problems problems;
  private boolean broken;

  private JsonTree(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** What a document holds, or null when not even its first value could be begun. */
  static @Nullable JsonNode read(byte[] bytes, Problems problems) {
    if (bytes.length > ThemeLimits.BYTES) {
      problems.add(
          Severity.UNREADABLE,
          "",
          "at most " + ThemeLimits.BYTES + " bytes",
          bytes.length + " bytes");
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      return new JsonTree(parser, problems).document();
    } catch (IOException e) {
      problems.add(Severity.UNREADABLE, "", "JSON", Check.shortened(reason(e)));
      return null;
    }
  }

  private @Nullable JsonNode document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      problems.add(Severity.UNREADABLE, "", "JSON", "nothing");
      return null;
    }
    JsonNode root = value(first, "");
    if (!broken) {
      checkEnd();
    }
    return root;
  }

  private void checkEnd() {
    try {
      if (parser.nextToken() != null) {
        problems.add(Severity.NOTE, "", "nothing after the document", "more text");
      }
    } catch (IOException e) {
      problems.add(Severity.NOTE, "", "nothing after the document", "more text");
    }
  }

  private JsonNode value(JsonToken token, String pointer) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(pointer);
      case START_ARRAY -> array(pointer);
      case VALUE_STRING -> TextNode.valueOf(JsonValues.wellFormed(parser.getText()));
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> decimal(pointer);
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      default -> NullNode.getInstance();
    };
  }

  private JsonNode whole() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? NODES.numberNode(parser.getBigIntegerValue())
        : LongNode.valueOf(parser.getLongValue());
  }

  private JsonNode decimal(String pointer) throws IOException {
    BigDecimal value;
    try {
      value = parser.getDecimalValue();
    } catch (NumberFormatException e) { // An exponent of ten digits: JSON, but no number we hold.
      problems.add(
          Severity.REPLACED, pointer, "JSON within its limits", Check.shortened(parser.getText()));
      return NullNode.getInstance();
    }
    return value.scale() == 0
        ? JsonValues.canonical(DecimalNode.valueOf(value))
        : DecimalNode.valueOf(value);
  }

  private ObjectNode object(String pointer) {
    ObjectNode object = NODES.objectNode();
    String place = pointer;
    try {
      while (!broken && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = JsonValues.wellFormed(parser.currentName());
        place = pointer + "/" + Members.escaped(name);
        if (object.has(name)) {
          problems.add(Severity.NOTE, place, "each member once", "a second one, which counts");
        }
        object.set(name, value(parser.nextToken(), place));
      }
    } catch (IOException e) {
      tell(place, e);
    }
    return object;
  }

  private ArrayNode array(String pointer) {
    ArrayNode array = NODES.arrayNode();
    try {
      JsonToken next = parser.nextToken();
      while (next != JsonToken.END_ARRAY) {
        array.add(value(next, pointer + "/" + array.size()));
        next = broken ? JsonToken.END_ARRAY : parser.nextToken();
      }
    } catch (IOException e) {
      tell(pointer + "/" + array.size(), e);
    }
    return array;
  }

  private void tell(String pointer, IOException fault) {
    broken = true;
    problems.add(
        Severity.CUT_OFF,
        pointer,
        "JSON within its limits",
        Check.shortened(reason(fault)) + place(fault));
  }

  private static String reason(IOException fault) {
    if (fault instanceof JsonEOFException) {
      return "the end of the document";
    }
    String message = fault.getMessage();
    return message == null ? "a fault" : message.lines().findFirst().orElse("a fault");
  }

  private static String place(IOException fault) {
    if (fault instanceof JsonParseException parse && parse.getLocation() != null) {
      return " (line "
          + parse.getLocation().getLineNr()
          + ", column "
          + parse.getLocation().getColumnNr()
          + ")";
    }
    return "";
  }
}
