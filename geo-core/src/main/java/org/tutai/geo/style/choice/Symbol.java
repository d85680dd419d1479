package org.tutai.geo.style.choice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expression.Literal;
import org.tutai.geo.expr.Values;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.Fill;
import org.tutai.geo.style.Mark;
import org.tutai.geo.style.Stroke;
import org.tutai.geo.style.Symbolizer;
import org.tutai.geo.style.Symbolizer.LineSymbolizer;
import org.tutai.geo.style.Symbolizer.PointSymbolizer;
import org.tutai.geo.style.Symbolizer.PolygonSymbolizer;

/**
 * How a feature is drawn, as a person sees it: fill, stroke, mark and size. What isn't changed
 * stays as the symbolizers have it, expressions too. Immutable.
 *
 * @param parts one for polygons, lines or points; for a layer of several kinds one of each, in this
 *     order
 */
public record Symbol(List<Symbolizer> parts) {

  private static final int RIM = 0xffffff;

  public Symbol {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a symbol must have a part (got: none)");
    }
  }

  /** A quiet symbol in a colour, {@code 0xRRGGBB}, for layers of a kind. */
  public static Symbol of(GeometryKind kind, int rgb) {
    return switch (kind) {
      case POLYGON -> new Symbol(List.of(area(rgb)));
      case LINE -> new Symbol(List.of(line(rgb)));
      case POINT -> new Symbol(List.of(point(rgb)));
      default -> new Symbol(List.of(area(rgb), line(rgb), point(rgb)));
    };
  }

  private static Symbolizer area(int rgb) {
    return new PolygonSymbolizer(fill(rgb, 0.85), stroke(0x8a857b, 0.4));
  }

  private static Symbolizer line(int rgb) {
    return new LineSymbolizer(stroke(rgb, 1.4));
  }

  private static Symbolizer point(int rgb) {
    Mark mark = new Mark(Mark.Shape.CIRCLE, fill(rgb, 1), stroke(RIM, 1));
    return new PointSymbolizer(mark, number(6), number(0), number(1));
  }

  static Fill fill(int rgb, double opacity) {
    return new Fill(colour(rgb), number(opacity));
  }

  static Stroke stroke(int rgb, double width) {
    return new Stroke(
        colour(rgb), number(1), number(width), Stroke.Join.ROUND, Stroke.Cap.ROUND, List.of(), 0);
  }

  static Expression number(double value) {
    return new Literal(value);
  }

  static Expression colour(int rgb) {
    return new Literal(Colors.format(rgb));
  }

  // ---- looking

  private Optional<Fill> firstFill() {
    for (Symbolizer part : parts) {
      Fill fill = fillOf(part);
      if (fill != null) {
        return Optional.of(fill);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Fill fillOf(Symbolizer part) {
    if (part instanceof PolygonSymbolizer polygon) {
      return polygon.fill();
    }
    return part instanceof PointSymbolizer point ? point.mark().fill() : null;
  }

  private Optional<Stroke> firstStroke() {
    for (Symbolizer part : parts) {
      Stroke stroke = strokeOf(part);
      if (stroke != null) {
        return Optional.of(stroke);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Stroke strokeOf(Symbolizer part) {
    if (part instanceof PolygonSymbolizer polygon) {
      return polygon.stroke();
    }
    if (part instanceof LineSymbolizer line) {
      return line.stroke();
    }
    return part instanceof PointSymbolizer point ? point.mark().stroke() : null;
  }

  private Optional<PointSymbolizer> point() {
    return parts.stream()
        .filter(PointSymbolizer.class::isInstance)
        .map(PointSymbolizer.class::cast)
        .findFirst();
  }

  /** Whether areas or marks are filled. */
  public boolean isFilled() {
    return firstFill().isPresent();
  }

  /** Whether there are areas or marks, which can be filled. */
  public boolean canBeFilled() {
    return parts.stream().anyMatch(part -> !(part instanceof LineSymbolizer));
  }

  /** Whether there is a mark. */
  public boolean hasMark() {
    return point().isPresent();
  }

  /** Whether lines are drawn. */
  public boolean isStroked() {
    return firstStroke().isPresent();
  }

  /** The fill's colour, {@code 0xRRGGBB}; empty without a fill, or where it is worked out. */
  public OptionalInt fillColour() {
    return firstFill().map(fill -> rgb(fill.color())).orElse(OptionalInt.empty());
  }

  /** The stroke's colour; empty without a stroke, or where it is worked out. */
  public OptionalInt strokeColour() {
    return firstStroke().map(stroke -> rgb(stroke.color())).orElse(OptionalInt.empty());
  }

  /** What tells classes apart: the fill's colour, without a fill the stroke's. */
  public OptionalInt colour() {
    return isFilled() ? fillColour() : strokeColour();
  }

  /** The fill's opacity, 0 to 1; 1 where it is worked out. */
  public double fillOpacity() {
    return firstFill().map(fill -> constant(fill.opacity()).orElse(1)).orElse(1.0);
  }

  /** The stroke's opacity, 0 to 1; 1 where it is worked out. */
  public double strokeOpacity() {
    return firstStroke().map(stroke -> constant(stroke.opacity()).orElse(1)).orElse(1.0);
  }

  /** The stroke's width in pixels; 1 where it is worked out. */
  public double width() {
    return firstStroke().map(stroke -> constant(stroke.width()).orElse(1)).orElse(1.0);
  }

  /** Dash and gap by turns in pixels, none for a solid line. */
  public List<Double> dashes() {
    return firstStroke().map(Stroke::dashes).orElse(List.of());
  }

  /** The mark's shape; a circle where there is none. */
  public Mark.Shape shape() {
    return point().map(point -> point.mark().shape()).orElse(Mark.Shape.CIRCLE);
  }

  /** The mark's height in pixels; 6 where it is worked out. */
  public double size() {
    return point().map(point -> constant(point.size()).orElse(6)).orElse(6.0);
  }

  static OptionalInt rgb(Expression colour) {
    String text = colour instanceof Literal literal ? Values.text(literal.value()) : null;
    return text == null ? OptionalInt.empty() : Colors.parse(text);
  }

  static OptionalDouble constant(Expression number) {
    Number value = number instanceof Literal literal ? Values.number(literal.value()) : null;
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
  }

  // ---- changing

  private Symbol each(UnaryOperator<Symbolizer> change) {
    return new Symbol(parts.stream().map(change).toList());
  }

  private Symbol eachFill(UnaryOperator<@Nullable Fill> change) {
    return each(
        part -> {
          if (part instanceof PolygonSymbolizer polygon) {
            return new PolygonSymbolizer(change.apply(polygon.fill()), polygon.stroke());
          }
          if (part instanceof PointSymbolizer point) {
            Mark mark = point.mark();
            return withMark(
                point, new Mark(mark.shape(), change.apply(mark.fill()), mark.stroke()));
          }
          return part;
        });
  }

  private static PointSymbolizer withMark(PointSymbolizer point, Mark mark) {
    return new PointSymbolizer(mark, point.size(), point.rotation(), point.opacity());
  }

  private Symbol eachStroke(UnaryOperator<@Nullable Stroke> change) {
    return each(
        part -> {
          if (part instanceof PolygonSymbolizer polygon) {
            return new PolygonSymbolizer(polygon.fill(), change.apply(polygon.stroke()));
          }
          if (part instanceof LineSymbolizer line) {
            Stroke stroke = change.apply(line.stroke());
            return stroke == null ? line : new LineSymbolizer(stroke);
          }
          if (part instanceof PointSymbolizer point) {
            Mark mark = point.mark();
            return withMark(
                point, new Mark(mark.shape(), mark.fill(), change.apply(mark.stroke())));
          }
          return part;
        });
  }

  /** With a plain fill of a colour; its opacity stays. */
  public Symbol withFill(int rgb) {
    return eachFill(
        fill -> new Fill(colour(rgb), fill == null ? number(0.85) : fill.opacity(), false));
  }

  public Symbol withoutFill() {
    return eachFill(fill -> null);
  }

  public Symbol withFillOpacity(double opacity) {
    return eachFill(
        fill -> fill == null ? null : new Fill(fill.color(), number(opacity), fill.hatched()));
  }

  private Symbol strokes(UnaryOperator<Stroke> change) {
    return eachStroke(stroke -> stroke == null ? null : change.apply(stroke));
  }

  /** With a stroke of a colour; all else about it stays. */
  public Symbol withStroke(int rgb) {
    return eachStroke(
        stroke ->
            stroke == null
                ? stroke(rgb, 1)
                : new Stroke(
                    colour(rgb),
                    stroke.opacity(),
                    stroke.width(),
                    stroke.join(),
                    stroke.cap(),
                    stroke.dashes(),
                    stroke.dashOffset()));
  }

  /** Without outlines; lines themselves stay. */
  public Symbol withoutStroke() {
    return eachStroke(stroke -> null);
  }

  public Symbol withStrokeOpacity(double opacity) {
    return strokes(
        stroke ->
            new Stroke(
                stroke.color(),
                number(opacity),
                stroke.width(),
                stroke.join(),
                stroke.cap(),
                stroke.dashes(),
                stroke.dashOffset()));
  }

  public Symbol withWidth(double pixels) {
    return strokes(
        stroke ->
            new Stroke(
                stroke.color(),
                stroke.opacity(),
                number(pixels),
                stroke.join(),
                stroke.cap(),
                stroke.dashes(),
                stroke.dashOffset()));
  }

  /** With dash and gap by turns, or solid; dashes end bluntly so that gaps stay open. */
  public Symbol withDashes(List<Double> dashes) {
    return strokes(
        stroke ->
            new Stroke(
                stroke.color(),
                stroke.opacity(),
                stroke.width(),
                stroke.join(),
                dashes.isEmpty() ? Stroke.Cap.ROUND : Stroke.Cap.BUTT,
                dashes,
                0));
  }

  public Symbol withShape(Mark.Shape shape) {
    return each(
        part ->
            part instanceof PointSymbolizer point
                ? withMark(point, new Mark(shape, point.mark().fill(), point.mark().stroke()))
                : part);
  }

  public Symbol withSize(double pixels) {
    return each(
        part ->
            part instanceof PointSymbolizer point
                ? new PointSymbolizer(
                    point.mark(), number(pixels), point.rotation(), point.opacity())
                : part);
  }

  /** In another colour of those that tell classes apart: fills where there are any, else lines. */
  public Symbol withColour(int rgb) {
    return each(
        part -> {
          Symbol alone = new Symbol(List.of(part));
          Symbol coloured = fillOf(part) == null ? alone.recoloured(rgb) : alone.filled(rgb);
          return coloured.parts().get(0);
        });
  }

  private Symbol filled(int rgb) {
    return eachFill(
        fill -> fill == null ? null : new Fill(colour(rgb), fill.opacity(), fill.hatched()));
  }

  private Symbol recoloured(int rgb) {
    return isStroked() ? withStroke(rgb) : this;
  }

  /** As what has no value is drawn: areas hatched, lines and marks in grey. */
  Symbol empty() {
    return each(
        part -> {
          if (part instanceof PolygonSymbolizer polygon) {
            return new PolygonSymbolizer(
                new Fill(colour(NO_DATA), number(0.8), true), polygon.stroke());
          }
          return new Symbol(List.of(part)).withColour(NO_DATA).parts().get(0);
        });
  }

  private static final int NO_DATA = 0x9a958b;
}
