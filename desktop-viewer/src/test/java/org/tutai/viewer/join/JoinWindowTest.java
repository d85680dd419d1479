package org.tutai.viewer.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tutai.geo.layer.JoinKey;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.layers.Squares;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.ProjectFile;

class JoinWindowTest extends WindowTest {

  JoinWindowTest() {
    ofData.add("No data"); // of the legend, which the style keeps as it was made
  }

  @Test
  void aStatisticsTableBecomesAMapInThreeClicks() {
    open(data("shp_big5_3826_nocpg/tw_village.shp"));
    answers.files = List.of(data("village_2021_03.csv"));
    clickOn("#tool-layer.join"); // one; the second is the file in the system's dialog
    ready();
    judge("join");
    clickOn("#join-now"); // three
    ready();
    judge("join-choropleth");
    assertThat(isShown("#style-histogram")).isTrue();
  }

  @Test
  void aTableThatIsGoneIsNamedAtItsLayer() throws IOException {
    Path layer = Squares.file(home, "里.geojson", 3);
    var join =
        new JoinSetting(
            home.resolve("gone/人口.csv").toString(), "name", "里名", JoinKey.EXACT, List.of());
    ThemeMap map =
        LayerTree.change(
            Squares.with(ThemeMap.EMPTY, Squares.layer("a", "里", layer)),
            "a",
            entry -> JoinSetting.with(entry, Optional.of(join)));
    ProjectFile.write(home.resolve("map.tutai"), map);
    answers.files = List.of(home.resolve("map.tutai"));
    run("file.open");
    ready();
    assertThat(shown())
        .contains(
            "Not where it was: 人口.csv", "The joined table 人口.csv is not where it was.", "Locate…");
    judge("join-missing");
    answers.files = List.of(Files.writeString(home.resolve("人口.csv"), "里名,人口\n第0里,10\n"));
    runOnFx(() -> bench().pickedLayerProperty().set(Optional.of("a")));
    run("layer.locate-file");
    ready();
    assertThat(shown()).doesNotContain("The joined table 人口.csv is not where it was.");
  }
}
