package org.tutai.geo.format.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;

/**
 * Writes a layer or a table as CSV in UTF-8 after RFC 4180, with a {@code .csvt} beside it that
 * says the columns' types.
 *
 * <p>Texts that could be taken for something else, such as digits, are quoted. Null and the empty
 * text become the empty cell, which is read as null; bytes become hexadecimal digits. Coordinates
 * stay in the layer's CRS, which the file has no word for. Each file is written under another name
 * and then moved into place, so that a failure leaves an older one as it was. Stateless,
 * thread-safe.
 */
public final class CsvWriter {

  /** How geometries are written. */
  public enum Geometries {
    /** X and y in the first two columns, for single points; heights are left out. */
    COLUMNS,
    /** Well-known text in the first column. */
    WKT,
    /** Not at all. */
    NONE
  }

  /**
   * How to write.
   *
   * @param separator a comma, semicolon, tab or bar
   * @param mark whether a byte order mark comes first, without which Excel takes the text for Big5
   *     where that is the system's encoding
   */
  public record Options(char separator, boolean mark, Geometries geometries) {
    public Options {
      if (",;\t|".indexOf(separator) < 0) {
        throw new IllegalArgumentException(
            "a separator must be a comma, semicolon, tab or bar (got: " + separator + ")");
      }
      Objects.requireNonNull(geometries, "geometries");
    }
  }

  private final Writer out;
  private final Options options;
  private final List<Field> fields;
  private final WKTWriter wkt = new WKTWriter(4);
  private final NumberCell number = new NumberCell();

  private CsvWriter(Writer out, Options options, List<Field> fields) {
    this.out = out;
    this.options = options;
    this.fields = fields;
  }

  /**
   * Writes a layer.
   *
   * @param file to write; its folder must be there
   * @return how many features were written
   * @throws IllegalArgumentException when geometries are to be columns and one is no single point
   */
  public static long write(FeatureSource source, Path file, Options options) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tutai-draft");
    try {
      long count;
      try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
          FeatureStream stream = source.features()) {
        count = new CsvWriter(out, options, source.schema().fields()).write(source, stream);
      }
      Path types = Csvt.path(file);
      Files.writeString(types, types(source, options));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return count;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String types(FeatureSource source, Options options) {
    List<String> words = new ArrayList<>();
    if (options.geometries() == Geometries.COLUMNS) {
      words.addAll(List.of("CoordX", "CoordY"));
    } else if (options.geometries() == Geometries.WKT) {
      words.add("WKT");
    }
    source.schema().fields().forEach(field -> words.add(Csvt.word(field)));
    return words.stream()
        .map(word -> "\"" + word + "\"")
        .collect(Collectors.joining(",", "", "\n"));
  }

  private long write(FeatureSource source, FeatureStream stream) throws IOException {
    if (options.mark()) {
      out.write('\uFEFF');
    }
    names(source);
    long count = 0;
    for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
      row(feature);
      count++;
    }
    return count;
  }

  private void names(FeatureSource source) throws IOException {
    List<String> names = new ArrayList<>();
    boolean degrees = source.crs().filter(Crs::geographic).isPresent();
    if (options.geometries() == Geometries.COLUMNS) {
      names.addAll(degrees ? List.of("lon", "lat") : List.of("x", "y"));
    } else if (options.geometries() == Geometries.WKT) {
      names.add("WKT");
    }
    fields.forEach(field -> names.add(field.name()));
    for (int i = 0; i < names.size(); i++) {
      separate(i);
      text(names.get(i));
    }
    out.write("\r\n");
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.write(options.separator());
    }
  }

  private void row(Feature feature) throws IOException {
    int column = geometry(feature.geometry());
    boolean nothing = feature.geometry() == null || feature.geometry().isEmpty();
    for (int i = 0; i < fields.size(); i++) {
      separate(column++);
      Object value = feature.values().get(i);
      nothing &= value == null;
      value(value);
    }
    if (nothing) {
      out.write("\"\"");
    }
    out.write("\r\n");
  }

  /** Writes the columns of a geometry and tells how many they are. */
  private int geometry(@Nullable Geometry geometry) throws IOException {
    Geometry some = geometry == null || geometry.isEmpty() ? null : geometry;
    if (options.geometries() == Geometries.COLUMNS) {
      point(some);
      return 2;
    }
    if (options.geometries() == Geometries.WKT && some != null) {
      quoted(wkt.write(some));
    }
    return options.geometries() == Geometries.WKT ? 1 : 0;
  }

  private void point(@Nullable Geometry geometry) throws IOException {
    if (geometry != null && !(geometry instanceof Point)) {
      throw new IllegalArgumentException(
          "geometries in columns must be single points (got: " + geometry.getGeometryType() + ")");
    }
    if (geometry instanceof Point point) {
      out.write(Double.toString(point.getX()));
    }
    out.write(options.separator());
    if (geometry instanceof Point point) {
      out.write(Double.toString(point.getY()));
    }
  }

  private void value(@Nullable Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      quoted(HexFormat.of().formatHex(bytes));
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Double real && !Double.isFinite(real)) {
      out.write("");
    } else if (value != null) {
      out.write(value.toString());
    }
  }

  private void text(String text) throws IOException {
    if (mustBeQuoted(text)) {
      quoted(text);
    } else {
      out.write(text);
    }
  }

  private boolean mustBeQuoted(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || ",;|\"".indexOf(c) >= 0) {
        return true;
      }
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var guess = new ColumnGuess();
    guess.add(bytes, 0, bytes.length, true);
    return text.startsWith(" ")
        || text.endsWith(" ")
        || ColumnGuess.isNothing(bytes, 0, bytes.length)
        || number.read(bytes, 0, bytes.length) != NumberCell.Kind.NONE
        || guess.type("", false) != FieldType.TEXT;
  }

  private void quoted(String text) throws IOException {
    out.write('"');
    out.write(text.replace("\"", "\"\""));
    out.write('"');
  }
}
