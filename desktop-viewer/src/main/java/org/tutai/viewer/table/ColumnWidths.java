package org.tutai.viewer.table;

import java.util.List;
import javafx.scene.control.TableColumn;
import org.tutai.geo.feature.Field;
import org.tutai.viewer.words.Language;

/** How wide columns are at first: as their headings and first lines need, within reason. */
final class ColumnWidths {

  /** The least width of a column, in pixels. */
  static final double LEAST = 72;

  private static final double MOST = 280;
  private static final int SAMPLE = 60;
  private static final int LONGEST = 60;

  /** How much wider bold letters are, capitals among them. */
  private static final double HEADING = 1.35;

  private ColumnWidths() {}

  /** Fits columns whose user data are the indices of their fields. */
  static void fit(
      List<TableColumn<Integer, ?>> columns, List<Field> fields, RowList list, Language language) {
    for (TableColumn<Integer, ?> column : columns) {
      int index = (Integer) column.getUserData();
      double width = textWidth(column.getText()) * HEADING + 32;
      int lines = Math.min(SAMPLE, list.size());
      for (int i = 0; i < lines; i++) {
        Object value = list.table().value(list.row(i), index);
        String text = CellText.cell(value, fields.get(index), language);
        width = Math.max(width, textWidth(text) + 20);
      }
      column.setPrefWidth(Math.max(LEAST, Math.min(MOST, Math.ceil(width))));
    }
  }

  private static double textWidth(String text) {
    int end = Math.min(text.length(), LONGEST);
    double width = 0;
    for (int i = 0; i < end; i++) {
      width += text.charAt(i) >= 0x2E80 ? 14 : 8;
    }
    return width;
  }
}
