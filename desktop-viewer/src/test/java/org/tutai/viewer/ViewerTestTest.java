package org.tutai.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** That the tests of views work as they promise. */
class ViewerTestTest extends ViewerTest {

  @Test
  void typesChineseIntoAField() {
    TextField field = showNode(400, 200, TextField::new);
    clickOn(field);
    type("臺北市 Taipei 101");
    assertThat(field.getText()).isEqualTo("臺北市 Taipei 101");
    press(KeyCode.BACK_SPACE);
    assertThat(field.getText()).endsWith(" 10");
  }

  @Test
  void replacesWhatAFieldHolds() {
    TextField field = showNode(400, 200, () -> new TextField("100"));
    runOnFx(() -> field.setAccessibleText("距離"));
    type("距離", "250");
    assertThat(field.getText()).isEqualTo("250");
    assertThat(focused()).isSameAs(field);
  }

  @Test
  void clicksByTextIdAndAccessibleName() {
    List<String> clicked = new ArrayList<>();
    show(
        400,
        200,
        () -> {
          var byText = new Button("套用");
          byText.setOnAction(e -> clicked.add("text"));
          var byId = new Button();
          byId.setId("second");
          byId.setOnAction(e -> clicked.add("id"));
          var byName = new Button();
          byName.setAccessibleText("復原");
          byName.setOnAction(e -> clicked.add("name"));
          return new VBox(byText, byId, byName);
        });
    clickOn("套用");
    clickOn("#second");
    clickOn("復原");
    assertThat(clicked).containsExactly("text", "id", "name");
  }

  @Test
  void opensAContextMenuAndChooses() {
    List<String> chosen = new ArrayList<>();
    showNode(
        400,
        200,
        () -> {
          var item = new MenuItem("移除");
          item.setOnAction(e -> chosen.add("removed"));
          var label = new Label("村里界");
          label.setContextMenu(new ContextMenu(item));
          return label;
        });
    rightClickOn("村里界");
    clickOn("移除");
    assertThat(chosen).containsExactly("removed");
    assertThat(isShown("移除")).isFalse();
  }

  @Test
  void dragsAcrossANode() {
    List<Double> places = new ArrayList<>();
    Pane pane = show(300, 200, Pane::new);
    runOnFx(() -> pane.setOnMouseDragged(e -> places.add(e.getX())));
    drag(pane, 20, 50, 220, 60);
    assertThat(places).isNotEmpty().last().isEqualTo(220.0);
  }

  @Test
  void noticesAnExceptionNobodyCaught() {
    Button button = showNode(200, 100, () -> new Button("炸"));
    runOnFx(
        () ->
            button.setOnAction(
                e -> {
                  throw new IllegalStateException("on purpose");
                }));
    clickOn("炸");
    assertThat(takeUncaught())
        .singleElement()
        .hasToString("java.lang.IllegalStateException: on purpose");
  }

  @Test
  void throwsWhatWorkOnTheJavaFxThreadThrows() {
    assertThatThrownBy(
            () ->
                onFx(
                    () -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void picturesHoldChineseGlyphs() {
    Label label = showNode(200, 100, () -> new Label("臺灣"));
    runOnFx(() -> label.setStyle("-fx-font-size: 40px"));
    var one = snapshot(label, "chinese.png");
    runOnFx(() -> label.setText("灣臺"));
    var other = snapshot(label, "chinese-turned.png");
    assertThat(ink(one.getPixelReader(), (int) one.getWidth(), (int) one.getHeight()))
        .isGreaterThan(500)
        .isCloseTo(
            ink(other.getPixelReader(), (int) other.getWidth(), (int) other.getHeight()),
            org.assertj.core.data.Percentage.withPercentage(20));
  }

  private static int ink(PixelReader pixels, int width, int height) {
    int dark = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        Color colour = pixels.getColor(x, y);
        dark += colour.getOpacity() > 0.5 && colour.getBrightness() < 0.5 ? 1 : 0;
      }
    }
    return dark;
  }
}
