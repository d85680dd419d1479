package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The features of a shapefile, record by record. */
final class ShapefileStream implements FeatureStream {

  private final PositionedFile shp;
  private final @Nullable PositionedFile shx;
  private final @Nullable PositionedFile dbf;
  private final ShapeRecords records;
  private final ShapeDecoder decoder;
  private final ByteCursor content;
  private final @Nullable DbfRows rows;
  private final List<@Nullable Object> noValues;
  private final Mends mends = new Mends();
  private final BadFeatures bad = new BadFeatures();

  private ShapefileStream(
      PositionedFile shp,
      @Nullable PositionedFile shx,
      @Nullable PositionedFile dbf,
      ShpHeader header,
      @Nullable Table table) {
    this.shp = shp;
    this.shx = shx;
    this.dbf = dbf;
    this.records = new ShapeRecords(shp, shx, header.length());
    this.decoder = new ShapeDecoder(header.type().kind(), mends);
    this.content = new ByteCursor(shp.path(), ByteOrder.LITTLE_ENDIAN);
    this.rows =
        dbf == null || table == null
            ? null
            : new DbfRows(
                dbf,
                table.header(),
                table.columns(),
                table.encoding().value().orElseThrow(),
                mends);
    this.noValues = Arrays.asList(new @Nullable Object[table == null ? 0 : table.fields().size()]);
  }

  static ShapefileStream open(Path shp, ShpHeader header, @Nullable Path shx, @Nullable Table table)
      throws IOException {
    PositionedFile shapes = null;
    PositionedFile index = null;
    try {
      shapes = PositionedFile.open(shp);
      index = shx == null ? null : PositionedFile.open(shx);
      PositionedFile rows = table == null ? null : PositionedFile.open(table.path());
      return new ShapefileStream(shapes, index, rows, header, table);
    } catch (IOException e) {
      close(shapes, e);
      close(index, e);
      throw e;
    }
  }

  private static void close(@Nullable PositionedFile file, IOException cause) {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  @Override
  public @Nullable Feature next() throws IOException {
    while (records.next()) {
      Feature feature = read();
      if (feature != null) {
        return feature;
      }
    }
    return null;
  }

  private @Nullable Feature read() throws IOException {
    long row = records.row();
    DbfRows attributes = rows != null && rows.seek(row) ? rows : null;
    if (attributes != null && attributes.deleted()) {
      return drop("deleted-row", "its row in the .dbf is flagged as deleted");
    }
    String fault = records.fault();
    if (fault != null) {
      return drop("record-length", fault);
    }
    try {
      records.aim(content);
      if (records.lengthMended()) {
        mends.add("record-length", "the record's header states a wrong length");
      }
      Geometry geometry = decoder.decode(content);
      Feature feature = new Feature(row, geometry, values(attributes));
      mends.countInto(bad, row);
      return feature;
    } catch (BadGeometryException e) {
      return drop(e.reason(), e.detail());
    }
  }

  private List<@Nullable Object> values(@Nullable DbfRows attributes) {
    if (attributes != null) {
      return Arrays.asList(attributes.values());
    }
    if (rows != null) {
      mends.add("row-missing", "the .dbf has no row for the shape");
    }
    return noValues;
  }

  private @Nullable Feature drop(String reason, String detail) {
    mends.clear();
    bad.add(new BadFeature(records.row(), reason, detail, true));
    return null;
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    try (shp;
        shx;
        dbf) {
      mends.clear();
    }
  }
}
