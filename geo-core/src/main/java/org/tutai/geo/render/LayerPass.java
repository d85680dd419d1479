package org.tutai.geo.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.expr.Row;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.RulePlan;
import org.tutai.geo.style.Symbolizer;

/**
 * One pass of a style made ready for painting at a scale: the rules that can hold, each as the
 * strokes, fills and marks it paints. Text is not here: labels are planned for the whole map.
 */
final class LayerPass {

  /** One thing to paint of a feature. */
  sealed interface Step {

    /** How far the step paints beyond the shape, in pixels. */
    double reachPixels();

    /** Fills what is filled, then strokes. */
    record Area(Brushes.@Nullable Paint fill, Brushes.@Nullable Line line) implements Step {
      @Override
      public double reachPixels() {
        return line == null ? 0 : line.reachPixels();
      }
    }

    /** Strokes. */
    record Outline(Brushes.Line line) implements Step {
      @Override
      public double reachPixels() {
        return line.reachPixels();
      }
    }

    /** Marks the points. */
    record Dots(MarkBrush brush) implements Step {
      @Override
      public double reachPixels() {
        return brush.reachPixels();
      }
    }
  }

  /** A row for expressions that look at nothing. */
  static final Row NO_ROW =
      new Row() {
        @Override
        public @Nullable Object value(int column) {
          return null;
        }

        @Override
        public @Nullable Geometry geometry() {
          return null;
        }
      };

  private final RulePlan plan;
  private final List<List<Step>> steps = new ArrayList<>();
  private final boolean onlyDots;

  private LayerPass(RulePlan plan, double ratio) {
    this.plan = plan;
    for (Rule rule : plan.rules()) {
      List<Step> ofRule = new ArrayList<>();
      for (Symbolizer symbolizer : rule.symbolizers()) {
        Step step = step(symbolizer, ratio);
        if (step != null) {
          ofRule.add(step);
        }
      }
      steps.add(List.copyOf(ofRule));
    }
    this.onlyDots = steps.stream().flatMap(List::stream).allMatch(Step.Dots.class::isInstance);
  }

  static LayerPass of(FeatureTypeStyle pass, MapView view, Schema schema) {
    return new LayerPass(RulePlan.of(pass, view.scaleDenominator(), schema), view.pixelRatio());
  }

  private static @Nullable Step step(Symbolizer symbolizer, double ratio) {
    if (symbolizer instanceof Symbolizer.PolygonSymbolizer polygon) {
      return new Step.Area(
          Brushes.Paint.of(polygon.fill(), NO_ROW),
          Brushes.Line.of(polygon.stroke(), NO_ROW, ratio));
    }
    if (symbolizer instanceof Symbolizer.LineSymbolizer line) {
      return new Step.Outline(new Brushes.Line(line.stroke(), NO_ROW, ratio));
    }
    if (symbolizer instanceof Symbolizer.PointSymbolizer point) {
      return new Step.Dots(new MarkBrush(point, ratio));
    }
    return null;
  }

  RulePlan plan() {
    return plan;
  }

  List<Step> steps(int rule) {
    return steps.get(rule);
  }

  /** Whether nothing is painted at the scale. */
  boolean isEmpty() {
    return steps.stream().allMatch(List::isEmpty);
  }

  /** Whether this is points with marks: what may be thinned. */
  boolean isPoints(GeometryKind kind) {
    return onlyDots && kind == GeometryKind.POINT;
  }

  double reachPixels() {
    return steps.stream().flatMap(List::stream).mapToDouble(Step::reachPixels).max().orElse(0);
  }
}
