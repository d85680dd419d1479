package org.tutai.viewer.layers.add;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.Formats;
import org.tutai.viewer.layers.FileTrouble;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/**
 * The files that somebody means who names some: those of formats below folders, the main file
 * instead of its sidecars, each once.
 *
 * @param files to be read
 * @param refused the others, and why
 * @param passedOver how many files there are beyond the most that are taken
 */
record FileList(List<Path> files, Map<Path, Text> refused, int passedOver) {

  /** The most files taken at once. */
  static final int MOST = 200;

  private static final Text MISSING =
      Text.of("There is no such file. Was it moved?", "找不到這個檔案，是否已移動？");
  private static final Text NOTHING =
      Text.of("Nothing in the folder is of a known format.", "資料夾裡沒有可讀取的檔案。");

  FileList {
    files = List.copyOf(files);
    refused = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }

  /** Goes through what was named. Reads folders: not for the UI thread. */
  static FileList of(List<Path> named, Progress progress) {
    Set<Path> files = new LinkedHashSet<>();
    Map<Path, Text> refused = new LinkedHashMap<>();
    for (Path each : named) {
      progress.at(files.size(), -1);
      add(each.toAbsolutePath().normalize(), files, refused);
    }
    return new FileList(
        files.stream().limit(MOST).toList(), refused, Math.max(0, files.size() - MOST));
  }

  private static void add(Path named, Set<Path> files, Map<Path, Text> refused) {
    try {
      if (Files.isDirectory(named)) {
        List<Path> found = Formats.discover(named);
        files.addAll(found);
        if (found.isEmpty()) {
          refused.put(named, NOTHING);
        }
      } else if (!Files.exists(named)) {
        refused.put(named, MISSING);
      } else if (Formats.forPath(named).isPresent()) {
        files.add(named);
      } else {
        addOwner(named, files, refused);
      }
    } catch (IOException e) {
      refused.put(named, FileTrouble.of(e));
    }
  }

  /** A sidecar stands for the file it belongs to. */
  private static void addOwner(Path sidecar, Set<Path> files, Map<Path, Text> refused) {
    try {
      Formats.of(sidecar);
    } catch (FormatException e) {
      Optional<Path> owner = owner(sidecar);
      owner.ifPresentOrElse(files::add, () -> refused.put(sidecar, FileTrouble.of(e)));
    }
  }

  private static Optional<Path> owner(Path sidecar) {
    String name = String.valueOf(sidecar.getFileName());
    Path folder = sidecar.getParent();
    int dot = name.indexOf('.', 1);
    if (folder == null || dot < 0) {
      return Optional.empty();
    }
    String stem = name.substring(0, dot + 1).toLowerCase(java.util.Locale.ROOT);
    try (Stream<Path> beside = Files.list(folder)) {
      return beside
          .filter(
              file ->
                  String.valueOf(file.getFileName())
                      .toLowerCase(java.util.Locale.ROOT)
                      .startsWith(stem))
          .filter(file -> Formats.forPath(file).isPresent() && Files.isRegularFile(file))
          .min(java.util.Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
