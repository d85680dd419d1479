package org.tutai.viewer.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.theme.FilePaths;

/** Files of a map that are not where they were. */
final class Relocation {

  private Relocation() {}

  /** Paths of files and of joined tables that are not there, each once. Not for the UI thread. */
  static List<String> missing(ThemeMap map) {
    return FilePaths.files(map).stream()
        .flatMap(Relocation::paths)
        .distinct()
        .filter(path -> !isThere(path))
        .toList();
  }

  private static Stream<String> paths(FileLayer layer) {
    return Stream.concat(layer.path().stream(), FilePaths.table(layer).stream());
  }

  private static boolean isThere(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Where the missing files of a map are, told where one of them is: at the same place as seen from
   * it, or by their name in its folder. Not for the UI thread.
   *
   * @return old path to new, the one told among them
   */
  static Map<String, String> found(ThemeMap map, String old, Path now) {
    var moved = new HashMap<String, String>();
    moved.put(old, now.toAbsolutePath().normalize().toString());
    for (String path : missing(map)) {
      if (!path.equals(old)) {
        beside(path, old, now).ifPresent(there -> moved.put(path, there.toString()));
      }
    }
    return moved;
  }

  private static Optional<Path> beside(String path, String old, Path now) {
    try {
      Path folder = folder(now);
      Path fromOld = folder(Path.of(old)).relativize(Path.of(path));
      return List.of(folder.resolve(fromOld).normalize(), folder.resolve(name(path))).stream()
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What stands last in a path of whatever system. */
  static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /** With files at their new places. */
  static ThemeMap moved(ThemeMap map, Map<String, String> moved) {
    return FilePaths.each(
        map, layer -> FilePaths.with(layer, path -> moved.getOrDefault(path, path)));
  }

  /** The path of a layer of the map, if it is a file of this computer. */
  static Optional<String> path(ThemeMap map, String id) {
    return FilePaths.files(map).stream()
        .filter(layer -> layer.entry().id().equals(id))
        .findFirst()
        .flatMap(FileLayer::path);
  }

  /**
   * Which path of a layer is to be located: that of its file or of its table, whichever is not
   * there; of its file when both are. Empty when it is no file of this computer. Not for the UI
   * thread.
   */
  static Optional<String> wanted(ThemeMap map, String id) {
    List<String> paths =
        FilePaths.files(map).stream()
            .filter(layer -> layer.entry().id().equals(id))
            .flatMap(Relocation::paths)
            .toList();
    return paths.stream()
        .filter(path -> !isThere(path))
        .findFirst()
        .or(() -> paths.stream().findFirst());
  }
}
