package org.tutai.viewer.layers.csv;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The first rows of a table, the columns of its places marked. */
final class RowsTable extends TableView<List<String>> {

  private static final Text ROWS = Text.of("First rows", "前幾列");
  private static final double COLUMN_WIDTH = 112;
  private static final double LETTER_WIDTH = 9;
  private static final double LEAST = 120;

  private List<String> shownNames = List.of();

  RowsTable(Words words) {
    setId("csv-rows");
    accessibleTextProperty().bind(words.of(ROWS));
    setFocusTraversable(true);
    setMinHeight(LEAST);
  }

  void show(CsvPreview preview) {
    List<String> names =
        preview.names().subList(0, Math.min(CsvPreview.COLUMNS, preview.names().size()));
    if (!names.equals(shownNames)) {
      shownNames = List.copyOf(names);
      var columns = new ArrayList<TableColumn<List<String>, String>>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(column(names.get(i), i));
      }
      getColumns().setAll(columns);
    }
    for (TableColumn<List<String>, ?> column : getColumns()) {
      column.getStyleClass().remove("csv-place");
      if (preview.columns().contains(column.getUserData())) {
        column.getStyleClass().add("csv-place");
      }
    }
    getItems().setAll(preview.rows());
  }

  private static TableColumn<List<String>, String> column(String name, int i) {
    var column = new TableColumn<List<String>, String>(OneLine.of(name, 40));
    column.setUserData(name);
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(Math.max(COLUMN_WIDTH, 32 + LETTER_WIDTH * name.length()));
    column.setCellValueFactory(
        row -> new SimpleStringProperty(i < row.getValue().size() ? row.getValue().get(i) : ""));
    return column;
  }
}
