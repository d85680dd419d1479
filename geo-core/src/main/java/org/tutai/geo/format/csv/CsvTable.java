package org.tutai.geo.format.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

/**
 * A CSV file, plain or gzip, as a table of cells, for those who want its rows as they are and not
 * as features: encoding, separator and header are found out as for a layer. Immutable, thread-safe.
 */
public final class CsvTable {

  private final Table table;

  private CsvTable(Table table) {
    this.table = table;
  }

  /**
   * Opens a file; only its beginning, and some places in it, are read.
   *
   * @param chosen the encoding a person chose, or null to find it out
   * @throws org.tutai.geo.bytes.FormatException when it is empty, or something else than text
   */
  public static CsvTable open(Path path, @Nullable Charset chosen) throws IOException {
    return new CsvTable(Opening.open(path, chosen));
  }

  /** The columns' names, made different; columns are numbered where the file names none. */
  public List<String> names() {
    return table.names();
  }

  /**
   * The columns of x (east, longitude) and y (north, latitude) as their names say, the plainest
   * pair; empty where no two names say so.
   */
  public Optional<int[]> coordinateColumns() {
    List<Optional<AxisName>> axes = names().stream().map(AxisName::of).toList();
    int most = -1;
    int @Nullable [] best = null;
    for (int i = 0; i < axes.size(); i++) {
      for (int j = 0; j < axes.size() && axes.get(i).isPresent(); j++) {
        int weight = axes.get(j).isPresent() ? weight(axes.get(i).get(), axes.get(j).get()) : -1;
        if (weight > most) {
          most = weight;
          best = new int[] {i, j};
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static int weight(AxisName x, AxisName y) {
    return x.axis() == AxisName.Axis.X
            && y.axis() == AxisName.Axis.Y
            && x.family() == y.family()
            && x.rest().equals(y.rest())
        ? x.weight() + y.weight()
        : -1;
  }

  /** Whether the file's first row, after a title, has the names. */
  public boolean hasHeader() {
    return table.header();
  }

  /** The encoding and why it is taken to be so. */
  public Finding<Charset> encoding() {
    return table.encoding();
  }

  /** Whether the file begins with the byte order mark of UTF-8. */
  public boolean hasMark() throws IOException {
    return CsvFile.hasMark(table.file().head(3));
  }

  /** What stands between cells. */
  public char separator() {
    return table.dialect().separator();
  }

  /** How many rows stand before the first row of data: titles and the header. */
  public int rowsBefore() {
    return table.rowsBefore();
  }

  /** How the file was read. */
  public List<Remark> remarks() {
    return table.remarks();
  }

  /** Reads the file from its first row of data on, to be closed by the caller. */
  public CsvRows rows() throws IOException {
    CsvRows rows = allRows();
    try {
      for (int i = 0; i < rowsBefore(); i++) {
        rows.next();
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /** Reads the file from its very first row on, to be closed by the caller. */
  public CsvRows allRows() throws IOException {
    Path path = table.file().path();
    var counted = new CountedInput(Files.newInputStream(path), Files.size(path));
    var rows = new Rows(path, table.file().open(counted), separator());
    return new CsvRows(rows, table.charset(), counted);
  }
}
