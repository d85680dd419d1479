package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.server.look.Look;
import org.tutai.server.workspace.NamedStyle;
import org.tutai.server.workspace.PinnedVersions.Pin;

/** What a theme draws: the looks of published layers, the versions it is pinned to, its files. */
final class ThemeParts {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final String FILE = "sha256-";

  private ThemeParts() {}

  /** All layers that may be drawn, the base among them. */
  static List<ThemeLayer> layers(ThemeMap map) {
    var layers = new ArrayList<ThemeLayer>();
    map.base().layer().ifPresent(layers::add);
    layers.addAll(map.leaves());
    return layers;
  }

  /** A layer as the document has it. */
  static JsonNode json(ThemeLayer layer) {
    return ThemeDocument.tree(ThemeMap.EMPTY.withLayers(List.of(layer))).at("/layers/0");
  }

  /** The layers of this server. */
  static List<PublishedLayer> published(ThemeMap map) {
    return layers(map).stream()
        .filter(PublishedLayer.class::isInstance)
        .map(PublishedLayer.class::cast)
        .toList();
  }

  /** The looks of the layers that are not drawn as they stand. */
  static List<Look> looks(ThemeMap map) {
    return published(map).stream().flatMap(layer -> look(layer).stream()).distinct().toList();
  }

  /** The look of a layer; empty for one that is drawn as it stands, or that cannot have one. */
  static Optional<Look> look(PublishedLayer layer) {
    String sld = layer.sld().orElse("");
    String filter = layer.filter().orElse("");
    String style = layer.style().isEmpty() ? NamedStyle.DEFAULT : layer.style();
    String version = layer.isPinned() ? layer.version() : "";
    boolean plain =
        sld.isEmpty() && filter.isBlank() && style.equals(NamedStyle.DEFAULT) && version.isEmpty();
    if (plain || sld.length() > Look.MOST_SLD) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Look(layer.layer(), version, sld.isEmpty() ? style : "", sld, filter));
    } catch (IllegalArgumentException cannotBeDrawn) {
      return Optional.empty();
    }
  }

  /** The versions that layers are pinned to. */
  static List<Pin> pins(ThemeMap map) {
    return published(map).stream()
        .filter(PublishedLayer::isPinned)
        .filter(layer -> DIGEST.matcher(layer.version()).matches())
        .map(layer -> new Pin(layer.layer(), layer.version()))
        .distinct()
        .toList();
  }

  /** The digests of the files that are kept with it. */
  static Set<String> files(ThemeMap map) {
    return new TreeSet<>(namedFiles(map).keySet());
  }

  /** The digests of the files that it names, each with what shows it. */
  static Map<String, String> namedFiles(ThemeMap map) {
    var files = new LinkedHashMap<String, String>();
    for (ThemeLayer layer : layers(map)) {
      Optional<String> name =
          layer instanceof FileLayer file
              ? file.file()
              : layer instanceof DocumentLayer document ? document.file() : Optional.empty();
      String title = layer.common().map(Entry::title).orElse("");
      name.flatMap(ThemeParts::digest).ifPresent(digest -> files.putIfAbsent(digest, title));
    }
    for (Annotation annotation : map.annotations()) {
      if (annotation instanceof Annotation.Drawn drawn) {
        drawn
            .image()
            .flatMap(ThemeParts::digest)
            .ifPresent(digest -> files.putIfAbsent(digest, drawn.text()));
      }
    }
    return files;
  }

  /** The digest of a file's name in a document or an address; empty for another text. */
  static Optional<String> digest(String file) {
    String digest = file.startsWith(FILE) ? file.substring(FILE.length()) : "";
    return Optional.of(digest).filter(text -> DIGEST.matcher(text).matches());
  }

  /** The name of a file in a document. */
  static String fileName(String digest) {
    return FILE + digest;
  }
}
