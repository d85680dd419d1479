package org.tutai.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds JSON against the schemas of an OpenAPI document. Only the words that our document uses are
 * known, and any other is a fault; members that a schema with properties does not name are faults
 * too, so that nothing is answered that is not documented.
 */
final class JsonSchema {

  private static final List<String> SAYS_NOTHING =
      List.of("description", "examples", "default", "title", "format");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private JsonSchema(JsonNode document) {
    this.document = document;
  }

  /** What is wrong with a value, each fault with its place; empty when it is as the schema says. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
    var check = new JsonSchema(document);
    check.check(schema, value, "$");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    if (schema.has("$ref")) {
      check(resolve(document, schema), value, at);
      return;
    }
    schema.fieldNames().forEachRemaining(word -> check(word, schema.get(word), schema, value, at));
  }

  /** The part of a document that a reference leads to; what is no reference is itself. */
  static JsonNode resolve(JsonNode document, JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    JsonNode found = document.at(node.get("$ref").asText().substring(1));
    if (found.isMissingNode()) {
      throw new AssertionError("nothing at " + node);
    }
    return resolve(document, found);
  }

  private void check(String word, JsonNode rule, JsonNode schema, JsonNode value, String at) {
    switch (word) {
      case "type" -> type(rule, value, at);
      case "enum" -> require(contains(rule, value), at, "one of " + rule, value);
      case "const" -> require(rule.equals(value), at, rule.toString(), value);
      case "minimum" -> require(value.asDouble() >= rule.asDouble(), at, ">= " + rule, value);
      case "maximum" -> require(value.asDouble() <= rule.asDouble(), at, "<= " + rule, value);
      case "minLength" ->
          require(value.asText().length() >= rule.asInt(), at, rule + " or longer", value);
      case "maxLength" ->
          require(value.asText().length() <= rule.asInt(), at, rule + " or shorter", value);
      case "minItems" -> require(value.size() >= rule.asInt(), at, rule + " or more", value);
      case "maxItems" -> require(value.size() <= rule.asInt(), at, rule + " or fewer", value);
      case "items" -> items(rule, value, at);
      case "properties" -> properties(schema, value, at);
      case "required" -> rule.forEach(name -> require(value.has(name.asText()), at, name, value));
      case "additionalProperties" -> additional(schema, rule, value, at);
      case "anyOf" -> anyOf(rule, value, at);
      default -> require(SAYS_NOTHING.contains(word), at, "a word that is known", rule);
    }
  }

  private void require(boolean holds, String at, Object expected, JsonNode found) {
    if (!holds) {
      faults.add(at + ": expected " + expected + ", found " + found);
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode member : list) {
      if (member.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void type(JsonNode rule, JsonNode value, String at) {
    boolean fits = false;
    for (JsonNode type : rule.isArray() ? rule : List.of(rule)) {
      fits |=
          switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("no type: " + type);
          };
    }
    require(fits, at, rule, value);
  }

  private void items(JsonNode rule, JsonNode value, String at) {
    for (int i = 0; i < value.size(); i++) {
      check(rule, value.get(i), at + "[" + i + "]");
    }
  }

  private void properties(JsonNode schema, JsonNode value, String at) {
    JsonNode known = schema.get("properties");
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (known.has(name)) {
                check(known.get(name), value.get(name), at + "." + name);
              } else {
                require(schema.has("additionalProperties"), at, "no " + name, value.get(name));
              }
            });
  }

  private void additional(JsonNode schema, JsonNode rule, JsonNode value, String at) {
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (rule.isObject() && !schema.path("properties").has(name)) {
                check(rule, value.get(name), at + "." + name);
              }
            });
  }

  private void anyOf(JsonNode rule, JsonNode value, String at) {
    for (JsonNode schema : rule) {
      if (faults(document, schema, value).isEmpty()) {
        return;
      }
    }
    require(false, at, "any of " + rule, value);
  }
}
