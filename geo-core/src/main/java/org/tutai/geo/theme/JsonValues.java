package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** JSON values in one form each, so that what is read again is equal to what was written. */
final class JsonValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double WHOLE = 1e15;

  private JsonValues() {}

  /** A number as short as JSON allows. */
  static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < WHOLE
        ? LongNode.valueOf((long) value)
        : DoubleNode.valueOf(value);
  }

  /** A deep copy in which equal values are equal nodes. */
  static JsonNode canonical(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> canonicalObject(node);
      case ARRAY -> {
        ArrayNode array = NODES.arrayNode(node.size());
        node.forEach(each -> array.add(canonical(each)));
        yield array;
      }
      case STRING -> NODES.textNode(wellFormed(node.textValue()));
      case NUMBER -> canonicalNumber(node);
      case BOOLEAN, NULL -> node;
      default ->
          throw new IllegalArgumentException("must be JSON (got: " + node.getNodeType() + ")");
    };
  }

  private static ObjectNode canonicalObject(JsonNode node) {
    ObjectNode object = NODES.objectNode();
    node.properties().forEach(e -> object.set(wellFormed(e.getKey()), canonical(e.getValue())));
    return object;
  }

  private static JsonNode canonicalNumber(JsonNode node) {
    if (node.isFloat() || node.isDouble()) {
      double value = node.doubleValue();
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number must be finite (got: " + value + ")");
      }
      return decimal(new BigDecimal(node.asText()));
    }
    if (node.isBigDecimal()) {
      return decimal(node.decimalValue());
    }
    return node.canConvertToLong()
        ? LongNode.valueOf(node.longValue())
        : NODES.numberNode(node.bigIntegerValue());
  }

  private static JsonNode decimal(BigDecimal value) {
    if (value.scale() != 0) {
      return DecimalNode.valueOf(value);
    }
    BigInteger whole = value.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE
        ? LongNode.valueOf(whole.longValue())
        : NODES.numberNode(whole);
  }

  /** A text without NUL and without halves of surrogate pairs: they become U+FFFD. */
  static String wellFormed(String text) {
    return isWellFormed(text) ? text : mended(text);
  }

  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isLone(int c) {
    return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints().map(c -> isLone(c) ? '\uFFFD' : c).forEach(mended::appendCodePoint);
    return mended.toString();
  }
}
