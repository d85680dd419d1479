package org.tutai.geo.feature;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tutai.geo.expr.Columns;

/**
 * The form of a layer's features: the kind of geometry and the fields in the source's order. Names
 * are unique. Immutable.
 */
public record Schema(GeometryKind geometryKind, List<Field> fields) implements Columns {

  public Schema {
    Objects.requireNonNull(geometryKind, "geometryKind");
    fields = List.copyOf(fields);
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "field names must be unique (got twice: " + field.name() + ")");
      }
    }
  }

  @Override
  public int indexOf(String name) {
    int alike = -1;
    for (int i = 0; i < fields.size(); i++) {
      String candidate = fields.get(i).name();
      if (candidate.equals(name)) {
        return i;
      }
      if (alike < 0 && candidate.equalsIgnoreCase(name)) {
        alike = i;
      }
    }
    return alike;
  }
}
