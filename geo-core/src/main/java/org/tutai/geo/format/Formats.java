package org.tutai.geo.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.place.CrsDetective;

/** The formats that are there, and the files they read. Stateless, thread-safe. */
public final class Formats {

  /** How many folders deep {@link #discover} looks. */
  public static final int DEPTH = 8;

  private static final int MOST_BESIDE = 20_000;

  private static final List<Format> ALL =
      ServiceLoader.load(Format.class, Format.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Formats() {}

  /** Every format. */
  public static List<Format> all() {
    return ALL;
  }

  /** The format that a file's name tells; empty for a sidecar and for a name of no format. */
  public static Optional<Format> forPath(Path path) {
    return ALL.stream().filter(format -> format.accepts(path)).findFirst();
  }

  /** Opens what a file holds, with the choices kept beside it. */
  public static Contents open(Path path) throws IOException {
    return open(path, ChoicesFile.read(path));
  }

  /**
   * Opens what a file holds.
   *
   * @throws FormatException when no format has such a name, or the file is damaged past reading
   */
  public static Contents open(Path path, Choices choices) throws IOException {
    return open(of(path), path, choices);
  }

  /**
   * The format that a file's name tells.
   *
   * @throws FormatException when no format has such a name
   */
  public static Format of(Path path) throws FormatException {
    Optional<Format> format = forPath(path);
    if (format.isEmpty()) {
      Optional<String> owner = owner(path);
      if (owner.isPresent()) {
        throw new FormatException(
                path,
                -1,
                "a file with layers",
                "a file that belongs to " + owner.get(),
                "Open " + owner.get() + ".")
            .because(FormatFault.PART_OF_ANOTHER);
      }
      String ids = ALL.stream().map(Format::id).sorted().collect(Collectors.joining(", "));
      throw new FormatException(
              path, -1, "a file of a known format (" + ids + ")", "another ending")
          .because(FormatFault.UNKNOWN_ENDING);
    }
    return format.get();
  }

  /** The file beside a sidecar, of the same name but for the ending, that a format reads. */
  private static Optional<String> owner(Path sidecar) {
    Path folder = sidecar.toAbsolutePath().getParent();
    String name = String.valueOf(sidecar.getFileName()).toLowerCase(Locale.ROOT);
    String stem = name.substring(0, name.indexOf('.', 1) + 1);
    if (folder == null || stem.isEmpty() || !Files.exists(sidecar)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .limit(MOST_BESIDE)
          .filter(file -> hasStem(file, stem) && Files.isRegularFile(file))
          .filter(file -> forPath(file).isPresent())
          .map(file -> String.valueOf(file.getFileName()))
          .min(Comparator.naturalOrder());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static boolean hasStem(Path file, String stem) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).startsWith(stem);
  }

  /**
   * Opens what a file of a known format holds.
   *
   * @throws FormatException when the file is damaged past reading
   */
  public static Contents open(Format format, Path path, Choices choices) throws IOException {
    Contents contents = format.open(path, choices);
    return new Contents(
        contents.layers().stream()
            .map(layer -> CrsDetective.locate(layer, path, choices.crsOf(layer.name())))
            .toList(),
        contents.rasters().stream()
            .map(raster -> CrsDetective.locate(raster, path, choices.crsOf(raster.name())))
            .toList(),
        contents.release());
  }

  /**
   * Finds the files under a folder that a format reads, sorted by path.
   *
   * <p>Goes {@value #DEPTH} folders deep. Hidden files and folders (a dot first) are passed over,
   * and folders that cannot be read; links are followed, but not round in a ring. Given a file
   * instead of a folder, finds that file if a format reads it.
   */
  public static List<Path> discover(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Finder(folder, found));
    found.sort(null);
    return List.copyOf(found);
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Finder(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !isHidden(file) && forPath(file).isPresent()) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
      if (file.equals(root)) {
        throw cause;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      return !path.equals(root) && String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
