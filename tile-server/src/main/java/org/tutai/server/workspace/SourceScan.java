package org.tutai.server.workspace;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tutai.geo.format.Format;

/**
 * Finds the files with layers below the given files and folders, and what each looks like by size
 * and time. Reads no more than formats do to know their own. Symbolic links are followed; hidden
 * files and folders are passed over. For one thread.
 */
final class SourceScan {

  /** How deep folders are searched. */
  static final int MAX_DEPTH = 12;

  /** How many files are looked at. */
  static final int MAX_FILES = 200_000;

  private static final String STYLE = ".sld";
  private static final String METADATA = ".tutai.json";

  /** What a scan found: in order of the given paths, by name within a folder. */
  record Found(List<SourceFile> files, List<LayerProblem> problems) {}

  private record Seen(long size, long modifiedNanos) {}

  private final List<Format> formats;
  private final List<LayerProblem> problems = new ArrayList<>();
  private final Map<Path, Map<String, Seen>> folders = new LinkedHashMap<>();
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private int seen;

  private SourceScan(List<Format> formats) {
    this.formats = formats;
  }

  /** Looks at files and folders; what cannot be looked at is among the problems. */
  static Found scan(List<Path> roots, List<Format> formats) {
    var scan = new SourceScan(formats);
    for (Path root : roots) {
      scan.root(root.toAbsolutePath().normalize());
    }
    return new Found(List.copyOf(scan.files.values()), List.copyOf(scan.problems));
  }

  private void root(Path root) {
    if (Files.isDirectory(root)) {
      folder(root);
    } else if (!Files.exists(root)) {
      problems.add(new LayerProblem(name(root), "There is no such file or folder any more."));
    } else {
      list(folderOf(root));
      add(root);
      if (!files.containsKey(root)) {
        problems.add(new LayerProblem(name(root), "No format reads a file of this name."));
      }
    }
  }

  private void folder(Path root) {
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new Visitor(root));
    } catch (IOException e) {
      problems.add(new LayerProblem(name(root), "The folder cannot be read."));
    }
    for (Path folder : List.copyOf(folders.keySet())) {
      if (folder.startsWith(root)) {
        folders.getOrDefault(folder, Map.of()).keySet().stream()
            .map(folder::resolve)
            .forEach(this::add);
      }
    }
  }

  /** Notes a folder's files, for one whose neighbours were not walked. */
  private void list(Path folder) {
    if (folders.containsKey(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 1, new Visitor(folder));
    } catch (IOException e) {
      problems.add(new LayerProblem(name(folder), "The folder cannot be read."));
    }
  }

  /** Adds a file that a format reads; one that was there already stays. */
  private void add(Path file) {
    if (files.containsKey(file) || isStyle(name(file).toLowerCase(Locale.ROOT))) {
      return;
    }
    formats.stream()
        .filter(format -> format.accepts(file))
        .findFirst()
        .ifPresent(
            format ->
                files.put(
                    file, new SourceFile(file, format, dataKey(file, format), styleKey(file))));
  }

  private String dataKey(Path file, Format format) {
    String name = name(file).toLowerCase(Locale.ROOT);
    String stem = stem(name) + ".";
    var text = new StringBuilder(CompiledStore.COMPILE_VERSION);
    text.append('\n').append(format.id()).append('\n').append(file).append('\n');
    siblings(file)
        .forEach(
            (sibling, attributes) -> {
              String lower = sibling.toLowerCase(Locale.ROOT);
              if (lower.startsWith(stem) && !isStyle(lower) && !lower.endsWith("-shm")) {
                append(text, sibling, attributes);
              }
            });
    return Digests.sha256(text.toString());
  }

  private String styleKey(Path file) {
    var text = new StringBuilder();
    siblings(file)
        .forEach(
            (sibling, attributes) -> {
              if (isStyle(sibling.toLowerCase(Locale.ROOT))) {
                append(text, sibling, attributes);
              }
            });
    return Digests.sha256(text.toString());
  }

  private Map<String, Seen> siblings(Path file) {
    return folders.getOrDefault(folderOf(file), Map.of());
  }

  private static void append(StringBuilder text, String name, Seen seen) {
    text.append(name).append(' ').append(seen.size()).append(' ').append(seen.modifiedNanos());
    text.append('\n');
  }

  private static boolean isStyle(String lowerCaseName) {
    return lowerCaseName.endsWith(STYLE) || lowerCaseName.endsWith(METADATA);
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** A file name without its last ending. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;

    Visitor(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(root) && name(folder).startsWith(".")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.put(folder, new TreeMap<>());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (++seen > MAX_FILES) {
        problems.add(
            new LayerProblem(
                name(root),
                "The folder holds more than " + MAX_FILES + " files; the rest is passed over."));
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isRegularFile() && !name(file).startsWith(".")) {
        folders
            .computeIfAbsent(folderOf(file), f -> new TreeMap<>())
            .put(
                name(file),
                new Seen(
                    attributes.size(),
                    attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS)));
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder that cannot be entered, or a link in a circle: told, and the rest goes on. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!name(file).startsWith(".")) {
        problems.add(new LayerProblem(name(file), "It cannot be read; it is passed over."));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
