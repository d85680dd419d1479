package org.tutai.geo.render;

import org.tutai.geo.expr.Row;
import org.tutai.geo.style.Symbolizer.PointSymbolizer;

/** Stub. */
final class MarkBrush {
  MarkBrush(PointSymbolizer s) {}

  double reachPixels() {
    return 3;
  }

  boolean isOpaque() {
    return true;
  }

  boolean isConstant() {
    return true;
  }

  boolean coversLike(MarkBrush o) {
    return true;
  }

  void stamp(Canvas canvas, int x, int y, Row row) {}
}
