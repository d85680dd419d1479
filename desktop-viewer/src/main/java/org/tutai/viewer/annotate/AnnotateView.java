package org.tutai.viewer.annotate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The panel of annotating: what is drawn, how it looks, and all that was drawn. */
final class AnnotateView {

  private static final Text LIST = Text.of("Annotations", "註記");
  private static final Text SEARCH = Text.of("Find by text, note or kind", "依文字、說明或種類尋找");
  private static final Text NONE =
      Text.of(
          "Choose a kind above and click on the map. What you draw is listed here.",
          "先選擇上方的種類，再於圖上點選；繪製的註記會列在這裡。");
  private static final Text DUPLICATE = Text.of("Duplicate (Ctrl+D)", "再製（Ctrl+D）");
  private static final Text COPY = Text.of("Copy (Ctrl+C)", "複製（Ctrl+C）");
  private static final Text PASTE = Text.of("Paste (Ctrl+V)", "貼上（Ctrl+V）");
  private static final Text FRONT = Text.of("Bring to front", "移到最上層");
  private static final Text BACK = Text.of("Send to back", "移到最下層");
  private static final Text DELETE = Text.of("Delete (Del)", "刪除（Del）");

  private final Words words;
  private final AnnotateViewModel model;
  private final Consumer<Optional<DrawKind>> use;
  private final VBox root = new VBox();
  private final TextField search = new TextField();
  private final ListView<Drawn> list = new ListView<>();

