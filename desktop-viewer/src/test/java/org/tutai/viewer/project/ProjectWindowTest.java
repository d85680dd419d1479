package org.tutai.viewer.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.theme.ThemeParts;
import org.tutai.viewer.words.Text;

/** Saving, opening and finding maps again in the whole window. */
class ProjectWindowTest extends WindowTest {

  private static final String POINT =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
          + "{\"n\":\"信義區公所\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
          + "[121.5669,25.0330]}}]}";

  private void rename(String title) {
    runOnFx(
        () ->
            bench()
                .project()
                .edit(
                    Text.of("Rename", "更名"),
                    map -> ThemeParts.with(map, title, map.description(), map.author())));
  }

  @Test
  void aMapIsSavedReopenedAndListed() throws IOException {
    run("file.recent");
    judge("project-recent-none");
    press(KeyCode.ESCAPE);
    Path points = Files.writeString(home.resolve("offices.geojson"), POINT);
    open(points);
    rename("區公所");
    answers.save = Optional.of(home.resolve("區公所.tutai"));
    run("file.save");
    ready();
    assertThat(home.resolve("區公所.tutai")).exists();
    judge("project-saved");
    rename("改過");
    run("file.new");
    judge("project-unsaved");
    clickOn("Cancel");
    assertThat(onFx(() -> bench().project().map().title())).isEqualTo("改過");
    run("file.new");
    clickOn("Don't save");
    ready();
    assertThat(onFx(() -> bench().project().map())).isEqualTo(ThemeMap.EMPTY);
    run("file.recent");
    judge("project-recent");
    press(KeyCode.ENTER);
    ready();
    assertThat(onFx(() -> bench().project().map().title())).isEqualTo("區公所");
  }

  @Test
  void aMissingFileIsAskedForAndFound() throws IOException {
    Path points = Files.writeString(home.resolve("offices.geojson"), POINT);
    open(points);
    answers.save = Optional.of(home.resolve("map.tutai"));
    run("file.save");
    ready();
    run("file.new");
    ready();
    Path moved = Files.createDirectory(home.resolve("elsewhere")).resolve("offices.geojson");
    Files.move(points, moved);
    answers.files = List.of(home.resolve("map.tutai"));
    run("file.open");
    ready();
    judge("project-missing");
    answers.files = List.of(moved);
    clickOn("Locate…");
    ready();
    judge("project-found");
  }
}
