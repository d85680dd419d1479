package org.tutai.viewer.layers.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.render.LegendRenderer;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.Legend;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Progress;

/**
 * Legends of styled layers, drawn in the background by what draws the map and kept by style. For
 * the UI thread.
 */
final class LegendBook {

  /** Pixels of a symbol. */
  static final int WIDTH = 24;

  static final int HEIGHT = 16;

  /** Pixels of a bar of colours. */
  static final int BAR_WIDTH = 208;

  static final int BAR_HEIGHT = 12;

  /** Lines that are drawn of one legend. */
  static final int MOST = 60;

  private static final Text DRAWING = Text.of("Drawing a legend", "正在繪製圖例");
  private static final int KEPT = 500;

  /** A value of a bar of colours, and how far along it stands, 0 to 1. */
  record Label(String text, double share) {}

  /**
   * A line of a legend.
   *
   * @param labels of a bar, from its left end to its right; empty for symbols
   */
  record Item(String title, double minScale, double maxScale, Picture picture, List<Label> labels) {
    Item {
      labels = List.copyOf(labels);
    }

    boolean isAt(double scale) {
      return scale >= minScale && scale < maxScale;
    }
  }

  /**
   * A legend.
   *
   * @param items at most {@link #MOST}
   * @param count all there are
   */
  record Drawn(List<Item> items, int count) {
    Drawn {
      items = List.copyOf(items);
    }
  }

  private record Key(String style, GeometryKind kind, String grid, double ratio) {}

  private final Jobs jobs;
  private final Runnable changed;
  private final LegendRenderer renderer = new LegendRenderer();
  private double ratio = 1;
  private final Map<Key, Optional<Drawn>> drawn =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<Drawn>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * A book without pages yet.
   *
   * @param changed run when a legend is drawn
   */
  LegendBook(Jobs jobs, Runnable changed) {
    this.jobs = jobs;
    this.changed = changed;
  }

  /** Draws for screens of so many pixels to a logical one from now on. */
  void setPixelRatio(double pixels) {
    double now = Math.max(1, Math.min(4, pixels));
    if (now != ratio) {
      ratio = now;
      changed.run();
    }
  }

  /** The legend of a layer; empty until it is drawn. */
  Optional<Drawn> of(StyledLayer layer) {
    GeometryKind kind = kind(layer);
    Key key =
        new Key(
            layer.styleDigest(),
            kind,
            kind == GeometryKind.RASTER ? layer.layer().info().digest() : "",
            ratio);
    Optional<Drawn> known = drawn.get(key);
    if (known != null) {
      return known;
    }
    drawn.put(key, Optional.empty());
    double pixels = ratio;
    jobs.start(DRAWING, progress -> draw(layer, kind, pixels, progress))
        .then(
            made -> {
              drawn.put(key, Optional.of(made));
              changed.run();
            });
    return Optional.empty();
  }

  static GeometryKind kind(StyledLayer layer) {
    return layer.layer().raster().isPresent()
        ? GeometryKind.RASTER
        : layer.layer().info().schema().geometryKind();
  }

  private Drawn draw(StyledLayer layer, GeometryKind kind, double pixels, Progress progress) {
    Legend plain = Legend.of(layer.style());
    Optional<RasterPyramid> grid = layer.layer().raster();
    Legend legend = grid.map(plain::of).orElse(plain);
    var items = new ArrayList<Item>();
    for (Legend.Entry entry : legend.entries()) {
      if (items.size() == MOST) {
        break;
      }
      try {
        progress.at(items.size(), legend.entries().size());
      } catch (CancellationException e) {
        break;
      }
      items.add(item(entry, kind, pixels));
    }
    return new Drawn(items, legend.entries().size());
  }

  private Item item(Legend.Entry entry, GeometryKind kind, double pixels) {
    Optional<Legend.Ramp> ramp = entry.ramp();
    int width = ramp.isPresent() ? BAR_WIDTH : WIDTH;
    int height = ramp.isPresent() ? BAR_HEIGHT : HEIGHT;
    Picture picture =
        renderer.swatch(
            entry, kind, (int) Math.ceil(width * pixels), (int) Math.ceil(height * pixels), pixels);
    return new Item(
        entry.title(),
        entry.minScale(),
        entry.maxScale(),
        picture,
        ramp.map(LegendBook::labels).orElse(List.of()));
  }

  /** The first, the last, and the one nearest to the middle. */
  private static List<Label> labels(Legend.Ramp ramp) {
    int last = ramp.stops().size() - 1;
    var all = new ArrayList<Label>();
    for (int i = 0; i <= last; i++) {
      String text = ramp.stops().get(i).label();
      if (!text.isEmpty()) {
        all.add(new Label(text, (double) i / last));
      }
    }
    if (all.size() <= 3) {
      return all;
    }
    Label middle =
        all.subList(1, all.size() - 1).stream()
            .min(Comparator.comparingDouble(label -> Math.abs(label.share() - 0.5)))
            .orElseThrow();
    return List.of(all.get(0), middle, all.get(all.size() - 1));
  }
}
