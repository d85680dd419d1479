package org.tutai.geo.format.kml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;

/**
 * Writes layers as a KML 2.2 document, each a folder, in longitude and latitude of WGS 84; or as a
 * KMZ, when the file is named {@code .kmz}.
 *
 * <p>The columns that {@link KmlReader} makes of KML's own elements are written as those elements
 * again: {@code name}, {@code description}, {@code address}, {@code begin} and {@code end} (dates
 * or times), {@code visibility}, and the columns of style; all others are extended data with a
 * schema. Dates, times and bytes (as Base64) among those are texts. What KML 2.3 adds is not needed
 * for features, and fewer programs read it.
 *
 * <p>The file is written under another name and then moved into place, so that a failure leaves an
 * older file as it was. Numbers that are not finite and empty texts are left out. A geometry that
 * has no place on the earth in its CRS is left out, and counted. Stateless, thread-safe.
 */
public final class KmlWriter {

  /**
   * What else is written.
   *
   * @param title the document's name; empty for none
   * @param files further files of a KMZ by their names in it, such as {@code files/a.png}, which
   *     columns {@code icon} may name
   */
  public record Options(String title, Map<String, byte[]> files) {

    /** Nothing else. */
    public static final Options NONE = new Options("", Map.of());

    public Options {
      files = new TreeMap<>(files);
      for (String name : files.keySet()) {
        if (!name.matches("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*") || name.equals("doc.kml")) {
          throw new IllegalArgumentException(
              "a file's name must be of letters, digits, _, - and . (got: " + name + ")");
        }
      }
    }
  }

  /**
   * What was written.
   *
   * @param features how many
   * @param nowhere how many of them had a geometry that has no place on the earth
   */
  public record Report(long features, long nowhere) {}

  private final KmlOutput out;
  private long features;
  private long nowhere;

  private KmlWriter(KmlOutput out) {
    this.out = out;
  }

  /**
   * Writes layers.
   *
   * @param file to write; its folder must be there
   * @throws IllegalArgumentException when a layer's CRS is not known, or a KML is to have files
   */
  public static Report write(List<? extends FeatureSource> layers, Path file, Options options)
      throws IOException {
    check(layers, file, options);
    Path draft = file.resolveSibling(file.getFileName() + ".tutai-draft");
    try {
      Report report;
      try (OutputStream bytes = Files.newOutputStream(draft)) {
        report =
            isKmz(file) ? zipped(layers, bytes, options) : document(layers, bytes, options.title());
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return report;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static boolean isKmz(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".kmz");
  }

  private static void check(List<? extends FeatureSource> layers, Path file, Options options) {
    for (FeatureSource layer : layers) {
      if (layer.crs().isEmpty()) {
        throw new IllegalArgumentException(
            "a layer must have a CRS to become KML (got: " + layer.name() + ")");
      }
    }
    if (!options.files().isEmpty() && !isKmz(file)) {
      throw new IllegalArgumentException(
          "further files need a .kmz (got: " + file.getFileName() + ")");
    }
  }

  private static Report zipped(
      List<? extends FeatureSource> layers, OutputStream bytes, Options options)
      throws IOException {
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("doc.kml"));
      Report report = document(layers, new Unclosed(zip), options.title());
      zip.closeEntry();
      for (Map.Entry<String, byte[]> file : options.files().entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
      return report;
    }
  }

  /** The zip goes on behind the document. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static Report document(
      List<? extends FeatureSource> layers, OutputStream bytes, String title) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
    try (var out = new KmlOutput(writer)) {
      return new KmlWriter(out).write(layers, title);
    }
  }

  private Report write(List<? extends FeatureSource> layers, String title) throws IOException {
    out.begin("kml", "xmlns", "http://www.opengis.net/kml/2.2").begin("Document").line();
    if (!title.isEmpty()) {
      out.leaf("name", title).line();
    }
    for (int i = 0; i < layers.size(); i++) {
      PlacemarkWriter.schema(out, layers.get(i).schema(), i + 1);
    }
    for (int i = 0; i < layers.size(); i++) {
      folder(layers.get(i), i + 1);
    }
    out.end().end().line();
    return new Report(features, nowhere);
  }

  private void folder(FeatureSource layer, int number) throws IOException {
    var placemarks = new PlacemarkWriter(out, layer.schema(), layer.crs().orElseThrow(), number);
    out.begin("Folder").leaf("name", layer.name()).line();
    try (FeatureStream stream = layer.features()) {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        nowhere += placemarks.write(feature) ? 0 : 1;
        features++;
      }
    }
    out.end().line();
  }
}