  AnnotateView(Desk desk, AnnotateViewModel model, Consumer<Optional<DrawKind>> use) {
    this.words = desk.words();
    this.model = model;
    this.use = use;
    root.setId("annotate");
    root.getStyleClass().addAll("panel-body", "annotate");
    root.getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("annotate-view.css")).toExternalForm());
    VBox.setVgrow(list, Priority.ALWAYS);
    root.getChildren()
        .addAll(kinds(), trouble(), new LookForm(words, model).root(), edits(), listHead(), list);
    fillList();
  }

  Region root() {
    return root;
  }

  // --- What is drawn -----------------------------------------------------------------------------

  private Node kinds() {
    var row = new FlowPane(2, 2);
    row.getStyleClass().add("kinds");
    row.getChildren().add(kind(Optional.empty(), Icons.SELECT, SelectTool.TITLE));
    for (DrawKind each : DrawKind.values()) {
      row.getChildren().add(kind(Optional.of(each), AnnotateFeature.icon(each), each.title()));
    }
    return row;
  }

  private ToggleButton kind(Optional<DrawKind> kind, Ikon icon, Text title) {
    ToggleButton button = Icons.toggle(icon, words.of(title));
    button.setOnAction(
        event -> {
          button.setSelected(model.kindProperty().get().equals(kind));
          use.accept(kind);
        });
    model.kindProperty().addListener((value, before, now) -> button.setSelected(now.equals(kind)));
    button.setSelected(model.kindProperty().get().equals(kind));
    return button;
  }

  private Node trouble() {
    var trouble = new Label();
    trouble.getStyleClass().add("field-error");
    trouble
        .textProperty()
        .bind(
            words.following(
                () -> model.troubleProperty().get().map(words::get).orElse(""),
                model.troubleProperty()));
    trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
    trouble.managedProperty().bind(trouble.visibleProperty());
    return trouble;
  }

  // --- What can be done with it ------------------------------------------------------------------

  private Node edits() {
    Button paste = button(Icons.PASTE, PASTE, model::paste);
    var row =
        new HBox(
            4,
            button(Icons.DUPLICATE, DUPLICATE, model::duplicate),
            button(Icons.COPY, COPY, model::copy),
            paste,
            button(Icons.MOVE_UP, FRONT, () -> model.reorder(true)),
            button(Icons.MOVE_DOWN, BACK, () -> model.reorder(false)),
            button(Icons.REMOVE, DELETE, model::delete));
    for (Node each : row.getChildren()) {
      if (each != paste) {
        each.disableProperty().bind(model.pickedProperty().map(List::isEmpty));
      }
    }
    return row;
  }

  private Button button(Ikon icon, Text title, Runnable action) {
    Button button = Icons.button(icon, words.of(title));
    button.setOnAction(event -> action.run());
    return button;
  }

  // --- All that was drawn ------------------------------------------------------------------------

  private Node listHead() {
    var title = new Label();
    title
        .textProperty()
        .bind(
            words.following(
                () ->
                    model.drawnProperty().get().isEmpty()
                        ? words.get(LIST)
                        : words.get(LIST) + " " + model.drawnProperty().get().size(),
                model.drawnProperty()));
    title.getStyleClass().add("section-title");
    search.promptTextProperty().bind(words.of(SEARCH));
    search.accessibleTextProperty().bind(words.of(SEARCH));
    search.setId("annotate-search");
    search.textProperty().addListener((value, before, now) -> fillList());
    var head = new VBox(8, title, search);
    shownWhileDrawn(search);
    return head;
  }

  /** With nothing drawn there is nothing to be done with it, nor to be found. */
  private void shownWhileDrawn(Node node) {
    node.visibleProperty().bind(model.drawnProperty().map(drawn -> !drawn.isEmpty()));
    node.managedProperty().bind(node.visibleProperty());
  }

  private void fillList() {
    if (list.getCellFactory() == null) {
      prepareList();
    }
    list.getItems().setAll(model.matching(search.getText()));
    showPicked();
  }

  private void prepareList() {
    list.setId("annotate-list");
    list.accessibleTextProperty().bind(words.of(LIST));
    var none = new Label();
    none.textProperty().bind(words.of(NONE));
    none.setWrapText(true);
    none.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    none.setAlignment(Pos.TOP_LEFT);
    none.getStyleClass().add("hint");
    list.setPlaceholder(none);
    list.setCellFactory(view -> new DrawnCell());
    model.drawnProperty().addListener((value, before, now) -> fillList());
    model.pickedProperty().addListener((value, before, now) -> showPicked());
    words.languageProperty().addListener((value, before, now) -> list.refresh());
    list.setOnKeyPressed(event -> key(event.getCode()));
  }

  private void showPicked() {
    List<Drawn> picked = model.pickedProperty().get();
    list.getSelectionModel().clearSelection();
    if (!picked.isEmpty()) {
      int row = list.getItems().indexOf(picked.get(picked.size() - 1));
      if (row >= 0) {
        list.getSelectionModel().select(row);
        list.scrollTo(Math.max(0, row - 2));
      }
    }
  }

  private void key(KeyCode key) {
    Drawn chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null && key == KeyCode.ENTER) {
      model.zoomTo(chosen);
    } else if (chosen != null && (key == KeyCode.DELETE || key == KeyCode.BACK_SPACE)) {
      model.pick(List.of(chosen.id()));
      model.delete();
    }
  }

  /** An annotation by its kind and text: a click shows where it is. */
  private final class DrawnCell extends ListCell<Drawn> {

    DrawnCell() {
      setContentDisplay(ContentDisplay.LEFT);
      setGraphicTextGap(8);
      setAlignment(Pos.CENTER_LEFT);
      setOnMouseClicked(
          event -> {
            if (getItem() != null) {
              use.accept(Optional.empty());
              model.zoomTo(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Drawn drawn, boolean empty) {
      super.updateItem(drawn, empty);
      if (drawn == null || empty) {
        setText(null);
        setGraphic(null);
      } else {
        DrawKind kind = DrawKind.of(drawn.kind());
        String said = drawn.text().isBlank() ? drawn.popup() : drawn.text();
        String first = said.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        setText(first.isEmpty() ? words.get(kind.title()) : first);
        setGraphic(Icons.graphic(AnnotateFeature.icon(kind)));
      }
    }
  }
}
