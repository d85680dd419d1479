package org.tutai.viewer.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Measurement;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.draw.Naming;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The panel of measuring: what is measured, the figures, the units, and all that was measured. */
final class MeasureView {

  private static final Text LENGTH = Text.of("Length in", "長度單位");
  private static final Text AREA = Text.of("Area in", "面積單位");
  private static final Text AUTO = Text.of("Automatic", "自動");
  private static final Text LIST = Text.of("Measurements", "測量結果");
  private static final Text NONE =
      Text.of(
          "What you measure is listed here and kept with the map. Hold Shift to snap to corners.",
          "測量結果會列在這裡並隨地圖儲存。按住 Shift 可貼齊節點。");
  private static final Text COPY = Text.of("Copy as text", "複製為文字");
  private static final Text COPY_ALL = Text.of("Copy all as text", "全部複製為文字");
  private static final Text CLEAR = Text.of("Clear all", "全部清除");
  private static final Text REMOVE = Text.of("Remove", "刪除");
  private static final Text NOTHING = Text.of("No measurement yet", "尚無測量結果");

  private final Desk desk;
  private final Words words;
  private final MeasureViewModel model;
  private final Consumer<MeasureKind> turn;
  private final VBox root = new VBox();

  MeasureView(Desk desk, MeasureViewModel model, Consumer<MeasureKind> turn) {
    this.desk = desk;
    this.words = desk.words();
    this.model = model;
    this.turn = turn;
    root.setId("measure");
    root.getStyleClass().addAll("panel-body", "measure");
    root.getStylesheets()
        .add(
            java.util.Objects.requireNonNull(getClass().getResource("measure-view.css"))
                .toExternalForm());
    Node list = list();
    VBox.setVgrow(list, Priority.ALWAYS);
    root.getChildren().addAll(kinds(), live(), trouble(), units(), listHead(), list);
  }

  Region root() {
    return root;
  }

  // --- What is measured --------------------------------------------------------------------------

