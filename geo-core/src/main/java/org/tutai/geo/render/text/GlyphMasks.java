package org.tutai.geo.render.text;

import org.tutai.geo.render.paint.FillRule;
import org.tutai.geo.render.paint.Mask;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Pen;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Rasterizer;
import org.tutai.geo.render.paint.Stroker;

/** Draws glyphs, and the halos around them, as masks; and puts masks together. */
final class GlyphMasks {

  private GlyphMasks() {}

  /**
   * The mask of a glyph about its origin.
   *
   * @param phase how far the origin lies right of a pixel's left edge, in {@link PathSink} units
   * @param radius of the halo in 1/16 pixel, 0 for the glyph itself
   */
  static Mask draw(Face face, int glyph, FontRequest request, int phase, int radius) {
    var outline = face.outline(glyph);
    if (outline.isEmpty()) {
      return Mask.EMPTY;
    }
    double scale = request.size() * PathSink.ONE / face.unitsPerEm();
    double slant = request.italic() ? TextLayout.SLANT : 0;
    int margin = 2 + (radius + 15) / 16;
    int[] room = room(outline.box(), scale, slant, margin);
    int width = Math.min(room[2] - room[0], Rasterizer.MAX_SIDE);
    int height = Math.min(room[3] - room[1], Rasterizer.MAX_SIDE);
    var place =
        new GlyphOutline.Placement(
            scale,
            slant,
            phase - (double) room[0] * PathSink.ONE,
            -(double) room[1] * PathSink.ONE);
    var rasterizer = new Rasterizer(width, height);
    outline.draw(place, rasterizer);
    Mask mask = rasterizer.mask(FillRule.NON_ZERO);
    if (radius > 0) {
      mask = union(mask, stroke(outline, place, radius, rasterizer));
    }
    return mask.moved(room[0], room[1]);
  }

  private static Mask stroke(
      GlyphOutline outline, GlyphOutline.Placement place, int radius, Rasterizer rasterizer) {
    var stroker = new Stroker(rasterizer, rasterizer.width(), rasterizer.height());
    stroker.pen(Pen.solid(2 * radius * PathSink.ONE / 16));
    outline.draw(place, stroker);
    stroker.finish();
    return rasterizer.mask(FillRule.NON_ZERO);
  }

  /** Whole pixels around a scaled box: left, top, right, bottom. */
  private static int[] room(float[] box, double scale, double slant, int margin) {
    double pixel = scale / PathSink.ONE;
    double lean = Math.abs(slant) * Math.max(Math.abs(box[1]), Math.abs(box[3]));
    return new int[] {
      (int) Math.floor((box[0] - lean) * pixel) - margin,
      (int) Math.floor(-box[3] * pixel) - margin,
      (int) Math.ceil((box[2] + lean) * pixel) + margin + 1,
      (int) Math.ceil(-box[1] * pixel) + margin
    };
  }

  private static Mask union(Mask a, Mask b) {
    return union(
        new Mask[] {a, b},
        Integer.MIN_VALUE / 2,
        Integer.MIN_VALUE / 2,
        Integer.MAX_VALUE / 2,
        Integer.MAX_VALUE / 2);
  }

  /** The part of all masks on a picture as one mask, of the greatest coverage of any. */
  static Mask union(Mask[] masks, Picture picture) {
    return union(masks, 0, 0, picture.width(), picture.height());
  }

  private static Mask union(Mask[] masks, int minX, int minY, int maxX, int maxY) {
    int left = maxX;
    int top = maxY;
    int right = minX;
    int bottom = minY;
    for (Mask mask : masks) {
      if (!mask.isEmpty()) {
        left = Math.min(left, mask.left());
        top = Math.min(top, mask.top());
        right = Math.max(right, mask.left() + mask.width());
        bottom = Math.max(bottom, mask.top() + mask.height());
      }
    }
    left = Math.max(left, minX);
    top = Math.max(top, minY);
    right = Math.min(right, maxX);
    bottom = Math.min(bottom, maxY);
    if (left >= right || top >= bottom) {
      return Mask.EMPTY;
    }
    int width = right - left;
    var coverage = new byte[width * (bottom - top)];
    for (Mask mask : masks) {
      copyGreater(mask, coverage, left, top, width);
    }
    return new Mask(left, top, width, bottom - top, coverage);
  }

  private static void copyGreater(Mask mask, byte[] into, int left, int top, int width) {
    int rows = width == 0 ? 0 : into.length / width;
    int fromX = Math.max(mask.left(), left);
    int toX = Math.min(mask.left() + mask.width(), left + width);
    int fromY = Math.max(mask.top(), top);
    int toY = Math.min(mask.top() + mask.height(), top + rows);
    byte[] coverage = mask.coverage();
    for (int y = fromY; y < toY; y++) {
      int source = (y - mask.top()) * mask.width() - mask.left();
      int target = (y - top) * width - left;
      for (int x = fromX; x < toX; x++) {
        if ((coverage[source + x] & 0xFF) > (into[target + x] & 0xFF)) {
          into[target + x] = coverage[source + x];
        }
      }
    }
  }
}
