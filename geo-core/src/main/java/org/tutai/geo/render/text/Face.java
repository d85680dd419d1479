package org.tutai.geo.render.text;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A font ready for drawing: what a damaged glyph lacks is made up for by a box, so that drawing
 * never fails on a font. Lengths are in ems. Thread-safe.
 */
final class Face {

  private static final Logger LOG = LoggerFactory.getLogger(Face.class);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** The face of last resort: a box, whatever the glyph. */
  static final Face BOXES = new Face(null);

  private static final int BOX_EM = 1000;

  /** How many ems a glyph may reach from its origin. */
  private static final double FARTHEST = 4;

  /** Tells faces apart within this process. */
  final int number = COUNT.getAndIncrement();

  private final @Nullable TrueTypeFont font;

  Face(@Nullable TrueTypeFont font) {
    this.font = font;
  }

  /** The glyph of a character, 0 when there is none. */
  int glyphOf(int codePoint) {
    if (font == null) {
      return 0;
    }
    try {
      return font.glyphOf(codePoint);
    } catch (IOException e) {
      return told(e, 0);
    }
  }

  double unitsPerEm() {
    return font == null ? BOX_EM : font.unitsPerEm();
  }

  double ascent() {
    return font == null ? 0.88 : font.ascender() / unitsPerEm();
  }

  double descent() {
    return font == null ? 0.12 : font.descender() / unitsPerEm();
  }

  double advance(int glyph) {
    if (font == null) {
      return 1;
    }
    try {
      return font.advance(glyph) / unitsPerEm();
    } catch (IOException e) {
      return told(e, 1.0);
    }
  }

  /** The shape in font units. */
  GlyphOutline outline(int glyph) {
    if (font == null) {
      return GlyphOutline.box(BOX_EM);
    }
    try {
      var outline = font.outline(glyph);
      return isReasonable(outline) ? outline : GlyphOutline.box(font.unitsPerEm());
    } catch (IOException e) {
      return told(e, GlyphOutline.box(font.unitsPerEm()));
    }
  }

  /** A glyph is drawn on a canvas as large as its shape, which is therefore bounded. */
  private boolean isReasonable(GlyphOutline outline) {
    double farthest = 0;
    for (double side : scaled(outline.box())) {
      farthest = Math.max(farthest, Math.abs(side));
    }
    return farthest <= FARTHEST;
  }

  /** The box around the shape: left, bottom, right, top; null for none. */
  double @Nullable [] box(int glyph) {
    if (font == null) {
      return scaled(GlyphOutline.box(BOX_EM).box());
    }
    try {
      int[] box = font.box(glyph);
      return box == null ? null : scaled(new float[] {box[0], box[1], box[2], box[3]});
    } catch (IOException e) {
      return told(e, scaled(GlyphOutline.box(font.unitsPerEm()).box()));
    }
  }

  private double[] scaled(float[] box) {
    double em = unitsPerEm();
    return new double[] {box[0] / em, box[1] / em, box[2] / em, box[3] / em};
  }

  private static <T> T told(IOException e, T instead) {
    LOG.warn("A glyph is drawn as a box: {}", e.getMessage());
    return instead;
  }
}
