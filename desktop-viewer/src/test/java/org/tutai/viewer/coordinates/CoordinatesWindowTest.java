package org.tutai.viewer.coordinates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.viewer.app.WindowTest;

/** The conversion of a point and of a CSV in the whole window. */
class CoordinatesWindowTest extends WindowTest {

  @Test
  void aPointIsWrittenInEverySystemAndShownOnTheMap() {
    run("convert.point");
    waitFor("the keyboard", () -> find("#convert-typed").isFocused());
    judge("convert-point-empty");
    type("Coordinate in any notation", "TWD97 248170.787 2652129.936");
    ready();
    assertThat(shown()).anyMatch(text -> text.contains("120.98"));
    judge("convert-point");
    double before = onFx(() -> bench().map().viewport().centerX());
    clickOn("Show on the map");
    assertThat(onFx(() -> bench().map().viewport().centerX())).isNotEqualTo(before);
    type("Coordinate in any notation", "nowhere");
    ready();
    judge("convert-point-unread");
  }

  @Test
  void theCoordinatesOfACsvAreConverted() throws IOException {
    Path shelters =
        Path.of(System.getProperty("tutai.shared", "../shared"), "data/tw_shelters.csv");
    Path csv = home.resolve("tw_shelters.csv");
    if (Files.exists(shelters)) {
      Files.copy(shelters, csv);
    } else {
      Files.writeString(csv, "name,lon,lat\n一,121.5,25.0\n二,120.5,23.5\n三,,\n");
    }
    run("convert.csv");
    judge("convert-csv-empty");
    answers.files = List.of(csv);
    clickOn("Choose a file…");
    waitFor("columns", () -> isShown("tw_shelters.csv"));
    system("They are in", CrsRegistry.WGS84);
    system("Convert to", CrsRegistry.TWD97_TM2_121);
    judge("convert-csv");
    clickOn("#convert-run");
    ready();
    judge("convert-csv-done");
    assertThat(isShown("#convert-done")).isTrue();
    assertThat(find("#convert-told", Label.class).getText()).contains("tw_shelters-converted.csv");
    assertThat(Files.readAllLines(home.resolve("tw_shelters-converted.csv")).get(0))
        .contains(Files.readAllLines(csv).get(0));
  }

  @SuppressWarnings("unchecked")
  private void system(String name, Crs crs) {
    ComboBox<Crs> box = (ComboBox<Crs>) find(name, ComboBox.class);
    runOnFx(() -> box.setValue(crs));
    settle();
  }
}
