package org.tutai.geo.render;

import org.tutai.geo.expr.Row;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Symbolizer.TextSymbolizer;

/** Stub. */
record TextBrush(double size) {

  record Extent(float left, float right, float up, float down) {
    boolean isEmpty() {
      return left + right <= 0;
    }

    double reach() {
      return Math.max(Math.max(left, right), Math.max(up, down));
    }
  }

  static TextBrush of(TextSymbolizer symbolizer, Row row) {
    return new TextBrush(12);
  }

  Extent extent(String text) {
    return new Extent(10, 10, 5, text.length());
  }

  void paint(Picture picture, String text, int x, int y) {}
}
