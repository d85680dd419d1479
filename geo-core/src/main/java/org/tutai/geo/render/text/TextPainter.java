package org.tutai.geo.render.text;

import org.tutai.geo.render.paint.Mask;
import org.tutai.geo.render.paint.Masks;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;

/**
 * Paints laid out text onto pictures. Thread-safe (each picture for one thread); share one, since
 * it remembers the glyphs it has drawn, within a bound of memory.
 *
 * <p>Glyphs stand on quarters of a pixel across and, so that all labels are equally crisp, on whole
 * pixels up and down. Moving a position by whole pixels moves the painted label and changes nothing
 * else: pieces of a label on neighbouring tiles join.
 */
public final class TextPainter {

  /*
   * A halo is the glyph's outline, stroked twice the radius wide with round joins, and filled. The halos of all
   * glyphs of a label become one mask (the greatest coverage wins) that is blended once, then the glyphs: so halos
   * neither darken where they overlap nor cover a neighbour. The fill is rasterized apart from the stroke, since
   * contours of either direction could cancel the stroke's winding.
   */

  private static final int PHASES = 4;
  private static final int PHASE = PathSink.ONE / PHASES;

  /** Kept for masks: some ten thousand glyphs of label size. */
  private static final long USUAL_BYTES = 16L << 20;

  private final GlyphCache cache;

  /** A painter that remembers glyphs within a bound that suits a server. */
  public TextPainter() {
    this(USUAL_BYTES);
  }

  /**
   * @param cacheBytes the memory for glyphs to remember
   */
  public TextPainter(long cacheBytes) {
    this.cache = new GlyphCache(cacheBytes);
  }

  /**
   * The pixels that painting may touch, about the layout's origin: its ink, the halo, and room for
   * rounding to pixels.
   */
  public static TextLayout.Ink extent(TextLayout layout, TextPaint paint) {
    return layout.ink().grownBy((paint.hasHalo() ? paint.haloRadius() : 0) + 2);
  }

  /**
   * Paints text with its halo.
   *
   * @param x of the layout's origin on the picture, in {@link PathSink} units (1/256 pixel); may
   *     lie outside the picture
   * @param y of the first baseline, likewise
   */
  public void paint(Picture target, TextLayout layout, int x, int y, TextPaint paint) {
    var glyphs = new Mask[layout.count()];
    if (paint.hasHalo()) {
      int radius = (int) Math.rint(paint.haloRadius() * 16);
      blend(target, masks(layout, x, y, radius, glyphs), paint.haloArgb());
    }
    if (paint.argb() >>> 24 != 0) {
      blend(target, masks(layout, x, y, 0, glyphs), paint.argb());
    }
  }

  private Mask[] masks(TextLayout layout, int x, int y, int radius, Mask[] into) {
    for (int i = 0; i < into.length; i++) {
      long across = quantized(x + Math.rint(layout.x(i) * PathSink.ONE), PHASE);
      long along = quantized(y + Math.rint(layout.y(i) * PathSink.ONE), PathSink.ONE);
      int phase = Math.floorMod(across, PHASES);
      int column = clamped(Math.floorDiv(across, PHASES));
      into[i] = mask(layout, i, phase, radius).moved(column, clamped(along));
    }
    return into;
  }

  private static long quantized(double units, int step) {
    return (long) Math.floor((units + step / 2.0) / step);
  }

  /** Far outside any picture is far enough. */
  private static int clamped(long pixels) {
    return (int) Math.max(-(1 << 28), Math.min(1 << 28, pixels));
  }

  private Mask mask(TextLayout layout, int i, int phase, int radius) {
    Face face = layout.face(i);
    int glyph = layout.glyph(i);
    var request = layout.request();
    long size = (long) (request.size() * 16);
    long key = face.number & 0xFFFFL;
    key = key << 16 | glyph;
    key = key << 14 | size;
    key = key << 2 | phase;
    key = key << 10 | radius;
    key = key << 1 | (request.italic() ? 1 : 0);
    key = key << 1 | (request.bold() ? 1 : 0);
    return cache.get(key, k -> GlyphMasks.draw(face, glyph, request, phase * PHASE, radius));
  }

  /** Blends many masks as one, where they overlap by the greatest coverage. */
  private static void blend(Picture target, Mask[] masks, int argb) {
    if (masks.length == 1) {
      Masks.blend(target, masks[0], 0, 0, argb);
      return;
    }
    Masks.blend(target, GlyphMasks.union(masks, target), 0, 0, argb);
  }
}
