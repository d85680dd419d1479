package org.tutai.server.workspace;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Fill;
import org.tutai.geo.style.Mark;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.Stroke;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.Symbolizer;

/** The quiet styles of layers that bring none. Stateless, thread-safe. */
final class PlainStyles {

  private static final String ACCENT = "#0b6e6e";
  private static final String AREA = "#cfe3df";
  private static final String RIM = "#ffffff";

  private PlainStyles() {}

  static Style of(GeometryKind kind) {
    var symbolizers = new ArrayList<Symbolizer>();
    switch (kind) {
      case POLYGON -> symbolizers.add(area());
      case LINE -> symbolizers.add(new Symbolizer.LineSymbolizer(stroke(ACCENT, 1.2)));
      case POINT -> symbolizers.add(point());
      case MIXED, RASTER, NONE -> {
        symbolizers.add(area());
        symbolizers.add(point());
      }
    }
    Rule rule = new Rule("", "", 0, Double.POSITIVE_INFINITY, null, false, symbolizers);
    return new Style(NamedStyle.DEFAULT, "", List.of(new FeatureTypeStyle(List.of(rule))));
  }

  private static Symbolizer area() {
    return new Symbolizer.PolygonSymbolizer(
        new Fill(literal(AREA), literal(0.7)), stroke(ACCENT, 0.8));
  }

  private static Symbolizer point() {
    Mark mark =
        new Mark(Mark.Shape.CIRCLE, new Fill(literal(ACCENT), literal(1.0)), stroke(RIM, 1));
    return new Symbolizer.PointSymbolizer(mark, literal(6.0), literal(0.0), literal(1.0));
  }

  private static Stroke stroke(String color, double width) {
    return new Stroke(
        literal(color),
        literal(1.0),
        literal(width),
        Stroke.Join.ROUND,
        Stroke.Cap.ROUND,
        List.of(),
        0);
  }

  private static Expression literal(Object value) {
    return new Literal(value);
  }
}
