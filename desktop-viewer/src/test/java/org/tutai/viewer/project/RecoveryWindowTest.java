package org.tutai.viewer.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.theme.Recovery;
import org.tutai.viewer.theme.ThemeParts;

/** What a program that ended without saving leaves to the window that opens next. */
class RecoveryWindowTest extends WindowTest {

  @Override
  protected void prepare(Path folder) {
    leave(folder, "淹水潛勢");
    leave(folder, "避難收容處所");
  }

  private static void leave(Path folder, String title) {
    try (var ended = new Recovery(folder.resolve("home/recovery"))) {
      ThemeMap map = ThemeParts.with(ThemeMap.EMPTY, title, "", "");
      ended.note(new Recovery.State(map, Optional.empty(), true));
    }
  }

  @Test
  void theNewestMapComesBackAndTheOtherIsOffered() {
    waitFor("the map to come back", () -> !bench().project().map().title().isEmpty());
    ready();
    String first = onFx(() -> bench().project().map().title());
    assertThat(first).isIn("淹水潛勢", "避難收容處所");
    assertThat(onFx(() -> bench().project().dirtyProperty().get())).isTrue();
    judge("project-recovered");
    clickOn("Open it");
    ready();
    clickOn("Don't save");
    ready();
    assertThat(onFx(() -> bench().project().map().title()))
        .isIn("淹水潛勢", "避難收容處所")
        .isNotEqualTo(first);
  }
}
