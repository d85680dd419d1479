package org.tutai.viewer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.viewer.app.WindowTest;

/** Measuring in the window: every kind, every unit. */
class MeasureWindowTest extends WindowTest {

  private void measure(String kind, double... places) {
    run("measure." + kind);
    for (int i = 0; i < places.length; i += 2) {
      clickAt(mapPane(), places[i], places[i + 1]);
    }
  }

  private int taken() {
    return onFx(() -> bench().project().map().measurements().size());
  }

  @Test
  void everyKindIsMeasuredAndToldInEveryUnit() {
    run("measure.distance");
    ready();
    judge("measure-empty");
    measureAgain();
    judge("measure-all");
    everyUnit("#measure-area-unit", true);
    everyUnit("#measure-length-unit", false);
    judge("measure-units");
    clickOn("Clear all");
    assertThat(taken()).isZero();
    run("edit.undo");
    assertThat(taken()).isEqualTo(4);
  }

  private void measureAgain() {
    clickAt(mapPane(), 300, 200);
    clickAt(mapPane(), 420, 300);
    measure("path", 460, 330, 500, 420, 470, 520);
    press(KeyCode.ENTER);
    measure("point", 560, 300);
    measure("area", 320, 420, 420, 440, 380, 560);
    press(KeyCode.ENTER);
    ready();
    assertThat(taken()).isEqualTo(4);
  }

  private void everyUnit(String box, boolean area) {
    for (MeasureUnit unit : MeasureUnit.values()) {
      if (unit.isArea() == area) {
        String name = unit.name(java.util.Locale.ENGLISH);
        clickOn(find(box, ComboBox.class));
        clickOn(name);
        String small = unit.text(1, java.util.Locale.ENGLISH).replaceAll("[-0-9.,]", "");
        assertThat(shown()).anyMatch(said -> said.matches("[0-9].*") && said.endsWith(small));
      }
    }
  }
}
