package org.tutai.geo.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

  @TempDir Path folder;

  @Test
  void readsEveryWidthAtEveryPositionAcrossSegments() throws IOException {
    byte[] bytes = random(101);
    var expected = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try (var file = MappedFile.open(write(bytes), 4)) {
      assertThat(file.size()).isEqualTo(101);
      for (int at = 0; at < bytes.length; at++) {
        assertThat(file.getByte(at)).isEqualTo(bytes[at]);
        assertThat(file.getUnsignedByte(at)).isEqualTo(bytes[at] & 0xFF);
        if (at <= 99) {
          assertThat(file.getShort(at)).isEqualTo(expected.getShort(at));
        }
        if (at <= 97) {
          assertThat(file.getInt(at)).isEqualTo(expected.getInt(at));
          assertThat(Float.floatToRawIntBits(file.getFloat(at))).isEqualTo(expected.getInt(at));
        }
        if (at <= 93) {
          assertThat(file.getLong(at)).isEqualTo(expected.getLong(at));
          assertThat(Double.doubleToRawLongBits(file.getDouble(at)))
              .isEqualTo(expected.getLong(at));
        }
      }
    }
  }

  @Test
  void slicesAndCopiesAnyRange() throws IOException {
    byte[] bytes = random(70);
    try (var file = MappedFile.open(write(bytes), 4)) {
      for (int at = 0; at <= bytes.length; at++) {
        for (int length = 0; length <= bytes.length - at; length++) {
          var slice = file.slice(at, length);
          assertThat(slice.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
          assertThat(slice).isEqualTo(ByteBuffer.wrap(bytes, at, length));
          var copy = new byte[length];
          file.getBytes(at, copy, 0, length);
          assertThat(ByteBuffer.wrap(copy)).isEqualTo(ByteBuffer.wrap(bytes, at, length));
        }
      }
    }
  }

  @Test
  void slicesAreReadOnly() throws IOException {
    try (var file = MappedFile.open(write(random(40)), 4)) {
      assertThatThrownBy(() -> file.slice(0, 4).put(0, (byte) 1))
          .isInstanceOf(ReadOnlyBufferException.class);
      assertThatThrownBy(() -> file.slice(14, 4).put(0, (byte) 1))
          .isInstanceOf(ReadOnlyBufferException.class);
    }
  }

  @Test
  void refusesReadsOutsideTheFile() throws IOException {
    try (var file = MappedFile.open(write(random(16)), 4)) {
      assertThatThrownBy(() -> file.getByte(16)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.getByte(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.getInt(13)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.getLong(Long.MAX_VALUE))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.slice(10, 7)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.slice(1, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void tellsWhatLiesInside() throws IOException {
    try (var file = MappedFile.open(write(random(16)))) {
      assertThat(file.contains(0, 16)).isTrue();
      assertThat(file.contains(16, 0)).isTrue();
      assertThat(file.contains(1, 16)).isFalse();
      assertThat(file.contains(-1, 1)).isFalse();
      assertThat(file.contains(1, -1)).isFalse();
      assertThat(file.contains(8, Long.MAX_VALUE)).isFalse();
    }
  }

  @Test
  void mapsAnEmptyFile() throws IOException {
    try (var file = MappedFile.open(write(new byte[0]))) {
      assertThat(file.size()).isZero();
      assertThat(file.slice(0, 0).remaining()).isZero();
      assertThatThrownBy(() -> file.getByte(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void failsOnAMissingFile() {
    assertThatThrownBy(() -> MappedFile.open(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void refusesToReadAfterClosingButKeepsSlices() throws IOException {
    byte[] bytes = random(32);
    var file = MappedFile.open(write(bytes));
    var slice = file.slice(3, 5);
    file.close();
    file.close();
    assertThatThrownBy(() -> file.getLong(0)).isInstanceOf(IllegalStateException.class);
    assertThat(slice).isEqualTo(ByteBuffer.wrap(bytes, 3, 5));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