  private Node kinds() {
    var row = new HBox();
    for (MeasureKind kind :
        List.of(MeasureKind.DISTANCE, MeasureKind.PATH, MeasureKind.AREA, MeasureKind.POINT)) {
      var button = new ToggleButton();
      button.textProperty().bind(words.of(kind.title()));
      button.setId("measure-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setOnAction(event -> choose(kind, button));
      model.kindProperty().addListener((value, before, now) -> button.setSelected(now == kind));
      button.setSelected(model.kindProperty().get() == kind);
      row.getChildren().add(button);
    }
    Look.segments(row);
    return row;
  }

  /** A pressed button stays pressed: it says what is measured. */
  private void choose(MeasureKind kind, ToggleButton button) {
    button.setSelected(true);
    boolean inUse = desk.map().toolProperty().get().isPresent();
    if (model.kindProperty().get() != kind || !inUse) {
      turn.accept(kind);
    }
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

  // --- The figures -------------------------------------------------------------------------------

  private Node live() {
    var card = new VBox();
    card.getStyleClass().addAll("card", "reading");
    card.setId("measure-live");
    card.setMinHeight(Region.USE_PREF_SIZE);
    Runnable fill = () -> card.getChildren().setAll(reading());
    model.liveProperty().addListener((value, before, now) -> fill.run());
    words.languageProperty().addListener((value, before, now) -> fill.run());
    model.lengthUnitProperty().addListener((value, before, now) -> fill.run());
    fill.run();
    return card;
  }

  private List<Node> reading() {
    Optional<Measurement.Taken> now = model.liveProperty().get();
    if (now.isEmpty()) {
      var none = new Label(words.get(NOTHING));
      none.getStyleClass().add("hint");
      return List.of(none);
    }
    var nodes = new ArrayList<Node>();
    nodes.add(figures(now.get(), true));
    for (String note : model.notes(now.get())) {
      var label = new Label(note);
      label.getStyleClass().add("hint");
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      nodes.add(label);
    }
    return nodes;
  }

  private GridPane figures(Measurement.Taken taken, boolean large) {
    var grid = new GridPane();
    grid.getStyleClass().add("figures");
    List<Reading.Line> lines =
        model.lines(taken).stream().filter(line -> large || !line.name().isEmpty()).toList();
    boolean places = taken.kind() == Measurement.Kind.POINT;
    for (int i = 0; i < lines.size(); i++) {
      var name = new Label(lines.get(i).name());
      name.getStyleClass().add("hint");
      name.setMinWidth(large ? Region.USE_PREF_SIZE : 24);
      var value = new Label(lines.get(i).value());
      value.setMinWidth(Region.USE_PREF_SIZE);
      value.getStyleClass().add(large && i == 0 && !places ? "large" : "figure");
      grid.addRow(i, name, value);
    }
    return grid;
  }

  // --- Units -------------------------------------------------------------------------------------

  private Node units() {
    var both =
        new HBox(
            8,
            unit(
                "measure-length-unit",
                LENGTH,
                false,
                model.lengthUnitProperty(),
                model::tellLengthsIn),
            unit("measure-area-unit", AREA, true, model.areaUnitProperty(), model::tellAreasIn));
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private Node unit(
      String id,
      Text title,
      boolean area,
      ReadOnlyObjectProperty<Optional<MeasureUnit>> chosen,
      Consumer<Optional<MeasureUnit>> choose) {
    var box = new ComboBox<Optional<MeasureUnit>>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.accessibleTextProperty().bind(words.of(title));
    box.getItems().add(Optional.empty());
    Stream.of(MeasureUnit.values())
        .filter(unit -> unit.isArea() == area)
        .forEach(unit -> box.getItems().add(Optional.of(unit)));
    Runnable name = () -> Naming.rename(box, new UnitNames(words.language(), words.get(AUTO)));
    name.run();
    words.languageProperty().addListener((value, before, now) -> name.run());
    box.setValue(chosen.get());
    box.valueProperty().addListener((value, before, now) -> choose.accept(now));
    var label = new Label();
    label.textProperty().bind(words.of(title));
    label.getStyleClass().add("hint");
    label.setLabelFor(box);
    var field = new VBox(4, label, box);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  /** Units by name. */
  private static final class UnitNames extends StringConverter<Optional<MeasureUnit>> {

    private final Language language;
    private final String automatic;

    UnitNames(Language language, String automatic) {
      this.language = language;
      this.automatic = automatic;
    }

    @Override
    @SuppressWarnings("NullableOptional") // a box without a value asks with null
    public String toString(@Nullable Optional<MeasureUnit> unit) {
      return unit == null || unit.isEmpty() ? automatic : unit.get().name(language.locale());
    }

    @Override
    public Optional<MeasureUnit> fromString(String text) {
      return Optional.empty();
    }
  }

  // --- All that was measured ---------------------------------------------------------------------

  private Node listHead() {
    var title = new Label();
    title.textProperty().bind(words.of(LIST));
    title.getStyleClass().add("section-title");
    Button copy = Icons.button(Icons.COPY, words.of(COPY_ALL));
    copy.setOnAction(event -> desk.copy(model.textOfAll()));
    Button clear = Icons.button(Icons.REMOVE, words.of(CLEAR));
    clear.setOnAction(event -> model.clear());
    for (Button each : List.of(copy, clear)) {
      each.disableProperty().bind(model.takenProperty().map(List::isEmpty));
    }
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(title, gap, copy, clear);
    head.getStyleClass().add("row");
    return head;
  }

  private Node list() {
    var list = new ListView<Measurement.Taken>();
    list.setId("measure-list");
    list.accessibleTextProperty().bind(words.of(LIST));
    var none = new Label();
    none.textProperty().bind(words.of(NONE));
    none.setWrapText(true);
    none.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    none.setAlignment(Pos.TOP_LEFT);
    none.getStyleClass().add("hint");
    list.setPlaceholder(none);
    list.setCellFactory(view -> new TakenCell());
    Runnable fill = () -> list.getItems().setAll(newestFirst());
    model.takenProperty().addListener((value, before, now) -> fill.run());
    words.languageProperty().addListener((value, before, now) -> list.refresh());
    model.lengthUnitProperty().addListener((value, before, now) -> list.refresh());
    list.setOnKeyPressed(event -> key(list, event.getCode()));
    fill.run();
    return list;
  }

  private List<Measurement.Taken> newestFirst() {
    var list = new ArrayList<>(model.takenProperty().get());
    java.util.Collections.reverse(list);
    return list;
  }

  private void key(ListView<Measurement.Taken> list, KeyCode key) {
    Measurement.Taken picked = list.getSelectionModel().getSelectedItem();
    if (picked != null && key == KeyCode.ENTER) {
      model.zoomTo(picked);
    } else if (picked != null && (key == KeyCode.DELETE || key == KeyCode.BACK_SPACE)) {
      model.remove(picked.id());
    }
  }

  /** A measurement: a click shows where it is. */
  private final class TakenCell extends ListCell<Measurement.Taken> {

    private final Button copy = Icons.button(Icons.COPY, words.of(COPY));
    private final Button remove = Icons.button(Icons.CLOSE, words.of(REMOVE));

    TakenCell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      getStyleClass().add("measured");
      setPrefWidth(0);
      copy.setOnAction(event -> desk.copy(model.text(getItem())));
      remove.setOnAction(event -> model.remove(getItem().id()));
      setOnMouseClicked(
          event -> {
            if (getItem() != null) {
              model.zoomTo(getItem());
            }
          });
    }

    @Override
    protected void updateItem(Measurement.@Nullable Taken taken, boolean empty) {
      super.updateItem(taken, empty);
      setGraphic(taken == null || empty ? null : row(taken));
      setAccessibleText(taken == null || empty ? "" : model.text(taken));
    }

    private Node row(Measurement.Taken taken) {
      MeasureKind kind =
          switch (taken.kind()) {
            case POINT -> MeasureKind.POINT;
            case AREA -> MeasureKind.AREA;
            case DISTANCE ->
                taken.parts().get(0).size() > 2 ? MeasureKind.PATH : MeasureKind.DISTANCE;
          };
      var figures = figures(taken, false);
      HBox.setHgrow(figures, Priority.ALWAYS);
      var row = new HBox(8, Icons.graphic(MeasureFeature.icon(kind)), figures, copy, remove);
      row.setAlignment(Pos.TOP_LEFT);
      return row;
    }
  }
}
