package org.tutai.viewer.catalogue;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.viewer.catalogue.ThemesViewModel.Row;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** The dialog of one's own theme maps. */
final class ThemesView {

  static final Text TITLE = Text.of("My theme maps", "我的主題圖");
  private static final Text SEARCH = Text.of("Find theme maps", "尋找主題圖");
  private static final Text UNTITLED = Text.of("Untitled", "未命名");
  private static final Text BELOW = Text.of("%d layers · %s", "%d 個圖層・%s");
  private static final Text BELOW_ONE = Text.of("1 layer · %s", "1 個圖層・%s");
  private static final Text SHARED = Text.of("shared", "分享中");
  private static final Text OPEN = Text.of("Open", "開啟");
  private static final Text DELETE = Text.of("Delete…", "刪除…");
  private static final Text SURE =
      Text.of("Delete \"%s\" from the server? Its link ends too.", "要從伺服器刪除「%s」嗎？連結也會失效。");
  private static final Text YES = Text.of("Delete", "刪除");
  private static final Text NO = Text.of("Keep it", "保留");
  private static final Text NONE = Text.of("Nothing saved yet", "還沒有儲存的主題圖");
  private static final Text NONE_HINT =
      Text.of("Add layers, draw, then choose \"Share map\".", "加入圖層、畫上註記，再按「分享地圖」。");
  private static final Text NO_MATCH = Text.of("No theme map matches", "沒有符合的主題圖");
  private static final Text LOADING = Text.of("Reading…", "讀取中…");

  private static final double ROW = 48;

  private final Desk desk;
  private final ThemesViewModel model;
  private final Fields fields;

  ThemesView(Desk desk, ThemesViewModel model) {
    this.desk = desk;
    this.model = model;
    this.fields = new Fields(desk.words());
  }

  void show() {
    model.load();
    desk.dialog(TITLE, content());
  }

  private Node content() {
    TextField search = fields.line("themes-search", SEARCH, model.searchProperty());
    search.promptTextProperty().bind(desk.words().of(SEARCH));
    var list = new ListView<>(model.rows());
    list.setId("themes-list");
    list.accessibleTextProperty().bind(desk.words().of(TITLE));
    list.setPrefSize(560, 360);
    list.setPlaceholder(placeholder());
    list.setCellFactory(view -> new Cell());
    list.setFixedCellSize(ROW);
    var chosen = list.getSelectionModel();
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open(chosen.getSelectedItem());
          } else if (event.getCode() == KeyCode.END) {
            model.more();
          }
        });
    list.setOnScroll(event -> model.more());
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open(chosen.getSelectedItem());
          }
        });
    Button open = fields.primary(OPEN, () -> open(chosen.getSelectedItem()));
    open.setId("themes-open");
    open.disableProperty().bind(chosen.selectedItemProperty().isNull());
    var sure = new HBox(8);
    sure.setAlignment(Pos.CENTER_LEFT);
    Button delete =
        fields.button(DELETE, Icons.REMOVE, () -> askToDelete(sure, chosen.getSelectedItem()));
    delete.getStyleClass().addAll("flat", "danger");
    delete.disableProperty().bind(chosen.selectedItemProperty().isNull());
    chosen.selectedItemProperty().addListener(value -> sure.getChildren().clear());
    HBox answers = Fields.actions(delete, open);
    var box = new VBox(8, search, list, sure, fields.problem(model.problemProperty()), answers);
    Fields.shownWhile(answers, Bindings.isEmpty(sure.getChildren()).asObject());
    Fields.shownWhile(sure, Bindings.isNotEmpty(sure.getChildren()).asObject());
    box.getStyleClass().add("panel-body");
    return box;
  }

  /* There is no undo for what a server forgets, so it is asked, beside the list. */
  private void askToDelete(HBox sure, @org.jspecify.annotations.Nullable Row row) {
    if (row == null) {
      return;
    }
    Label words = fields.text(SURE.filled(title(row)));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Button yes =
        fields.button(
            YES,
            () -> {
              sure.getChildren().clear();
              model.delete(row);
            });
    yes.getStyleClass().add("danger");
    sure.getChildren().setAll(words, fields.button(NO, () -> sure.getChildren().clear()), yes);
  }

  private static Text title(Row row) {
    return row.title().isBlank() ? UNTITLED : Text.same(row.title());
  }

  private void open(@org.jspecify.annotations.Nullable Row row) {
    if (row != null) {
      desk.closeDialog();
      model.open(row);
    }
  }

  private Node placeholder() {
    Label loading = fields.hint(LOADING);
    Fields.shownWhile(loading, model.loadingProperty());
    VBox none = fields.empty(Icons.CATALOGUE, NONE, NONE_HINT);
    VBox noMatch = fields.empty(Icons.LOCATE, NO_MATCH, Text.same(""));
    var searching = model.searchProperty().map(text -> !text.isBlank());
    Fields.shownWhile(
        none,
        Bindings.createBooleanBinding(
            () -> !model.loadingProperty().get() && !searching.getValue(),
            model.loadingProperty(),
            model.searchProperty()));
    Fields.shownWhile(
        noMatch,
        Bindings.createBooleanBinding(
            () -> !model.loadingProperty().get() && searching.getValue(),
            model.loadingProperty(),
            model.searchProperty()));
    return new StackPane(loading, none, noMatch);
  }

  /** A theme map by its title, with what it holds below. */
  private final class Cell extends ListCell<Row> {

    private final Label name = new Label();
    private final Label below = new Label();
    private final Label shared = new Label();
    private final HBox line;

    Cell() {
      below.getStyleClass().add("hint");
      shared.getStyleClass().addAll("chip", "success");
      shared.textProperty().bind(desk.words().of(SHARED));
      var both = new VBox(0, name, below);
      both.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(both, Priority.ALWAYS);
      line = new HBox(8, both, shared);
      line.setAlignment(Pos.CENTER_LEFT);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      name.textProperty().unbind();
      below.textProperty().unbind();
      setText(null);
      setGraphic(empty ? null : line);
      if (!empty) {
        name.textProperty().bind(desk.words().of(title(row)));
        below.textProperty().bind(desk.words().following(() -> said(row)));
        shared.setVisible(row.link().filter(link -> !link.isEmpty()).isPresent());
        accessibleTextProperty().bind(name.textProperty());
      }
    }

    private String said(Row row) {
      String when =
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
              .withLocale(desk.words().language().locale())
              .withZone(ZoneId.systemDefault())
              .format(row.updated());
      return row.layers() == 1
          ? desk.words().get(BELOW_ONE, when)
          : desk.words().get(BELOW, row.layers(), when);
    }
  }
}
