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
    return new CsvReader(Opening.open(path, chosen));
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
