package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.choice.Ramp;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * A button in a colour; pressed, it offers colours of map ramps, those used lately, and a field for
 * any other.
 */
final class ColourButton extends Button {

  private static final Text RECENT = Text.of("Used lately", "最近使用");
  private static final Text HEX = Text.of("Colour code", "色碼");
  private static final List<String> COLUMNS =
      List.of("Greys", "Blues", "BuGn", "Greens", "YlOrBr", "Oranges", "Reds", "RdPu", "Purples");
  private static final int ROWS = 6;
  private static final int MOST_RECENT = 9;

  /** Used lately in any of them, latest first. */
  private static final List<Integer> LATELY = new ArrayList<>();

  private final Words words;
  private final IntConsumer chosen;
  private final Region swatch = new Region();
  private final ObjectProperty<Integer> colour = new SimpleObjectProperty<>(this, "colour", 0);

  /**
   * A button.
   *
   * @param name what the colour is of
   * @param chosen hears a colour, {@code 0xRRGGBB}, when a person chooses it
   */
  ColourButton(Words words, Text name, IntConsumer chosen) {
    this.words = words;
    this.chosen = chosen;
    getStyleClass().addAll("colour-button", "flat");
    swatch.getStyleClass().add("swatch");
    setGraphic(swatch);
    accessibleTextProperty()
        .bind(words.following(() -> words.get(name) + " " + Colors.format(colour.get()), colour));
    var tip = new Tooltip();
    tip.textProperty().bind(accessibleTextProperty());
    setTooltip(tip);
    setOnAction(event -> open());
    colour.addListener((value, before, now) -> paint(swatch, now));
    paint(swatch, 0);
  }

  private static void paint(Region region, int rgb) {
    region.setStyle("-fx-background-color: -tutai-edge, " + Colors.format(rgb) + ";");
  }

  /** Shows a colour; nobody hears of it. */
  void setColour(int rgb) {
    colour.set(rgb & 0xffffff);
  }

  int colour() {
    return colour.get();
  }

  private void open() {
    var popup = new Popup();
    popup.setAutoHide(true);
    var box = new VBox(8);
    box.getStyleClass().addAll("panel", "on-map", "colour-picker");
    box.getStylesheets().add(sheet());
    box.getChildren().add(ramps(popup));
    if (!LATELY.isEmpty()) {
      var head = new Label();
      head.textProperty().bind(words.of(RECENT));
      head.getStyleClass().add("hint");
      box.getChildren().addAll(head, row(List.copyOf(LATELY), popup));
    }
    box.getChildren().add(hex(popup));
    box.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            popup.hide();
            event.consume();
          }
        });
    popup.getContent().add(box);
    Bounds place = localToScreen(getBoundsInLocal());
    popup.show(this, place.getMinX() - 120, place.getMaxY() + 4);
    popup.setOnHidden(event -> requestFocus());
  }

  static String sheet() {
    return Objects.requireNonNull(ColourButton.class.getResource("style-view.css"))
        .toExternalForm();
  }

  private Node ramps(Popup popup) {
    var grid = new GridPane();
    grid.getStyleClass().add("colours");
    for (int x = 0; x < COLUMNS.size(); x++) {
      List<Integer> colours = Ramp.named(COLUMNS.get(x)).orElseThrow().colours(ROWS, false);
      for (int y = 0; y < ROWS; y++) {
        grid.add(cell(colours.get(y), popup), x, y);
      }
    }
    return new VBox(4, row(Ramp.named("Set1").orElseThrow().steps(), popup), grid);
  }

  private Node row(List<Integer> colours, Popup popup) {
    var row = new HBox(2);
    colours.stream().limit(MOST_RECENT).forEach(rgb -> row.getChildren().add(cell(rgb, popup)));
    return row;
  }

  private Button cell(int rgb, Popup popup) {
    var cell = new Button();
    cell.getStyleClass().setAll("colour-cell");
    paint(cell, rgb);
    cell.setAccessibleText(Colors.format(rgb));
    cell.setOnAction(event -> choose(rgb, popup));
    cell.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose(rgb, popup);
            event.consume();
          }
        });
    return cell;
  }

  private Node hex(Popup popup) {
    var field = new TextField(Colors.format(colour.get()));
    field.setPrefColumnCount(8);
    field.accessibleTextProperty().bind(words.of(HEX));
    var sample = new Region();
    sample.getStyleClass().add("swatch");
    paint(sample, colour.get());
    field
        .textProperty()
        .addListener((value, before, now) -> parse(now).ifPresent(rgb -> paint(sample, rgb)));
    field.setOnAction(event -> parse(field.getText()).ifPresent(rgb -> choose(rgb, popup)));
    var row = new HBox(8, sample, field);
    row.getStyleClass().add("row");
    return row;
  }

  private static OptionalInt parse(String typed) {
    String code = typed.strip().toLowerCase(Locale.ROOT);
    return code.length() > 20
        ? OptionalInt.empty()
        : Colors.parse(code.matches("[0-9a-f]{3}|[0-9a-f]{6}") ? "#" + code : code);
  }

  private void choose(int rgb, Popup popup) {
    popup.hide();
    LATELY.remove((Integer) rgb);
    LATELY.add(0, rgb);
    while (LATELY.size() > MOST_RECENT) {
      LATELY.remove(LATELY.size() - 1);
    }
    setColour(rgb);
    chosen.accept(rgb);
  }
}
