package org.tutai.geo.theme.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.FilteredLayer;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.BudgetExceededException;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.ThemeView;

/** Draws a theme map as one picture. Thread-safe; share one, since its renderer keeps buffers. */
public final class ThemePicture {

  /** The sea, on which the layers lie. */
  private static final int SEA = 0xCFE0EA;

  /** What a page draws features in that say nothing of how they look. */
  private static final int USUAL = 0x0B6E6E;

  /** What a screen has in width that a preview shows as well. */
  private static final double USUAL_WIDTH = 1200;

  private final MapRenderer renderer = new MapRenderer();

  /**
   * What is to be drawn.
   *
   * @param width in pixels
   * @param height in pixels
   * @param locale of what is written beside the map
   * @param deadlineNanos the {@link System#nanoTime} after which further layers are left out
   */
  public record Request(
      ThemeMap map,
      ThemeSources sources,
      int width,
      int height,
      Locale locale,
      long deadlineNanos) {}

  /**
   * A drawn theme.
   *
   * @param leftOut how many visible layers could not be drawn
   */
  public record Drawn(Picture picture, int leftOut) {}

  /** Draws a theme; what cannot be had or takes too long is left out and counted. */
  public Drawn draw(Request request) {
    return new Drawing(request).draw();
  }

  /** One picture being drawn. */
  private final class Drawing {

    private final Request request;
    private final MapView shown;
    private final Turn turn;

    /** What layers are drawn for: north up, and more than is shown where the map is turned. */
    private final MapView view;

    private final Picture picture;
    private int leftOut;

    Drawing(Request request) {
      this.request = request;
      this.shown = view(request);
      int free = request.height() - TitleStrip.height(request.width(), request.height());
      double rotation = request.map().view().rotation();
      this.turn = Turn.ofDegrees(rotation, request.width() / 2.0, free / 2.0);
      this.view = turn.isNone() ? shown : turn.ground(shown);
      this.picture = Overlay.filled(view.width(), view.height(), SEA);
    }

    Drawn draw() {
      ThemeMap map = request.map();
      base(map.base());
      layers(map.layers());
      Picture whole = turned();
      var sketch = new Sketch(whole, shown, turn);
      var drawings = new Drawings(sketch, request.sources()::image, request.locale());
      map.annotations().forEach(drawings::draw);
      map.measurements().forEach(drawings::draw);
      TitleStrip.draw(whole, map.title(), map.author(), leftOut, request.locale());
      return new Drawn(whole, leftOut);
    }

    /** The layers as they are shown; their letters turn with them, as on a page. */
    private Picture turned() {
      if (turn.isNone()) {
        return picture;
      }
      Picture whole = Overlay.filled(shown.width(), shown.height(), SEA);
      turn.lay(picture, whole);
      return whole;
    }

    private void base(ThemeBase base) {
      if (base.kind() == ThemeBase.Kind.SERVER) {
        render(request.sources().base(), 1);
      } else {
        base.layer().ifPresent(layer -> layer(layer, 1));
      }
    }

    /**
     * Neighbours that stand as they are published make one picture, as on a page, so that their
     * names make room for one another.
     */
    private void layers(List<ThemeLayer> layers) {
      var together = new ArrayList<StyledLayer>();
      for (ThemeLayer layer : layers) {
        Optional<StyledLayer> plain = plain(layer);
        plain.ifPresent(together::add);
        if (plain.isEmpty()) {
          flush(together);
          layer(layer, 1);
        }
      }
      flush(together);
    }

    private void flush(List<StyledLayer> together) {
      if (!together.isEmpty() && !render(List.copyOf(together), 1)) {
        leftOut += together.size();
      }
      together.clear();
    }

    /** A layer that joins its neighbours. */
    private Optional<StyledLayer> plain(ThemeLayer layer) {
      if (!(layer instanceof PublishedLayer published)
          || published.sld().isPresent()
          || published.filter().isPresent()
          || published.isPinned()) {
        return Optional.empty();
      }
      Entry entry = published.entry();
      boolean joins =
          entry.visible()
              && entry.opacity() == 1
              && entry.scales().contains(view.scaleDenominator());
      return joins ? request.sources().published(published) : Optional.empty();
    }

