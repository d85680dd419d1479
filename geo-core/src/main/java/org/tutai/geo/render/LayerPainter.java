package org.tutai.geo.render;

import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.GridTransform;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Query;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.RulePlan;
import org.tutai.geo.style.Symbolizer;

/** Paints one layer with its style onto a canvas. For one thread. */
final class LayerPainter {

  private final Canvas canvas;
  private final MapView view;
  private final GridTransform transform;
  private final Work work;

  LayerPainter(Canvas canvas, MapView view, GridTransform transform, Work work) {
    this.canvas = canvas;
    this.view = view;
    this.transform = transform;
    this.work = work;
  }

  void paint(StyledLayer styled) {
    Optional<RasterPyramid> raster = styled.layer().raster();
    if (raster.isPresent()) {
      paint(styled, raster.get());
      return;
    }
    for (FeatureTypeStyle featureTypeStyle : styled.style().passes()) {
      LayerPass pass = LayerPass.of(featureTypeStyle, view, styled.layer().info().schema());
      if (!pass.isEmpty()) {
        paint(styled.layer(), pass);
      }
    }
  }

  /* A rule's filter can say nothing of a grid but what it says of a feature without values. */
  private void paint(StyledLayer styled, RasterPyramid raster) {
    Crs crs = styled.layer().info().crs();
    var painter = new RasterPainter(canvas.picture(), view, work);
    for (FeatureTypeStyle pass : styled.style().passes()) {
      RulePlan plan = RulePlan.of(pass, view.scaleDenominator(), styled.layer().info().schema());
      for (int rule : plan.rulesFor(LayerPass.NO_ROW)) {
        for (Symbolizer symbolizer : plan.rules().get(rule).symbolizers()) {
          if (symbolizer instanceof Symbolizer.RasterSymbolizer ofRaster) {
            painter.paint(raster, crs, ofRaster);
          }
        }
      }
    }
  }

  private void paint(LayerView layer, LayerPass pass) {
    Optional<WorldBox> box = transform.worldBox(pass.reachPixels() + 2);
    if (box.isEmpty()) {
      return;
    }
    boolean thin = pass.isPoints(layer.info().schema().geometryKind()) && PointPainter.fits(pass);
    Query query =
        new Query(
            box.get(), transform.worldUnitsPerPixel(), thin ? Query.Order.ANY : Query.Order.SOURCE);
    try (FeatureCursor cursor = layer.query(query)) {
      if (thin) {
        new PointPainter(canvas, pass, transform, work).paint(cursor);
      } else {
        paintEach(cursor, pass, box.get());
      }
    }
  }

  private void paintEach(FeatureCursor cursor, LayerPass pass, WorldBox box) {
    PointPainter.RuleCache rules = new PointPainter.RuleCache(pass, cursor);
    while (cursor.next()) {
      int[] matched = rules.rules();
      if (matched.length > 0) {
        canvas.shape().load(cursor, transform, box);
        work.spend(canvas.shape().vertices());
        for (int rule : matched) {
          for (LayerPass.Step step : pass.steps(rule)) {
            paintStep(step, cursor);
          }
        }
      }
    }
  }

  private void paintStep(LayerPass.Step step, FeatureCursor cursor) {
    if (step instanceof LayerPass.Step.Area area) {
      if (area.fill() != null) {
        canvas.fill(area.fill(), cursor);
      }
      if (area.line() != null) {
        canvas.stroke(area.line(), cursor);
      }
    } else if (step instanceof LayerPass.Step.Outline outline) {
      canvas.stroke(outline.line(), cursor);
    } else if (step instanceof LayerPass.Step.Dots dots) {
      paintDots(dots.brush(), cursor);
    }
  }

  private void paintDots(MarkBrush brush, FeatureCursor cursor) {
    ViewShape shape = canvas.shape();
    if (shape.isPoints()) {
      for (int i = 0; i < shape.vertices(); i++) {
        brush.stamp(canvas, shape.x(i), shape.y(i), cursor);
      }
      return;
    }
    long point = cursor.labelPoint();
    int[] xy = {(int) (point >> 32), (int) point};
    transform.toPixels(xy, 0, 1, xy);
    brush.stamp(canvas, xy[0], xy[1], cursor);
  }
}
