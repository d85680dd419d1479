package org.tutai.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreHomeTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  private static ByteArrayInputStream abc() {
    return new ByteArrayInputStream(new byte[] {'a', 'b', 'c'});
  }

  @Test
  void isInTheWorkspaceOrTheUsersData() {
    assertThat(StoreHome.locate(Path.of("/w"), Map.of())).isEqualTo(Path.of("/w/store"));
    assertThat(StoreHome.locate(null, Map.of("XDG_DATA_HOME", "/d", "HOME", "/h")))
        .isEqualTo(Path.of("/d/tutai/server"));
    assertThat(StoreHome.locate(null, Map.of("HOME", "/h")))
        .isEqualTo(Path.of("/h/.local/share/tutai/server"));
  }

  @Test
  void isHeldByOneAtATimeAndReadByNobodyElse() throws Exception {
    Path home = folder.resolve("a/store");
    try (StoreHome held = StoreHome.open(home)) {
      assertThatThrownBy(() -> StoreHome.open(home))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(held.directory())))
          .isEqualTo("rwx------");
    }
    StoreHome.open(home).close();
  }

  @Test
  void aTemporaryOneGoesWhenItIsClosed() throws Exception {
    StoreHome home = StoreHome.openTemporary();
    home.blobs().put(abc(), 3);
    home.openDatabase(Optional.empty()).close();
    home.close();
    assertThat(home.directory()).doesNotExist();
  }

  @Test
  void keepsFilesByTheirContentOnce() throws Exception {
    try (StoreHome home = StoreHome.open(folder)) {
      assertThat(home.blobs().put(abc(), 3)).isEqualTo(new Blobs.Blob(ABC, 3));
      assertThat(home.blobs().put(abc(), 3).digest()).isEqualTo(ABC);
      assertThat(home.blobs().find(ABC).orElseThrow()).hasContent("abc");
      home.blobs().remove(ABC);
      assertThat(home.blobs().find(ABC)).isEmpty();
    }
  }

  @Test
  void keepsNothingOfWhatIsTooLargeOrWasInterrupted() throws Exception {
    try (StoreHome home = StoreHome.open(folder)) {
      assertThatThrownBy(() -> home.blobs().put(abc(), 2))
          .isInstanceOf(Blobs.TooLargeException.class);
      assertThat(home.blobs().directory()).isEmptyDirectory();
      Files.writeString(home.blobs().directory().resolve("unfinished-x"), "half");
    }
    try (StoreHome home = StoreHome.open(folder)) {
      assertThat(home.blobs().directory()).isEmptyDirectory();
    }
  }

  @Test
  void aNameThatIsNoDigestReachesNoFile() throws Exception {
    try (StoreHome home = StoreHome.open(folder)) {
      for (String name :
          new String[] {
            "../tutai.db", "", ABC.toUpperCase(java.util.Locale.ROOT), ABC + "/", "."
          }) {
        assertThatThrownBy(() -> home.blobs().find(name))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
