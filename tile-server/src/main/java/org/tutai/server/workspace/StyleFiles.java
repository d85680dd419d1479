package org.tutai.server.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.Style;

/**
 * The styles and the metadata that lie beside a source file. For a layer {@code towns}: {@code
 * towns.sld} is its default style, {@code towns.night.sld} its style {@code night}, {@code
 * towns.tutai.json} its metadata. Where a file holds a single layer, the file's own name does as
 * well as the layer's. For one thread.
 */
final class StyleFiles {

  private static final String STYLE = ".sld";
  private static final String METADATA = ".tutai.json";
  private static final int MAX_STYLES = 100;

  /** Styles (the default first), metadata, and what was wrong with a file. */
  record Look(List<NamedStyle> styles, LayerMetadata metadata, List<LayerProblem> problems) {}

  private final Path folder;
  private final List<LayerProblem> problems = new ArrayList<>();

  private StyleFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads what lies beside a source.
   *
   * @param names the names under which it may lie there, the best first
   * @param title what the layer is called where the metadata have no title
   */
  static Look read(Path folder, List<String> names, String title, LayerView layer) {
    var files = new StyleFiles(folder);
    LayerMetadata metadata = files.metadata(names, layer.info().schema().geometryKind());
    List<NamedStyle> styles = files.styles(names, layer);
    LayerMetadata titled = withTitle(metadata, title);
    return new Look(styles, titled, List.copyOf(files.problems));
  }

  /** Whether a layer's name can stand in a file name without leading elsewhere. */
  static boolean isPlainFileName(String name) {
    return !name.isEmpty()
        && name.length() <= 200
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')
        && !name.startsWith(".");
  }

  private LayerMetadata metadata(List<String> names, GeometryKind kind) {
    int order = LayerMetadata.usualOrder(kind);
    for (String name : names) {
      Path file = folder.resolve(name + METADATA);
      if (Files.isRegularFile(file)) {
        try {
          return MetadataReader.read(file, order);
        } catch (IOException e) {
          problems.add(Problems.of(file, e));
        }
      }
    }
    return LayerMetadata.unknown(order);
  }

  private static LayerMetadata withTitle(LayerMetadata m, String layerName) {
    return new LayerMetadata(
        m.title().orElse(LocalText.same(layerName)),
        m.summary(),
        m.attribution(),
        m.attributionUrl(),
        m.licence(),
        m.licenceUrl(),
        m.keywords(),
        m.group(),
        m.order(),
        m.visible());
  }

  private List<NamedStyle> styles(List<String> names, LayerView layer) {
    var found = new TreeMap<String, NamedStyle>();
    for (int i = names.size() - 1; i >= 0; i--) {
      collect(names.get(i), found);
    }
    NamedStyle given = found.remove(NamedStyle.DEFAULT);
    var styles = new ArrayList<NamedStyle>();
    styles.add(given != null ? given : NamedStyle.plain(layer));
    styles.addAll(found.values());
    return styles;
  }

  private void collect(String name, Map<String, NamedStyle> into) {
    Path own = folder.resolve(name + STYLE);
    if (Files.isRegularFile(own)) {
      read(own, NamedStyle.DEFAULT, into);
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            f ->
                f.getFileName().toString().startsWith(name + ".")
                    && f.getFileName().toString().endsWith(STYLE)
                    && f.getFileName().toString().length() > name.length() + 1 + STYLE.length())) {
      int count = 0;
      for (Path file : files) {
        if (++count > MAX_STYLES) {
          problems.add(
              new LayerProblem(
                  name, "It has more than " + MAX_STYLES + " styles; some are left out."));
          return;
        }
        String text = file.getFileName().toString();
        String style = text.substring(name.length() + 1, text.length() - STYLE.length());
        read(file, LayerNames.safe(style), into);
      }
    } catch (IOException e) {
      problems.add(Problems.of(folder, e));
    }
  }

  private void read(Path file, String name, Map<String, NamedStyle> into) {
    try {
      Style style = StyleReader.read(file);
      String title = style.title().isBlank() ? name : style.title();
      into.put(name, new NamedStyle(name, title, style, Digests.sha256(Files.readAllBytes(file))));
    } catch (IOException e) {
      problems.add(Problems.of(file, e));
    }
  }
}
