package org.tutai.geo.format.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/**
 * The table of a CSV file, and the layer that it is when it has coordinates.
 *
 * <p>What the columns are is found from the file's first megabyte and places all over it, of a
 * compressed file from the first four of its text. A cell met later that is not of its column's
 * type is null, and counted as {@code value-not-a-number}, {@code value-not-a-date} or {@code
 * value-not-a-truth}. The columns that geometries are made of are not fields. A row whose
 * coordinates are missing or no numbers keeps its values and has no geometry, which is counted.
 * Immutable.
 */
public final class CsvReader implements FeatureSource {

  private final Table table;
  private final Schema schema;

  private CsvReader(Table table) {
    this.table = table;
    this.schema = table.schema();
  }

  /**
   * Opens a file.
   *
   * @param chosen the encoding to take, or null to find out
   * @throws org.tutai.geo.bytes.FormatException when it is empty, no text, or damaged gzip data
   */
  public static CsvReader open(Path path, @Nullable Charset chosen) throws IOException {
    return open(path, chosen, Optional.empty());
  }

  /**
   * Opens a file whose geometries are in columns that a person chose.
   *
   * @param columns as {@link org.tutai.geo.format.Choices} has them; where the table lacks one of
   *     them, or it holds no such thing, they count as not chosen, which a remark says
   */
  public static CsvReader open(Path path, @Nullable Charset chosen, Optional<List<String>> columns)
      throws IOException {
    return new CsvReader(Opening.open(path, chosen, columns));
  }

  /**
   * The names of the columns that geometries are in: x and y, or one with text; none for a table
   * without geometry.
   */
  public List<String> geometryColumns() {
    return table.place().map(place -> names(place)).orElse(List.of());
  }

  private List<String> names(Place place) {
    String first = table.names().get(place.first());
    return place.second() < 0 ? List.of(first) : List.of(first, table.names().get(place.second()));
  }

  @Override
  public String name() {
    return String.valueOf(table.file().path().getFileName())
        .replaceFirst("(?i)\\.gz$", "")
        .replaceFirst("(?i)\\.[ct]sv$", "");
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return table
        .place()
        .map(Place::crs)
        .orElseGet(
            () ->
                Finding.none(
                    Remark.note(Topic.CRS, "a table without geometry needs none", "無空間資料，不需坐標系統")));
  }

  @Override
  public Optional<Finding<Charset>> encoding() {
    return Optional.of(table.encoding());
  }

  @Override
  public OptionalLong count() {
    return table.count();
  }

  @Override
  public List<Remark> remarks() {
    return table.remarks();
  }

  @Override
  public FeatureStream features() throws IOException {
    return CsvStream.open(table);
  }
}
