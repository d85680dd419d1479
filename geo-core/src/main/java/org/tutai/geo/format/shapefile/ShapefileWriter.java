package org.tutai.geo.format.shapefile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PrjWriter;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.TextEncoding;

/**
 * Writes a shapefile: {@code .shp}, {@code .shx}, {@code .dbf}, and {@code .prj} and {@code .cpg}
 * as wanted.
 *
 * <p>The source is read twice, first to find the shape type and the widths of the columns. The same
 * source and options give the same bytes. All files are written under other names and then moved
 * into place, the {@code .shp} last, so that a failure leaves an older shapefile as it was;
 * sidecars of an older one that the new one lacks are deleted. Stateless, thread-safe.
 *
 * <p>What the format cannot hold: one kind of geometry only; a time of day (written as text); bytes
 * (left out); texts of more than 254 bytes (cut); whole numbers of more than 18 digits (read back
 * as REAL); the difference between an empty text and none. What was lost is told in the {@link
 * Report}.
 */
public final class ShapefileWriter {

  /** The longest name of a column in bytes. */
  private static final int LONGEST_NAME = 10;

  private static final int MOST_COLUMNS = 255;
  private static final List<String> SIDECARS = List.of("shx", "dbf", "prj", "cpg");
  private static final List<String> STALE =
      List.of("sbn", "sbx", "qix", "idx", "ind", "cpg", "prj");

  /**
   * How to write.
   *
   * @param charset of the texts
   * @param languageDriver byte 29 of the {@code .dbf}: 0 says nothing, 0x4F and 0x78 are Big5
   * @param codePageFile whether a {@code .cpg} names the charset
   * @param projectionFile whether a {@code .prj} is written when the CRS is known
   * @param date that the {@code .dbf} says it was last changed
   */
  public record Options(
      Charset charset,
      int languageDriver,
      boolean codePageFile,
      boolean projectionFile,
      LocalDate date) {

    public Options {
      Objects.requireNonNull(charset, "charset");
      if (languageDriver < 0 || languageDriver > 255) {
        throw new IllegalArgumentException(
            "a language driver must be a byte (got: " + languageDriver + ")");
      }
      if (date.getYear() < 1900 || date.getYear() > 2155) {
        throw new IllegalArgumentException(
            "a dBase date must lie within 1900 and 2155 (got: " + date + ")");
      }
    }

    /** UTF-8, said by a {@code .cpg}; a {@code .prj}; dated 2000-01-01. */
    public static Options utf8() {
      return new Options(StandardCharsets.UTF_8, 0, true, true, LocalDate.of(2000, 1, 1));
    }

    /** Big5 as Taiwan's offices publish it: no {@code .cpg} and no language driver that says so. */
    public static Options silentBig5() {
      return new Options(TextEncoding.BIG5, 0, false, true, LocalDate.of(2000, 1, 1));
    }
  }

  /**
   * What was written.
   *
   * @param features how many
   * @param remarks what was lost or changed, one line each, for a person
   */
  public record Report(long features, List<String> remarks) {
    public Report {
      remarks = List.copyOf(remarks);
    }
  }

  private ShapefileWriter() {}

  /**
   * Writes a layer.
   *
   * @param source of kind POINT, LINE or POLYGON; bad features in it are told in the report
   * @param shp the {@code .shp} to write; its folder must be there
   * @throws IllegalArgumentException when the source's kind or one of its geometries is another
   */
  public static Report write(FeatureSource source, Path shp, Options options) throws IOException {
    var writing = new Writing(source, shp, options);
    try {
      return writing.write();
    } finally {
      writing.deleteLeftovers();
    }
  }

  /** One shapefile being written. */
  private static final class Writing {
    private final FeatureSource source;
    private final Path shp;
    private final Options options;
    private final List<Integer> indexes = new ArrayList<>();
    private final List<DbfColumn> columns = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private long measured;
    private long features;
    private boolean multipoints;
    private boolean heights;
    private boolean measures;

