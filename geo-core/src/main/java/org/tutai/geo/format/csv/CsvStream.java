package org.tutai.geo.format.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The rows of a file as features. */
final class CsvStream implements FeatureStream {

  private final Rows rows;
  private final int cells;
  private final RowFit fit;
  private final Mends mends = new Mends();
  private final CellValues values;
  private final @Nullable RowGeometry geometries;
  private final BadFeatures bad = new BadFeatures();
  private long ordinal = -1;

  private CsvStream(Table table, Rows rows) {
    this.rows = rows;
    this.cells = table.dialect().cells();
    this.fit = new RowFit(table);
    this.values = new CellValues(table, mends);
    this.geometries = table.place().map(place -> new RowGeometry(place, mends)).orElse(null);
  }

  static CsvStream open(Table table) throws IOException {
    var rows = new Rows(table.file().path(), table.file().open(), table.dialect().separator());
    try {
      for (int i = 0; i < table.rowsBefore(); i++) {
        rows.next();
      }
      return new CsvStream(table, rows);
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public @Nullable Feature next() throws IOException {
    while (rows.next()) {
      ordinal++;
      if (rows.cells() != cells || rows.isEmpty(0)) {
        if (isEmpty()) {
          bad.add(new BadFeature(ordinal, "row-empty", "a row has separators only", true));
          continue;
        }
        checkLength();
      }
      return feature();
    }
    return null;
  }

  /** A quoted cell is there on purpose. */
  private boolean isEmpty() {
    for (int i = 0; i < rows.cells(); i++) {
      if (!rows.isEmpty(i) || rows.isQuoted(i)) {
        return false;
      }
    }
    return true;
  }

  private void checkLength() {
    int found = rows.cells();
    if (found < cells) {
      mends.add("row-too-short", "a row has " + found + " cells, and " + cells + " are usual");
    }
    int last = found - 1;
    while (last >= cells && rows.isEmpty(last)) {
      last--;
    }
    if (last < cells) {
      return;
    }
    int joined = fit.join(rows);
    mends.add(
        "row-too-long",
        joined < 0
            ? "a row has " + found + " cells, and only the first " + cells + " are kept"
            : "a row has "
                + found
                + " cells; those too many were taken as part of the text in column "
                + (joined + 1));
  }

  private Feature feature() {
    if (rows.hasUnclosedQuote()) {
      mends.add("quote-not-closed", "a quote is never closed and was taken as it stands");
    }
    List<@Nullable Object> read = Arrays.asList(values.read(rows));
    Geometry geometry = null;
    if (geometries != null) {
      try {
        geometry = geometries.read(rows);
      } catch (BadGeometryException e) {
        bad.add(new BadFeature(ordinal, e.reason(), e.detail(), true));
      }
    }
    mends.countInto(bad, ordinal);
    return new Feature(ordinal, geometry, read);
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
