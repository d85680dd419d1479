package org.tutai.viewer.locate;

import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.geo.locate.address.answer.Suggestion;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.locate.LocateViewModel.Below;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The locate box at the top of the side panel, and what it finds. */
final class LocateView extends VBox {

  private static final Text PROMPT = Text.of("Address, landmark or coordinate", "搜尋地址、地標或坐標");
  private static final Text CLEAR = Text.of("Clear", "清除");
  private static final Text LIST = Text.of("Suggestions", "建議");
  private static final Text HINT =
      Text.of(
          "Type an address, crossing, landmark, road, district, or a coordinate in any form."
              + " Right-click on the map for the address there.",
          "可輸入地址、路口、地標、道路、行政區，或任何形式的坐標。在圖上按右鍵，可查該處地址。");
  private static final Text NO_SUGGESTION =
      Text.of("No suggestion. Enter searches for the whole text.", "沒有建議。按 Enter 以整段文字搜尋。");
  private static final Text OPENING =
      Text.of("The address index is being opened; this goes on by itself.", "正在開啟門牌索引，完成後會自動繼續。");
  private static final Text NOT_FOUND =
      Text.of(
          "Nothing was found. Add the county or town, type the road alone and choose, or type a"
              + " coordinate such as 121.5637, 25.0375.",
          "找不到。可以加上縣市或鄉鎮市區、只輸入路名再選擇，或輸入坐標，例如 121.5637, 25.0375。");
  private static final Text MADE_UP =
      Text.of(
          "Made-up plate, not a real one. Real ones: ./tutai addresses import FILE",
          "示範門牌，並非真實資料。匯入真實門牌：./tutai addresses import 檔案");
  private static final double ROW = 44;
  private static final double MOST_RESULTS = 360;

  private final LocateViewModel model;
  private final Desk desk;
  private final TextField field = new TextField();
  private final ListView<Suggestion> list = new ListView<>();
  private final Label hint = new Label();
  private final VBox cards = new VBox(8);
  private final ScrollPane scroll = new ScrollPane(cards);

  LocateView(LocateViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    getStyleClass().add("locate");
    getStylesheets().add(LocateView.class.getResource("locate-view.css").toExternalForm());
    getChildren().addAll(box(), suggestions(), hint(), results());
    model.belowProperty().addListener((value, before, now) -> turn(now));
    turn(model.belowProperty().get());
    model.results().addListener((ListChangeListener<FoundCard>) change -> fill());
    model.shownProperty().addListener((value, before, now) -> fill());
    desk.words().languageProperty().addListener((value, before, now) -> fill());
  }

