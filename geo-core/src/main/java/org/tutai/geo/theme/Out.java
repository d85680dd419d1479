package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An object of the document being written: known members first, then those that were kept. A kept
 * member of a known name (it could not be read) is written as long as the value is the default.
 */
final class Out {

  private final ObjectNode node = JsonNodeFactory.instance.objectNode();
  private final JsonNode extra;

  Out(Kept extra) {
    this.extra = extra.shared();
  }

  Out put(String name, JsonNode value, boolean isDefault) {
    JsonNode kept = extra.get(name);
    node.set(name, isDefault && kept != null ? kept.deepCopy() : value);
    return this;
  }

  Out put(String name, JsonNode value) {
    return put(name, value, false);
  }

  Out put(String name, String value) {
    return put(name, TextNode.valueOf(value));
  }

  Out put(String name, String value, String usual) {
    return put(name, TextNode.valueOf(value), value.equals(usual));
  }

  Out put(String name, double value, double usual) {
    return put(name, JsonValues.number(value), value == usual);
  }

  Out put(String name, boolean value, boolean usual) {
    return put(name, BooleanNode.valueOf(value), value == usual);
  }

  /** Writes a text that is there. */
  Out put(String name, Optional<String> value) {
    value.ifPresent(text -> put(name, text));
    return this;
  }

  Out put(String name, OptionalDouble value) {
    value.ifPresent(number -> put(name, JsonValues.number(number)));
    return this;
  }

  Out texts(String name, Collection<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return put(name, array, values.isEmpty());
  }

  ObjectNode done() {
    extra
        .properties()
        .forEach(
            member -> {
              if (!node.has(member.getKey())) {
                node.set(member.getKey(), member.getValue().deepCopy());
              }
            });
    return node;
  }
}
