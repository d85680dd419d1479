package org.tutai.geo.feature;

import java.util.Objects;

/**
 * One attribute of a {@link Schema}.
 *
 * @param name as the source spells it, never empty
 * @param type the kind of value
 * @param width the greatest length in characters or digits the source allows, 0 when it sets none
 * @param decimals digits after the point for a REAL of fixed form, 0 otherwise
 */
public record Field(String name, FieldType type, int width, int decimals) {

  public Field {
    Objects.requireNonNull(type, "type");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a field's name must not be empty");
    }
    if (width < 0 || decimals < 0) {
      throw new IllegalArgumentException(
          "a field's width and decimals must not be negative (got: "
              + width
              + ", "
              + decimals
              + ")");
    }
  }

  /** A field with no stated width. */
  public static Field of(String name, FieldType type) {
    return new Field(name, type, 0, 0);
  }
}
