package org.tutai.geo.style;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;

/**
 * How a feature's geometry becomes marks on the map (SLD 1.0, section 11; SE 1.1, section 11).
 * Lengths are pixels.
 */
public sealed interface Symbolizer {

  /** The symbolizer with each of its expressions changed. */
  Symbolizer map(UnaryOperator<Expression> change);

  /** Fills and strokes polygons; lines are closed for filling. */
  record PolygonSymbolizer(@Nullable Fill fill, @Nullable Stroke stroke) implements Symbolizer {

    @Override
    public PolygonSymbolizer map(UnaryOperator<Expression> change) {
      return new PolygonSymbolizer(
          fill == null ? null : fill.map(change), stroke == null ? null : stroke.map(change));
    }
  }

  /** Strokes lines and the rings of polygons. */
  record LineSymbolizer(Stroke stroke) implements Symbolizer {

    @Override
    public LineSymbolizer map(UnaryOperator<Expression> change) {
      return new LineSymbolizer(stroke.map(change));
    }
  }

  /**
   * Puts a mark on each point; on a line's middle vertex and inside a polygon.
   *
   * @param size evaluates to the mark's height in pixels
   * @param rotation evaluates to degrees clockwise
   * @param opacity evaluates to 0 … 1
   */
  record PointSymbolizer(Mark mark, Expression size, Expression rotation, Expression opacity)
      implements Symbolizer {

    @Override
    public PointSymbolizer map(UnaryOperator<Expression> change) {
      return new PointSymbolizer(
          mark.map(change), change.apply(size), change.apply(rotation), change.apply(opacity));
    }
  }

  /**
   * Writes text at a point.
   *
   * @param label evaluates to the text; null or blank writes nothing
   * @param anchorX which part of the text sits on the point, 0 left … 1 right
   * @param anchorY 0 bottom … 1 top
   * @param displacementX pixels to the right
   * @param displacementY pixels upwards
   * @param priority evaluates to a number; greater wins where labels collide
   * @param letterSpacing extra pixels between characters
   */
  record TextSymbolizer(
      Expression label,
      Font font,
      Fill fill,
      @Nullable Halo halo,
      double anchorX,
      double anchorY,
      double displacementX,
      double displacementY,
      Expression priority,
      double letterSpacing)
      implements Symbolizer {

    @Override
    public TextSymbolizer map(UnaryOperator<Expression> change) {
      return new TextSymbolizer(
          change.apply(label),
          font.map(change),
          fill.map(change),
          halo == null ? null : halo.map(change),
          anchorX,
          anchorY,
          displacementX,
          displacementY,
          change.apply(priority),
          letterSpacing);
    }
  }
}
