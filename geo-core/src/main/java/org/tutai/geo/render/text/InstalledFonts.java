package org.tutai.geo.render.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fonts of the machine that have what the bundled ones lack: ideographs beyond the Basic
 * Multilingual Plane, as in names of people and small places. Only fonts with such ideographs are
 * kept, so that a machine's many other fonts cost one look at each, once. Thread-safe.
 */
final class InstalledFonts {

  private static final Logger LOG = LoggerFactory.getLogger(InstalledFonts.class);

  private static final int DEEPEST = 6;
  private static final int MOST_FILES = 4096;
  private static final int MOST_FACES = 16;

  private final List<Path> directories;
  private volatile List<Face> faces = List.of();
  private volatile boolean looked;

  InstalledFonts(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  /** Where the systems we know keep fonts. */
  static List<Path> usualDirectories() {
    Path home = Path.of(System.getProperty("user.home", "."));
    return List.of(
        Path.of("/usr/share/fonts"),
        Path.of("/usr/local/share/fonts"),
        home.resolve(".local/share/fonts"),
        home.resolve(".fonts"),
        Path.of("/System/Library/Fonts"),
        Path.of("/Library/Fonts"),
        home.resolve("Library/Fonts"),
        Path.of("C:\\Windows\\Fonts"));
  }

  /** The faces kept, in order of their paths. */
  List<Face> faces() {
    if (!looked) {
      synchronized (this) {
        if (!looked) {
          faces = look();
          looked = true;
        }
      }
    }
    return faces;
  }

  private List<Face> look() {
    var found = new ArrayList<Face>();
    for (Path file : files()) {
      try {
        addUseful(file, found);
      } catch (IOException e) {
        LOG.debug("Font not used: {}", e.getMessage());
      }
    }
    return List.copyOf(found);
  }

  private static void addUseful(Path file, List<Face> found) throws IOException {
    int count = TrueTypeFont.faces(file);
    for (int i = 0; i < count && found.size() < MOST_FACES; i++) {
      var font = TrueTypeFont.open(file, i);
      if (font.hasRareIdeographs()) {
        LOG.debug("Font for rare characters: {}", file);
        found.add(new Face(font));
      }
    }
  }

  /** The font files there are, in order of their paths. */
  List<Path> files() {
    var files = new ArrayList<Path>();
    for (Path directory : directories) {
      if (Files.isDirectory(directory)) {
        addFiles(directory, files);
      }
    }
    return files;
  }

  private static void addFiles(Path directory, List<Path> files) {
    try (Stream<Path> walk = Files.walk(directory, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      walk.filter(InstalledFonts::isFont)
          .limit(MOST_FILES)
          .sorted(Comparator.comparing(Path::toString))
          .forEach(files::add);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("Font directory {} not read to its end: {}", directory, e.getMessage());
    }
  }

  private static boolean isFont(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".ttf") || name.endsWith(".ttc")) && Files.isRegularFile(file);
  }

  /** What tells this machine's fonts from others: names and sizes. */
  String identity() {
    var identity = new StringBuilder();
    for (Path file : files()) {
      try {
        identity.append(file.getFileName()).append('/').append(Files.size(file)).append('\n');
      } catch (IOException e) {
        LOG.debug("Font not used: {}", e.getMessage());
      }
    }
    return identity.toString();
  }
}
