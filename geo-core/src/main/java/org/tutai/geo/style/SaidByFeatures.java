package org.tutai.geo.style;

import java.util.List;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Expression.Property;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.Schema;

/**
 * Puts what features say of how they are drawn before what is drawn otherwise: the columns of
 * simplestyle 1.1 ({@code stroke}, {@code stroke-width}, {@code stroke-opacity}, {@code fill},
 * {@code fill-opacity}, {@code marker-color}) and {@code marker-opacity}, where the layer has them.
 *
 * @param color of the layer, 0xRRGGBB
 */
record SaidByFeatures(Schema schema, int color) {

  /** A stroke, as the features have it and else as given. */
  Stroke stroke(Stroke otherwise) {
    return new Stroke(
        color("stroke", otherwise.color()),
        number("stroke-opacity", otherwise.opacity()),
        number("stroke-width", otherwise.width()),
        otherwise.join(),
        otherwise.cap(),
        otherwise.dashes(),
        otherwise.dashOffset());
  }

  /** The fill of a polygon. */
  Fill fill(int otherwise, double opacity) {
    return new Fill(
        color("fill", SldValues.color(otherwise)),
        number("fill-opacity", SldValues.number(opacity)));
  }

  /** The fill of a point's mark. */
  Fill marker(int otherwise) {
    return new Fill(
        color("marker-color", SldValues.color(otherwise)),
        number("marker-opacity", SldValues.number(1)));
  }

  /** Where a column of that name holds something else than colours, nothing must vanish. */
  private Expression color(String column, Expression otherwise) {
    if (!has(column, true)) {
      return otherwise;
    }
    Expression first =
        new Function(
            "strSubstring", List.of(new Property(column), new Literal(0L), new Literal(1L)));
    return new Function(
        "if_then_else",
        List.of(
            new Function("equalTo", List.of(first, new Literal("#"))),
            new Property(column),
            otherwise));
  }

  private Expression number(String column, Expression otherwise) {
    return has(column, false)
        ? new Function("coalesce", List.of(new Property(column), otherwise))
        : otherwise;
  }

  private boolean has(String column, boolean text) {
    for (Field field : schema.fields()) {
      if (field.name().equals(column)) {
        boolean number = field.type() == FieldType.REAL || field.type() == FieldType.INTEGER;
        return text ? field.type() == FieldType.TEXT : number;
      }
    }
    return false;
  }
}
