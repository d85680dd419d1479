package org.tutai.viewer.map;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws a tool's sketch over the map. */
final class SketchPainter {

  private static final Color ACCENT = Color.web("#0b6e6e");
  private static final Color REACH = Color.web("#0b6e6e", 0.12);
  private static final double HANDLE = 4.5;

  private SketchPainter() {}

  static void draw(Sketch sketch, Viewport viewport, Canvas canvas) {
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (Sketch.Shape shape : sketch.shapes()) {
      draw(shape, viewport, to);
    }
  }

  private static void draw(Sketch.Shape shape, Viewport viewport, GraphicsContext to) {
    int count = shape.positions().size();
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      double[] at = viewport.pixel(shape.positions().get(i));
      xs[i] = at[0];
      ys[i] = at[1];
    }
    to.setStroke(ACCENT);
    to.setLineWidth(2);
    switch (shape.form()) {
      case POINTS -> points(to, xs, ys);
      case LINE -> to.strokePolyline(xs, ys, count);
      case AREA -> {
        to.setFill(REACH);
        to.fillPolygon(xs, ys, count);
        to.strokePolygon(xs, ys, count);
      }
    }
    if (!shape.label().isEmpty() && count > 0) {
      label(to, shape.label(), xs[count - 1] + 8, ys[count - 1] - 8);
    }
  }

  private static void points(GraphicsContext to, double[] xs, double[] ys) {
    for (int i = 0; i < xs.length; i++) {
      to.setFill(Color.WHITE);
      to.fillOval(xs[i] - HANDLE, ys[i] - HANDLE, 2 * HANDLE, 2 * HANDLE);
      to.strokeOval(xs[i] - HANDLE, ys[i] - HANDLE, 2 * HANDLE, 2 * HANDLE);
    }
  }

  private static void label(GraphicsContext to, String text, double x, double y) {
    to.setLineWidth(3);
    to.setStroke(Color.web("#f6f4ee", 0.85));
    to.strokeText(text, x, y);
    to.setFill(Color.web("#3d3a36"));
    to.fillText(text, x, y);
  }
}
