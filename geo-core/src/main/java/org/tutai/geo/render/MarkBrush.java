package org.tutai.geo.render;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Row;
import org.tutai.geo.render.paint.FillRule;
import org.tutai.geo.render.paint.Marks;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Pen;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Rasterizer;
import org.tutai.geo.render.paint.Sprite;
import org.tutai.geo.render.paint.Stroker;
import org.tutai.geo.style.Mark;
import org.tutai.geo.style.Symbolizer.PointSymbolizer;

/**
 * A mark made ready: worked out once where everything about it is constant, for each feature where
 * not.
 */
final class MarkBrush {

  /** What a size that depends on the feature is reckoned as when the view is buffered. */
  private static final double UNKNOWN_REACH = 32;

  /** Everything that makes up a mark's pixels; lengths in 1/256 px, colours straight. */
  record Look(Marks.Shape shape, int size, double degrees, int fill, int line, @Nullable Pen pen) {

    /** How far the mark reaches from its point, in whole pixels. */
    int reach() {
      int half = Math.max(size, 1) + (pen == null ? 0 : pen.width());
      return Math.min(Sprite.MAX_REACH, (int) Math.ceil(half / (double) PathSink.ONE * 0.75) + 1);
    }

    boolean isOpaque() {
      return fill >>> 24 == 255 || line >>> 24 == 255;
    }

    boolean coversLike(Look other) {
      return shape == other.shape
          && size == other.size
          && degrees == other.degrees
          && fill >>> 24 == other.fill >>> 24
          && line >>> 24 == other.line >>> 24;
    }

    Sprite sprite() {
      return new Sprite(reach(), this::draw);
    }

    private void draw(Rasterizer rasterizer, Picture picture, int x, int y) {
      if (fill >>> 24 != 0) {
        Marks.draw(shape, rasterizer, x, y, size, degrees);
        rasterizer.fill(picture, fill, FillRule.NON_ZERO);
      }
      if (pen != null && line >>> 24 != 0) {
        Stroker stroker = new Stroker(rasterizer, picture.width(), picture.height());
        stroker.pen(pen);
        Marks.draw(shape, stroker, x, y, size, degrees);
        stroker.finish();
        rasterizer.fill(picture, line, FillRule.NON_ZERO);
      }
    }
  }

  private final PointSymbolizer symbolizer;
  private final Brushes.@Nullable Paint fill;
  private final Brushes.@Nullable Line line;
  private final double ratio;
  private final boolean constant;
  private final @Nullable Look look;

  /** The sprite of a constant mark, once stamped: a brush is made for one canvas. */
  private @Nullable Sprite kept;

  /** A mark whose style's pixels take {@code ratio} of the picture's. */
  MarkBrush(PointSymbolizer symbolizer, double ratio) {
    this.symbolizer = symbolizer;
    this.ratio = ratio;
    Mark mark = symbolizer.mark();
    this.fill = Brushes.Paint.of(mark.fill(), LayerPass.NO_ROW);
    this.line = Brushes.Line.of(mark.stroke(), LayerPass.NO_ROW, ratio);
    this.constant =
        (fill == null || fill.isConstant())
            && (line == null || line.isConstant())
            && Brushes.constant(symbolizer.size())
            && Brushes.constant(symbolizer.rotation())
            && Brushes.constant(symbolizer.opacity());
    this.look = constant ? look(LayerPass.NO_ROW) : null;
  }

  /** Whether the mark is the same for every feature. */
  boolean isConstant() {
    return constant;
  }

  /** Whether the mark hides what is below it. */
  boolean isOpaque() {
    return look != null && look.isOpaque();
  }

  /** Whether two marks cover the same pixels. */
  boolean coversLike(MarkBrush other) {
    return look != null && other.look != null && look.coversLike(other.look);
  }

  double reachPixels() {
    return look == null ? UNKNOWN_REACH * ratio : look.reach();
  }

  /** Paints the mark around a point in 1/256 px. */
  void stamp(Canvas canvas, int x, int y, Row row) {
    Sprite sprite = kept;
    if (sprite == null) {
      Look wanted = look == null ? look(row) : look;
      sprite = canvas.sprite(wanted);
      kept = look == null ? null : sprite;
    }
    sprite.stamp(canvas.picture(), x, y);
  }

  private Look look(Row row) {
    double opacity = Math.max(0, Math.min(1, Expressions.number(symbolizer.opacity(), row, 1)));
    double size = Expressions.number(symbolizer.size(), row, 6) * ratio * PathSink.ONE;
    double degrees = Expressions.number(symbolizer.rotation(), row, 0);
    Pen pen = line == null ? null : line.pen(row);
    return new Look(
        shape(symbolizer.mark().shape()),
        (int) Math.max(0, Math.min(Marks.MAX_SIZE, Math.rint(size))),
        Double.isFinite(degrees) ? degrees : 0,
        fill == null ? 0 : faded(fill.argb(row), opacity),
        line == null ? 0 : faded(line.argb(row), opacity),
        pen);
  }

  private static int faded(int argb, double opacity) {
    int alpha = (int) Math.rint((argb >>> 24) * opacity);
    return (argb & 0xFFFFFF) | (alpha << 24);
  }

  private static Marks.Shape shape(Mark.Shape shape) {
    return switch (shape) {
      case SQUARE -> Marks.Shape.SQUARE;
      case CIRCLE -> Marks.Shape.CIRCLE;
      case TRIANGLE -> Marks.Shape.TRIANGLE;
      case STAR -> Marks.Shape.STAR;
      case CROSS -> Marks.Shape.CROSS;
      case X -> Marks.Shape.X;
    };
  }
}
