package org.tutai.viewer.layers.tree;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.UnknownLayer;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.LayerOrigin;
import org.tutai.viewer.layers.LayerState;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.words.Text;

/** Makes the lines of the layer tree from what is known now. Opens nothing. For the UI thread. */
final class LineMaker {

  private static final Text GROUP = Text.of("Group", "群組");
  private static final Text UNNAMED = Text.of("Unnamed layer", "未命名圖層");
  private static final Text NO_SUCH_LAYER =
      Text.of(
          "The file has no layer \"%s\" any more. Remove this one and add the file again.",
          "檔案裡已沒有「%s」圖層。請移除後重新加入檔案。");
  private static final Text NO_SERVER =
      Text.of(
          "The server that publishes it is not connected. Connect to it in the menu Server.",
          "尚未連線到發布這個圖層的伺服器。請從「伺服器」選單連線。");
  private static final Text UNUSABLE =
      Text.of("Its description cannot be used. Remove it and add it again.", "圖層的設定無法使用。請移除後重新加入。");
  private static final Text TOO_FAR =
      Text.of("Shows when you zoom in to 1:%,.0f", "放大到 1:%,.0f 才顯示");
  private static final Text TOO_NEAR =
      Text.of("Shows when you zoom out to 1:%,.0f", "縮小到 1:%,.0f 才顯示");
  private static final Text CHANGED =
      Text.of("Its file was changed by another program.", "檔案已被其他程式變更。");
  private static final Text STOPPED = Text.of("Opening was cancelled.", "已取消開啟。");

  private final Desk desk;
  private final LegendBook legends;

  LineMaker(Desk desk, LegendBook legends) {
    this.desk = desk;
    this.legends = legends;
  }

  /** The lines of layers, the topmost first. */
  List<TreeLine> lines() {
    return lines(desk.project().map().layers(), "", true, desk.map().viewport().scaleDenominator());
  }

