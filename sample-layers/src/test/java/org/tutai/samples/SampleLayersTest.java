package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLayersTest {

  private static final long MOST_BYTES = 15_000_000;

  /** When this fails after a style or text was changed: {@code make-samples.sh --list}. */
  @Test
  void everyFileOfTheTreeIsTheOneThatIsListed() throws IOException {
    Path list = SampleFiles.DATA.resolveSibling(SampleLayers.LIST);
    assertThat(SampleLayers.list(SampleFiles.DATA)).isEqualTo(Files.readString(list));
  }

  @Test
  void samplesAreSmall() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(SampleFiles.DATA)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void extractsWhatIsListed(@TempDir Path folder) throws IOException {
    Path samples = folder.resolve("臺灣/samples");
    assertThat(SampleLayers.extractTo(samples)).isEqualTo(samples);
    assertThat(SampleLayers.list(samples))
        .isEqualTo(Files.readString(SampleFiles.DATA.resolveSibling(SampleLayers.LIST)));
  }

  @Test
  void extractsOnlyWhatIsMissingOrDiffers(@TempDir Path folder) throws IOException {
    SampleLayers.extractTo(folder);
    FileTime old = FileTime.fromMillis(1_000_000);
    Path good = folder.resolve("counties.sld");
    Path damaged = folder.resolve("taiwan.gpkg");
    Path foreign = folder.resolve("mine.txt");
    Files.setLastModifiedTime(good, old);
    Files.write(damaged, new byte[100]);
    Files.delete(folder.resolve("towns_big5.dbf"));
    Files.writeString(foreign, "mine");
    SampleLayers.extractTo(folder);
    assertThat(Files.getLastModifiedTime(good)).isEqualTo(old);
    assertThat(foreign).hasContent("mine");
    Files.delete(foreign);
    assertThat(SampleLayers.list(folder)).isEqualTo(SampleLayers.list(SampleFiles.DATA));
  }

  @Test
  void versionIsFitForAFolderName() {
    assertThat(SampleLayers.version()).matches("[0-9a-f]{12}");
    assertThat(SampleLayers.files()).contains("taiwan.gpkg", "PROVENANCE.md", "counties.sld");
  }
}
