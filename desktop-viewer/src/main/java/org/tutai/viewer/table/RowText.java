package org.tutai.viewer.table;

import java.util.List;
import org.tutai.geo.feature.Field;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

/** Rows as tab-separated text for the clipboard. Stateless, thread-safe. */
final class RowText {

  /** More characters are not put on a clipboard. */
  private static final int MOST = 50_000_000;

  private static final int STEP = 1 << 10;

  /**
   * A text for the clipboard.
   *
   * @param told what a person is told
   */
  record Copied(String text, Text told) {}

  private RowText() {}

  /** The lines of these features, or all when there are none, beneath the columns' names. */
  static Copied of(
      RowList list,
      OrdinalSet chosen,
      List<Field> fields,
      List<Integer> columns,
      Progress progress) {
    FeatureTable table = list.table();
    var text = new StringBuilder();
    for (int k = 0; k < columns.size(); k++) {
      cell(text, fields.get(columns.get(k)).name(), k == 0);
    }
    int lines = 0;
    int i = 0;
    for (; i < list.size() && text.length() < MOST; i++) {
      if (i % STEP == 0) {
        progress.at(i, list.size());
      }
      int row = list.row(i);
      if (chosen.isEmpty() || chosen.has(table.ordinal(row))) {
        text.append('\n');
        lines++;
        for (int k = 0; k < columns.size(); k++) {
          cell(text, CellText.plain(table.value(row, columns.get(k))), k == 0);
        }
      }
    }
    return new Copied(text.append('\n').toString(), told(lines, i < list.size()));
  }

  private static Text told(int lines, boolean cut) {
    return cut
        ? Text.of(
            String.format("Copied the first %,d rows; more do not fit on the clipboard", lines),
            String.format("已複製前 %,d 筆，其餘超出剪貼簿容量", lines))
        : Text.of(String.format("Copied %,d rows", lines), String.format("已複製 %,d 筆", lines));
  }

  private static void cell(StringBuilder text, String value, boolean first) {
    if (!first) {
      text.append('\t');
    }
    boolean quoted =
        value.indexOf('\t') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
    text.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
  }
}
