package org.tutai.geo.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.render.paint.Picture;

/** What programs that are not ours make of the files: pngcheck and Python's Pillow. */
class PngForeignClientTest {

  /** Writes each file's pixels as RGBA bytes beside it. */
  private static final String DUMP =
      """
      import sys
      from PIL import Image
      for path in sys.argv[1:]:
          open(path + '.rgba', 'wb').write(Image.open(path).convert('RGBA').tobytes())
      """;

  /** Debian's own, then whichever comes first: only one may have Pillow. */
  private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

  @TempDir Path folder;

  @Test
  void pngcheckFindsNoFault() throws Exception {
    assumeTrue(runs("pngcheck", "-h"), "pngcheck is not installed (Debian package pngcheck)");
    for (Path file : write(pictures()).keySet()) {
      checkSucceeds("pngcheck", "-v", file.toString());
    }
  }

  @Test
  void pillowReadsTheSamePixels() throws Exception {
    String python =
        PYTHONS.stream()
            .filter(name -> runs(name, "-c", "import PIL.Image"))
            .findFirst()
            .orElse("");
    assumeTrue(!python.isEmpty(), "Pillow is not installed (Debian package python3-pil)");
    Map<Path, Picture> files = write(pictures());
    List<String> command = new ArrayList<>(List.of(python, "-c", DUMP));
    files.keySet().forEach(file -> command.add(file.toString()));
    checkSucceeds(command.toArray(String[]::new));
    for (Map.Entry<Path, Picture> file : files.entrySet()) {
      assertThat(Files.readAllBytes(Path.of(file.getKey() + ".rgba")))
          .as(file.getKey().getFileName().toString())
          .isEqualTo(rgba(file.getValue()));
    }
  }

  private static Map<String, Picture> pictures() {
    Random random = new Random(11);
    Map<String, Picture> pictures = new LinkedHashMap<>();
    for (int colours : new int[] {1, 2, 3, 4, 5, 16, 17, 256, 257, 3000}) {
      for (boolean opaque : new boolean[] {false, true}) {
        int[] palette = TestPictures.distinct(random, colours, opaque);
        pictures.put(
            "patches-" + colours + "-" + opaque, TestPictures.patches(random, 257, 99, palette));
      }
    }
    pictures.put("noise", TestPictures.noise(random, 300, 200, false));
    pictures.put("shades", TestPictures.shades(1100, 700, true));
    pictures.put("column", TestPictures.shades(1, 5000, false));
    pictures.put("row", TestPictures.shades(40_000, 1, false));
    pictures.put("plain", TestPictures.plain(256, 256, 0));
    return pictures;
  }

  private Map<Path, Picture> write(Map<String, Picture> pictures) throws IOException {
    Map<Path, Picture> files = new LinkedHashMap<>();
    for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
      Path file = folder.resolve(picture.getKey() + ".png");
      Files.write(file, PngEncoder.INSTANCE.encode(picture.getValue(), Background.TRANSPARENT));
      files.put(file, picture.getValue());
    }
    return files;
  }

  private static byte[] rgba(Picture picture) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * picture.pixels().length);
    for (int pixel : picture.pixels()) {
      bytes.putInt(Integer.rotateLeft(Background.TRANSPARENT.straight(pixel), 8));
    }
    return bytes.array();
  }

  private boolean runs(String... command) {
    try {
      Process process = start(command);
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void checkSucceeds(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(() -> Files.exists(output()) ? read(output()) : "no output")
        .isZero();
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  private Path output() {
    return folder.resolve("output.txt");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
