package org.tutai.geo.theme.picture;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.FillRule;
import org.tutai.geo.render.paint.Marks;
import org.tutai.geo.render.paint.PathSink;
import org.tutai.geo.render.paint.Pen;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Rasterizer;
import org.tutai.geo.render.paint.Stroker;
import org.tutai.geo.render.text.FontLibrary;
import org.tutai.geo.render.text.FontRequest;
import org.tutai.geo.render.text.TextLayout;
import org.tutai.geo.render.text.TextPaint;
import org.tutai.geo.render.text.TextPainter;
import org.tutai.geo.theme.Position;

/**
 * Draws shapes and letters at places of the world onto a picture; sizes are in pixels as styles
 * speak of them. For one thread.
 */
final class Sketch {

  private static final TextPainter TEXT = new TextPainter();
  private static final int ONE = PathSink.ONE;
  private static final int FARTHEST = 1 << 28;
  private static final double HALO = 1.8;
  private static final int HALO_ARGB = 0xD9FFFFFF;

  private final Picture picture;
  private final MapView view;
  private final Turn turn;
  private final double ratio;
  private final Rasterizer rasterizer;
  private final Stroker stroker;

  /**
   * @param view what the picture shows before it is turned
   */
  Sketch(Picture picture, MapView view, Turn turn) {
    this.picture = picture;
    this.view = view;
    this.turn = turn;
    this.ratio = view.pixelRatio();
    this.rasterizer = new Rasterizer(picture.width(), picture.height());
    this.stroker = new Stroker(rasterizer, picture.width(), picture.height());
  }

  /** Where a place lies, in 1/256 pixel. */
  int[] place(Position position) {
    double[] xy = {position.lon(), Math.max(-89.9, Math.min(89.9, position.lat()))};
    view.crs().fromLonLat().transform(xy, 0, xy, 0, 1);
    double x = (xy[0] - view.bounds().minX()) / view.unitsPerPixelX();
    double y = (view.bounds().maxY() - xy[1]) / view.unitsPerPixelY();
    double[] turned = turn.turned(x, y);
    return new int[] {units(turned[0]), units(turned[1])};
  }

  private static int units(double pixels) {
    double units = pixels * ONE;
    return Double.isFinite(units) ? (int) Math.max(-FARTHEST, Math.min(FARTHEST, units)) : FARTHEST;
  }

  /** Metres of a pixel, as the OGC reckons scales. */
  double metresPerPixel() {
    return view.unitsPerPixelX() * view.crs().metresPerUnit();
  }

  /** Fills areas; {@code argb} is not premultiplied. */
  void fill(List<List<Position>> rings, int argb) {
    if (argb >>> 24 != 0) {
      rings.forEach(ring -> trace(ring, rasterizer, true));
      rasterizer.fill(picture, argb, FillRule.EVEN_ODD);
    }
  }

  /** Strokes paths. */
  void stroke(
      List<List<Position>> paths, boolean closed, double width, List<Double> dash, int argb) {
    if (argb >>> 24 == 0 || width <= 0) {
      return;
    }
    stroker.pen(pen(width, dash));
    paths.forEach(path -> trace(path, stroker, closed));
    stroker.finish();
    rasterizer.fill(picture, argb, FillRule.NON_ZERO);
  }

  private Pen pen(double width, List<Double> dash) {
    int[] dashes =
        dash.stream().mapToInt(length -> (int) Math.round(length * ratio * ONE)).toArray();
    boolean solid = java.util.Arrays.stream(dashes).sum() == 0;
    return new Pen(
        (int) Math.max(1, Math.min(Pen.MAX_WIDTH, Math.round(width * ratio * ONE))),
        Pen.Join.ROUND,
        Pen.Cap.ROUND,
        solid ? new int[0] : dashes,
        0);
  }

  private void trace(List<Position> path, PathSink sink, boolean closed) {
    for (int i = 0; i < path.size(); i++) {
      int[] xy = place(path.get(i));
      if (i == 0) {
        sink.moveTo(xy[0], xy[1]);
      } else {
        sink.lineTo(xy[0], xy[1]);
      }
    }
    if (closed && !path.isEmpty()) {
      sink.close();
    }
  }

