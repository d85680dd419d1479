package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.RepeatedText;
import org.tutai.geo.format.geopackage.StoredTable.Place;

/**
 * The rows of an ordinary table in a file that rests, read from its pages.
 *
 * <p>SQLite hands out one value at a time through two programming interfaces, and putting a long
 * blob together takes it two copies; reading the pages here is several times as fast. It gives the
 * same values in the same order. What needs SQLite's own rules, such as how a floating point number
 * in a column of texts is written, is asked of SQLite.
 */
final class StoredRows implements Rows {

  /** More rows than this are in no schema. */
  private static final int MOST_TABLES = 100_000;

  private final Path path;
  private final PageFile file;
  private final LayerTable table;
  private final StoredTable stored;
  private final TableScan scan;
  private final StoredRecord row;
  private final Column[] columns;
  private final Place[] places;
  private final RepeatedText[] texts;
  private @Nullable Database database;

  private StoredRows(Path path, PageFile file, LayerTable table, StoredTable stored, int rootPage) {
    this.path = path;
    this.file = file;
    this.table = table;
    this.stored = stored;
    this.scan = new TableScan(file, rootPage);
    this.row = new StoredRecord(file, stored.width());
    this.columns = table.columns().toArray(new Column[0]);
    this.places = stored.values().toArray(new Place[0]);
    this.texts = new RepeatedText[columns.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new RepeatedText(StandardCharsets.UTF_8);
    }
  }

  /**
   * Opens a table's rows.
   *
   * @return null when SQLite itself must read them: a log lies beside the file, texts are in
   *     UTF-16, or the table is not what it was
   */
  static @Nullable StoredRows open(Path path, LayerTable table) throws IOException {
    StoredTable stored = table.stored();
    if (stored == null || Snapshot.isNeeded(path)) {
      return null;
    }
    PageFile file = PageFile.open(path);
    try {
      int rootPage = file.isUtf8() ? rootPage(file, table.name(), stored.sql()) : 0;
      if (rootPage > 0) {
        return new StoredRows(path, file, table, stored, rootPage);
      }
      file.close();
      return null;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Looks in the schema, which is the table of page 1; 0 for a table that is not there. */
  private static int rootPage(PageFile file, String table, String sql) throws IOException {
    var scan = new TableScan(file, 1);
    var row = new StoredRecord(file, 5);
    for (int i = 0; i < MOST_TABLES && scan.next(); i++) {
      row.read(scan);
      if (text(row, 0).equals("table")
          && text(row, 1).equalsIgnoreCase(table)
          && text(row, 4).equals(sql)
          && row.isInteger(3)) {
        return (int) Math.max(0, Math.min(row.integer(3), Integer.MAX_VALUE));
      }
    }
    return 0;
  }

  private static String text(StoredRecord row, int column) {
    return row.isText(column)
        ? new String(
            row.bytes(),
            row.from(column),
            row.to(column) - row.from(column),
            StandardCharsets.UTF_8)
        : "";
  }

  @Override
  public boolean next() throws IOException {
    if (!scan.next()) {
      file.checkUnchanged();
      return false;
    }
    row.read(scan);
    return true;
  }

  @Override
  public long key() {
    return scan.rowId();
  }

  @Override
  public @Nullable Geometry geometry(GeometryBlob blob) throws BadGeometryException {
    int place = stored.geometry();
    if (place < 0 || row.isNull(place)) {
      return null;
    }
    if (row.isBlob(place) || row.isText(place)) {
      return blob.read(row.bytes(), row.from(place), row.to(place));
    }
    throw new BadGeometryException("geometry-blob", "the geometry is a number");
  }

  @Override
  public @Nullable Object[] values(Mends mends) throws SQLException, IOException {
    var values = new @Nullable Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i, mends);
    }
    return values;
  }

  private @Nullable Object value(int i, Mends mends) throws SQLException, IOException {
    Column column = columns[i];
    int place = places[i].place();
    if (column.field().type() == FieldType.TEXT) {
      return text(i, place, mends);
    }
    if (place < 0) {
      return column.convert(scan.rowId(), mends);
    }
    return row.isNull(place) ? null : column.convert(raw(i, place), mends);
  }

  private @Nullable Object text(int i, int place, Mends mends) throws SQLException, IOException {
    if (place >= 0 && row.isText(place)) {
      return texts[i].decode(row.bytes(), row.from(place), row.to(place));
    }
    return place >= 0 && row.isNull(place) ? null : bySqlite(i, mends);
  }

  private @Nullable Object raw(int i, int place) {
    if (row.isInteger(place)) {
      long number = row.integer(place);
      return places[i].real() ? (Object) (double) number : (Object) number;
    }
    if (row.isDouble(place)) {
      double number = row.real(place);
      return Double.isNaN(number) ? null : number;
    }
    if (row.isText(place)) {
      return texts[i].decode(row.bytes(), row.from(place), row.to(place));
    }
    return Arrays.copyOfRange(row.bytes(), row.from(place), row.to(place));
  }

  private @Nullable Object bySqlite(int i, Mends mends) throws SQLException, IOException {
    Database known = database;
    if (known == null) {
      known = Database.open(path);
      database = known;
    }
    known.rowReached();
    try (PreparedStatement statement = known.prepare(table.selectByNumber(stored.rowNumber()))) {
      statement.setLong(1, scan.rowId());
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? SqlRows.value(found, columns[i], i, mends) : null;
      }
    }
  }

  @Override
  public IOException failure(SQLException cause) {
    return database == null ? file.damaged(Database.message(cause)) : database.failure(cause);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (database != null) {
        database.close();
      }
    }
  }
}
