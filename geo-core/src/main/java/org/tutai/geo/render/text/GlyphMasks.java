package org.tutai.geo.render.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tutai.geo.render.paint.FillRule;
import org.tutai.geo.render.paint.Mask;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Pen;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Rasterizer;
import org.tutai.geo.render.paint.Stroker;

/** Draws glyphs, and the halos around them, as masks; and puts masks together. */
final class GlyphMasks {

  /*
   * Strokes of regular type are thinner than a pixel at label sizes, so nowhere does their full colour show, and
   * dark text on a light map looks grey. Coverage is therefore raised to the power 1/1.2. Looked at on Chinese
   * labels of 11 to 15 px: 1.2 restores the contrast, 1.4 begins to close dense characters, bold needs none. From
   * 16 px on strokes reach a pixel; the effect fades out by 24 px.
   */
  private static final double STRENGTH = 1.2;

  private static final double FULL_STRENGTH_UP_TO = 16;
  private static final double NO_STRENGTH_FROM = 24;

  /** By size; sizes go by sixteenths, so there are at most 128. */
  private static final Map<Double, byte[]> TABLES = new ConcurrentHashMap<>();

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
    } else if (!request.bold()) {
      mask = strengthened(mask, request.size());
    }
    return mask.moved(room[0], room[1]);
  }

  private static Mask strengthened(Mask mask, double size) {
    if (size >= NO_STRENGTH_FROM) {
      return mask;
    }
    byte[] table =
        TABLES.computeIfAbsent(Math.max(size, FULL_STRENGTH_UP_TO), GlyphMasks::strengthTable);
    byte[] coverage = mask.coverage().clone();
    for (int i = 0; i < coverage.length; i++) {
      coverage[i] = table[coverage[i] & 0xFF];
    }
    return new Mask(mask.left(), mask.top(), mask.width(), mask.height(), coverage);
  }

  private static byte[] strengthTable(double size) {
    double fade = (NO_STRENGTH_FROM - size) / (NO_STRENGTH_FROM - FULL_STRENGTH_UP_TO);
    double power = 1 / (1 + (STRENGTH - 1) * fade);
    var table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      // Strict, so that all JVMs agree.
      table[i] = (byte) Math.round(255 * StrictMath.pow(i / 255.0, power));
    }
    return table;
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