  /** The head of an arrow along the last stretch of a path. */
  void arrowHead(List<Position> path, double width, int argb) {
    if (path.size() < 2 || argb >>> 24 == 0) {
      return;
    }
    int[] tip = place(path.get(path.size() - 1));
    int[] from = place(path.get(path.size() - 2));
    double length = Math.hypot(tip[0] - from[0], tip[1] - from[1]);
    if (length == 0) {
      return;
    }
    double size = Math.max(10, 4 * width) * ratio * ONE;
    double dx = (tip[0] - from[0]) / length * size;
    double dy = (tip[1] - from[1]) / length * size;
    rasterizer.moveTo((int) (tip[0] + 0.2 * dx), (int) (tip[1] + 0.2 * dy));
    rasterizer.lineTo((int) (tip[0] - dx - 0.45 * dy), (int) (tip[1] - dy + 0.45 * dx));
    rasterizer.lineTo((int) (tip[0] - dx + 0.45 * dy), (int) (tip[1] - dy - 0.45 * dx));
    rasterizer.close();
    rasterizer.fill(picture, argb, FillRule.NON_ZERO);
  }

  /** A round mark. */
  void mark(Position at, double size, int fill, double strokeWidth, int stroke) {
    int[] xy = place(at);
    int side = (int) (Math.min(size * ratio, 1000) * ONE);
    if (fill >>> 24 != 0) {
      Marks.draw(Marks.Shape.CIRCLE, rasterizer, xy[0], xy[1], side, 0);
      rasterizer.fill(picture, fill, FillRule.NON_ZERO);
    }
    if (stroke >>> 24 != 0 && strokeWidth > 0) {
      stroker.pen(pen(strokeWidth, List.of()));
      Marks.draw(Marks.Shape.CIRCLE, stroker, xy[0], xy[1], side, 0);
      stroker.finish();
      rasterizer.fill(picture, stroke, FillRule.NON_ZERO);
    }
  }

  /**
   * Writes text with its middle at a place.
   *
   * @param above how many pixels above the place the text's middle is
   */
  void write(
      Position at, String text, double size, boolean bold, boolean halo, int argb, double above) {
    int[] xy = place(at);
    TextLayout layout = layout(text, size, bold);
    int left = xy[0] - (int) (layout.width() / 2 * ONE);
    int base = xy[1] - units(above * ratio) + below(layout);
    TEXT.paint(picture, layout, left, base, paint(halo, argb));
  }

  /** How far the baseline is below the text's middle. */
  private static int below(TextLayout layout) {
    return (int) ((layout.ascent() - layout.descent()) / 2 * ONE);
  }

  private TextLayout layout(String text, double size, boolean bold) {
    double em = Math.min(FontRequest.MAX_SIZE, Math.max(6, Math.min(200, size)) * ratio);
    return TextLayout.of(
        text, new FontRequest(Math.max(1, em), bold, false, 0), FontLibrary.standard());
  }

  private TextPaint paint(boolean halo, int argb) {
    return halo ? new TextPaint(argb, HALO * ratio, HALO_ARGB) : TextPaint.plain(argb);
  }

  /** Writes text with its middle at a place, turned about that, whichever way the map is. */
  void writeTurned(
      Position at, String text, double size, boolean bold, boolean halo, int argb, double degrees) {
    int[] xy = place(at);
    Turn tilt = Turn.ofDegrees(degrees, xy[0] / (double) ONE, xy[1] / (double) ONE);
    TextLayout layout = layout(text, size, bold);
    TextPaint paint = paint(halo, argb);
    Bounds shown = tilt.before(picture.width(), picture.height());
    TextLayout.Ink ink = TextPainter.extent(layout, paint);
    double originX = tilt.x() - layout.width() / 2;
    double originY = tilt.y() + below(layout) / (double) ONE;
    int left = (int) Math.floor(Math.max(shown.minX(), originX + ink.left()));
    int top = (int) Math.floor(Math.max(shown.minY(), originY + ink.top()));
    int right = (int) Math.ceil(Math.min(shown.maxX(), originX + ink.right()));
    int bottom = (int) Math.ceil(Math.min(shown.maxY(), originY + ink.bottom()));
    if (left < right && top < bottom) {
      Picture part = Picture.transparent(right - left, bottom - top);
      TEXT.paint(part, layout, units(originX - left), units(originY - top), paint);
      double[] middle = tilt.turned((left + right) / 2.0, (top + bottom) / 2.0);
      Overlay.stamp(picture, part, middle[0], middle[1], part.width(), tilt.radians());
    }
  }

  /** Shows a picture with its middle at a place, turned about that, whichever way the map is. */
  void image(Position at, Optional<Picture> image, double width, double degrees) {
    int[] xy = place(at);
    double x = xy[0] / (double) ONE;
    double y = xy[1] / (double) ONE;
    image.ifPresent(
        found -> {
          if (degrees % 360 == 0) {
            Overlay.stamp(picture, found, x, y, width * ratio);
          } else {
            Overlay.stamp(picture, found, x, y, width * ratio, Math.toRadians(degrees));
          }
        });
  }
}
