package org.tutai.viewer.layers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.expr.EcqlException;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.layer.FilteredLayer;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.StyleException;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/**
 * Opened layers as a theme shows them: through its lenses, with its filter, in its style. Made in
 * the background; while that goes on, the last look of the same layer stands in. For the UI thread.
 */
final class LayerLooks {

  private static final Logger log = LoggerFactory.getLogger(LayerLooks.class);
  private static final Text STYLING = Text.of("Preparing a style", "正在準備樣式");
  private static final int KEPT_UNUSED = 24;

  /** A lens and what it is set to. */
  record Through(LayerLens lens, Object setting) {}

  /** What a theme wants of an opened layer. */
  record Wish(
      LayerView view,
      Beside beside,
      List<Through> lenses,
      Optional<String> sld,
      Optional<String> filter,
      boolean night) {
    /**
     * A wish.
     *
     * @param night whether it lies on a dark base map, which only a layer heeds that nobody styled
     */
    Wish {
      lenses = List.copyOf(lenses);
      night = night && sld.isEmpty() && beside.style().isEmpty();
    }
  }

  /**
   * A layer as it is shown.
   *
   * @param whole through its lenses, without the filter
   * @param styled with the filter, as it is drawn
   * @param lasting its style on whatever ground: of a layer nobody styled, that for a light one
   * @param problem what of the wish is not fulfilled
   * @param lacking whether a file that a lens needs is not there
   */
  record Look(
      LayerView whole,
      StyledLayer styled,
      Style lasting,
      Optional<Text> problem,
      boolean lacking) {}

  private final Jobs jobs;
  private final Runnable changed;
  private final Map<Wish, Look> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, Look> latest = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final Set<Wish> wished = new HashSet<>();

  /**
   * Looks that are made by jobs.
   *
   * @param changed run when there is a new look
   */
  LayerLooks(Jobs jobs, Runnable changed) {
    this.jobs = jobs;
    this.changed = changed;
  }

  /** How a layer is shown; the last look while a new one is made; empty while there is none. */
  Optional<Look> of(String id, Wish wish) {
    wished.add(wish);
    Look known = kept.get(wish);
    if (known != null) {
      latest.put(id, known);
      return Optional.of(known);
    }
    if (underWay.add(id)) {
      jobs.start(STYLING, progress -> look(wish))
          .then(look -> kept.put(wish, look))
          .failed(failure -> kept.put(wish, bare(wish, failure)))
          .ended(
              () -> {
                underWay.remove(id);
                changed.run();
              });
    }
    return latest(id);
  }

  /** The last look of a layer. */
  Optional<Look> latest(String id) {
    return Optional.ofNullable(latest.get(id));
  }

  /** Begins a round in which every look that is needed is asked for. */
  void begin() {
    wished.clear();
  }

  /** Ends a round: forgets what was not asked for, but for the latest. */
  void end(Set<String> ids) {
    latest.keySet().retainAll(ids);
    var unused = new ArrayList<>(kept.keySet());
    unused.removeAll(wished);
    unused.subList(0, Math.max(0, unused.size() - KEPT_UNUSED)).forEach(kept::remove);
  }

  // --- In the background -------------------------------------------------------------------------

  private static Look look(Wish wish) {
    LayerView whole = wish.view();
    Optional<Text> problem = wish.beside().problem();
    boolean lacking = false;
    for (Through through : wish.lenses()) {
      try {
        whole = through.lens().through(whole, through.setting());
      } catch (LensException e) {
        problem = Optional.of(e.words());
        lacking |= e.isMissing();
      } catch (IOException | RuntimeException e) {
        problem = Optional.of(FileTrouble.of(whole.info().name(), e));
      }
    }
    Optional<Beside.Look> own = Optional.empty();
    try {
      own = own(wish);
    } catch (StyleException | RuntimeException e) {
      problem = problem.or(() -> Optional.of(unreadableStyle(e)));
    }
    LayerView shown = whole;
    try {
      shown = filtered(whole, wish.filter());
    } catch (EcqlException | RuntimeException e) {
      problem = problem.or(() -> Optional.of(unreadableFilter(e)));
    }
    LayerView all = whole;
    Optional<Beside.Look> given = own.or(() -> wish.beside().style());
    Beside.Look look = given.orElseGet(() -> plainLook(all, wish.night()));
    Style lasting = wish.night() ? plain(all, false) : look.style();
    return new Look(
        whole, new StyledLayer(shown, look.style(), look.digest()), lasting, problem, lacking);
  }

  private static Look bare(Wish wish, Throwable failure) {
    log.warn("a layer is shown without its style", failure);
    var style = new Style(DefaultStyles.NAME, "", List.of());
    return new Look(
        wish.view(),
        new StyledLayer(wish.view(), style, "none"),
        style,
        Optional.of(FileTrouble.of(wish.view().info().name(), failure)),
        false);
  }

  private static Optional<Beside.Look> own(Wish wish) throws StyleException {
    if (wish.sld().isEmpty()) {
      return Optional.empty();
    }
    String sld = wish.sld().get();
    return SldReader.read(sld)
        .defaultStyle()
        .map(style -> new Beside.Look(style, Digests.sha256(sld)));
  }

  private static LayerView filtered(LayerView whole, Optional<String> filter) throws EcqlException {
    if (filter.isEmpty() || filter.get().isBlank()) {
      return whole;
    }
    return new FilteredLayer(whole, EcqlParser.parse(filter.get()), Digests.sha256(filter.get()));
  }

  private static Beside.Look plainLook(LayerView view, boolean night) {
    Style style = plain(view, night);
    return new Beside.Look(style, Digests.sha256(SldWriter.write(view.info().name(), style)));
  }

  private static Text unreadableStyle(Exception e) {
    return new Text(
        FileTrouble.plain(
            "The layer's style cannot be read and is not used. Open the style and save it anew. ("
                + e.getMessage()
                + ")"),
        FileTrouble.plain("無法讀取圖層的樣式，因此未套用。請開啟樣式重新儲存。（" + e.getMessage() + "）"));
  }

  private static Text unreadableFilter(Exception e) {
    return new Text(
        FileTrouble.plain(
            "The layer's filter cannot be read: all features are shown. (" + e.getMessage() + ")"),
        FileTrouble.plain("無法讀取圖層的篩選條件，因此顯示全部圖徵。（" + e.getMessage() + "）"));
  }

  /** The style of a layer that nobody styled. Not for the UI thread. */
  static Style plain(LayerView view, boolean night) {
    LayerInfo info = view.info();
    return view.raster()
        .map(grid -> DefaultStyles.of(info.name(), grid))
        .orElseGet(
            () ->
                night
                    ? DefaultStyles.onDark(info.name(), info.schema(), info.count())
                    : DefaultStyles.of(info.name(), info.schema(), info.count()));
  }
}
