package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.CrsEvidence;

/**
 * The layer of a shapefile.
 *
 * <p>Only the {@code .shp} must be there. Without a {@code .dbf}, or with one that cannot be read,
 * the features have no values; without a {@code .shx}, or with one that leads astray, the records
 * are found by going through the {@code .shp}. A feature's ordinal is its record's place, which is
 * its row's as well. Rows flagged as deleted are dropped and counted as {@code deleted-row}.
 * Immutable.
 */
public final class ShapefileReader implements FeatureSource {

  private static final int RECORDS_LOOKED_AT = 1_000;

  private final Path path;
  private final ShpHeader header;
  private final @Nullable Path index;
  private final @Nullable Table table;
  private final Schema schema;
  private final Finding<Crs> crs;
  private final OptionalLong count;
  private final List<Remark> remarks;

  private ShapefileReader(
      Path path,
      ShpHeader header,
      @Nullable Path index,
      @Nullable Table table,
      Schema schema,
      Finding<Crs> crs,
      OptionalLong count,
      List<Remark> remarks) {
    this.path = path;
    this.header = header;
    this.index = index;
    this.table = table;
    this.schema = schema;
    this.crs = crs;
    this.count = count;
    this.remarks = List.copyOf(remarks);
  }

  /** Opens a shapefile, finding out its text encoding. See {@link #open(Path, Charset)}. */
  public static ShapefileReader open(Path shp) throws IOException {
    return open(shp, null);
  }

  /**
   * Opens a shapefile.
   *
   * @param shp the {@code .shp}; the others are looked for beside it, in lower and upper case
   * @param encoding of the texts, or null to find out
   * @throws FormatException when the {@code .shp} is damaged past reading, or holds multipatches
   */
  public static ShapefileReader open(Path shp, @Nullable Charset encoding) throws IOException {
    return new Opening(shp).open(encoding);
  }

  /** What is gathered while a shapefile is opened. */
  private static final class Opening {
    private final Path path;
    private final Sidecars sidecars;
    private final List<Remark> remarks = new ArrayList<>();

    Opening(Path path) {
      this.path = path;
      this.sidecars = new Sidecars(path);
    }

    ShapefileReader open(@Nullable Charset encoding) throws IOException {
      try (var shp = PositionedFile.open(path)) {
        ShpHeader header = withType(shp, ShpHeader.read(shp));
        if (header.length() != shp.size()) {
          remarks.add(
              Remark.warning(
                  Topic.FILE,
                  "The .shp is "
                      + shp.size()
                      + " bytes long; its header says "
                      + header.length()
                      + " bytes.",
                  ".shp 長 " + shp.size() + " 位元組；檔頭卻記載 " + header.length() + " 位元組。"));
        }
        Optional<Path> shx = sidecars.find("shx");
        Optional<ShxCheck> check = checkIndex(shp, header, shx);
        Table table = table(encoding);
        Finding<Crs> crs = crs();
        return new ShapefileReader(
            path,
            header,
            check.isPresent() ? shx.orElseThrow() : null,
            table,
            new Schema(header.type().kind(), table == null ? List.of() : table.fields()),
            crs,
            count(check, table),
            remarks);
      }
    }

    /** Some writers leave the header's type at 0; then the first shape that is one tells it. */
    private static ShpHeader withType(PositionedFile shp, ShpHeader header) throws IOException {
      if (header.type() != ShapeType.NULL) {
        return header;
      }
      var records = new ShapeRecords(shp, null, 0);
      var content = new ByteCursor(shp.path(), ByteOrder.LITTLE_ENDIAN);
      while (records.row() < RECORDS_LOOKED_AT && records.next() && records.fault() == null) {
        records.aim(content);
        ShapeType type =
            content.remaining() < Integer.BYTES ? null : ShapeType.ofCode(content.getInt());
        if (type != null && type != ShapeType.NULL) {
          return new ShpHeader(type, header.length());
        }
      }
      return header;
    }

    /** The check of the index when there is one to trust. */
    private Optional<ShxCheck> checkIndex(PositionedFile shp, ShpHeader header, Optional<Path> shx)
        throws IOException {
      if (shx.isEmpty()) {
        remarks.add(
            Remark.note(
                Topic.FILE,
                "There is no .shx; the records were found without it.",
                "沒有 .shx；已直接由 .shp 讀取各筆圖形。"));
        return Optional.empty();
      }
      ShxCheck check = ShxCheck.of(shp, header.length(), shx.get());
      if (!check.trusted()) {
        remarks.add(
            Remark.warning(
                Topic.FILE,
                "The .shx is not used: " + check.fault() + ".",
                "未使用 .shx：" + check.fault() + "。"));
      }
      return Optional.of(check).filter(ShxCheck::trusted);
    }

    private @Nullable Table table(@Nullable Charset encoding) throws IOException {
      Optional<Path> dbf = sidecars.find("dbf");
      if (dbf.isEmpty()) {
        remarks.add(
            Remark.warning(
                Topic.FIELDS,
                "There is no .dbf; the features have no attributes.",
                "沒有 .dbf；圖徵沒有屬性。"));
        return null;
      }
      try {
        Table table = Table.open(dbf.get(), encoding, sidecars.text("cpg").orElse(null));
        remarks.addAll(table.remarks());
        TableRemarks.rows(table.header()).ifPresent(remarks::add);
        return table;
      } catch (FormatException e) {
        remarks.add(TableRemarks.damaged(e));
        return null;
      }
    }

    private Finding<Crs> crs() throws IOException {
      Optional<Finding<Crs>> prj = crs("prj");
      if (prj.isPresent() && prj.get().value().isPresent()) {
        return prj.get();
      }
      return crs("qpj")
          .or(() -> prj)
          .orElseGet(() -> CrsEvidence.none("there is no .prj that says it", "沒有 .prj 說明坐標系統"));
    }

    private Optional<Finding<Crs>> crs(String ending) throws IOException {
      return sidecars
          .text(ending)
          .filter(text -> !text.isBlank())
          .map(text -> CrsEvidence.ofWkt(text, "." + ending));
    }

    private OptionalLong count(Optional<ShxCheck> check, @Nullable Table table) {
      if (check.isEmpty()) {
        return table == null ? OptionalLong.empty() : OptionalLong.of(table.header().rows());
      }
      long entries = check.get().entries();
      if (table != null && table.header().rows() != entries) {
        boolean fewer = table.header().rows() < entries;
        remarks.add(
            Remark.warning(
                Topic.FILE,
                "The .shp has "
                    + entries
                    + " shapes and the .dbf "
                    + table.header().rows()
                    + " rows; "
                    + (fewer
                        ? "the last shapes have no attributes."
                        : "the last rows have no shapes and are left out."),
                ".shp 有 "
                    + entries
                    + " 筆圖形，.dbf 有 "
                    + table.header().rows()
                    + " 列；"
                    + (fewer ? "最後的圖形沒有屬性。" : "最後的列沒有圖形，未予採用。")));
      }
      return OptionalLong.of(entries);
    }
  }

  @Override
  public String name() {
    return Sidecars.stem(path);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crs;
  }

  @Override
  public OptionalLong count() {
    return count;
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  /** Empty without a table. */
  @Override
  public Optional<Finding<Charset>> encoding() {
    return Optional.ofNullable(table).map(Table::encoding);
  }

  @Override
  public FeatureStream features() throws IOException {
    return ShapefileStream.open(path, header, index, table);
  }
}
