package org.tutai.viewer.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.viewer.ViewerTest;

class IconsTest extends ViewerTest {

  @Test
  void everyIconHasAGlyph() throws Exception {
    var icons = icons();
    assertThat(icons).hasSizeGreaterThan(80);
    var outlined = outlinedIcons();
    for (Ikon icon : icons) {
      assertThat(outlined.canDisplay(icon.getCode())).as(icon.getDescription()).isTrue();
    }
  }

  @Test
  void areDrawnOutlinedAndTwentyPixelsHigh() throws Exception {
    var icons = icons();
    String outlined = outlinedIcons().getFamily();
    var pane = show(640, 480, () -> new FlowPane(8, 8));
    runOnFx(() -> icons.forEach(icon -> pane.getChildren().add(Icons.graphic(icon))));
    snapshot(pane, "icons.png");
    assertThat(pane.getChildren())
        .allSatisfy(
            icon -> {
              Font drawn = ((FontIcon) icon).getFont();
              assertThat(drawn.getFamily()).isEqualTo(outlined);
              assertThat(drawn.getSize()).isEqualTo(Icons.SIZE);
            });
  }

  @Test
  void buttonsNameFollowsTheLanguage() {
    var name = new SimpleStringProperty("Add layer");
    Button button = showNode(200, 100, () -> Icons.button(Icons.ADD_LAYER, name));
    assertThat(find("Add layer")).isSameAs(button);
    runOnFx(() -> name.set("加入圖層"));
    assertThat(find("加入圖層")).isSameAs(button);
    moveTo(button, 5, 5);
    assertThat(onFx(() -> button.getTooltip().getText())).isEqualTo("加入圖層");
  }

  @Test
  void refusesAButtonWithoutName() {
    assertThatThrownBy(() -> onFx(() -> Icons.button(Icons.UNDO, " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have a name");
  }

  private static java.awt.Font outlinedIcons() throws Exception {
    String resource = "/META-INF/resources/material2/20200820/fonts/MaterialIcons-Outlined.ttf";
    try (InputStream in = Ikon.class.getResourceAsStream(resource)) {
      return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
    }
  }

  private static List<Ikon> icons() throws IllegalAccessException {
    var icons = new ArrayList<Ikon>();
    for (Field field : Icons.class.getFields()) {
      if (field.getType() == Ikon.class) {
        icons.add((Ikon) field.get(null));
      }
    }
    return icons;
  }
}
