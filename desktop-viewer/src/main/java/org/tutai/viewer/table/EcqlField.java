package org.tutai.viewer.table;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.table.EcqlCompletion.Kind;
import org.tutai.viewer.table.EcqlCompletion.Suggestion;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * A field for a condition in ECQL: suggestions below it as one writes (arrows, Enter or Tab take
 * one; Ctrl+Space asks for them), and what is wrong beneath it.
 */
public final class EcqlField extends VBox {

  private static final Text NAME = Text.of("Condition (ECQL)", "條件式（ECQL）");
  private static final Text PROMPT =
      Text.of("Such as population > 50000 AND name LIKE '中%%'", "例如 人口數 > 50000 AND 名稱 LIKE '中%%'");
  private static final Text SUGGESTIONS = Text.of("Suggestions", "建議");
  private static final int ROWS = 8;
  private static final double ROW_HEIGHT = 28;
  private static final double GAP = 4;

  private final EcqlViewModel model;
  private final Words words;
  private final TextField field = new TextField();
  private final ListView<Suggestion> list = new ListView<>();
  private final Popup popup = new Popup();
  private boolean taking;

  public EcqlField(EcqlViewModel model, Words words) {
    this.model = model;
    this.words = words;
    getStyleClass().add("ecql-field");
    var sheet = EcqlField.class.getResource("attribute-table-view.css");
    if (sheet != null) {
      getStylesheets().add(sheet.toExternalForm());
      list.getStylesheets().add(sheet.toExternalForm());
    }
    field.promptTextProperty().bind(words.of(PROMPT));
    field.accessibleTextProperty().bind(words.of(NAME));
    field.textProperty().bindBidirectional(model.textProperty());
    getChildren().addAll(field, error());
    buildPopup();
    listen();
  }

  /** The field itself. */
  public TextField field() {
    return field;
  }

  private Label error() {
    var label = new Label();
    label.getStyleClass().add("field-error");
    label
        .textProperty()
        .bind(words.of(model.errorProperty().map(error -> error.orElse(Text.same("")))));
    var wrong =
        Bindings.createBooleanBinding(
            this::isWrong, model.errorProperty(), popup.showingProperty());
    label.visibleProperty().bind(wrong);
    label.managedProperty().bind(wrong);
    wrong.addListener((value, before, now) -> field.pseudoClassStateChanged(DANGER, now));
    return label;
  }

  private static final javafx.css.PseudoClass DANGER = atlantafx.base.theme.Styles.STATE_DANGER;

  /* While there are suggestions the condition is on its way, not wrong. */
  private boolean isWrong() {
    return model.errorProperty().get().isPresent() && !popup.isShowing();
  }

  private void buildPopup() {
    list.getStyleClass().add("ecql-suggestions");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW_HEIGHT);
    list.accessibleTextProperty().bind(words.of(SUGGESTIONS));
    list.setCellFactory(of -> new Cell(words));
    list.setOnMouseClicked(event -> take());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setConsumeAutoHidingEvents(false);
    popup.setAutoFix(true);
    popup.setHideOnEscape(false);
  }

  private void listen() {
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.addEventHandler(KeyEvent.KEY_TYPED, event -> suggestLater());
    field
        .focusedProperty()
        .addListener(
            (value, before, now) -> {
              if (!now) {
                popup.hide();
              }
            });
    words.languageProperty().addListener((value, before, now) -> list.refresh());
    model.valuesReadProperty().addListener((value, before, now) -> refresh());
    field
        .caretPositionProperty()
        .addListener(
            (value, before, now) -> {
              if (popup.isShowing() && !taking) {
                suggest();
              }
            });
  }

  private void suggestLater() {
    javafx.application.Platform.runLater(this::suggest);
  }

  private void refresh() {
    if (field.isFocused()) {
      suggest();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
      suggest();
      event.consume();
    } else if (popup.isShowing()) {
      choose(event);
    } else if (event.getCode() == KeyCode.DOWN) {
      suggest();
      event.consume();
    }
  }

  private void choose(KeyEvent event) {
    int chosen = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> pick(Math.min(list.getItems().size() - 1, chosen + 1));
      case UP -> pick(Math.max(0, chosen - 1));
      case ENTER, TAB -> {
        if (chosen < 0) {
          popup.hide();
          return;
        }
        take();
      }
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void pick(int index) {
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - ROWS / 2));
  }

  private void take() {
    Suggestion chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return;
    }
    taking = true;
    int caret = model.take(chosen);
    field.positionCaret(caret);
    taking = false;
    if (chosen.kind() == Kind.VALUE) {
      popup.hide();
    } else {
      suggest();
    }
  }

  /** Shows what could come next at the caret. */
  public void suggest() {
    var window = getScene() == null ? null : getScene().getWindow();
    List<Suggestion> next = model.suggestions(field.getCaretPosition());
    if (window == null || next.isEmpty() || !field.isFocused()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(next);
    list.getSelectionModel().clearSelection();
    boolean begun = next.get(0).from() < next.get(0).to();
    if (begun) {
      list.getSelectionModel().select(0);
    }
    list.setPrefSize(360, Math.min(ROWS, next.size()) * ROW_HEIGHT + 10);
    place();
  }

  /** Below the field where there is room, else above it. */
  private void place() {
    Bounds here = field.localToScreen(field.getBoundsInLocal());
    if (here == null) {
      return;
    }
    double height = list.getPrefHeight() + GAP;
    double bottom =
        Screen.getScreensForRectangle(here.getMinX(), here.getMinY(), 1, 1).stream()
            .mapToDouble(screen -> screen.getVisualBounds().getMaxY())
            .findFirst()
            .orElse(Double.MAX_VALUE);
    boolean above = here.getMaxY() + height > bottom && here.getMinY() > height;
    popup.setAnchorLocation(
        above ? AnchorLocation.CONTENT_BOTTOM_LEFT : AnchorLocation.CONTENT_TOP_LEFT);
    double y = above ? here.getMinY() - GAP : here.getMaxY() + GAP;
    if (popup.isShowing()) {
      popup.setAnchorX(here.getMinX());
      popup.setAnchorY(y);
    } else {
      popup.show(field, here.getMinX(), y);
    }
  }

  /** A suggestion, and in small print what it is. */
  private static final class Cell extends ListCell<Suggestion> {

    private static final Text COLUMN = Text.of("column", "欄位");
    private static final Text OPERATOR = Text.of("operator", "運算子");
    private static final Text FUNCTION = Text.of("function", "函式");
    private static final Text VALUE = Text.of("value", "值");

    private final Words words;
    private final Label shown = new Label();
    private final Label kind = new Label();
    private final HBox line = new HBox(8, shown, kind);

    Cell(Words words) {
      this.words = words;
      line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      HBox.setHgrow(shown, Priority.ALWAYS);
      shown.setMaxWidth(Double.MAX_VALUE);
      kind.getStyleClass().add("hint");
      kind.setMinWidth(USE_PREF_SIZE);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Suggestion item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      shown.setText(item.shown());
      kind.setText(words.get(title(item.kind())));
      setTooltip(item.shown().length() > 30 ? new Tooltip(item.shown()) : null);
      setGraphic(line);
    }

    private static Text title(Kind kind) {
      return switch (kind) {
        case COLUMN -> COLUMN;
        case OPERATOR -> OPERATOR;
        case FUNCTION -> FUNCTION;
        case VALUE -> VALUE;
      };
    }
  }
}
