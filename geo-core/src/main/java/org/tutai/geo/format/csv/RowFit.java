package org.tutai.geo.format.csv;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;

/**
 * Finds the text that has separators in it without quotes, in a row that is longer than it should
 * be: the last column of text for which all cells of numbers and dates are such, those behind it
 * counted from the row's end. For one thread.
 */
final class RowFit {

  private final @Nullable FieldType[] types;
  private final NumberCell number = new NumberCell();

  RowFit(Table table) {
    types = new @Nullable FieldType[table.dialect().cells()];
    for (int i = 0; i < table.columns().size(); i++) {
      types[table.columns().get(i)] = table.fields().get(i).type();
    }
    Optional<Place> columns = table.place().filter(place -> place.form() == Place.Form.COLUMNS);
    columns.ifPresent(
        place -> {
          types[place.first()] = FieldType.REAL;
          types[place.second()] = FieldType.REAL;
        });
  }

  /**
   * Joins the cells of a row that are one text.
   *
   * @return the column, or −1 when none fits and the row stays as it is
   */
  int join(Rows rows) {
    int extra = rows.cells() - types.length;
    for (int column = types.length - 1; column >= 0; column--) {
      if (types[column] == FieldType.TEXT && fits(rows, column, extra)) {
        return rows.join(column, extra) ? column : -1;
      }
    }
    return -1;
  }

  private boolean fits(Rows rows, int joined, int extra) {
    for (int i = 0; i < types.length; i++) {
      FieldType type = types[i];
      int cell = i > joined ? i + extra : i;
      if (type == null || type == FieldType.TEXT || rows.isEmpty(cell)) {
        continue;
      }
      int start = rows.start(cell);
      int end = rows.end(cell);
      boolean isNumber =
          number.read(rows.bytes(), start, end) != NumberCell.Kind.NONE
              || ColumnGuess.isNothing(rows.bytes(), start, end);
      boolean isOther =
          type != FieldType.INTEGER
              && type != FieldType.REAL
              && CellValues.other(type, rows.bytes(), start, end) != null;
      if (!isNumber && !isOther) {
        return false;
      }
    }
    return true;
  }
}