  private List<TreeLine> lines(
      List<ThemeLayer> layers, String around, boolean shown, double scale) {
    var lines = new ArrayList<TreeLine>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      ThemeLayer layer = layers.get(i);
      if (layer instanceof UnknownLayer) {
        lines.add(new TreeLine.Unreadable("unreadable " + around + "/" + i));
      } else {
        Entry entry = layer.common().orElseThrow();
        lines.add(line(layer, entry, shown && entry.visible(), scale));
      }
    }
    return lines;
  }

  private TreeLine line(ThemeLayer layer, Entry entry, boolean shown, double scale) {
    TreeLine.Status status = status(layer, entry, shown, scale);
    if (layer instanceof GroupLayer group) {
      return made(
          entry,
          TreeLine.Kind.GROUP,
          title(layer, entry),
          shown,
          status,
          Optional.empty(),
          lines(group.layers(), entry.id(), shown, scale));
    }
    Optional<StyledLayer> styled = desk.contents().lastStyled(entry.id());
    Optional<LegendBook.Drawn> legend = styled.flatMap(legends::of);
    List<TreeLine> signs = legend.map(drawn -> signs(entry.id(), drawn, scale)).orElse(List.of());
    Optional<Picture> swatch =
        signs.isEmpty() ? legend.flatMap(drawn -> swatch(drawn, scale)) : Optional.empty();
    return made(entry, kind(layer, styled), title(layer, entry), shown, status, swatch, signs);
  }

  private static TreeLine made(
      Entry entry,
      TreeLine.Kind kind,
      Text title,
      boolean shown,
      TreeLine.Status status,
      Optional<Picture> swatch,
      List<TreeLine> lines) {
    return new TreeLine.Layer(
        entry.id(),
        kind,
        title,
        entry.visible(),
        shown,
        entry.opacity(),
        entry.scales(),
        entry.attribution(),
        status,
        swatch,
        lines);
  }

  /** Lines below the layer where its legend says more than one picture can. */
  private static List<TreeLine> signs(String id, LegendBook.Drawn legend, double scale) {
    boolean named =
        legend.items().stream()
            .anyMatch(item -> !item.title().isBlank() || !item.labels().isEmpty());
    var signs = new ArrayList<TreeLine>();
    if (named) {
      for (LegendBook.Item item : legend.items()) {
        signs.add(new TreeLine.Sign(id + " sign " + signs.size(), item, item.isAt(scale)));
      }
      if (legend.count() > legend.items().size()) {
        signs.add(new TreeLine.More(id + " more", id, legend.count() - legend.items().size()));
      }
    }
    return signs;
  }

  private static Optional<Picture> swatch(LegendBook.Drawn legend, double scale) {
    return legend.items().stream()
        .filter(item -> item.isAt(scale))
        .findFirst()
        .or(() -> legend.items().stream().findFirst())
        .map(LegendBook.Item::picture);
  }

  private static TreeLine.Kind kind(ThemeLayer layer, Optional<StyledLayer> styled) {
    if (styled.isPresent()) {
      GeometryKind kind = LegendBook.kind(styled.get());
      return switch (kind) {
        case POINT -> TreeLine.Kind.POINT;
        case LINE -> TreeLine.Kind.LINE;
        case RASTER -> TreeLine.Kind.RASTER;
        default -> TreeLine.Kind.POLYGON;
      };
    }
    boolean here = layer instanceof FileLayer || layer instanceof DocumentLayer;
    return here ? TreeLine.Kind.UNKNOWN : TreeLine.Kind.SERVER;
  }

  // --- Titles ------------------------------------------------------------------------------------

  private Text title(ThemeLayer layer, Entry entry) {
    return entry.title().isBlank() ? ownTitle(layer) : Text.same(entry.title());
  }

  private Text ownTitle(ThemeLayer layer) {
    if (layer instanceof GroupLayer) {
      return GROUP;
    }
    if (layer instanceof FileLayer file) {
      return titleOfFile(file);
    }
    if (layer instanceof PublishedLayer own) {
      return desk.contents()
          .publishedProperty()
          .get()
          .title(own)
          .orElseGet(() -> Text.same(own.layer()));
    }
    String name = nameOf(layer);
    return name.isBlank() ? UNNAMED : Text.same(name);
  }

  private static String nameOf(ThemeLayer layer) {
    if (layer instanceof WmsLayer wms) {
      return String.join(", ", wms.layers());
    }
    if (layer instanceof WmtsLayer wmts) {
      return wmts.layer();
    }
    if (layer instanceof XyzLayer xyz) {
      return host(xyz.url());
    }
    return layer instanceof DocumentLayer document
        ? document
            .url()
            .map(LineMaker::last)
            .orElse(document.kind() == DocumentLayer.Kind.KML ? "KML" : "GeoJSON")
        : "";
  }

  private Text titleOfFile(FileLayer file) {
    Optional<Text> said = opened(file).flatMap(layer -> layer.beside().title());
    if (said.isPresent()) {
      return said.get();
    }
    String name =
        file.layer().isBlank() ? file.path().map(LineMaker::last).orElse("") : file.layer();
    return name.isBlank() ? UNNAMED : Text.same(name);
  }

  private Optional<OpenedLayer> opened(FileLayer file) {
    return desk.layers()
        .origin(file)
        .flatMap(desk.layers()::known)
        .flatMap(
            state ->
                state instanceof LayerState.Ready ready
                    ? ready.layer(file.layer())
                    : Optional.empty());
  }

  private static String last(String path) {
    String name = path.replaceFirst("[?#].*$", "").replaceFirst("[/\\\\]+$", "");
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static String host(String url) {
    try {
      return String.valueOf(URI.create(url.replaceAll("[{}]", "")).getHost());
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  // --- States ------------------------------------------------------------------------------------

  private TreeLine.Status status(ThemeLayer layer, Entry entry, boolean shown, double scale) {
    TreeLine.Status own = ofLayer(layer, entry, shown);
    if (own.health() != TreeLine.Health.FINE || !shown) {
      return own;
    }
    return ofScale(entry.scales(), scale);
  }

  private static TreeLine.Status ofScale(ScaleRange scales, double scale) {
    if (scale >= scales.max().orElse(Double.POSITIVE_INFINITY)) {
      return TreeLine.Status.of(
          TreeLine.Health.TOO_FAR, filled(TOO_FAR, scales.max().orElseThrow()));
    }
    if (scale < scales.min().orElse(0)) {
      return TreeLine.Status.of(
          TreeLine.Health.TOO_NEAR, filled(TOO_NEAR, scales.min().orElseThrow()));
    }
    return TreeLine.Status.FINE;
  }

  private TreeLine.Status ofLayer(ThemeLayer layer, Entry entry, boolean shown) {
    if (layer instanceof GroupLayer) {
      return TreeLine.Status.FINE;
    }
    Optional<LayerOrigin> origin = desk.layers().origin(layer);
    if (origin.isPresent()) {
      return desk.layers()
          .known(origin.get())
          .map(state -> ofState(state, layer, entry, origin.get()))
          .orElse(TreeLine.Status.FINE);
    }
    Text trouble = desk.layerTrouble().known().get(entry.id());
    if (trouble != null && shown) {
      return TreeLine.Status.of(TreeLine.Health.TROUBLE, trouble);
    }
    return desk.contents().remote(layer).isPresent()
        ? TreeLine.Status.FINE
        : TreeLine.Status.of(
            TreeLine.Health.FAILED, layer instanceof PublishedLayer ? NO_SERVER : UNUSABLE);
  }

  private TreeLine.Status ofState(
      LayerState state, ThemeLayer layer, Entry entry, LayerOrigin origin) {
    if (state instanceof LayerState.Loading loading) {
      return new TreeLine.Status(
          TreeLine.Health.LOADING, Optional.of(loading.job().title()), Optional.of(loading.job()));
    }
    if (state instanceof LayerState.Failed failed) {
      return TreeLine.Status.of(
          failed.missing() ? TreeLine.Health.MISSING : TreeLine.Health.FAILED, failed.what());
    }
    if (state instanceof LayerState.Stopped) {
      return TreeLine.Status.of(TreeLine.Health.STOPPED, STOPPED);
    }
    return ofReady((LayerState.Ready) state, layer, entry, origin);
  }

  private TreeLine.Status ofReady(
      LayerState.Ready ready, ThemeLayer layer, Entry entry, LayerOrigin origin) {
    Optional<OpenedLayer> part =
        layer instanceof FileLayer file
            ? ready.layer(file.layer())
            : ready.layers().stream().filter(each -> each.view().isPresent()).findFirst();
    if (part.isEmpty()) {
      String name = layer instanceof FileLayer file ? file.layer() : "";
      return TreeLine.Status.of(TreeLine.Health.FAILED, filled(NO_SUCH_LAYER, name));
    }
    if (part.get().problem().isPresent()) {
      return TreeLine.Status.of(TreeLine.Health.FAILED, part.get().problem().get());
    }
    if (desk.layers().isChanged(origin)) {
      return TreeLine.Status.of(TreeLine.Health.CHANGED, CHANGED);
    }
    Text problem = desk.contents().problems().get(entry.id());
    Text trouble = problem != null ? problem : desk.layerTrouble().known().get(entry.id());
    if (trouble == null) {
      return TreeLine.Status.FINE;
    }
    boolean lacking = desk.contents().isLacking(entry.id());
    return TreeLine.Status.of(lacking ? TreeLine.Health.LACKING : TreeLine.Health.TROUBLE, trouble);
  }

  private static Text filled(Text words, Object argument) {
    return new Text(
        words.in(org.tutai.viewer.words.Language.ENGLISH, argument).replace("%", "%%"),
        words.in(org.tutai.viewer.words.Language.CHINESE, argument).replace("%", "%%"));
  }

  // --- Searching ---------------------------------------------------------------------------------

  /** The lines for which a condition holds, with the groups around them and all that is below. */
  static List<TreeLine> matching(List<TreeLine> lines, Predicate<TreeLine.Layer> condition) {
    var found = new ArrayList<TreeLine>();
    for (TreeLine line : lines) {
      if (line instanceof TreeLine.Layer layer) {
        if (condition.test(layer)) {
          found.add(layer);
        } else if (layer.isGroup()) {
          List<TreeLine> inside = matching(layer.lines(), condition);
          if (!inside.isEmpty()) {
            found.add(with(layer, inside));
          }
        }
      }
    }
    return found;
  }

  private static TreeLine with(TreeLine.Layer l, List<TreeLine> lines) {
    return new TreeLine.Layer(
        l.id(),
        l.kind(),
        l.title(),
        l.visible(),
        l.shown(),
        l.opacity(),
        l.scales(),
        l.attribution(),
        l.status(),
        l.swatch(),
        lines);
  }
}
