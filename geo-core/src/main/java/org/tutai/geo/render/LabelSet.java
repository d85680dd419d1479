package org.tutai.geo.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.GridTransform;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.expr.Expressions;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.Query;
import org.tutai.geo.render.label.LabelCandidate;
import org.tutai.geo.render.label.LabelPlan;
import org.tutai.geo.render.label.LabelPlanner;
import org.tutai.geo.render.text.TextPainter;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.RulePlan;
import org.tutai.geo.style.Symbolizer;
import org.tutai.geo.style.Symbolizer.TextSymbolizer;

/**
 * The labels of a published map in one CRS: what each says, how it looks, where it stands, and in
 * which range of scales it shows. Made once, from coordinates and priorities alone, and the same
 * for every tile and view. Immutable, thread-safe.
 */
final class LabelSet {

  /** No map has more labels than this; the rest, of the last layers, are left out. */
  private static final int MOST_LABELS = 2_000_000;

  private final LabelPlan plan;
  private final List<String> texts;
  private final List<TextBrush> brushes;
  private final int[] places;

  private LabelSet(Maker maker) {
    this.plan = maker.planner.plan();
    this.texts = maker.texts;
    this.brushes = maker.brushes;
    this.places = maker.places.toArray();
  }

  /** Plans the labels of a map in a CRS. */
  static LabelSet of(List<StyledLayer> layers, Crs crs) {
    Maker maker = new Maker(crs);
    for (StyledLayer layer : layers) {
      for (FeatureTypeStyle pass : layer.style().passes()) {
        maker.addPass(layer, pass);
      }
    }
    return new LabelSet(maker);
  }

  /** Whether a style writes anything at any scale. */
  static boolean hasText(StyledLayer layer) {
    if (layer.layer().raster().isPresent()) {
      return false;
    }
    return layer.style().passes().stream()
        .flatMap(pass -> pass.rules().stream())
        .flatMap(rule -> rule.symbolizers().stream())
        .anyMatch(TextSymbolizer.class::isInstance);
  }

  /** Paints the labels that show in a view, the most important last. */
  void paint(TextPainter painter, Canvas canvas, MapView view, GridTransform transform) {
    if (texts.isEmpty()) {
      return;
    }
    Bounds window = view.bounds();
    int[] found = plan.find(window, view.unitsPerStylePixel());
    int[] xy = new int[2];
    for (int i = found.length - 1; i >= 0; i--) {
      int id = (int) plan.id(found[i]);
      xy[0] = places[2 * id];
      xy[1] = places[2 * id + 1];
      transform.toPixels(xy, 0, 1, xy);
      TextBrush brush = brushes.get(id).scaled(view.pixelRatio());
      brush.paint(painter, canvas.picture(), brush.layout(texts.get(id)), xy[0], xy[1]);
    }
  }

  int size() {
    return plan.size();
  }

  /** Gathers candidates; for one thread. */
  private static final class Maker {

    private final Crs crs;
    private final CoordinateTransform fromLonLat;
    private final LabelPlanner planner;
    private final List<String> texts = new ArrayList<>();
    private final List<TextBrush> brushes = new ArrayList<>();
    private final Map<TextBrush, TextBrush> sameBrushes = new HashMap<>();
    private final IntList places = new IntList();
    private final double[] point = new double[2];

    Maker(Crs crs) {
      this.crs = crs;
      this.fromLonLat = crs.fromLonLat();
      this.planner = new LabelPlanner(0.1 / crs.metresPerUnit());
    }

    void addPass(StyledLayer layer, FeatureTypeStyle pass) {
      List<Stretch> stretches = stretches(layer, pass);
      if (stretches.isEmpty()) {
        return;
      }
      try (FeatureCursor cursor =
          layer.layer().query(new Query(WorldBox.ALL, 0, Query.Order.ANY))) {
        while (cursor.next() && texts.size() < MOST_LABELS) {
          addFeature(cursor, stretches);
        }
      }
    }

    /** A stretch of scales in which one set of rules holds. */
    private record Stretch(double from, double to, RulePlan plan) {}

