package org.tutai.viewer.navigate;

import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tutai.viewer.coordinates.Notation;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** In the status strip: the pointer's coordinates, the scale and the map's coordinate system. */
final class StatusView extends HBox {

  private static final Text COORDINATES =
      Text.of("Pointer coordinates: choose how they are written", "游標坐標：選擇表示方式");
  private static final Text OTHER = Text.of("Another system…", "其他坐標系統…");
  private static final Text COPY = Text.of("Copy coordinates", "複製坐標");
  private static final Text SCALE =
      Text.of("Scale of the map, such as 1:25,000", "地圖比例尺，例如 1:25,000");
  private static final Text GROUND =
      Text.of(
          "Scale as styles count it. On the ground in the middle of the map: 1:%s",
          "樣式所依的比例尺。地圖中央的實地比例約為 1:%s");
  private static final Text CRS = Text.of("Coordinate system of the map: %s", "地圖的坐標系統：%s");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
  private static final double PIXEL_METRES = 0.00028;

  StatusView(Desk desk, PointerViewModel pointer, Runnable chooseNotation, Runnable chooseCrs) {
    super(12);
    getStyleClass().add("navigation-status");
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getStylesheets().add(StatusView.class.getResource("status-view.css").toExternalForm());
    getChildren()
        .addAll(
            coordinates(desk, pointer, chooseNotation),
            scale(desk.map(), desk.words()),
            crs(desk.map(), desk.words(), chooseCrs));
  }

  private static MenuButton coordinates(
      Desk desk, PointerViewModel pointer, Runnable chooseNotation) {
    Words words = desk.words();
    var button = new MenuButton();
    button.setId("pointer-coordinates");
    button.getStyleClass().add("flat");
    button.setPrefWidth(264);
    button.setPopupSide(Side.TOP);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .textProperty()
        .bind(
            words.following(
                () ->
                    words.get(pointer.notationProperty().get().mark())
                        + "  "
                        + words.get(pointer.textProperty().getValue()),
                pointer.textProperty(),
                pointer.notationProperty()));
    button.accessibleTextProperty().bind(words.of(COORDINATES));
    button.setTooltip(tooltip(words, COORDINATES));
    button.setOnShowing(event -> fill(button, desk, pointer, chooseNotation));
    fill(button, desk, pointer, chooseNotation);
    return button;
  }

  private static void fill(
      MenuButton button, Desk desk, PointerViewModel pointer, Runnable chooseNotation) {
    Words words = desk.words();
    var group = new ToggleGroup();
    button.getItems().clear();
    for (Notation notation : pointer.notations()) {
      var item = new RadioMenuItem();
      item.textProperty().bind(words.of(notation.title()));
      item.setToggleGroup(group);
      item.setSelected(notation.equals(pointer.notationProperty().get()));
      item.setOnAction(event -> pointer.notationProperty().set(notation));
      button.getItems().add(item);
    }
    var other = new MenuItem();
    other.textProperty().bind(words.of(OTHER));
    other.setOnAction(event -> chooseNotation.run());
    var copy = new MenuItem();
    copy.textProperty().bind(words.of(COPY));
    copy.setOnAction(event -> pointer.copied().ifPresent(desk::copy));
    button.getItems().addAll(other, new SeparatorMenuItem(), copy);
  }

  private static TextField scale(MapViewModel map, Words words) {
    var field = new TextField();
    field.setId("scale-field");
    field.getStyleClass().add("scale-field");
    field.setPrefWidth(112);
    field.setMinWidth(Region.USE_PREF_SIZE);
    field.accessibleTextProperty().bind(words.of(SCALE));
    var tip = new Tooltip();
    tip.textProperty()
        .bind(
            words.following(
                () -> words.get(GROUND, ground(map.viewport())), map.viewportProperty()));
    field.setTooltip(tip);
    Runnable write = () -> field.setText(ScaleText.of(map.viewport().scaleDenominator()));
    map.viewportProperty()
        .addListener(
            (value, before, now) -> {
              if (!field.isFocused()) {
                write.run();
              }
            });
    field.setOnAction(event -> take(field, map, write));
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            write.run();
            field.pseudoClassStateChanged(WRONG, false);
            event.consume();
          }
        });
    field
        .focusedProperty()
        .addListener(
            (value, before, now) -> {
              field.pseudoClassStateChanged(WRONG, false);
              write.run();
            });
    write.run();
    return field;
  }

  private static String ground(Viewport now) {
    return ScaleBar.metresPerPixel(now)
        .map(metres -> ScaleText.of(metres / PIXEL_METRES).substring(2))
        .orElse("–");
  }

  private static void take(TextField field, MapViewModel map, Runnable write) {
    OptionalDouble scale = ScaleText.parse(field.getText());
    field.pseudoClassStateChanged(WRONG, scale.isEmpty());
    scale.ifPresent(
        denominator -> {
          map.zoom(map.viewport().scaleDenominator() / denominator);
          write.run();
          field.selectAll();
        });
  }

  private static Button crs(MapViewModel map, Words words, Runnable choose) {
    var button = new Button();
    button.setId("map-crs");
    button.getStyleClass().add("flat");
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> map.viewport().crs().code(), map.viewportProperty()));
    button.setMinWidth(Region.USE_PREF_SIZE);
    var title =
        words.following(
            () -> words.get(CRS, map.viewport().crs().title(words.language().locale())),
            map.viewportProperty());
    button.accessibleTextProperty().bind(title);
    var tip = new Tooltip();
    tip.textProperty().bind(title);
    button.setTooltip(tip);
    button.setOnAction(event -> choose.run());
    return button;
  }

  private static Tooltip tooltip(Words words, Text text) {
    var tip = new Tooltip();
    tip.textProperty().bind(words.of(text));
    return tip;
  }
}