    Writing(FeatureSource source, Path shp, Options options) {
      this.source = source;
      this.shp = shp;
      this.options = options;
      GeometryKind kind = source.schema().geometryKind();
      if (kind == GeometryKind.MIXED || kind == GeometryKind.NONE) {
        throw new IllegalArgumentException(
            "a shapefile must hold points, lines or polygons (got: " + kind + ")");
      }
      chooseColumns();
    }

    private void chooseColumns() {
      Set<String> taken = new HashSet<>();
      List<Field> fields = source.schema().fields();
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        if (field.type() == FieldType.BINARY || columns.size() == MOST_COLUMNS) {
          remarks.add("The field " + field.name() + " cannot be held and is left out.");
          continue;
        }
        String name = name(field.name(), taken);
        if (!name.equals(field.name())) {
          remarks.add("The field " + field.name() + " is named " + name + ".");
        }
        indexes.add(i);
        columns.add(new DbfColumn(name, field.type(), options.charset()));
      }
    }

    /** At most ten bytes, cut between characters, different from the others in any case. */
    private String name(String wanted, Set<String> taken) {
      String name = cut(wanted, LONGEST_NAME);
      for (int i = 1; name.isEmpty() || !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        String ending = "_" + i;
        name = cut(wanted, LONGEST_NAME - ending.length()) + ending;
      }
      return name;
    }

    private String cut(String text, int bytes) {
      return TextCutter.cut(text, bytes, part -> part.getBytes(options.charset()));
    }

    Report write() throws IOException {
      measure();
      writeShapesAndRows();
      writeText("prj", projection());
      writeText("cpg", options.codePageFile() ? codePage() : null);
      moveIntoPlace();
      tellLosses();
      return new Report(features, remarks);
    }

