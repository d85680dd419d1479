package org.tutai.viewer.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.theme.ProjectFile;

/** A real process that edits through a workbench and is killed in the middle. */
class KilledProjectTest {

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();

  private Process editor(String... map) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KilledEditor.class.getName(), folder.toString()));
    command.addAll(List.of(map));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Kills the editor when it has gone on well after its work was first kept. */
  private int killAfterSomeSteps(Process editor) throws IOException, InterruptedException {
    try (BufferedReader said = editor.inputReader(StandardCharsets.UTF_8)) {
      int step = 0;
      var all = new StringBuilder();
      int keptAt = Integer.MAX_VALUE;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        all.append(line).append('\n');
        step = line.matches("\\d+") ? Integer.parseInt(line) : step;
        if (keptAt == Integer.MAX_VALUE && step > 0 && isSomethingKept()) {
          keptAt = step;
        }
        if (step - 50 >= keptAt) {
          break;
        }
      }
      assertThat(keptAt)
          .as("the editor's work was kept; it said: %s", all)
          .isLessThan(Integer.MAX_VALUE);
      editor.destroyForcibly();
      assertThat(editor.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return step;
    } finally {
      editor.destroyForcibly();
    }
  }

  private boolean isSomethingKept() throws IOException {
    Path recovery = folder.resolve("home/recovery");
    if (!Files.isDirectory(recovery)) {
      return false;
    }
    try (Stream<Path> files = Files.list(recovery)) {
      return files.anyMatch(
          file ->
              file.toString().endsWith(".json") && !file.getFileName().toString().startsWith("."));
    }
  }

  private TestDesk started() {
    var desk = new TestDesk(folder, ui);
    new ProjectViewModel(desk).start();
    ui.until("it has started", () -> desk.jobs().running().isEmpty());
    return desk;
  }

  @Test
  void aKilledProgramsMapComesBackAtTheNextStart() throws Exception {
    int last = killAfterSomeSteps(editor());
    try (TestDesk next = started()) {
      assertThat(next.project().map().description()).isEqualTo("中文");
      assertThat(Integer.parseInt(next.project().map().title())).isBetween(2, last + 50);
      assertThat(next.project().dirtyProperty().get()).isTrue();
    }
  }

  @Test
  void itComesBackUnderItsFileWhichIsUntouched() throws Exception {
    Path file = folder.resolve("a.tutai");
    ProjectFile.write(file, ThemeMap.EMPTY);
    byte[] before = Files.readAllBytes(file);
    killAfterSomeSteps(editor(file.toString()));
    assertThat(file).hasBinaryContent(before);
    try (TestDesk next = started()) {
      assertThat(next.project().fileProperty().get()).contains(file);
      assertThat(next.project().map().description()).isEqualTo("中文");
    }
  }
}
