package org.tutai.geo.locate.address.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.FormatException;

/** An index that is replaced, removed, damaged, or whose import is killed. */
class PlateIndexChangeTest {

  @TempDir Path folder;
  private Path directory;

  @BeforeEach
  void importTwoCounties() throws IOException {
    directory = folder.resolve("index");
    imported(plates("63", "6300400", 40));
    imported(plates("10008", "1000801", 400));
  }

  private Path plates(String county, String town, int count) throws IOException {
    StringBuilder text = new StringBuilder("county,town,village,road,lane,number,lon,lat\n");
    for (int i = 1; i <= count; i++) {
      text.append(
          String.format(
              "%s,%s,%s-001,中山%s路,%s,%d號%s,121.%05d,24.%05d%n",
              county,
              town,
              town,
              i % 3 == 0 ? "北" : "南",
              i % 7 == 0 ? i / 7 + "巷" : "",
              i,
              i % 5 == 0 ? "二樓" : "",
              i,
              i * 31 % 100_000));
    }
    return Files.writeString(
        folder.resolve(county + "-" + count + ".csv"), text, StandardCharsets.UTF_8);
  }

  private ImportReport imported(Path file) throws IOException {
    return new PlateImport(directory).run(List.of(file));
  }

  private List<Path> files(String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, glob)) {
      all.forEach(found::add);
    }
    return found;
  }

  private static List<Long> sizes(PlateIndex index) {
    return index.segments().stream().map(PlateSegment::plates).toList();
  }

  @Test
  void anImportReplacesItsCountyAloneAndAnOpenIndexStaysAsItIs() throws IOException {
    try (PlateIndex before = PlateIndex.open(directory)) {
      assertThat(sizes(before)).containsExactly(400L, 40L);
      imported(plates("63", "6300400", 70));
      try (PlateIndex after = PlateIndex.open(directory)) {
        assertThat(sizes(after)).containsExactly(400L, 70L);
        assertThat(after.version()).isNotEqualTo(before.version());
      }
      assertThat(sizes(before)).containsExactly(400L, 40L);
      assertThatCode(before::verify).doesNotThrowAnyException();
    }
  }

  @Test
  void theSamePlatesGiveTheSameFileAndVersion() throws IOException {
    String version;
    try (PlateIndex before = PlateIndex.open(directory)) {
      version = before.version();
    }
    imported(plates("63", "6300400", 40));
    try (PlateIndex after = PlateIndex.open(directory)) {
      assertThat(after.version()).isEqualTo(version);
    }
    assertThat(files("*.plates")).hasSize(2);
  }

  @Test
  void aReplacedFileStaysForAGraceAndThenGoes() throws IOException {
    imported(plates("63", "6300400", 70));
    assertThat(files("*.plates")).hasSize(3);
    Path manifest = directory.resolve(Manifest.NAME);
    String aged =
        Files.readString(manifest).replaceAll("(\"since\" : \")[^\"]*", "$12020-01-01T00:00:00Z");
    Files.writeString(manifest, aged);
    Files.writeString(directory.resolve("63000-0123456789abcdef.plates"), "left by a crash");
    assertThat(PlateImport.remove(directory, "10008")).isTrue();
    assertThat(files("63000-*")).hasSize(1);
    assertThat(files("10008-*")).hasSize(1);
    assertThat(PlateImport.remove(directory, "10008")).isFalse();
    try (PlateIndex index = PlateIndex.open(directory)) {
      assertThat(sizes(index)).containsExactly(70L);
    }
  }

  @Test
  void aSecondImportAtOnceIsRefusedInWords() throws IOException {
    IndexDirectory held = IndexDirectory.hold(directory);
    try (held) {
      Path file = plates("63", "6300400", 70);
      assertThatThrownBy(() -> imported(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another import into " + directory);
    }
    assertThat(imported(plates("63", "6300400", 70)).plates()).isEqualTo(70);
  }

  @Test
  void killingAnImportLeavesTheIndexAndTheNextOneClearsUp() throws Exception {
    Path large = plates("63", "6300400", 99_999);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                KilledImport.class.getName(),
                directory.toString(),
                large.toString())
            .redirectErrorStream(true)
            .start();
    try (var said = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("under way");
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (PlateIndex index = PlateIndex.open(directory)) {
      assertThat(sizes(index)).containsExactly(400L, 40L);
      index.verify();
    }
    assertThat(work()).isNotEmpty();
    imported(plates("63", "6300400", 70));
    assertThat(work()).isEmpty();
  }

  /** Where the classes are that an import needs. */
  private static String classPath() {
    return Stream.of(
            PlateImport.class,
            KilledImport.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonInclude.class,
            Geometry.class,
            NullMarked.class)
        .map(needed -> needed.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> work() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(directory.resolve(".import"), "work-*")) {
      all.forEach(found::add);
    }
    return found;
  }

  /** Imports and then waits to be killed, before the manifest is written. */
  static final class KilledImport {
    public static void main(String[] args) throws Exception {
      new PlateImport(Path.of(args[0])).listener(progress -> halt()).run(List.of(Path.of(args[1])));
    }

    private static void halt() {
      System.out.println("under way");
      try {
        TimeUnit.MINUTES.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItEnds() throws IOException {
    Path file = files("10008-*").get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += length < 600 ? 7 : 997) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> PlateIndex.open(directory))
          .as("cut to %d bytes", length)
          .isInstanceOf(FormatException.class);
    }
  }

  @Test
  void aFlippedByteIsRefusedOrFoundByVerify() throws IOException {
    Path file = files("10008-*").get(0);
    Path whole = Files.copy(file, folder.resolve("whole"), StandardCopyOption.REPLACE_EXISTING);
    Random random = new Random(3);
    long size = Files.size(file);
    for (int turn = 0; turn < 400; turn++) {
      Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
      long at = turn < 100 ? turn * 4 : (long) (random.nextDouble() * size);
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.seek(at);
        int old = open.read();
        open.seek(at);
        open.write(old ^ (1 << random.nextInt(8)));
      }
      if (!isPadding(at, whole)) {
        assertThatThrownBy(this::openAndVerify)
            .as("byte %d", at)
            .isInstanceOf(FormatException.class);
      }
    }
  }

  private void openAndVerify() throws IOException {
    try (PlateIndex index = PlateIndex.open(directory)) {
      index.verify();
    }
  }

  /** Bytes that fill a section to a multiple of eight, and the head's spare ones, say nothing. */
  private static boolean isPadding(long at, Path whole) throws IOException {
    if (at >= 20 && at < SegmentFile.HEAD) {
      return true;
    }
    SegmentFile file = SegmentFile.open(whole);
    for (SegmentFile.Kind kind : SegmentFile.Kind.values()) {
      long end = file.offset(kind) + (long) file.count(kind) * kind.recordBytes;
      if (at >= end && at < SegmentFile.padded(end)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aManifestOfAnotherVersionOrWithStrayPathsIsRefused() throws IOException {
    Path manifest = directory.resolve(Manifest.NAME);
    String good = Files.readString(manifest);
    for (String bad :
        List.of(
            "",
            "{",
            "[]",
            good.replace("\"version\" : 1", "\"version\" : 2"),
            good.replaceFirst("\"file\" : \"", "\"file\" : \"../"),
            good.replaceFirst("(\"imported\" : \")", "$1x"))) {
      Files.writeString(manifest, bad);
      assertThatThrownBy(() -> PlateIndex.open(directory)).isInstanceOf(FormatException.class);
    }
  }

  @Test
  void aDirectoryThatIsNotThereIsAnEmptyIndex() throws IOException {
    try (PlateIndex index = PlateIndex.open(folder.resolve("nowhere"))) {
      assertThat(index.segments()).isEmpty();
      assertThat(index.version()).isEmpty();
    }
    assertThat(PlateImport.remove(folder.resolve("nowhere"), "63000")).isFalse();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }
}
