package org.tutai.viewer.query;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.measure.GeodesicBuffer;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.table.TableLayer;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** Selecting by shapes and distances, and what was found, in the inspector. */
final class SelectView extends ScrollPane {

  static final Text TITLE = Text.of("Select features", "選取圖徵");

  private static final Text BY_SHAPE = Text.of("By shape", "依形狀");
  private static final Text BY_DISTANCE = Text.of("By distance (buffer)", "依距離（環域）");
  private static final Text AROUND = Text.of("Around the selected features", "以選取的圖徵建立環域");
  private static final Text DISTANCE = Text.of("Distance", "距離");
  private static final Text UNIT = Text.of("Unit", "單位");
  private static final Text WRONG =
      Text.of("Type a number above 0, at most 5,000 km", "請輸入大於 0 的數字，最多 5,000 公里");
  private static final Text LAYERS = Text.of("Layers to search", "查詢的圖層");
  private static final Text NO_LAYERS = Text.of("Add a layer with features first.", "請先加入含有圖徵的圖層。");
  private static final Text FOUND = Text.of("Found", "查詢結果");
  private static final Text CLEAR = Text.of("Select none", "取消選取");
  private static final Text METRES = Text.of("m", "公尺");
  private static final Text KILOMETRES = Text.of("km", "公里");

  private final Desk desk;
  private final Words words;
  private final SelectViewModel model;
  private final VBox layers = new VBox(4);
  private final TextField distance = new TextField();
  private final ComboBox<MeasureUnit> unit = new ComboBox<>();
  private final Label wrong = new Label();
  private boolean settling;

  SelectView(Desk desk, SelectViewModel model) {
    this.desk = desk;
    this.words = desk.words();
    this.model = model;
    var sheet = SelectView.class.getResource("query-view.css");
    if (sheet != null) {
      getStylesheets().add(sheet.toExternalForm());
    }
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    var body =
        new VBox(
            title(BY_SHAPE),
            shapes(false),
            title(BY_DISTANCE),
            shapes(true),
            distanceRow(),
            around(),
            problem(),
            title(LAYERS),
            layers,
            foundTitle(),
            new HitsView(desk, model));
    body.getStyleClass().add("panel-body");
    setContent(body);
    model.metresProperty().addListener((value, before, now) -> showDistance());
    desk.map().contentProperty().addListener((value, before, now) -> showLayers());
    words
        .languageProperty()
        .addListener(
            (value, before, now) -> {
              unit.setValue(null);
              showDistance();
            });
    showLayers();
    showDistance();
  }

  private Label title(Text text) {
    var label = new Label();
    label.textProperty().bind(words.of(text));
    label.getStyleClass().add("section-title");
    return label;
  }

  private Node shapes(boolean buffers) {
    var line = new HBox();
    for (SelectShape shape : SelectShape.values()) {
      if (shape.isBuffer() == buffers) {
        line.getChildren().add(segment(shape));
      }
    }
    Look.segments(line);
    return line;
  }

  private Node segment(SelectShape shape) {
    var toggle = new ToggleButton();
    toggle.textProperty().bind(words.of(shape.word()));
    toggle.accessibleTextProperty().bind(words.of(shape.title()));
    toggle.setId("select-" + shape.name().toLowerCase(Locale.ROOT));
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setPrefWidth(80);
    HBox.setHgrow(toggle, Priority.ALWAYS);
    toggle.setSelected(model.shapeProperty().get() == shape);
    model.shapeProperty().addListener((value, before, now) -> toggle.setSelected(now == shape));
    toggle.setOnAction(
        event -> {
          model.shapeProperty().set(shape);
          toggle.setSelected(true);
        });
    return toggle;
  }

  // --- The distance ------------------------------------------------------------------------------

  private Node distanceRow() {
    var name = new Label();
    name.textProperty().bind(words.of(DISTANCE));
    name.setLabelFor(distance);
    name.setMinWidth(USE_PREF_SIZE);
    distance.accessibleTextProperty().bind(words.of(DISTANCE));
    distance.setId("buffer-distance");
    distance.setPrefWidth(100);
    distance.getStyleClass().add("number");
    unit.getItems().setAll(MeasureUnit.METRE, MeasureUnit.KILOMETRE);
    unit.setValue(MeasureUnit.METRE);
    unit.accessibleTextProperty().bind(words.of(UNIT));
    unit.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable MeasureUnit each) {
            return words.get(each == MeasureUnit.KILOMETRE ? KILOMETRES : METRES);
          }

