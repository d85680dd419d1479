package org.tutai.server.workspace;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

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
import java.util.Map;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.format.ChoicesFile;
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

  /** What a scan found: in order of the given paths, by name within a folder. */
  record Found(List<SourceFile> files, List<LayerProblem> problems) {}

  private final List<Format> formats;
  private final List<LayerProblem> problems = new ArrayList<>();
  private final Map<Path, FolderListing> folders = new LinkedHashMap<>();
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
        listing(folder).names().stream().map(folder::resolve).forEach(this::add);
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
    if (files.containsKey(file) || FolderListing.isStyle(name(file))) {
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
    return Digests.sha256(
        CompiledStore.COMPILE_VERSION
            + '\n'
            + format.id()
            + '\n'
            + file
            + '\n'
            + listing(folderOf(file)).data(stem(name(file)))
            + choices(file));
  }

  /**
   * What a person chose for the file; a file of choices that cannot be read counts by its state.
   */
  private String choices(Path file) {
    Path beside = ChoicesFile.beside(file);
    if (!listing(folderOf(file)).holds(name(beside))) {
      return "";
    }
    try {
      return "\n" + ChoicesFile.key(file);
    } catch (IOException e) {
      return "\n" + e.getMessage();
    }
  }

  private String styleKey(Path file) {
    return listing(folderOf(file)).styles();
  }

  private FolderListing listing(Path folder) {
    return folders.computeIfAbsent(folder, f -> new FolderListing());
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
      listing(folder);
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
        listing(folderOf(file))
            .add(name(file), attributes.size(), attributes.lastModifiedTime().to(NANOSECONDS));
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
