package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.PositionedFile;

/** Finds the files that lie beside a {@code .shp}, however their names' letters are cased. */
final class Sidecars {

  /** Longer texts than this are no {@code .prj} and no {@code .cpg}. */
  private static final int MOST_TEXT = 1 << 16;

  /** In a folder of more files, only names in lower case, upper case or a capital are found. */
  private static final int MOST_FILES = 20_000;

  private final Path shp;
  private @Nullable Map<String, Path> others;

  Sidecars(Path shp) {
    this.shp = shp;
  }

  /** A file name without its ending. */
  static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** The sidecar with an ending such as {@code dbf}. */
  Optional<Path> find(String ending) {
    for (String name : names(ending)) {
      Path candidate = shp.resolveSibling(name);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.ofNullable(others().get(ending));
  }

  /** Files of the same name in any letters, by their ending in lower case; looked for once. */
  private Map<String, Path> others() {
    Map<String, Path> known = others;
    if (known == null) {
      known = new HashMap<>();
      list(known);
      others = known;
    }
    return known;
  }

  private void list(Map<String, Path> found) {
    Path folder = shp.toAbsolutePath().getParent();
    String stem = stem(shp).toLowerCase(Locale.ROOT) + ".";
    int left = MOST_FILES;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.startsWith(stem) && Files.isRegularFile(file)) {
          found.put(name.substring(stem.length()), file);
        }
        if (--left == 0) {
          return;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that may not be listed has only what is found by name.
      found.clear();
    }
  }

  private Set<String> names(String ending) {
    String stem = stem(shp);
    Set<String> names = new LinkedHashSet<>();
    for (String base :
        new String[] {stem, stem.toLowerCase(Locale.ROOT), stem.toUpperCase(Locale.ROOT)}) {
      names.add(base + "." + ending);
      names.add(base + "." + ending.toUpperCase(Locale.ROOT));
      names.add(base + "." + ending.substring(0, 1).toUpperCase(Locale.ROOT) + ending.substring(1));
    }
    return names;
  }

  /** The text of a small sidecar; letters beyond UTF-8 come out as question marks. */
  Optional<String> text(String ending) throws IOException {
    Optional<Path> path = find(ending);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (var file = PositionedFile.open(path.get())) {
      int length = (int) Math.min(file.size(), MOST_TEXT);
      String text = new String(file.read(0, length, "a text"), StandardCharsets.UTF_8);
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
  }
}
