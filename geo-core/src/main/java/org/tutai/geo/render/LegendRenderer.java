package org.tutai.geo.render;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Premultiplied;
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
  private static final int RAMP_END = 5;
  private static final int TEXT_COLOUR = 0xFF3D3A36;

  private final TextPainter text = new TextPainter(1 << 20);

  /**
   * Draws one entry's symbols: a bent line for lines, a field for areas, a mark in the middle for
   * points, the colours of a grid from the least value to the greatest.
   *
   * @param kind what the layer's geometries are; decides what a stroke alone is shown on
   */
  public Picture swatch(Legend.Entry entry, GeometryKind kind, int width, int height) {
    return swatch(entry, kind, width, height, 1);
  }

  /**
   * As {@link #swatch(Legend.Entry, GeometryKind, int, int)}, for a finer picture.
   *
   * @param width in the picture's pixels
   * @param pixelRatio as {@link MapView#pixelRatio}
   */
  public Picture swatch(
      Legend.Entry entry, GeometryKind kind, int width, int height, double pixelRatio) {
    Canvas canvas = new Canvas(width, height);
    if (entry.ramp().isPresent()) {
      paintBar(canvas, entry.ramp().get(), 0, 0, width, height);
    } else {
      var box = new Box(0, 0, width, height, pixelRatio);
      entry.symbolizers().forEach(symbolizer -> paintSymbol(canvas, symbolizer, kind, box));
    }
    return canvas.picture();
  }

  /**
   * Draws a whole legend, one line for each entry and a bar for each run of colours, on a
   * transparent ground.
   *
   * @param swatchWidth of the symbols, in pixels
   * @param swatchHeight likewise
   */
  public Picture draw(Legend legend, GeometryKind kind, int swatchWidth, int swatchHeight) {
    int lineHeight = Math.max(swatchHeight, TEXT_SIZE + PADDING) + PADDING;
    double widest = 0;
    int lines = 0;
    for (Legend.Entry entry : legend.entries()) {
      lines += lines(entry);
      for (String words : words(entry)) {
        widest = Math.max(widest, layout(words).width());
      }
    }
    int width = 2 * PADDING + swatchWidth + (widest > 0 ? GAP + (int) Math.ceil(widest) : 0);
    Canvas canvas = new Canvas(width, Math.max(1, PADDING + lineHeight * lines));
    int top = PADDING;
    for (Legend.Entry entry : legend.entries()) {
      var place = new Place(PADDING, top, swatchWidth, swatchHeight, lineHeight);
      if (entry.ramp().isPresent()) {
        drawRamp(canvas, entry.title(), entry.ramp().get(), place);
      } else {
        int swatchTop = top + (lineHeight - PADDING - swatchHeight) / 2;
        paintSwatch(canvas, entry, kind, PADDING, swatchTop, swatchWidth, swatchHeight);
        write(canvas, entry.title(), PADDING + swatchWidth + GAP, place.middle(0));
      }
      top += lineHeight * lines(entry);
    }
    return canvas.picture();
  }

  /** Where an entry is drawn: its upper left corner, its symbol's size, and the height of lines. */
  private record Place(int left, int top, int width, int height, int lineHeight) {
    double middle(int line) {
      return top + line * lineHeight + (lineHeight - PADDING) / 2.0;
    }
  }

  /** A bar takes a line for its title and one for each labelled stop. */
  private static int lines(Legend.Entry entry) {
    return entry.ramp().map(ramp -> labels(ramp).size()).orElse(1)
        + (entry.ramp().isPresent() && !entry.title().isEmpty() ? 1 : 0);
  }

  private static List<String> words(Legend.Entry entry) {
    List<String> words =
        new ArrayList<>(entry.ramp().map(LegendRenderer::labels).orElse(List.of()));
    words.add(entry.title());
    return words;
  }

  private static List<String> labels(Legend.Ramp ramp) {
    return ramp.stops().stream()
        .map(Legend.Ramp.Stop::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  /** An upright bar, the greatest value at the top, with a label beside each labelled stop. */
  private void drawRamp(Canvas canvas, String title, Legend.Ramp ramp, Place place) {
    int first = title.isEmpty() ? 0 : 1;
    if (first > 0) {
      write(canvas, title, place.left(), place.middle(0));
    }
    double top = place.middle(first);
    double bottom = place.middle(first + labels(ramp).size() - 1);
    for (int y = (int) top - RAMP_END; y < bottom + RAMP_END; y++) {
      int colour = Premultiplied.of(ramp.argb((bottom - y - 0.5) / (bottom - top)));
      paintRow(canvas, colour, place.left(), place.left() + place.width(), y);
    }
    int last = ramp.stops().size() - 1;
    for (int i = 0; i <= last; i++) {
      double y = bottom - (bottom - top) * i / last;
      write(canvas, ramp.stops().get(i).label(), place.left() + place.width() + GAP, y);
    }
  }

  private static void paintRow(Canvas canvas, int colour, int from, int to, int y) {
    Picture picture = canvas.picture();
    if (y >= 0 && y < picture.height()) {
      for (int x = from; x < Math.min(to, picture.width()); x++) {
        int at = y * picture.width() + x;
        picture.pixels()[at] = Premultiplied.over(colour, picture.pixels()[at]);
      }
    }
  }

  private static TextLayout layout(String words) {
    return TextLayout.of(words, FontRequest.regular(TEXT_SIZE), FontLibrary.standard());
  }

  private void write(Canvas canvas, String words, int left, double middle) {
    TextLayout layout = layout(words);
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
    if (entry.ramp().isPresent()) {
      paintBar(canvas, entry.ramp().get(), left, top, width, height);
      return;
    }
    var box = new Box(left, top, width, height, 1);
    for (Symbolizer symbolizer : entry.symbolizers()) {
      paintSymbol(canvas, symbolizer, kind, box);
    }
  }

  /** Where a symbol is painted, and how many pixels stand for one of its style's. */
  private record Box(int left, int top, int width, int height, double ratio) {

    void field(Canvas canvas) {
      double rim = 1.5 * ratio;
      canvas.shape().loadBox(left + rim, top + rim, left + width - rim, top + height - rim);
    }

    void bend(Canvas canvas) {
      canvas
          .shape()
          .loadBend(left + ratio, top + height - 3 * ratio, left + width - ratio, top + 3 * ratio);
    }
  }

  private static void paintSymbol(
      Canvas canvas, Symbolizer symbolizer, GeometryKind kind, Box box) {
    if (symbolizer instanceof Symbolizer.PolygonSymbolizer area) {
      box.field(canvas);
      if (area.fill() != null) {
        canvas.fill(new Brushes.Paint(area.fill(), LayerPass.NO_ROW), LayerPass.NO_ROW);
      }
      if (area.stroke() != null) {
        var line = new Brushes.Line(area.stroke(), LayerPass.NO_ROW, box.ratio());
        canvas.stroke(line, LayerPass.NO_ROW);
      }
    } else if (symbolizer instanceof Symbolizer.LineSymbolizer line) {
      if (kind == GeometryKind.POLYGON) {
        box.field(canvas);
      } else {
        box.bend(canvas);
      }
      canvas.stroke(
          new Brushes.Line(line.stroke(), LayerPass.NO_ROW, box.ratio()), LayerPass.NO_ROW);
    } else if (symbolizer instanceof Symbolizer.PointSymbolizer point) {
      new MarkBrush(point, box.ratio())
          .stamp(
              canvas,
              (2 * box.left() + box.width()) * PathSink.ONE / 2,
              (2 * box.top() + box.height()) * PathSink.ONE / 2,
              LayerPass.NO_ROW);
    } else if (symbolizer instanceof Symbolizer.RasterSymbolizer) {
      paintGrid(canvas, box.left(), box.top(), box.width(), box.height());
    }
  }

  /** A bar lying down, the least value on the left. */
  private static void paintBar(
      Canvas canvas, Legend.Ramp ramp, int left, int top, int width, int height) {
    for (int x = 0; x < width - 2; x++) {
      int colour = Premultiplied.of(ramp.argb((x + 0.5) / (width - 2)));
      for (int y = top + 1; y < top + height - 1; y++) {
        paintRow(canvas, colour, left + 1 + x, left + 2 + x, y);
      }
    }
  }

  /** What stands for a picture: a few cells in greys. */
  private static void paintGrid(Canvas canvas, int left, int top, int width, int height) {
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int cell = GREYS[(x * 4 / width + 3 * (y * 3 / height)) % GREYS.length];
        paintRow(canvas, cell, left + x, left + x + 1, top + y);
      }
    }
  }

  private static final int[] GREYS = {0xFFB9B4AA, 0xFF8E887D, 0xFFD9D5CC, 0xFFA39D92, 0xFFC7C2B8};
}