          @Override
          public @Nullable MeasureUnit fromString(String text) {
            return null;
          }
        });
    distance.setOnAction(event -> takeDistance());
    distance
        .focusedProperty()
        .addListener(
            (value, before, now) -> {
              if (!now) {
                takeDistance();
              }
            });
    unit.valueProperty()
        .addListener(
            (value, before, now) -> {
              if (!settling && now != null) {
                takeDistance();
              }
            });
    wrong.textProperty().bind(words.of(WRONG));
    wrong.getStyleClass().add("field-error");
    wrong.setVisible(false);
    wrong.managedProperty().bind(wrong.visibleProperty());
    var line = new HBox(8, name, distance, unit);
    line.getStyleClass().add("row");
    return new VBox(4, line, wrong);
  }

  private void takeDistance() {
    MeasureUnit of = unit.getValue() == null ? MeasureUnit.METRE : unit.getValue();
    double metres = parsed(distance.getText()) * of.toMetres(1);
    boolean good = metres > 0 && metres <= GeodesicBuffer.GREATEST_METRES;
    wrong.setVisible(!good);
    distance.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, !good);
    if (good) {
      model.metresProperty().set(metres);
    }
  }

  private static double parsed(String typed) {
    try {
      return Double.parseDouble(typed.strip().replace(",", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private void showDistance() {
    double metres = model.metresProperty().get();
    settling = true;
    MeasureUnit of = unit.getValue();
    if (of == null || parsed(distance.getText()) * of.toMetres(1) != metres) {
      of = MeasureUnit.usual(metres, false);
      unit.setValue(of);
      distance.setText(
          new java.text.DecimalFormat(
                  "0.######", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT))
              .format(of.fromMetres(metres)));
    }
    settling = false;
    wrong.setVisible(false);
    distance.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, false);
  }

  private Node around() {
    var button = new Button();
    button.setId("select-around");
    button.textProperty().bind(words.of(AROUND));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> model.aroundSelected());
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> desk.selection().selectedProperty().get().isEmpty(),
                desk.selection().selectedProperty()));
    return button;
  }

  private Node problem() {
    var label = new Label();
    label.getStyleClass().add("field-error");
    label
        .textProperty()
        .bind(words.of(model.problemProperty().map(text -> text.orElse(Text.same("")))));
    var some =
        Bindings.createBooleanBinding(
            () -> model.problemProperty().get().isPresent(), model.problemProperty());
    label.visibleProperty().bind(some);
    label.managedProperty().bind(some);
    return label;
  }

  // --- Layers and hits ---------------------------------------------------------------------------

  private void showLayers() {
    var boxes = new java.util.ArrayList<Node>();
    for (TableLayer layer : model.layers()) {
      var box = new CheckBox(layer.title());
      box.setMnemonicParsing(false);
      box.setSelected(!model.leftOut().contains(layer.id()));
      box.setOnAction(
          event -> {
            if (box.isSelected()) {
              model.leftOut().remove(layer.id());
            } else {
              model.leftOut().add(layer.id());
            }
            model.again();
          });
      boxes.add(box);
    }
    if (boxes.isEmpty()) {
      var hint = new Label();
      hint.textProperty().bind(words.of(NO_LAYERS));
      hint.getStyleClass().add("hint");
      boxes.add(hint);
    }
    layers.getChildren().setAll(boxes);
  }

  private Node foundTitle() {
    var bar = new ProgressBar();
    bar.setMaxHeight(4);
    bar.setPrefSize(80, 4);
    bar.visibleProperty().bind(model.busyProperty());
    var gap = new javafx.scene.layout.Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button clear = Icons.button(Icons.SELECT_NONE, words.of(CLEAR));
    clear.setOnAction(
        event -> {
          desk.selection().clear();
          model.forget();
        });
    var line = new HBox(8, title(FOUND), bar, gap, clear);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** The distance is what a buffer needs first. */
  Optional<Node> first() {
    return model.shapeProperty().get().isBuffer() ? Optional.of(distance) : Optional.empty();
  }
}
