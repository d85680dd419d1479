package org.tutai.viewer.layers.web;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.source.remote.service.ServiceCrs;
import org.tutai.geo.source.remote.wms.WmsCapabilities;
import org.tutai.geo.source.remote.wms.WmsLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** What a WMS offers. Stateless. */
final class WmsOffer {

  private static final int TITLE = 200;
  private static final int SUMMARY = 600;
  private static final int DEEPEST = 30;

  /** The systems to ask in, the best first. */
  static final List<Crs> WANTED =
      List.of(
          CrsRegistry.WEB_MERCATOR,
          CrsRegistry.TWD97_TM2_121,
          CrsRegistry.CRS84,
          CrsRegistry.WGS84,
          CrsRegistry.TWD97_TM2_119);

  private static final Text NO_CRS =
      Text.of(
          "It is offered in coordinate systems only that cannot be shown here.", "只提供無法在此顯示的坐標系統。");
  private static final Text NO_PICTURE =
      Text.of("Its pictures are in no format that can be read.", "不提供可讀取的圖片格式。");

  private final WmsCapabilities capabilities;
  private final String url;

  private WmsOffer(WmsCapabilities capabilities, String url) {
    this.capabilities = capabilities;
    this.url = capabilities.mapUrl().orElse(url);
  }

  static ServiceOffer of(WmsCapabilities capabilities, String url) {
    var offer = new WmsOffer(capabilities, url);
    return new ServiceOffer(
        url,
        "WMS " + capabilities.version().written(),
        OneLine.of(capabilities.title(), TITLE),
        capabilities.layers().stream().map(layer -> offer.layer(layer, 0)).toList(),
        capabilities.remarks());
  }

  private OfferedLayer layer(WmsLayer layer, int depth) {
    List<OfferedLayer> below =
        depth > DEEPEST
            ? List.of()
            : layer.layers().stream().map(each -> layer(each, depth + 1)).toList();
    Optional<String> crs = crs(layer);
    Optional<String> format = capabilities.bestFormat();
    var about =
        new OfferedLayer.About(
            OneLine.of(layer.title(), TITLE),
            OneLine.of(layer.summary(), SUMMARY),
            crs.orElse(""),
            format.orElse(""),
            layer.lonLat());
    if (layer.name().isEmpty()) {
      return OfferedLayer.heading(about, below);
    }
    if (crs.isEmpty() || format.isEmpty()) {
      return OfferedLayer.unusable(about, crs.isEmpty() ? NO_CRS : NO_PICTURE, below);
    }
    String name = layer.name().get();
    String credit = layer.attribution().map(WmsLayer.Attribution::title).orElse("");
    return OfferedLayer.of(
        about,
        styles(layer),
        style ->
            new org.tutai.geo.theme.WmsLayer(
                entry(about.title(), credit),
                url,
                capabilities.version().written(),
                List.of(name),
                style.isEmpty() ? List.of() : List.of(style),
                format.get(),
                crs.get()),
        below);
  }

  static Entry entry(String title, String credit) {
    Entry plain = Entry.of(LayerTree.newId(), title);
    return new Entry(
        plain.id(),
        plain.title(),
        plain.visible(),
        plain.opacity(),
        plain.scales(),
        OneLine.of(credit, TITLE),
        plain.extra());
  }

  private static Optional<String> crs(WmsLayer layer) {
    for (Crs wanted : WANTED) {
      Optional<String> reference =
          layer.crs().ownFirst().filter(written -> ServiceCrs.means(written, wanted)).findFirst();
      if (reference.isPresent()) {
        return reference;
      }
    }
    return layer
        .crs()
        .ownFirst()
        .limit(50)
        .filter(written -> ServiceCrs.find(written).isPresent())
        .findFirst();
  }

  private static List<OfferedLayer.Style> styles(WmsLayer layer) {
    return layer.styles().stream()
        .limit(200)
        .map(
            style ->
                new OfferedLayer.Style(
                    style.name(),
                    OneLine.of(style.title().isBlank() ? style.name() : style.title(), TITLE),
                    style.legend().map(legend -> legend.url())))
        .toList();
  }
}
