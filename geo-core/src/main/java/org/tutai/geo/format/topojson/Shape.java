package org.tutai.geo.format.topojson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A geometry object as it is written, before its arcs are followed.
 *
 * @param type empty for "null" or when the file names none
 * @param path the arcs or coordinates; null for none
 * @param members those of a collection
 */
record Shape(String type, @Nullable Nested path, List<Shape> members) {

  static final Shape NONE = new Shape("", null, List.of());

  Shape {
    members = List.copyOf(members);
  }
}
