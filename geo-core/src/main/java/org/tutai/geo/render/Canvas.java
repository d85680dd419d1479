package org.tutai.geo.render;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Row;
import org.tutai.geo.render.paint.FillRule;
import org.tutai.geo.render.paint.Pen;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Rasterizer;
import org.tutai.geo.render.paint.Sprite;
import org.tutai.geo.render.paint.Stroker;

/**
 * A picture being painted and the tools to paint it, kept from picture to picture. For one thread.
 */
final class Canvas {

  private static final int KEPT_SPRITES = 64;

  private final Rasterizer rasterizer;
  private final Stroker stroker;
  private final ViewShape shape = new ViewShape();
  private final Map<MarkBrush.Look, Sprite> sprites =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MarkBrush.Look, Sprite> eldest) {
          return size() > KEPT_SPRITES;
        }
      };
  private Picture picture;
  private @Nullable Pen pen;
  private int slant;

  Canvas(int width, int height) {
    this.picture = Picture.transparent(width, height);
    this.rasterizer = new Rasterizer(width, height);
    this.stroker = new Stroker(rasterizer, width, height);
  }

  /** Begins a new, transparent picture. */
  void begin(int width, int height) {
    picture = Picture.transparent(width, height);
    rasterizer.resize(width, height);
    stroker.resize(width, height);
  }

  /**
   * Anchors the lines of hatched fills: the columns plus rows that the picture's corner lies at.
   */
  void slant(long pixels) {
    slant = (int) Math.floorMod(pixels, (long) Rasterizer.HATCH);
  }

  Picture picture() {
    return picture;
  }

  /** The buffer for the feature being painted. */
  ViewShape shape() {
    return shape;
  }

  Rasterizer rasterizer() {
    return rasterizer;
  }

  Stroker stroker() {
    return stroker;
  }

  /** Takes a pen up, unless it is in the hand already. */
  void take(Pen wanted) {
    if (!wanted.equals(pen)) {
      stroker.pen(wanted);
      pen = wanted;
    }
  }

  /** The sprite of a mark, kept from picture to picture. */
  Sprite sprite(MarkBrush.Look look) {
    return sprites.computeIfAbsent(look, MarkBrush.Look::sprite);
  }

  /** Fills the feature's shape. */
  void fill(Brushes.Paint paint, Row row) {
    int argb = paint.argb(row);
    if (argb >>> 24 != 0) {
      shape.fillTo(rasterizer);
      if (paint.isHatched()) {
        rasterizer.hatch(picture, argb, FillRule.NON_ZERO, slant);
      } else {
        rasterizer.fill(picture, argb, FillRule.NON_ZERO);
      }
    }
  }

  /** Strokes the feature's shape. */
  void stroke(Brushes.Line line, Row row) {
    Pen wanted = line.pen(row);
    int argb = line.argb(row);
    if (wanted == null || argb >>> 24 == 0) {
      return;
    }
    take(wanted);
    shape.strokeTo(stroker);
    stroker.finish();
    rasterizer.fill(picture, argb, FillRule.NON_ZERO);
  }
}
