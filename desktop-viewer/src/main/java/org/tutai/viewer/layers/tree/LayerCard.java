package org.tutai.viewer.layers.tree;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;

/** What can be set of the layer that is picked, at the foot of the panel. */
final class LayerCard extends VBox {

  private static final Text OPACITY = Text.of("Opacity", "不透明度");
  private static final Text SETTINGS = Text.of("More settings", "更多設定");
  private static final Text SCALES = Text.of("Shown between scales", "顯示比例尺");
  private static final Text FROM = Text.of("in to 1:", "放大到 1:");
  private static final Text TO = Text.of("out to 1:", "縮小到 1:");
  private static final Text ANY = Text.of("any", "不限");
  private static final Text NOW = Text.of("Use the present scale", "使用目前比例尺");
  private static final Text CREDIT = Text.of("Credit", "資料來源標示");
  private static final Text MANY = Text.of("%d layers", "%d 個圖層");
  private static final Text NO_RANGE =
      Text.of(
          "The nearest scale must be a smaller number than the farthest.", "「放大到」的數字必須小於「縮小到」。");
  private static final Text NO_NUMBER =
      Text.of("Write a number, such as 50000.", "請輸入數字，例如 50000。");

  /** Buttons of the card: icons of commands that work on the picked layer. */
  private static final List<Ikon> ACTIONS = List.of(Icons.STYLE, Icons.TABLE, Icons.REPORT_CARD);

  private final Desk desk;
  private final LayersViewModel model;
  private final Label title = new Label();
  private final HBox actions = new HBox();
  private final Slider slider = new Slider(0, 100, 100);
  private final Label percent = new Label();
  private final ToggleButton more;
  private final TextField from = new TextField();
  private final TextField to = new TextField();
  private final TextField credit = new TextField();
  private final Label error = new Label();
  private boolean following;

