package org.tutai.geo.format.geopackage;

import java.util.List;

/**
 * Where an ordinary table's rows keep what a layer needs, so that they can be read without SQLite.
 *
 * @param sql the statement that made the table; while the file has it, the places hold
 * @param rowNumber a name by which the table's row number can be asked for
 * @param geometry the place of the geometry among the stored values, or -1 for none
 * @param values for each of the layer's columns
 */
record StoredTable(String sql, String rowNumber, int geometry, List<Place> values) {

  StoredTable {
    values = List.copyOf(values);
  }

  /**
   * Where a column's value is.
   *
   * @param place among the stored values, or -1 for the row's number
   * @param real whether SQLite hands whole numbers out as floating point ones
   */
  record Place(int place, boolean real) {}

  /** How many of a row's stored values must be looked at. */
  int width() {
    int last = geometry;
    for (Place value : values) {
      last = Math.max(last, value.place());
    }
    return last + 1;
  }
}
