package org.tutai.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a shapefile and the files that belong to it into a zip. The same files give the same bytes,
 * so that an upload that was cut goes on with a pack made anew. Stateless.
 */
final class ShapefilePack {

  /** Any time will do that is the same each time; a zip's clock starts in 1980. */
  private static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private static final int MOST_FILES = 50;

  private ShapefilePack() {}

  /** Whether a file is sent packed. */
  static boolean isNeeded(Path file) {
    return name(file).toLowerCase(Locale.ROOT).endsWith(".shp");
  }

  /** Writes {@code x.shp}, {@code x.dbf}, {@code x.shp.xml} and the like into a zip. */
  static void write(Path shapefile, Path zip) throws IOException {
    String name = name(shapefile);
    String stem = name.substring(0, name.length() - ".shp".length()).toLowerCase(Locale.ROOT) + ".";
    Path folder = shapefile.toAbsolutePath().getParent();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder == null ? Path.of("/") : folder)) {
      files =
          all.filter(file -> name(file).toLowerCase(Locale.ROOT).startsWith(stem))
              .filter(file -> !name(file).toLowerCase(Locale.ROOT).endsWith(".zip"))
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MOST_FILES)
              .toList();
    }
    try (var out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
      for (Path file : files) {
        var entry = new ZipEntry(name(file));
        entry.setLastModifiedTime(TIME);
        out.putNextEntry(entry);
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
