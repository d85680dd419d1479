package org.tutai.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.words.Text;

class ProjectTest {

  private static final Text TITLE = Text.of("Rename", "重新命名");
  private static final Path FILE = Path.of("/maps/a.tutai");

  private final Project project = new Project();

  private void rename(String title) {
    project.edit(TITLE, map -> ThemeParts.with(map, title, "", ""));
  }

  @Test
  void anEditIsUnsavedUntilItIsSavedOrTakenBack() {
    assertThat(project.dirtyProperty().get()).isFalse();
    rename("a");
    assertThat(project.dirtyProperty().get()).isTrue();
    project.undo();
    assertThat(project.dirtyProperty().get()).isFalse();
    project.redo();
    project.saved(project.map(), FILE);
    assertThat(project.dirtyProperty().get()).isFalse();
    assertThat(project.fileProperty().get()).contains(FILE);
    project.undo();
    assertThat(project.dirtyProperty().get()).isTrue();
  }

  @Test
  void whatIsChangedWhileItIsSavedStaysUnsaved() {
    rename("a");
    ThemeMap taken = project.map();
    rename("b");
    project.saved(taken, FILE);
    assertThat(project.dirtyProperty().get()).isTrue();
  }

  @Test
  void anAmendedMapIsAsSavedAsBefore() {
    project.amend(map -> ThemeParts.with(map, "view", "", ""));
    assertThat(project.dirtyProperty().get()).isFalse();
    rename("a");
    project.amend(map -> ThemeParts.with(map, "view", "", ""));
    assertThat(project.dirtyProperty().get()).isTrue();
  }

  @Test
  void anOpenedMapHasNoPastAndARecoveredOneIsUnsaved() {
    rename("a");
    project.opened(ThemeMap.EMPTY, Optional.of(FILE));
    assertThat(project.undoableProperty().get()).isEmpty();
    assertThat(project.dirtyProperty().get()).isFalse();
    project.recovered(ThemeMap.EMPTY, Optional.of(FILE));
    assertThat(project.dirtyProperty().get()).isTrue();
  }
}
