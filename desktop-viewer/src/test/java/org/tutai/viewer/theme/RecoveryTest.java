package org.tutai.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.theme.Recovery.Left;
import org.tutai.viewer.theme.Recovery.State;

class RecoveryTest {

  @TempDir Path folder;

  private static State unsaved(String title) {
    return new State(
        ThemeParts.with(ThemeMap.EMPTY, title, "", ""),
        Optional.of(Path.of("/maps/a.tutai")),
        true);
  }

  @Test
  void whatIsUnsavedIsThereAtTheNextStart() throws IOException {
    try (var first = new Recovery(folder)) {
      first.note(unsaved("淹水"));
    }
    try (var next = new Recovery(folder)) {
      assertThat(next.claim()).extracting(Left::state).containsExactly(unsaved("淹水"));
    }
  }

  @Test
  void whatIsSavedLeavesNothing() throws IOException {
    try (var first = new Recovery(folder)) {
      first.note(unsaved("a"));
      first.writeLatest();
      first.note(new State(ThemeMap.EMPTY, Optional.of(Path.of("/maps/a.tutai")), false));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRunningProgramsWorkIsNotTaken() throws IOException {
    try (var running = new Recovery(folder);
        var other = new Recovery(folder)) {
      running.note(unsaved("a"));
      running.writeLatest();
      assertThat(other.claim()).isEmpty();
    }
  }

  @Test
  void twoProgramsNeverGetTheSame() throws IOException {
    try (var first = new Recovery(folder)) {
      first.note(unsaved("a"));
    }
    try (var second = new Recovery(folder);
        var third = new Recovery(folder)) {
      assertThat(second.claim()).hasSize(1);
      assertThat(third.claim()).isEmpty();
    }
    try (var fourth = new Recovery(folder)) {
      assertThat(fourth.claim()).as("not settled, so still there").hasSize(1);
    }
  }

  @Test
  void whatIsSettledIsGone() throws IOException {
    try (var first = new Recovery(folder)) {
      first.note(unsaved("a"));
    }
    try (var second = new Recovery(folder)) {
      for (Left left : second.claim()) {
        second.settle(left);
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void comesWithTheNewestFirst() throws IOException {
    for (String title : List.of("old", "new")) {
      try (var each = new Recovery(folder)) {
        each.note(unsaved(title));
        each.writeLatest();
      }
      ageEverything();
    }
    try (var next = new Recovery(folder)) {
      assertThat(next.claim())
          .extracting(left -> left.state().map().title())
          .containsExactly("new", "old");
    }
  }

  private void ageEverything() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        var older = Files.getLastModifiedTime(file).toMillis() - 60_000;
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(older));
      }
    }
  }

  @Test
  void aBrokenFileIsPutAsideAndHidesNoOther() throws IOException {
    try (var first = new Recovery(folder)) {
      first.note(unsaved("a"));
    }
    Files.writeString(folder.resolve("b.json"), "{\"type\": \"tutai-rec");
    try (var next = new Recovery(folder)) {
      assertThat(next.claim()).hasSize(1);
    }
    assertThat(folder.resolve("b.json.broken")).exists();
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    try (var first = new Recovery(folder)) {
      first.note(unsaved("a"));
    }
    try (var files = Files.list(folder)) {
      Path kept = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
      assertThat(Files.getPosixFilePermissions(kept))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    } catch (UnsupportedOperationException e) {
      org.junit.jupiter.api.Assumptions.abort("no POSIX permissions here");
    }
  }
}
