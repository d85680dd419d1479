package org.tutai.viewer.map;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.look.Palette;

/**
 * Draws a tool's sketch over the map, in the colours that stand out from it in both looks: each
 * line has a light rim. For the UI thread.
 */
final class SketchPainter {

  private static final Palette PALETTE = Palette.of(false);
  private static final Color ACCENT = PALETTE.colour("-tutai-map-sketch");
  private static final Color SOFT = PALETTE.colour("-tutai-map-sketch-soft");
  private static final Color PLACE = PALETTE.colour("-tutai-map-selection");
  private static final Color INK = PALETTE.colour("-tutai-map-ink");
  private static final Color HALO = PALETTE.colour("-tutai-map-halo");
  private static final Color RIM = HALO.deriveColor(0, 1, 1, 0.8);
  private static final double FARTHEST = 1e5;

  private SketchPainter() {}

  static void draw(Sketch sketch, Viewport viewport, Canvas canvas) {
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    to.setLineJoin(StrokeLineJoin.ROUND);
    to.setLineCap(StrokeLineCap.ROUND);
    Font letters = Look.boldFont(Look.BODY);
    for (Sketch.Shape shape : sketch.shapes()) {
      double[][] xy = pixels(shape, viewport);
      if (xy[0].length > 0) {
        draw(shape, xy[0], xy[1], to);
        label(to, shape.label(), letters, xy[0], xy[1]);
      }
    }
  }

  /** Where the places are that the map's CRS reaches, xs then ys. */
  private static double[][] pixels(Sketch.Shape shape, Viewport viewport) {
    int count = shape.positions().size();
    double[] at = new double[2 * count];
    for (int i = 0; i < count; i++) {
      at[2 * i] = shape.positions().get(i).lon();
      at[2 * i + 1] = shape.positions().get(i).lat();
    }
    Transforms.between(CrsRegistry.CRS84, viewport.crs()).transform(at, 0, at, 0, count);
    double[] xs = new double[count];
    double[] ys = new double[count];
    int reached = 0;
    for (int i = 0; i < count; i++) {
      double x = viewport.pixelX(at[2 * i]);
      double y = viewport.pixelY(at[2 * i + 1]);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        xs[reached] = Math.max(-FARTHEST, Math.min(FARTHEST, x));
        ys[reached++] = Math.max(-FARTHEST, Math.min(FARTHEST, y));
      }
    }
    return new double[][] {
      java.util.Arrays.copyOf(xs, reached), java.util.Arrays.copyOf(ys, reached)
    };
  }

  private static void draw(Sketch.Shape shape, double[] xs, double[] ys, GraphicsContext to) {
    boolean reach = shape.look() == Sketch.Look.REACH;
    to.setLineDashes(reach ? new double[] {7, 5} : new double[0]);
    Color colour = shape.look() == Sketch.Look.PLACE ? PLACE : ACCENT;
    double width = reach ? 1.5 : 2.5;
    switch (shape.form()) {
      case POINTS -> points(to, shape.look(), xs, ys);
      case LINE -> {
        pen(to, RIM, width + 2.5);
        to.strokePolyline(xs, ys, xs.length);
        pen(to, colour, width);
        to.strokePolyline(xs, ys, xs.length);
      }
      case AREA -> {
        to.setFill(shape.look() == Sketch.Look.PLACE ? PLACE.deriveColor(0, 1, 1, 0.2) : SOFT);
        to.fillPolygon(xs, ys, xs.length);
        pen(to, RIM, width + 2.5);
        to.strokePolygon(xs, ys, xs.length);
        pen(to, colour, width);
        to.strokePolygon(xs, ys, xs.length);
      }
    }
  }

  private static void pen(GraphicsContext to, Color colour, double width) {
    to.setStroke(colour);
    to.setLineWidth(width);
  }

  private static void points(GraphicsContext to, Sketch.Look look, double[] xs, double[] ys) {
    to.setLineDashes();
    for (int i = 0; i < xs.length; i++) {
      switch (look) {
        case ACTIVE, REACH -> {
          disc(to, RIM, xs[i], ys[i], 6);
          disc(to, ACCENT, xs[i], ys[i], 4.5);
        }
        case HANDLE -> {
          disc(to, ACCENT, xs[i], ys[i], 6.5);
          disc(to, HALO, xs[i], ys[i], 4.5);
        }
        case BETWEEN -> {
          disc(to, HALO, xs[i], ys[i], 4.5);
          disc(to, ACCENT, xs[i], ys[i], 3);
        }
        case CHOSEN -> {
          disc(to, HALO, xs[i], ys[i], 8);
          disc(to, ACCENT, xs[i], ys[i], 6.5);
        }
        case PLACE -> pin(to, xs[i], ys[i]);
      }
    }
  }

  private static void disc(GraphicsContext to, Color colour, double x, double y, double radius) {
    to.setFill(colour);
    to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** A pin whose foot is at the place. */
  private static void pin(GraphicsContext to, double x, double y) {
    to.beginPath();
    to.moveTo(x, y);
    to.bezierCurveTo(x - 3, y - 8, x - 10, y - 13, x - 10, y - 20);
    to.arcTo(x - 10, y - 30, x, y - 30, 10);
    to.arcTo(x + 10, y - 30, x + 10, y - 20, 10);
    to.bezierCurveTo(x + 10, y - 13, x + 3, y - 8, x, y);
    to.closePath();
    pen(to, HALO, 3);
    to.stroke();
    to.setFill(PLACE);
    to.fill();
    disc(to, HALO, x, y - 20, 4);
  }

  private static void label(
      GraphicsContext to, String text, Font letters, double[] xs, double[] ys) {
    if (text.isEmpty()) {
      return;
    }
    double x = xs[xs.length - 1] + 10;
    double y = ys[ys.length - 1] - 10;
    to.setLineDashes();
    to.setFont(letters);
    pen(to, HALO, 4);
    to.strokeText(text, x, y);
    to.setFill(INK);
    to.fillText(text, x, y);
  }
}
