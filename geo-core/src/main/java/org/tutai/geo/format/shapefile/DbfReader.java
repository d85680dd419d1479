package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.Mends;

/**
 * The rows of a {@code .dbf} without shapes. Rows flagged as deleted are dropped and counted as
 * {@code deleted-row}. Immutable.
 */
public final class DbfReader implements FeatureSource {

  private final Table table;
  private final Schema schema;
  private final List<Remark> remarks;

  private DbfReader(Table table, List<Remark> remarks) {
    this.table = table;
    this.schema = new Schema(GeometryKind.NONE, table.fields());
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Opens a table.
   *
   * @param encoding of the texts, or null to find out
   * @throws org.tutai.geo.bytes.FormatException when it is damaged past reading
   */
  public static DbfReader open(Path dbf, @Nullable Charset encoding) throws IOException {
    Table table = Table.open(dbf, encoding, new Sidecars(dbf).text("cpg").orElse(null));
    List<Remark> remarks = new ArrayList<>();
    remarks.add(
        Remark.note(
            Topic.FILE,
            "It is a table without shapes; there is no .shp of its name.",
            "只是屬性表，沒有同名的 .shp 圖形檔。"));
    remarks.addAll(table.remarks());
    TableRemarks.rows(table.header()).ifPresent(remarks::add);
    return new DbfReader(table, remarks);
  }

  /** Rows behind those that the header counts are left over from an older table. */
  private long rows() {
    DbfHeader header = table.header();
    return header.statedRows() == 0 ? header.rows() : Math.min(header.statedRows(), header.rows());
  }

  @Override
  public String name() {
    return Sidecars.stem(table.path());
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return Finding.none();
  }

  @Override
  public Optional<Finding<Charset>> encoding() {
    return Optional.of(table.encoding());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(rows());
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public FeatureStream features() throws IOException {
    return new Rows(PositionedFile.open(table.path()), table, rows());
  }

  private static final class Rows implements FeatureStream {
    private final PositionedFile file;
    private final DbfRows rows;
    private final long end;
    private final Mends mends = new Mends();
    private final BadFeatures bad = new BadFeatures();
    private long next;

    Rows(PositionedFile file, Table table, long end) {
      this.file = file;
      this.end = end;
      this.rows =
          new DbfRows(
              file, table.header(), table.columns(), table.encoding().value().orElseThrow(), mends);
    }

    @Override
    public @Nullable Feature next() throws IOException {
      while (next < end && rows.seek(next)) {
        long row = next++;
        if (rows.deleted()) {
          bad.add(new BadFeature(row, "deleted-row", "its row is flagged as deleted", true));
        } else {
          Feature feature = new Feature(row, null, Arrays.asList(rows.values()));
          mends.countInto(bad, row);
          return feature;
        }
      }
      return null;
    }

    @Override
    public BadFeatures bad() {
      return bad;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
