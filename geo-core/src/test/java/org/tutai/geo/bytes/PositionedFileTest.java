package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionedFileTest {

  @TempDir Path folder;

  @Test
  void readsByPosition() throws IOException {
    try (var file = PositionedFile.open(write(0, 1, 2, 3, 4, 5))) {
      assertThat(file.size()).isEqualTo(6);
      assertThat(file.read(2, 3, "part")).containsExactly(2, 3, 4);
      assertThat(file.read(0, 6, "all")).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(file.read(6, 0, "nothing")).isEmpty();
      var target = new byte[] {9, 9, 9, 9};
      file.read(4, target, 1, 2, "part");
      assertThat(target).containsExactly(9, 4, 5, 9);
    }
  }

  @Test
  void tellsOfTruncationByPathOffsetAndStructure() throws IOException {
    Path path = write(0, 1, 2);
    try (var file = PositionedFile.open(path)) {
      assertThatThrownBy(() -> file.read(1, 5, "record 7"))
          .isInstanceOfSatisfying(
              FormatException.class,
              e -> {
                assertThat(e.path()).contains(path);
                assertThat(e.offset()).hasValue(1);
                assertThat(e.expected()).isEqualTo("record 7 of 5 bytes");
                assertThat(e.found()).isEqualTo("truncated: the file ends at byte 3");
              });
    }
  }

  @Test
  void refusesAbsurdLengthsBeforeAllocating() throws IOException {
    try (var file = PositionedFile.open(write(0, 1, 2))) {
      assertThatThrownBy(() -> file.read(0, Integer.MAX_VALUE, "all"))
          .isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> file.read(0, -1, "none")).isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> file.read(-1, 1, "one")).isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> file.require(Long.MAX_VALUE, Long.MAX_VALUE, "far"))
          .isInstanceOf(FormatException.class);
    }
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> PositionedFile.open(folder))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("folder");
    assertThatThrownBy(() -> PositionedFile.open(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void failsAsTruncatedWhenTheFileShrinksWhileItIsRead() throws IOException {
    Path path = write(0, 1, 2, 3, 4, 5);
    try (var file = PositionedFile.open(path)) {
      try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(2);
      }
      assertThat(file.read(0, 2, "start")).containsExactly(0, 1);
      assertThatThrownBy(() -> file.read(0, 6, "all"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("ends at byte 2");
    }
  }

  private Path write(int... values) throws IOException {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Files.write(folder.resolve("file"), bytes);
  }
}