    private static List<Stretch> stretches(StyledLayer layer, FeatureTypeStyle pass) {
      TreeSet<Double> limits = new TreeSet<>(List.of(0.0, Double.POSITIVE_INFINITY));
      for (Rule rule : pass.rules()) {
        limits.add(rule.minScale());
        limits.add(rule.maxScale());
      }
      List<Double> edges = List.copyOf(limits);
      List<Stretch> stretches = new ArrayList<>();
      for (int i = 0; i + 1 < edges.size(); i++) {
        RulePlan plan = RulePlan.of(pass, edges.get(i), layer.layer().info().schema());
        if (plan.rules().stream().anyMatch(Maker::writes)) {
          stretches.add(new Stretch(edges.get(i), edges.get(i + 1), plan));
        }
      }
      return stretches;
    }

    private static boolean writes(Rule rule) {
      return rule.symbolizers().stream().anyMatch(TextSymbolizer.class::isInstance);
    }

    private void addFeature(FeatureCursor cursor, List<Stretch> stretches) {
      Map<TextSymbolizer, double[]> ranges = new LinkedHashMap<>();
      for (Stretch stretch : stretches) {
        for (int rule : stretch.plan().rulesFor(cursor)) {
          for (Symbolizer symbolizer : stretch.plan().rules().get(rule).symbolizers()) {
            if (symbolizer instanceof TextSymbolizer text) {
              extend(ranges, text, stretch, cursor);
            }
          }
        }
      }
      ranges.forEach((text, range) -> add(cursor, text, range[0], range[1]));
    }

    /** Joins stretches that touch and write the same; a gap begins a new label. */
    private void extend(
        Map<TextSymbolizer, double[]> ranges,
        TextSymbolizer text,
        Stretch stretch,
        FeatureCursor cursor) {
      double[] range = ranges.get(text);
      if (range == null) {
        ranges.put(text, new double[] {stretch.from(), stretch.to()});
      } else if (range[1] == stretch.from()) {
        range[1] = stretch.to();
      } else {
        add(cursor, text, range[0], range[1]);
        range[0] = stretch.from();
        range[1] = stretch.to();
      }
    }

    private void add(
        FeatureCursor cursor, TextSymbolizer symbolizer, double minScale, double maxScale) {
      String text = Expressions.text(symbolizer.label(), cursor);
      if (text == null || text.isBlank()) {
        return;
      }
      long place = cursor.labelPoint();
      int worldX = (int) (place >> 32);
      int worldY = (int) place;
      if (!locate(worldX, worldY)) {
        return;
      }
      TextBrush made = TextBrush.of(symbolizer, cursor);
      TextBrush brush = sameBrushes.computeIfAbsent(made, same -> same);
      LabelCandidate candidate = candidate(brush, text, symbolizer, cursor, minScale, maxScale);
      if (candidate == null) {
        return;
      }
      planner.add(candidate);
      texts.add(text);
      brushes.add(brush);
      places.add(worldX);
      places.add(worldY);
    }

    /**
     * Puts the anchor's CRS coordinates into {@link #point}; false where the CRS has no place for
     * it.
     */
    private boolean locate(int worldX, int worldY) {
      point[0] = WorldGrid.lonOfX(worldX);
      point[1] = WorldGrid.latOfY(worldY);
      if (!crs.domain().contains(point[0], point[1])) {
        return false;
      }
      fromLonLat.transform(point, 0, point, 0, 1);
      return Double.isFinite(point[0]) && Double.isFinite(point[1]);
    }

    private @Nullable LabelCandidate candidate(
        TextBrush brush,
        String text,
        TextSymbolizer symbolizer,
        FeatureCursor cursor,
        double minScale,
        double maxScale) {
      TextBrush.Extent extent = brush.extent(brush.layout(text));
      if (extent.isEmpty()) {
        return null;
      }
      double toResolution = MapView.PIXEL_METRES / crs.metresPerUnit();
      return new LabelCandidate(
          texts.size(),
          text.hashCode(),
          point[0],
          point[1],
          extent.left(),
          extent.right(),
          extent.up(),
          extent.down(),
          Expressions.number(symbolizer.priority(), cursor, 0),
          minScale * toResolution,
          maxScale * toResolution);
    }
  }

  /** A growing list of ints. */
  private static final class IntList {

    private int[] values = new int[64];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] toArray() {
      return java.util.Arrays.copyOf(values, size);
    }
  }
}
