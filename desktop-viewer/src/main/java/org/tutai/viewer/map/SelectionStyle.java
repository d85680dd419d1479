package org.tutai.viewer.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.layer.PickedLayer;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Fill;
import org.tutai.geo.style.Mark;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.Stroke;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.Symbolizer;

/** How selected features are marked: a light fill and an outline in the selection's colour. */
final class SelectionStyle {

  /* The look's -tutai-map-selection and the colour of -tutai-map-selection-soft. */
  private static final String EDGE = "#c2410c";
  private static final String SOFT = "#ea580c";
  private static final String RIM = "#ffffff";

  private SelectionStyle() {}

  /** A map of the selected features alone. */
  static PublishedMap map(Stratum.Selected selected) {
    OrdinalSet ordinals = selected.ordinals();
    var picked = new PickedLayer(selected.layer(), ordinals::has, ordinals.hashCode());
    Style style = of(selected.layer().info().schema().geometryKind());
    return new PublishedMap(List.of(new StyledLayer(picked, style, "selection")));
  }

  static Style of(GeometryKind kind) {
    return new Style(
        "selection",
        "",
        switch (kind) {
          case POLYGON -> List.of(pass(new Symbolizer.PolygonSymbolizer(fill(SOFT, 0.3), line(2))));
          case LINE ->
              List.of(
                  pass(new Symbolizer.LineSymbolizer(stroke(RIM, 6, 0.8))),
                  pass(new Symbolizer.LineSymbolizer(line(3.5))));
          case POINT -> List.of(pass(mark()));
          case MIXED ->
              List.of(
                  new FeatureTypeStyle(
                      List.of(
                          rule(new Symbolizer.PolygonSymbolizer(fill(SOFT, 0.3), line(2)), 2),
                          rule(new Symbolizer.LineSymbolizer(line(3.5)), 1),
                          rule(mark(), 0)),
                      false));
          case NONE, RASTER -> List.of();
        });
  }

  private static FeatureTypeStyle pass(Symbolizer symbolizer) {
    return new FeatureTypeStyle(List.of(rule(symbolizer)), false);
  }

  private static Rule rule(Symbolizer symbolizer) {
    return rule(symbolizer, (Expression) null);
  }

  /** For features of so many dimensions. */
  private static Rule rule(Symbolizer symbolizer, int dimension) {
    var own = new Expression.Function("dimension", List.of(new Expression.TheGeometry()));
    return rule(
        symbolizer,
        new Expression.Comparison(
            Expression.Comparator.EQUAL, own, new Literal((long) dimension), true));
  }

  private static Rule rule(Symbolizer symbolizer, @Nullable Expression filter) {
    return new Rule("", "", 0, Double.POSITIVE_INFINITY, filter, false, List.of(symbolizer));
  }

  private static Symbolizer mark() {
    var mark = new Mark(Mark.Shape.CIRCLE, fill(SOFT, 1), stroke(RIM, 2, 1));
    return new Symbolizer.PointSymbolizer(mark, value(12), value(0), value(1));
  }

  private static Fill fill(String colour, double opacity) {
    return new Fill(new Literal(colour), value(opacity));
  }

  private static Stroke line(double width) {
    return stroke(EDGE, width, 1);
  }

  private static Stroke stroke(String colour, double width, double opacity) {
    return new Stroke(
        new Literal(colour),
        value(opacity),
        value(width),
        Stroke.Join.ROUND,
        Stroke.Cap.ROUND,
        List.of(),
        0);
  }

  private static Expression value(@Nullable Object number) {
    return new Literal(number);
  }
}
