package org.tutai.server.http.wms;

import java.util.List;
import org.tutai.geo.style.Rule;
import org.tutai.server.workspace.NamedStyle;

/** The scale denominators at which any of a layer's styles draws something. */
record ScaleRange(double min, double max) {

  static ScaleRange of(List<NamedStyle> styles) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (NamedStyle style : styles) {
      for (var pass : style.style().passes()) {
        for (Rule rule : pass.rules()) {
          min = Math.min(min, rule.minScale());
          max = Math.max(max, rule.maxScale());
        }
      }
    }
    return min < max ? new ScaleRange(min, max) : new ScaleRange(0, Double.POSITIVE_INFINITY);
  }
}
