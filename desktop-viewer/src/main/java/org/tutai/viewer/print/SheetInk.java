package org.tutai.viewer.print;

import org.tutai.geo.render.paint.FillRule;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Premultiplied;
import org.tutai.geo.render.paint.Rasterizer;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.FontRequest;
import org.tutai.geo.render.text.TextLayout;
import org.tutai.geo.render.text.TextPaint;
import org.tutai.geo.render.text.TextPainter;

/** Draws on a picture in logical pixels. Colours are straight. For one thread. */
final class SheetInk {

  private final Picture picture;
  private final double ratio;
  private final Rasterizer rasterizer;
  private final TextPainter text = new TextPainter(1 << 20);

  SheetInk(Picture picture, double ratio) {
    this.picture = picture;
    this.ratio = ratio;
    this.rasterizer = new Rasterizer(picture.width(), picture.height());
  }

  double ratio() {
    return ratio;
  }

  private int units(double at) {
    return (int) Math.rint(at * ratio * PathSink.ONE);
  }

  private int pixel(double at) {
    return (int) Math.rint(at * ratio);
  }

  /** A shape of straight edges; x and y by turns. */
  void shape(int argb, double... xy) {
    rasterizer.moveTo(units(xy[0]), units(xy[1]));
    for (int i = 2; i < xy.length; i += 2) {
      rasterizer.lineTo(units(xy[i]), units(xy[i + 1]));
    }
    rasterizer.close();
    rasterizer.fill(picture, argb, FillRule.NON_ZERO);
  }

  void box(int argb, double x, double y, double width, double height) {
    shape(argb, x, y, x + width, y, x + width, y + height, x, y + height);
  }

  /** A box with rounded corners and a fine edge, as a ground for what stands on the map. */
  void card(double x, double y, double width, double height) {
    rounded(0x30000000, x - 0.75, y - 0.75, width + 1.5, height + 1.5, 6.75);
    rounded(0xF2FFFFFF, x, y, width, height, 6);
  }

  private void rounded(int argb, double x, double y, double width, double height, double radius) {
    double[][] corners = {
      {x + width - radius, y + radius, -90},
      {x + width - radius, y + height - radius, 0},
      {x + radius, y + height - radius, 90},
      {x + radius, y + radius, 180}
    };
    boolean first = true;
    for (double[] corner : corners) {
      for (int step = 0; step <= 8; step++) {
        double angle = Math.toRadians(corner[2] + step * 90 / 8.0);
        int atX = units(corner[0] + radius * Math.cos(angle));
        int atY = units(corner[1] + radius * Math.sin(angle));
        if (first) {
          rasterizer.moveTo(atX, atY);
        } else {
          rasterizer.lineTo(atX, atY);
        }
        first = false;
      }
    }
    rasterizer.close();
    rasterizer.fill(picture, argb, FillRule.NON_ZERO);
  }

  /** How wide a line of text is. */
  double width(String words, double size, boolean bold) {
    return layout(words, size, bold).width() / ratio;
  }

  /** A line of text from a left edge, its middle at a height. */
  void write(String words, double size, boolean bold, int argb, double left, double middle) {
    TextLayout layout = layout(words, size, bold);
    double base = (layout.ascent() - layout.descent()) / 2;
    int y = units(middle) + (int) Math.rint(base * PathSink.ONE);
    text.paint(picture, layout, units(left), y, TextPaint.plain(argb));
  }

  private TextLayout layout(String words, double size, boolean bold) {
    var font = new FontRequest(Math.max(1, size * ratio), bold, false, 0);
    return TextLayout.of(words, font, FontLibrary.standard());
  }

  /** As much of a line as there is room for. */
  String fitting(String words, double size, boolean bold, double room) {
    String line = words.replaceAll("\\s+", " ").strip();
    int most = line.codePointCount(0, line.length());
    int length = Math.min(most, TextLayout.MAX_CHARACTERS - 1);
    String shown = length < most ? cut(line, length) : line;
    while (length > 1 && width(shown, size, bold) > room) {
      length--;
      shown = cut(line, length);
    }
    return shown;
  }

  private static String cut(String line, int length) {
    return line.substring(0, line.offsetByCodePoints(0, length)).strip() + "…";
  }

  /** A picture in its own pixels, from a corner. */
  void stamp(Picture stamp, double left, double top) {
    int x = pixel(left);
    int y = pixel(top);
    for (int row = Math.max(0, -y); row < Math.min(stamp.height(), picture.height() - y); row++) {
      for (int column = Math.max(0, -x);
          column < Math.min(stamp.width(), picture.width() - x);
          column++) {
        int argb = stamp.pixels()[row * stamp.width() + column];
        if (argb != 0) {
          int at = (y + row) * picture.width() + x + column;
          picture.pixels()[at] = Premultiplied.over(argb, picture.pixels()[at]);
        }
      }
    }
  }
}
