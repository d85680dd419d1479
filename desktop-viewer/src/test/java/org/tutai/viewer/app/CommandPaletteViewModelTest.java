package org.tutai.viewer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Command.Place;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.words.Text;

class CommandPaletteViewModelTest {

  private final List<String> done = new ArrayList<>();
  private final Commands commands = new Commands();
  private final CommandPaletteViewModel palette = new CommandPaletteViewModel(commands);
  private final SimpleBooleanProperty possible = new SimpleBooleanProperty(false);

  CommandPaletteViewModelTest() {
    add("layer.add", "Add layer", "加入圖層");
    add("layer.remove", "Remove layer", "移除圖層");
    add("map.full", "Full extent", "全圖");
    commands.add(
        Command.of("map.back", Text.of("Previous view", "上一畫面"), Place.VIEW, () -> {})
            .when(possible));
  }

  private void add(String id, String english, String chinese) {
    commands.add(Command.of(id, Text.of(english, chinese), Place.LAYER, () -> done.add(id)));
  }

  private List<String> found() {
    return palette.found().stream().map(Command::id).toList();
  }

  @Test
  void findsByWordsOfEitherLanguageInAnyOrder() {
    palette.typedProperty().set("layer re");
    assertThat(found()).containsExactly("layer.remove");
    palette.typedProperty().set("圖層");
    assertThat(found()).containsExactly("layer.add", "layer.remove");
    palette.typedProperty().set("no such thing");
    assertThat(found()).isEmpty();
    assertThat(palette.take()).isEmpty();
  }

  @Test
  void offersOnlyWhatCanBeDoneNow() {
    palette.begin();
    assertThat(found()).doesNotContain("map.back");
    possible.set(true);
    palette.begin();
    assertThat(found()).contains("map.back");
  }

  @Test
  void putsWhatWasUsedLastFirst() {
    palette.typedProperty().set("full");
    palette.take().orElseThrow().run();
    palette.begin();
    assertThat(found().get(0)).isEqualTo("map.full");
    assertThat(done).containsExactly("map.full");
  }

  @Test
  void stepsRoundAndRound() {
    palette.begin();
    palette.step(-1);
    assertThat(palette.selectedProperty().get()).isEqualTo(2);
    palette.step(1);
    assertThat(palette.selectedProperty().get()).isZero();
  }

  @Test
  void refusesIdsAndKeysThatAreTaken() {
    commands.add(Command.of("a", Text.same("a"), Place.FILE, () -> {}).keys("Shortcut+A"));
    assertThatThrownBy(() -> add("a", "x", "x")).hasMessageContaining("twice");
    assertThatThrownBy(
            () ->
                commands.add(
                    Command.of("b", Text.same("b"), Place.FILE, () -> {}).keys("Shortcut+A")))
        .hasMessageContaining("Shortcut+A for a and b");
  }
}