    private void layer(ThemeLayer layer, double opacity) {
      Optional<Entry> entry = layer.common();
      boolean shown =
          entry
              .filter(Entry::visible)
              .filter(common -> common.scales().contains(view.scaleDenominator()))
              .isPresent();
      double strength = opacity * entry.map(Entry::opacity).orElse(0.0);
      if (!shown || strength <= 0) {
        return;
      }
      if (layer instanceof GroupLayer group) {
        group.layers().forEach(member -> layer(member, strength));
      } else if (System.nanoTime() > request.deadlineNanos() || !drawn(layer, strength)) {
        leftOut++;
      }
    }

    private boolean drawn(ThemeLayer layer, double opacity) {
      if (layer instanceof PublishedLayer published) {
        Optional<StyledLayer> found = request.sources().published(published);
        return found.isPresent() && render(List.of(found.get()), opacity);
      }
      if (layer instanceof FileLayer || layer instanceof DocumentLayer) {
        return features(layer).map(json -> features(layer, json, opacity)).orElse(false);
      }
      Optional<Picture> remote = request.sources().remote(layer, view);
      remote.ifPresent(found -> Overlay.blend(picture, found, opacity));
      return remote.isPresent();
    }

    private Optional<byte[]> features(ThemeLayer layer) {
      if (layer instanceof DocumentLayer document && document.data().isPresent()) {
        return Optional.of(
            document
                .data()
                .get()
                .node()
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      return request.sources().features(layer);
    }

    private boolean features(ThemeLayer layer, byte[] json, double opacity) {
      try (GeoJsonLayer compiled = GeoJsonLayer.of(json)) {
        var styled = new ArrayList<StyledLayer>();
        for (CompiledLayer each : compiled.layers()) {
          styled.add(styled(layer, each));
        }
        return render(styled, opacity);
      } catch (IOException | EcqlException | RuntimeException unreadable) {
        return false;
      }
    }

    private boolean render(List<StyledLayer> layers, double opacity) {
      long left = (request.deadlineNanos() - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      try {
        Picture drawn =
            renderer.render(new PublishedMap(layers), view, RenderBudget.ofMillis(left));
        Overlay.blend(picture, drawn, opacity);
        return true;
      } catch (BudgetExceededException e) {
        return false;
      }
    }
  }

  /** With a filter that cannot be read nothing is drawn, rather than what was to be left out. */
  private static StyledLayer styled(ThemeLayer layer, CompiledLayer compiled) throws EcqlException {
    Optional<String> sld = layer instanceof FileLayer file ? file.sld() : Optional.empty();
    Optional<String> filter = layer instanceof FileLayer file ? file.filter() : Optional.empty();
    LayerInfo info = compiled.info();
    Style plain = DefaultStyles.plain(info.schema(), USUAL);
    return new StyledLayer(
        filtered(compiled, filter.orElse("")), sld.flatMap(ThemePicture::style).orElse(plain), "");
  }

  private static LayerView filtered(CompiledLayer layer, String filter) throws EcqlException {
    return filter.isBlank() ? layer : new FilteredLayer(layer, EcqlParser.parse(filter), filter);
  }

  private static Optional<Style> style(String sld) {
    try {
      return SldReader.read(sld).defaultStyle();
    } catch (StyleException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * What the theme opens with: all that its maker saw, or where nobody told that, as much of it as
   * a screen of usual width shows. Its middle is that of what the strip leaves free.
   */
  static MapView view(Request request) {
    Crs mercator = CrsRegistry.byCode("EPSG:3857").orElseThrow();
    var view = request.map().view();
    double lat = Math.max(-85, Math.min(85, view.center().lat()));
    double[] middle = {view.center().lon(), lat};
    mercator.fromLonLat().transform(middle, 0, middle, 0, 1);
    int strip = TitleStrip.height(request.width(), request.height());
    double resolution =
        2
            * Math.PI
            * 6_378_137
            / 256
            / Math.pow(2, view.zoom())
            * view.size()
                .map(size -> furtherOut(size, request.width(), request.height() - strip))
                .orElse(USUAL_WIDTH / (double) request.width());
    double halfWidth = resolution * request.width() / 2;
    double halfHeight = resolution * request.height() / 2;
    double down = resolution * strip / 2;
    return new MapView(
        mercator,
        new Bounds(
            middle[0] - halfWidth,
            middle[1] - halfHeight - down,
            middle[0] + halfWidth,
            middle[1] + halfHeight - down),
        request.width(),
        request.height());
  }

  /** How many pixels of its maker's map come to a pixel where all of that map is shown. */
  private static double furtherOut(ThemeView.Size size, int width, int height) {
    return Math.max(size.width() / (double) width, size.height() / (double) Math.max(1, height));
  }
}
