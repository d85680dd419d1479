package org.tutai.viewer.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tutai.geo.format.geopackage.GeoPackageWriter;
import org.tutai.geo.layer.LayerView;
import org.tutai.viewer.layers.ViewSource;

/**
 * A layer's file as it is sent to a server: a shapefile with what belongs to it in a zip, a joined
 * layer as a GeoPackage, anything else as it is. The same layer gives the same bytes. Close it, to
 * remove what was made. Not for the UI thread.
 *
 * @param file to send
 * @param name what the server is told it is called
 * @param format of what is sent
 * @param made whether the file was made for sending
 */
record LayerPack(Path file, String name, String format, boolean made) implements AutoCloseable {

  /** Any time will do that is the same each time; a zip's clock starts in 1980. */
  private static final FileTime TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  /** What belongs to a shapefile; other files of its name are a person's own. */
  private static final Set<String> PARTS =
      Set.of(
          "shp",
          "shx",
          "dbf",
          "dbt",
          "prj",
          "qpj",
          "cpg",
          "cst",
          "sld",
          "shp.xml",
          "tutai.json",
          "shp.tutai.json");

  /**
   * Makes a file to send.
   *
   * @param source the layer's file
   * @param joined what is sent in its place; empty for the file
   * @param folder for what must be made
   */
  static LayerPack of(Path source, String format, Optional<LayerView> joined, Path folder)
      throws IOException {
    String name = String.valueOf(source.getFileName());
    if (joined.isPresent()) {
      Path made = fresh(folder, ".gpkg");
      GeoPackageWriter.write(
          List.of(new ViewSource(joined.get())), made, GeoPackageWriter.Options.undated());
      return new LayerPack(made, stem(name) + ".gpkg", "geopackage", true);
    }
    if (isShapefile(source)) {
      Path made = fresh(folder, ".zip");
      zip(source, made);
      return new LayerPack(made, stem(name) + ".zip", format, true);
    }
    return new LayerPack(source, name, format, false);
  }

  private static Path fresh(Path folder, String ending) throws IOException {
    return Files.createDirectories(folder).resolve(UUID.randomUUID() + ending);
  }

  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static boolean isShapefile(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".shp");
  }

  /** What is sent of a layer's file as it is: the file, and what belongs to a shapefile. */
  static List<Path> parts(Path file) throws IOException {
    if (!isShapefile(file)) {
      return List.of(file);
    }
    String start = stem(String.valueOf(file.getFileName())).toLowerCase(Locale.ROOT) + ".";
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> all = Files.list(folder == null ? file.toAbsolutePath() : folder)) {
      return all.filter(each -> isPart(each, start)).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void zip(Path shapefile, Path zip) throws IOException {
    List<Path> files = parts(shapefile);
    try (var out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8)) {
      for (Path file : files) {
        var entry = new ZipEntry(String.valueOf(file.getFileName()));
        entry.setLastModifiedTime(TIME);
        out.putNextEntry(entry);
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static boolean isPart(Path file, String start) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.startsWith(start) && PARTS.contains(name.substring(start.length()));
  }

  @Override
  public void close() throws IOException {
    if (made) {
      Files.deleteIfExists(file);
    }
  }
}
