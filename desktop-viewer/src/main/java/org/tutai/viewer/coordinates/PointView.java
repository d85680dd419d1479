package org.tutai.viewer.coordinates;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A field for a coordinate, and the point in every notation. */
final class PointView extends VBox {

  private static final Text PROMPT = Text.of("Coordinate in any notation", "任何形式的坐標");
  private static final Text EXAMPLE =
      Text.of(
          "Type or paste one, such as TWD97 248170.787 2652129.936, and see it in all systems.",
          "輸入或貼上坐標，例如 TWD97 248170.787 2652129.936，即可看到各系統的坐標。");
  private static final Text READ = Text.of("Read as: %s", "解讀為：%s");
  private static final Text ELSEWHERE = Text.of("not defined there", "該處未定義");
  private static final Text COPY = Text.of("Copy %s", "複製 %s");
  private static final Text SHOW = Text.of("Show on the map", "在地圖上顯示");

  private final PointViewModel model;
  private final Desk desk;
  private final VBox lines = new VBox(8);
  private final VBox remarks = new VBox(4);
  private final TextField field = new TextField();

  PointView(PointViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    Words words = desk.words();
    getStyleClass().add("panel-body");
    setPrefWidth(400);
    field.setId("convert-typed");
    field.promptTextProperty().bind(words.of(PROMPT));
    field.accessibleTextProperty().bind(words.of(PROMPT));
    field.textProperty().bindBidirectional(model.typedProperty());
    var hint = new Label();
    hint.getStyleClass().add("hint");
    hint.setMinHeight(Region.USE_PREF_SIZE);
    model
        .troubleProperty()
        .addListener(
            (value, before, trouble) ->
                hint.getStyleClass().setAll("label", trouble.isPresent() ? "field-error" : "hint"));
    hint.textProperty()
        .bind(words.following(this::said, model.readProperty(), model.troubleProperty()));
    var show = new Button();
    show.textProperty().bind(words.of(SHOW));
    show.setGraphic(Icons.graphic(Icons.GO_TO));
    show.visibleProperty().bind(model.readProperty().map(java.util.Optional::isPresent));
    show.managedProperty().bind(show.visibleProperty());
    show.setOnAction(event -> model.place().ifPresent(desk.map()::centre));
    getChildren().addAll(field, hint, lines, remarks, show);
    model.linesProperty().addListener((value, before, now) -> fill(now));
    words.languageProperty().addListener((value, before, now) -> fill(model.linesProperty().get()));
  }

  /** Takes the keyboard, as soon as it is shown. */
  void begin() {
    if (field.getScene() != null) {
      field.requestFocus();
      return;
    }
    field
        .sceneProperty()
        .addListener(
            new ChangeListener<Scene>() {
              @Override
              public void changed(
                  ObservableValue<? extends Scene> value,
                  @Nullable Scene before,
                  @Nullable Scene now) {
                if (now != null) {
                  value.removeListener(this);
                  Platform.runLater(field::requestFocus);
                }
              }
            });
  }

  private String said() {
    Words words = desk.words();
    if (model.troubleProperty().get().isPresent()) {
      return words.get(model.troubleProperty().get().get());
    }
    return model
        .readProperty()
        .get()
        .map(
            read ->
                words.get(
                    READ,
                    new Text(read.english().replace("%", "%%"), read.chinese().replace("%", "%%"))))
        .orElseGet(() -> words.get(EXAMPLE));
  }

  private void fill(List<PointViewModel.Line> now) {
    lines.getChildren().setAll(now.stream().map(this::row).toList());
    remarks
        .getChildren()
        .setAll(
            now.stream()
                .filter(line -> line.written().isPresent())
                .flatMap(line -> line.remark().stream())
                .distinct()
                .map(this::remark)
                .toList());
  }

  /** How accurate some of the lines are, said once. */
  private Label remark(Text said) {
    boolean chinese = desk.words().language() == Language.CHINESE;
    var remark = new Label(desk.words().get(said) + (chinese ? "。" : "."));
    remark.getStyleClass().add("hint");
    remark.setMinHeight(Region.USE_PREF_SIZE);
    return remark;
  }

  private Node row(PointViewModel.Line line) {
    Words words = desk.words();
    var title = new Label(words.get(line.title()));
    title.getStyleClass().add("hint");
    var value = new Label(line.written().orElseGet(() -> words.get(ELSEWHERE)));
    value.setDisable(line.written().isEmpty());
    var texts = new VBox(title, value);
    HBox.setHgrow(texts, Priority.ALWAYS);
    var row = new HBox(8, texts);
    row.getStyleClass().add("row");
    row.setAlignment(Pos.CENTER_LEFT);
    if (line.written().isEmpty()) {
      line.remark().ifPresent(remark -> Tooltip.install(row, new Tooltip(words.get(remark))));
    }
    line.written()
        .ifPresent(
            text -> {
              Button copy = Icons.button(Icons.COPY, words.get(COPY, text));
              copy.getStyleClass().add("copy");
              copy.setOnAction(event -> desk.copy(text));
              row.getChildren().add(copy);
            });
    return row;
  }
}
