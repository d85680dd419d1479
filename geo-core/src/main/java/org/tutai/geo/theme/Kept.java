package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A piece of JSON that is carried along as it is: members of other programs, or a part that could
 * not be read. Immutable: it is copied on the way in and out. Numbers that are equal compare equal
 * however they were made; NUL and lone surrogates in texts are U+FFFD.
 */
public final class Kept {

  /** Nothing: an object without members. */
  public static final Kept NONE = new Kept(JsonNodeFactory.instance.objectNode());

  private final JsonNode node;

  private Kept(JsonNode node) {
    this.node = node;
  }

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException for numbers that JSON cannot write (not finite) and for nodes
   *     that are not JSON (binary, Java objects)
   */
  public static Kept of(JsonNode node) {
    return node.isObject() && node.isEmpty() ? NONE : new Kept(JsonValues.canonical(node));
  }

  /** A copy of what is kept. */
  public JsonNode node() {
    return node.deepCopy();
  }

  /** True when there is no member (and it is an object). */
  public boolean isNone() {
    return node.isObject() && node.isEmpty();
  }

  /** The kept JSON itself, for reading only. */
  JsonNode shared() {
    return node;
  }

  /** This, when it is an object; every place that carries unknown members wants one. */
  Kept requireObject() {
    if (!(node instanceof ObjectNode)) {
      throw new IllegalArgumentException(
          "unknown members must be a JSON object (got: " + node.getNodeType() + ")");
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Kept kept && node.equals(kept.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
