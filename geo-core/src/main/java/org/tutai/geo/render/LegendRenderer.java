package org.tutai.geo.render;

import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.FontRequest;
import org.tutai.geo.render.text.TextLayout;
import org.tutai.geo.render.text.TextPaint;
import org.tutai.geo.render.text.TextPainter;
import org.tutai.geo.style.Legend;
import org.tutai.geo.style.Symbolizer;

/**
 * Draws legends with the same tools as the map, so that a mark looks as it does there. Thread-safe.
 */
public final class LegendRenderer {

  private static final int PADDING = 4;
  private static final int GAP = 8;
  private static final int TEXT_SIZE = 13;
  private static final int TEXT_COLOUR = 0xFF3D3A36;

  private final TextPainter text = new TextPainter(1 << 20);

  /**
   * Draws one entry's symbols: a bent line for lines, a field for areas, a mark in the middle for
   * points.
   *
   * @param kind what the layer's geometries are; decides what a stroke alone is shown on
   */
  public Picture swatch(Legend.Entry entry, GeometryKind kind, int width, int height) {
    Canvas canvas = new Canvas(width, height);
    paintSwatch(canvas, entry, kind, 0, 0, width, height);
    return canvas.picture();
  }

  /**
   * Draws a whole legend, one line for each entry, on a transparent ground.
   *
   * @param swatchWidth of the symbols, in pixels
   * @param swatchHeight likewise
   */
  public Picture draw(Legend legend, GeometryKind kind, int swatchWidth, int swatchHeight) {
    int lineHeight = Math.max(swatchHeight, TEXT_SIZE + PADDING) + PADDING;
    double widest = 0;
    for (Legend.Entry entry : legend.entries()) {
      widest = Math.max(widest, layout(entry).width());
    }
    int width = 2 * PADDING + swatchWidth + (widest > 0 ? GAP + (int) Math.ceil(widest) : 0);
    int height = Math.max(1, PADDING + lineHeight * legend.entries().size());
    Canvas canvas = new Canvas(width, height);
    int top = PADDING;
    for (Legend.Entry entry : legend.entries()) {
      int swatchTop = top + (lineHeight - PADDING - swatchHeight) / 2;
      paintSwatch(canvas, entry, kind, PADDING, swatchTop, swatchWidth, swatchHeight);
      writeTitle(canvas, entry, PADDING + swatchWidth + GAP, top + (lineHeight - PADDING) / 2.0);
      top += lineHeight;
    }
    return canvas.picture();
  }

  private static TextLayout layout(Legend.Entry entry) {
    return TextLayout.of(entry.title(), FontRequest.regular(TEXT_SIZE), FontLibrary.standard());
  }

  private void writeTitle(Canvas canvas, Legend.Entry entry, int left, double middle) {
    TextLayout layout = layout(entry);
    double base = middle + (layout.ascent() - layout.descent()) / 2;
    text.paint(
        canvas.picture(),
        layout,
        left * PathSink.ONE,
        (int) Math.rint(base * PathSink.ONE),
        TextPaint.plain(TEXT_COLOUR));
  }

  private static void paintSwatch(
      Canvas canvas,
      Legend.Entry entry,
      GeometryKind kind,
      int left,
      int top,
      int width,
      int height) {
    for (Symbolizer symbolizer : entry.symbolizers()) {
      paintSymbol(canvas, symbolizer, kind, left, top, width, height);
    }
  }

  private static void paintSymbol(
      Canvas canvas,
      Symbolizer symbolizer,
      GeometryKind kind,
      int left,
      int top,
      int width,
      int height) {
    if (symbolizer instanceof Symbolizer.PolygonSymbolizer area) {
      canvas.shape().loadBox(left + 1.5, top + 1.5, left + width - 1.5, top + height - 1.5);
      if (area.fill() != null) {
        canvas.fill(new Brushes.Paint(area.fill(), LayerPass.NO_ROW), LayerPass.NO_ROW);
      }
      if (area.stroke() != null) {
        canvas.stroke(new Brushes.Line(area.stroke(), LayerPass.NO_ROW), LayerPass.NO_ROW);
      }
    } else if (symbolizer instanceof Symbolizer.LineSymbolizer line) {
      if (kind == GeometryKind.POLYGON) {
        canvas.shape().loadBox(left + 1.5, top + 1.5, left + width - 1.5, top + height - 1.5);
      } else {
        canvas.shape().loadBend(left + 1, top + height - 3, left + width - 1, top + 3);
      }
      canvas.stroke(new Brushes.Line(line.stroke(), LayerPass.NO_ROW), LayerPass.NO_ROW);
    } else if (symbolizer instanceof Symbolizer.PointSymbolizer point) {
      new MarkBrush(point)
          .stamp(
              canvas,
              (2 * left + width) * PathSink.ONE / 2,
              (2 * top + height) * PathSink.ONE / 2,
              LayerPass.NO_ROW);
    }
  }
}