  LayerCard(Desk desk, LayersViewModel model) {
    this.desk = desk;
    this.model = model;
    setId("layer-card");
    getStyleClass().add("layer-card");
    more = Icons.toggle(Icons.EXPAND, desk.words().of(SETTINGS));
    more.setId("layer-settings");
    more.selectedProperty()
        .addListener(
            (of, before, now) ->
                more.setGraphic(Icons.graphic(now ? Icons.COLLAPSE : Icons.EXPAND)));
    getChildren().addAll(head(), opacity(), settings());
    visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.selectedProperty().get().isEmpty(), model.selectedProperty()));
    managedProperty().bind(visibleProperty());
    model.selectedProperty().addListener(of -> show());
    model.linesProperty().addListener(of -> show());
    desk.words().languageProperty().addListener(of -> show());
    show();
  }

  private Node head() {
    title.getStyleClass().add("section-title");
    title.setMinWidth(0);
    var whole = new Tooltip();
    whole.textProperty().bind(title.textProperty());
    title.setTooltip(whole);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    actions.setMinWidth(USE_PREF_SIZE);
    actions.setAlignment(Pos.CENTER_RIGHT);
    var row = new HBox(title, gap, actions, more);
    row.getStyleClass().addAll("row", "layer-card-head");
    return row;
  }

  private Node opacity() {
    var label = label(OPACITY);
    slider.setId("layer-opacity");
    slider.accessibleTextProperty().bind(desk.words().of(OPACITY));
    slider.setBlockIncrement(5);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider
        .valueChangingProperty()
        .addListener(
            (of, before, now) -> {
              if (now) {
                model.beginGesture();
              } else {
                model.endGesture();
              }
            });
    slider.setOnMousePressed(event -> model.beginGesture());
    slider.setOnMouseReleased(event -> model.endGesture());
    slider
        .valueProperty()
        .addListener(
            (of, before, now) -> {
              if (!following) {
                model.setOpacity(now.doubleValue() / 100);
              }
            });
    percent.getStyleClass().add("number");
    percent.setMinWidth(44);
    percent.setAlignment(Pos.CENTER_RIGHT);
    var row = new HBox(label, slider, percent);
    row.getStyleClass().add("row");
    return row;
  }

  private Node settings() {
    var grid = new GridPane();
    grid.getStyleClass().add("layer-settings");
    var names = new ColumnConstraints();
    var fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields);
    var heading = label(SCALES);
    heading.getStyleClass().add("section-title");
    grid.add(heading, 0, 0, 3, 1);
    addScale(grid, 1, FROM, from, "layer-scale-from");
    addScale(grid, 2, TO, to, "layer-scale-to");
    error.getStyleClass().add("field-error");
    error.managedProperty().bind(error.textProperty().isNotEmpty());
    grid.add(error, 0, 3, 3, 1);
    grid.add(label(CREDIT), 0, 4);
    credit.setId("layer-credit");
    credit.accessibleTextProperty().bind(desk.words().of(CREDIT));
    grid.add(credit, 1, 4, 2, 1);
    whenDone(credit, () -> model.setAttribution(credit.getText()));
    grid.visibleProperty().bind(more.selectedProperty());
    grid.managedProperty().bind(grid.visibleProperty());
    return grid;
  }

  private void addScale(GridPane grid, int row, Text name, TextField field, String id) {
    field.setId(id);
    field.promptTextProperty().bind(desk.words().of(ANY));
    field.accessibleTextProperty().bind(desk.words().of(name));
    field.setAlignment(Pos.CENTER_RIGHT);
    Button now = Icons.button(Icons.SCALE_RANGE, desk.words().of(NOW));
    now.setOnAction(
        event -> {
          field.setText("%.0f".formatted(desk.map().viewport().scaleDenominator()));
          takeScales();
        });
    grid.add(label(name), 0, row);
    grid.add(field, 1, row);
    grid.add(now, 2, row);
    whenDone(field, this::takeScales);
  }

  private Label label(Text words) {
    var label = new Label();
    label.textProperty().bind(desk.words().of(words));
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /** Takes what is in a field by Enter, and when it is left. */
  private void whenDone(TextField field, Runnable take) {
    field.setOnAction(event -> take.run());
    field
        .focusedProperty()
        .addListener(
            (of, before, now) -> {
              if (!now && !following) {
                take.run();
              }
            });
    field.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            show();
          }
        });
  }

  // --- Taking and showing ------------------------------------------------------------------------

  private void takeScales() {
    if (model.selected().isEmpty()) {
      return;
    }
    Optional<OptionalDouble> min = number(from.getText());
    Optional<OptionalDouble> max = number(to.getText());
    if (min.isEmpty() || max.isEmpty()) {
      error.setText(desk.words().get(NO_NUMBER));
    } else if (min.get().isPresent()
        && max.get().isPresent()
        && min.get().getAsDouble() >= max.get().getAsDouble()) {
      error.setText(desk.words().get(NO_RANGE));
    } else {
      error.setText("");
      model.setScales(new ScaleRange(min.get(), max.get()));
    }
  }

  /** A scale as written; an empty inner value for any; empty for what is no scale. */
  static Optional<OptionalDouble> number(String written) {
    String plain = written.replaceAll("[\\s,，]", "").replaceFirst("^1[:：]", "");
    if (plain.isEmpty()) {
      return Optional.of(OptionalDouble.empty());
    }
    if (!plain.matches("\\d{1,12}(\\.\\d{1,6})?")) {
      return Optional.empty();
    }
    return Optional.of(OptionalDouble.of(Double.parseDouble(plain)));
  }

  private void show() {
    Optional<TreeLine.Layer> line = model.selected().stream().findFirst().flatMap(model::line);
    following = true;
    try {
      line.ifPresent(this::show);
      showActions();
    } finally {
      following = false;
    }
  }

  private void show(TreeLine.Layer line) {
    int count = model.selected().size();
    title.setText(count > 1 ? desk.words().get(MANY, count) : desk.words().get(line.title()));
    if (!slider.isValueChanging()) {
      slider.setValue(line.opacity() * 100);
    }
    percent.setText(Math.round(line.opacity() * 100) + "%");
    fill(from, written(line.scales().min()));
    fill(to, written(line.scales().max()));
    fill(credit, line.attribution());
    if (!from.isFocused() && !to.isFocused()) {
      error.setText("");
    }
  }

  private static void fill(TextField field, String text) {
    if (!field.isFocused() && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  private static String written(OptionalDouble scale) {
    return scale.isPresent() ? "%,.0f".formatted(scale.getAsDouble()) : "";
  }

  private void showActions() {
    var ids =
        ACTIONS.stream()
            .flatMap(
                icon ->
                    desk.commands().all().stream()
                        .filter(command -> command.place() == Command.Place.LAYER)
                        .filter(command -> command.icon().equals(Optional.of(icon)))
                        .limit(1))
            .toList();
    if (actions.getChildren().size() != ids.size()) {
      actions.getChildren().setAll(ids.stream().map(this::button).toList());
    }
  }

  private Button button(Command command) {
    Button button = Icons.button(command.icon().orElseThrow(), desk.words().of(command.title()));
    button.disableProperty().bind(Bindings.not(command.enabled()));
    button.setOnAction(event -> command.run());
    return button;
  }
}
