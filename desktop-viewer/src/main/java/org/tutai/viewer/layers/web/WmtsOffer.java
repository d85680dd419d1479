package org.tutai.viewer.layers.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutai.geo.source.remote.tiles.RemoteLevel;
import org.tutai.geo.source.remote.wmts.MatrixSet;
import org.tutai.geo.source.remote.wmts.WmtsCapabilities;
import org.tutai.geo.source.remote.wmts.WmtsLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.words.Text;

/** What a WMTS offers. Stateless. */
final class WmtsOffer {

  private static final int TITLE = 200;
  private static final int SUMMARY = 600;

  private static final Text NO_SET =
      Text.of(
          "Its tiles are cut in coordinate systems only that cannot be shown here.",
          "圖磚採用無法在此顯示的坐標系統。");

  private record Cut(WmtsLayer.SetLink link, MatrixSet set) {}

  private final WmtsCapabilities capabilities;
  private final String url;

  private WmtsOffer(WmtsCapabilities capabilities, String url) {
    this.capabilities = capabilities;
    this.url = url;
  }

  static ServiceOffer of(WmtsCapabilities capabilities, String url) {
    var offer = new WmtsOffer(capabilities, url);
    return new ServiceOffer(
        url,
        "WMTS",
        OneLine.of(capabilities.title(), TITLE),
        capabilities.layers().stream().map(offer::layer).toList(),
        capabilities.remarks());
  }

  private OfferedLayer layer(WmtsLayer layer) {
    Optional<Cut> cut = best(layer);
    String format = layer.bestFormat().orElse("image/png");
    var about =
        new OfferedLayer.About(
            OneLine.of(layer.title(), TITLE),
            OneLine.of(layer.summary(), SUMMARY),
            cut.flatMap(each -> each.set().crs()).map(crs -> crs.code()).orElse(""),
            format,
            layer.lonLat());
    return cut.isEmpty()
        ? OfferedLayer.unusable(about, NO_SET, List.of())
        : OfferedLayer.of(
            about, styles(layer), style -> made(layer, cut.get(), format, style), List.of());
  }

  private Optional<Cut> best(WmtsLayer layer) {
    return layer.sets().stream()
        .flatMap(this::cut)
        .filter(cut -> cut.set().crs().isPresent() && !cut.set().matrices().isEmpty())
        .filter(cut -> layer.bestFormat().isPresent())
        .min(Comparator.comparingInt(cut -> rank(cut.set())));
  }

  private Stream<Cut> cut(WmtsLayer.SetLink link) {
    MatrixSet set = capabilities.sets().get(link.set());
    return set == null ? Stream.empty() : Stream.of(new Cut(link, set));
  }

  private static int rank(MatrixSet set) {
    int at = WmsOffer.WANTED.indexOf(set.crs().orElseThrow());
    return at < 0 ? WmsOffer.WANTED.size() : at;
  }

  private static List<OfferedLayer.Style> styles(WmtsLayer layer) {
    var sorted = new ArrayList<>(layer.styles());
    sorted.sort(Comparator.comparing(style -> !style.standard()));
    return sorted.stream()
        .limit(200)
        .map(
            style ->
                new OfferedLayer.Style(
                    style.name(),
                    OneLine.of(style.title().isBlank() ? style.name() : style.title(), TITLE),
                    Optional.of(style.legendUrl()).filter(legend -> !legend.isEmpty())))
        .toList();
  }

  private org.tutai.geo.theme.WmtsLayer made(
      WmtsLayer layer, Cut cut, String format, String style) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    layer.dimensions().forEach(each -> dimensions.put(each.name(), each.standard()));
    return new org.tutai.geo.theme.WmtsLayer(
        WmsOffer.entry(OneLine.of(layer.title(), TITLE), capabilities.provider()),
        capabilities.kvpUrl().orElse(url),
        layer.name(),
        style.isEmpty() ? layer.standardStyle() : style,
        format,
        cut.set().id(),
        layer.template(format),
        cut.set().crs().orElseThrow().code(),
        cut.set().matrices().stream()
            .map(matrix -> matrix(matrix, cut.link().limits().get(matrix.id())))
            .toList(),
        dimensions);
  }

  private static org.tutai.geo.theme.WmtsLayer.Matrix matrix(
      MatrixSet.Matrix matrix, RemoteLevel.@org.jspecify.annotations.Nullable Limits limits) {
    return new org.tutai.geo.theme.WmtsLayer.Matrix(
        matrix.id(),
        matrix.scaleDenominator(),
        matrix.left(),
        matrix.top(),
        matrix.tileWidth(),
        matrix.tileHeight(),
        matrix.columns(),
        matrix.rows(),
        limits == null ? Kept.NONE : kept(limits));
  }

  /** As the core reads them of a theme. */
  private static Kept kept(RemoteLevel.Limits limits) {
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    extra
        .putArray("limits")
        .add(limits.minColumn())
        .add(limits.maxColumn())
        .add(limits.minRow())
        .add(limits.maxRow());
    return Kept.of(extra);
  }
}