    private void measure() throws IOException {
      try (FeatureStream stream = source.features()) {
        for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
          measured++;
          look(feature);
          for (int i = 0; i < columns.size(); i++) {
            columns.get(i).measure(feature.values().get(indexes.get(i)));
          }
        }
        stream
            .bad()
            .counts()
            .forEach((reason, count) -> remarks.add(count + " features were bad: " + reason));
      }
      columns.forEach(DbfColumn::settle);
    }

    private void look(Feature feature) {
      Geometry geometry = feature.geometry();
      if (geometry == null || geometry.isEmpty()) {
        return;
      }
      if (!fits(geometry)) {
        throw new IllegalArgumentException(
            "geometries must be of kind "
                + source.schema().geometryKind()
                + " (got: a "
                + geometry.getGeometryType()
                + " in feature "
                + feature.ordinal()
                + ")");
      }
      multipoints |= geometry instanceof Puntal && !(geometry instanceof Point);
      geometry.apply(new Dimensions());
    }

    private boolean fits(Geometry geometry) {
      return switch (source.schema().geometryKind()) {
        case POINT -> geometry instanceof Puntal;
        case LINE -> geometry instanceof Lineal;
        case POLYGON -> geometry instanceof Polygonal;
        case MIXED, RASTER, NONE -> false;
      };
    }

    /** Notes whether there are heights and measures that are numbers. */
    private final class Dimensions implements CoordinateSequenceFilter {
      @Override
      public void filter(CoordinateSequence sequence, int i) {
        heights |= sequence.hasZ() && !Double.isNaN(sequence.getZ(i));
        measures |= sequence.hasM() && !Double.isNaN(sequence.getM(i));
      }

      @Override
      public boolean isDone() {
        return heights && measures;
      }

      @Override
      public boolean isGeometryChanged() {
        return false;
      }
    }

    private ShapeType type() {
      ShapeType.Shape shape =
          switch (source.schema().geometryKind()) {
            case POINT -> multipoints ? ShapeType.Shape.POINTS : ShapeType.Shape.POINT;
            case LINE -> ShapeType.Shape.LINES;
            case POLYGON -> ShapeType.Shape.RINGS;
            case MIXED, RASTER, NONE -> ShapeType.Shape.NONE;
          };
      return ShapeType.of(shape, Layout.of(heights, measures));
    }

    private void writeShapesAndRows() throws IOException {
      try (var shapes = new ShapesFile(draft("shp"), draft("shx"), type(), measures);
          OutputStream rows = new BufferedOutputStream(Files.newOutputStream(draft("dbf")));
          FeatureStream stream = source.features()) {
        tableHeader(measured).writeTo(rows);
        var row = new ByteSink(ByteOrder.LITTLE_ENDIAN);
        for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
          features++;
          shapes.add(feature.geometry());
          row.clear().putByte(' ');
          for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(feature.values().get(indexes.get(i)), row);
          }
          row.writeTo(rows);
        }
        rows.write(0x1A);
        shapes.finish();
        if (features != measured) {
          throw new IOException(
              "the source gave "
                  + measured
                  + " features and then "
                  + features
                  + "; it changed while it was read");
        }
      }
    }

    private ByteSink tableHeader(long rows) {
      int rowLength = 1 + columns.stream().mapToInt(DbfColumn::width).sum();
      if (rowLength > 0xFFFF) {
        throw new IllegalArgumentException(
            "a row must have at most 65535 bytes (got: " + rowLength + ")");
      }
      var header = new ByteSink(ByteOrder.LITTLE_ENDIAN);
      LocalDate date = options.date();
      header.putByte(3).putByte(date.getYear() - 1900);
      header.putByte(date.getMonthValue()).putByte(date.getDayOfMonth());
      header.putInt(Math.toIntExact(rows)).putShort(32 * columns.size() + 33).putShort(rowLength);
      header.fill(0, 17).putByte(options.languageDriver()).fill(0, 2);
      columns.forEach(column -> column.describe(header));
      return header.putByte(0x0D);
    }

    private @Nullable String projection() {
      Optional<Crs> crs = source.crs();
      if (crs.isEmpty() || !options.projectionFile()) {
        return null;
      }
      Optional<String> text = PrjWriter.write(crs.get());
      if (text.isEmpty()) {
        remarks.add("There is no .prj: the CRS " + crs.get().code() + " cannot be written as one.");
      }
      return text.orElse(null);
    }

    private String codePage() {
      return options.charset().equals(TextEncoding.BIG5) ? "BIG5" : options.charset().name();
    }

    private void writeText(String ending, @Nullable String text) throws IOException {
      if (text != null) {
        Files.writeString(draft(ending), text);
      }
    }

    private Path draft(String ending) {
      written.add(ending);
      return shp.resolveSibling(Sidecars.stem(shp) + ".tutai-draft." + ending);
    }

    private Path finished(String ending) {
      return ending.equals("shp") ? shp : shp.resolveSibling(Sidecars.stem(shp) + "." + ending);
    }

    private void moveIntoPlace() throws IOException {
      for (String ending : STALE) {
        if (!written.contains(ending)) {
          Files.deleteIfExists(finished(ending));
        }
      }
      for (String ending : SIDECARS) {
        if (written.contains(ending)) {
          move(ending);
        }
      }
      move("shp");
    }

    private void move(String ending) throws IOException {
      Files.move(
          draft(ending),
          finished(ending),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }

    private void tellLosses() {
      for (DbfColumn column : columns) {
        tell(column, column.cut(), "texts were cut to 254 bytes");
        tell(
            column,
            column.unencodable(),
            "texts have characters that are not in "
                + TextEncoding.label(options.charset())
                + ", written as ?");
        tell(column, column.lost(), "values cannot be held and were left empty");
      }
    }

    private void tell(DbfColumn column, long count, String what) {
      if (count > 0) {
        remarks.add("In the field " + column.name() + ", " + count + " " + what + ".");
      }
    }

    void deleteLeftovers() throws IOException {
      for (String ending : List.copyOf(written)) {
        Files.deleteIfExists(draft(ending));
      }
    }
  }
}
