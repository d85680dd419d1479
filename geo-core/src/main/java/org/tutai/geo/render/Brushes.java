package org.tutai.geo.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Row;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Pen;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.Fill;
import org.tutai.geo.style.Stroke;

/**
 * A fill's or a stroke's colour and pen, worked out once where they are constant and for each
 * feature where they are not.
 */
final class Brushes {

  private Brushes() {}

  /** Whether nothing of a feature is needed to evaluate it. */
  static boolean constant(Expression expression) {
    return Expressions.columns(expression).isEmpty() && !Expressions.usesGeometry(expression);
  }

  /** A colour to fill with. */
  static final class Paint {

    private final Fill fill;
    private final boolean constant;
    private final int argb;

    Paint(Fill fill, Row any) {
      this.fill = fill;
      this.constant = constant(fill.color()) && constant(fill.opacity());
      this.argb = constant ? Colors.argb(fill, any) : 0;
    }

    static @Nullable Paint of(@Nullable Fill fill, Row any) {
      return fill == null ? null : new Paint(fill, any);
    }

    boolean isConstant() {
      return constant;
    }

    boolean isHatched() {
      return fill.hatched();
    }

    /** The straight colour for a feature. */
    int argb(Row row) {
      return constant ? argb : Colors.argb(fill, row);
    }
  }

  /** A pen and its colour. */
  static final class Line {

    private final Stroke stroke;
    private final boolean constantColour;
    private final boolean constantWidth;
    private final double ratio;
    private final int argb;
    private final @Nullable Pen pen;

    /** A line whose style's pixels take {@code ratio} of the picture's. */
    Line(Stroke stroke, Row any, double ratio) {
      this.stroke = stroke;
      this.ratio = ratio;
      this.constantColour = constant(stroke.color()) && constant(stroke.opacity());
      this.constantWidth = constant(stroke.width());
      this.argb = constantColour ? Colors.argb(stroke, any) : 0;
      this.pen = constantWidth ? penFor(stroke, any, ratio) : null;
    }

    static @Nullable Line of(@Nullable Stroke stroke, Row any, double ratio) {
      return stroke == null ? null : new Line(stroke, any, ratio);
    }

    boolean isConstant() {
      return constantColour && constantWidth;
    }

    int argb(Row row) {
      return constantColour ? argb : Colors.argb(stroke, row);
    }

    /** The pen for a feature, or null when the line has no width. */
    @Nullable Pen pen(Row row) {
      return constantWidth ? pen : penFor(stroke, row, ratio);
    }

    /** How far, in pixels, the line reaches from its middle: for buffers. */
    double reachPixels() {
      Pen fixed = pen;
      return constantWidth
          ? (fixed == null ? 0 : fixed.width() / (double) PathSink.ONE)
          : UNKNOWN_WIDTH * ratio;
    }
  }

  /** What a width that depends on the feature is reckoned as when the view is buffered. */
  private static final double UNKNOWN_WIDTH = 32;

  private static @Nullable Pen penFor(Stroke stroke, Row row, double ratio) {
    double width = Expressions.number(stroke.width(), row, 1);
    int units = (int) Math.round(Math.min(width * ratio, 512) * PathSink.ONE);
    if (units < 1) {
      return null;
    }
    return new Pen(
        units,
        join(stroke.join()),
        cap(stroke.cap()),
        dashes(stroke.dashes(), ratio),
        units(stroke.dashOffset() * ratio));
  }

  private static int units(double pixels) {
    return (int) Math.round(pixels * PathSink.ONE);
  }

  private static int[] dashes(List<Double> pixels, double ratio) {
    int[] dashes = pixels.stream().mapToInt(length -> Math.max(0, units(length * ratio))).toArray();
    int sum = 0;
    for (int dash : dashes) {
      sum += dash;
    }
    return sum == 0 ? new int[0] : dashes;
  }

  private static Pen.Join join(Stroke.Join join) {
    return switch (join) {
      case MITRE -> Pen.Join.MITRE;
      case ROUND -> Pen.Join.ROUND;
      case BEVEL -> Pen.Join.BEVEL;
    };
  }

  private static Pen.Cap cap(Stroke.Cap cap) {
    return switch (cap) {
      case BUTT -> Pen.Cap.BUTT;
      case ROUND -> Pen.Cap.ROUND;
      case SQUARE -> Pen.Cap.SQUARE;
    };
  }
}
