package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWindowTest {

  @TempDir Path folder;

  @Test
  void givesTheBytesOfAnyRangeInAnyOrder() throws IOException {
    var random = new Random(3);
    var bytes = new byte[20_000];
    random.nextBytes(bytes);
    try (var file = PositionedFile.open(Files.write(folder.resolve("file"), bytes))) {
      for (int blockSize : new int[] {1, 7, 100, 5_000, 100_000}) {
        var window = new FileWindow(file, blockSize);
        for (int i = 0; i < 300; i++) {
          int length = random.nextInt(i % 10 == 0 ? 9_000 : 60);
          int position = random.nextInt(bytes.length - length);
          int at = window.locate(position, length, "a range");
          assertThat(Arrays.copyOfRange(window.bytes(), at, at + length))
              .isEqualTo(Arrays.copyOfRange(bytes, position, position + length));
        }
      }
    }
  }

  @Test
  void aimsACursorThatKnowsItsOffset() throws IOException {
    byte[] bytes = {0, 0, 0, 0, 42, 0, 0, 0, 7};
    try (var file = PositionedFile.open(Files.write(folder.resolve("file"), bytes))) {
      var window = new FileWindow(file, 16);
      var cursor = new ByteCursor(file.path(), ByteOrder.LITTLE_ENDIAN);
      window.locate(0, 1, "start");
      window.aim(cursor, 4, 4, "a number");
      assertThat(cursor.offset()).isEqualTo(4);
      assertThat(cursor.getInt()).isEqualTo(42);
      assertThat(cursor.offset()).isEqualTo(8);
      assertThatThrownBy(cursor::getUnsignedByte)
          .isInstanceOfSatisfying(FormatException.class, e -> assertThat(e.offset()).hasValue(8));
    }
  }

  @Test
  void failsAsTruncatedPastTheEndAndGoesOn() throws IOException {
    byte[] bytes = {1, 2, 3};
    try (var file = PositionedFile.open(Files.write(folder.resolve("file"), bytes))) {
      var window = new FileWindow(file, 16);
      assertThatThrownBy(() -> window.locate(1, 3, "three"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("three of 3 bytes");
      assertThatThrownBy(() -> window.locate(1, Integer.MAX_VALUE, "much"))
          .isInstanceOf(FormatException.class);
      int at = window.locate(2, 1, "one");
      assertThat(window.bytes()[at]).isEqualTo((byte) 3);
      assertThatThrownBy(() -> window.locate(-5, 3, "before")).isInstanceOf(FormatException.class);
    }
  }

  @Test
  void refusesABlockOfNothing() throws IOException {
    try (var file = PositionedFile.open(Files.write(folder.resolve("file"), new byte[1]))) {
      assertThatThrownBy(() -> new FileWindow(file, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
