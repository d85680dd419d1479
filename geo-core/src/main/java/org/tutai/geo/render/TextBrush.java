package org.tutai.geo.render;

import org.tutai.geo.expr.Expressions;
import org.tutai.geo.expr.Row;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.FontRequest;
import org.tutai.geo.render.text.TextLayout;
import org.tutai.geo.render.text.TextPaint;
import org.tutai.geo.render.text.TextPainter;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.Halo;
import org.tutai.geo.style.Symbolizer.TextSymbolizer;

/** How a label looks, with everything worked out: type, colours, and how it hangs on its anchor. */
record TextBrush(
    FontRequest font,
    TextPaint paint,
    double anchorX,
    double anchorY,
    double displacementX,
    double displacementY) {

  /** Free room kept around a label, in pixels. */
  private static final float MARGIN = 2;

  private static final double SMALLEST = 1;

  /** The pixels a label keeps free, from its anchor; all zero for a label that paints nothing. */
  record Extent(float left, float right, float up, float down) {

    static final Extent NOTHING = new Extent(0, 0, 0, 0);

    boolean isEmpty() {
      return !(left + right > 0) || !(up + down > 0);
    }
  }

  static TextBrush of(TextSymbolizer symbolizer, Row row) {
    double size = Expressions.number(symbolizer.font().size(), row, 10);
    size = Math.max(SMALLEST, Math.min(FontRequest.MAX_SIZE, size));
    double spacing = Math.max(-size, Math.min(size, symbolizer.letterSpacing()));
    FontRequest font =
        new FontRequest(size, symbolizer.font().bold(), symbolizer.font().italic(), spacing);
    return new TextBrush(
        font,
        paint(symbolizer, row),
        symbolizer.anchorX(),
        symbolizer.anchorY(),
        symbolizer.displacementX(),
        symbolizer.displacementY());
  }

  /** The same with so many times the pixels; as large as letters can be, at the most. */
  TextBrush scaled(double ratio) {
    if (ratio == 1) {
      return this;
    }
    double size = Math.max(SMALLEST, Math.min(FontRequest.MAX_SIZE, font.size() * ratio));
    double spacing = Math.max(-size, Math.min(size, font.letterSpacing() * ratio));
    return new TextBrush(
        new FontRequest(size, font.bold(), font.italic(), spacing),
        new TextPaint(
            paint.argb(),
            Math.min(TextPaint.MAX_HALO, paint.haloRadius() * ratio),
            paint.haloArgb()),
        anchorX,
        anchorY,
        displacementX * ratio,
        displacementY * ratio);
  }

  private static TextPaint paint(TextSymbolizer symbolizer, Row row) {
    int argb = Colors.argb(symbolizer.fill(), row);
    Halo halo = symbolizer.halo();
    if (halo == null) {
      return TextPaint.plain(argb);
    }
    double radius = Expressions.number(halo.radius(), row, 1);
    return new TextPaint(
        argb, Math.max(0, Math.min(TextPaint.MAX_HALO, radius)), Colors.argb(halo.fill(), row));
  }

  /** Lays a text out; the caller keeps it. */
  TextLayout layout(String text) {
    return TextLayout.of(text, font, FontLibrary.standard());
  }

  Extent extent(TextLayout layout) {
    if (layout.isEmpty()) {
      return Extent.NOTHING;
    }
    TextLayout.Ink ink = TextPainter.extent(layout, paint);
    double x = originX(layout);
    double y = originY(layout);
    return new Extent(
        (float) Math.max(0, -(x + ink.left()) + MARGIN),
        (float) Math.max(0, x + ink.right() + MARGIN),
        (float) Math.max(0, -(y + ink.top()) + MARGIN),
        (float) Math.max(0, y + ink.bottom() + MARGIN));
  }

  /** Where the layout's origin lies right of the anchor, in pixels. */
  private double originX(TextLayout layout) {
    return displacementX - anchorX * layout.width();
  }

  /** Where the first baseline lies below the anchor, in pixels. */
  private double originY(TextLayout layout) {
    return anchorY * (layout.ascent() + layout.descent()) - layout.descent() - displacementY;
  }

  /** Paints a text on its anchor, which is in 1/256 px. */
  void paint(TextPainter painter, Picture picture, TextLayout layout, int x, int y) {
    int left = x + (int) Math.rint(originX(layout) * PathSink.ONE);
    int base = y + (int) Math.rint(originY(layout) * PathSink.ONE);
    painter.paint(picture, layout, left, base, paint);
  }
}