  /** Puts the keyboard into the box. */
  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  private Node box() {
    Words words = desk.words();
    field.setId("locate-box");
    field.promptTextProperty().bind(words.of(PROMPT));
    field.accessibleTextProperty().bind(words.of(PROMPT));
    field.addEventFilter(
        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
        event -> model.composingProperty().set(!event.getComposed().isEmpty()));
    field.textProperty().bindBidirectional(model.typedProperty());
    model.focusedProperty().bind(field.focusedProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    HBox.setHgrow(field, Priority.ALWAYS);
    FontIcon icon = Icons.graphic(Icons.LOCATE);
    Button clear = Icons.button(Icons.CLOSE, words.of(CLEAR));
    clear.setId("locate-clear");
    clear.setOnAction(event -> model.clear());
    var something =
        field
            .textProperty()
            .isNotEmpty()
            .or(javafx.beans.binding.Bindings.isNotEmpty(model.results()));
    clear.visibleProperty().bind(something);
    var box = new HBox(4, icon, field, clear);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("locate-box");
    return box;
  }

  private void key(KeyEvent event) {
    if (model.composingProperty().get()) {
      return;
    }
    switch (event.getCode()) {
      case DOWN -> step(1);
      case UP -> step(-1);
      case ENTER -> take();
      case ESCAPE -> {
        if (field.getText().isEmpty() && model.results().isEmpty()) {
          return;
        }
        model.clear();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(int by) {
    int count = list.getItems().size();
    if (count > 0) {
      int next = list.getSelectionModel().getSelectedIndex() + by;
      list.getSelectionModel().clearAndSelect(Math.max(0, Math.min(count - 1, next)));
    }
  }

  private void take() {
    Suggestion picked = list.getSelectionModel().getSelectedItem();
    if (picked != null && model.belowProperty().get() == Below.SUGGESTIONS) {
      model.take(picked);
      field.end();
    } else {
      model.search();
    }
  }

  private Node suggestions() {
    list.setId("locate-suggestions");
    list.accessibleTextProperty().bind(desk.words().of(LIST));
    list.setItems(model.suggestions());
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.prefHeightProperty()
        .bind(javafx.beans.binding.Bindings.size(model.suggestions()).multiply(ROW).add(8));
    list.setMinHeight(Region.USE_PREF_SIZE);
    list.setCellFactory(view -> new SuggestionCell());
    list.setOnMouseClicked(
        event ->
            Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(model::take));
    return list;
  }

  private Node hint() {
    hint.getStyleClass().add("hint");
    hint.setId("locate-hint");
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.textProperty()
        .bind(
            desk.words()
                .following(
                    () ->
                        said(model.belowProperty().get())
                            .map(text -> desk.words().get(text))
                            .orElse(""),
                    model.belowProperty()));
    return hint;
  }

  private static Optional<Text> said(Below below) {
    return switch (below) {
      case HINT -> Optional.of(HINT);
      case NO_SUGGESTION -> Optional.of(NO_SUGGESTION);
      case OPENING -> Optional.of(OPENING);
      case NOT_FOUND -> Optional.of(NOT_FOUND);
      case NOTHING, SUGGESTIONS, RESULTS -> Optional.empty();
    };
  }

  private Node results() {
    cards.setId("locate-results");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.prefViewportHeightProperty().bind(cards.heightProperty());
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    scroll.setMaxHeight(MOST_RESULTS);
    scroll.getStyleClass().add("locate-scroll");
    return scroll;
  }

  private void turn(Below below) {
    show(list, below == Below.SUGGESTIONS);
    show(hint, said(below).isPresent());
    show(scroll, below == Below.RESULTS);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private void fill() {
    cards.getChildren().setAll(model.results().stream().map(this::card).toList());
    Platform.runLater(() -> scroll.setVvalue(0));
  }

  private Node card(FoundCard found) {
    Words words = desk.words();
    boolean open = model.shownProperty().get().filter(found::equals).isPresent();
    var title = new Label(words.get(found.title()));
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    var subtitle = new Label(words.get(found.subtitle()));
    subtitle.getStyleClass().add("hint");
    var names = new VBox(title, subtitle);
    HBox.setHgrow(names, Priority.ALWAYS);
    FontIcon icon = Icons.graphic(found.icon());
    var head = new HBox(8, icon, names);
    head.setAlignment(Pos.TOP_LEFT);
    var card = new VBox(4, head);
    card.getStyleClass().addAll("card", open ? "open" : "closed");
    if (open) {
      particulars(found, card);
    } else {
      card.setFocusTraversable(true);
      card.setAccessibleText(words.get(found.title()));
      card.setOnMouseClicked(event -> model.show(found));
      card.setOnKeyPressed(
          event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
              model.show(found);
            }
          });
    }
    return card;
  }

  private void particulars(FoundCard found, VBox card) {
    Words words = desk.words();
    if (found.madeUp()) {
      var madeUp = new Label(words.get(MADE_UP));
      madeUp.getStyleClass().addAll("hint", "made-up");
      madeUp.setMinHeight(Region.USE_PREF_SIZE);
      card.getChildren().add(madeUp);
    }
    for (Text reason : found.reasons()) {
      var line = new Label(words.get(reason));
      line.getStyleClass().add("reason");
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      card.getChildren().add(line);
    }
    for (FoundCard.Row row : found.rows()) {
      card.getChildren().add(row(row));
    }
  }

  private Node row(FoundCard.Row row) {
    Words words = desk.words();
    var label = new Label(words.get(row.label()));
    label.getStyleClass().add("hint");
    label.setMinWidth(80);
    String text = words.get(row.value());
    var value = new Label(text);
    value.setWrapText(true);
    value.getStyleClass().add("small");
    value.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(value, Priority.ALWAYS);
    Button copy = Icons.button(Icons.COPY, words.get(Text.of("Copy %s", "複製 %s"), text));
    copy.getStyleClass().add("copy");
    copy.setOnAction(event -> desk.copy(text));
    var line = new HBox(8, label, value, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** A completion, with what was typed in bold. */
  private static final class SuggestionCell extends ListCell<Suggestion> {
    private final TextFlow words = new TextFlow();
    private final Label detail = new Label();
    private final HBox row;
    private final HBox holder = new HBox();

    SuggestionCell() {
      detail.getStyleClass().add("hint");
      var lines = new VBox(words, detail);
      lines.setAlignment(Pos.CENTER_LEFT);
      holder.setAlignment(Pos.CENTER);
      row = new HBox(8, holder, lines);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Suggestion item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      holder.getChildren().setAll(Icons.graphic(FoundCard.icon(item.kind())));
      int from = Math.max(0, Math.min(item.from(), item.text().length()));
      int to = Math.max(from, Math.min(item.to(), item.text().length()));
      words
          .getChildren()
          .setAll(
              part(item.text().substring(0, from), false),
              part(item.text().substring(from, to), true),
              part(item.text().substring(to), false));
      detail.setText(item.detail());
      show(detail, !item.detail().isEmpty());
      setGraphic(row);
    }

    private static javafx.scene.text.Text part(String text, boolean bold) {
      var part = new javafx.scene.text.Text(text);
      part.getStyleClass().add(bold ? "matched" : "unmatched");
      return part;
    }
  }
}
