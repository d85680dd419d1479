package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;

class ChoicesFileTest {

  @TempDir private Path folder;

  @Test
  void nothingIsChosenWithoutAFile() throws IOException {
    assertThat(ChoicesFile.read(folder.resolve("roads.shp"))).isEqualTo(Choices.NONE);
  }

  @Test
  void remembersWhatWasChosen() throws IOException {
    Path file = folder.resolve("roads.shp");
    ChoicesFile.remember(file, Choices.of(TextEncoding.BIG5, null));
    ChoicesFile.remember(file, Choices.of(null, CrsRegistry.TWD97_TM2_119));
    ChoicesFile.remember(
        file,
        new Choices(Optional.empty(), Optional.empty(), Map.of("a/b", CrsRegistry.WEB_MERCATOR)));
    Choices read = ChoicesFile.read(file);
    assertThat(read.encoding()).contains(TextEncoding.BIG5);
    assertThat(read.crsOf("roads")).contains(CrsRegistry.TWD97_TM2_119);
    assertThat(read.crsOf("a/b")).contains(CrsRegistry.WEB_MERCATOR);
    try (var files = Files.list(folder)) {
      assertThat(files)
          .extracting(p -> p.getFileName().toString())
          .containsExactly("roads.tutai.json");
    }
  }

  @Test
  void leavesWhatElseTheFileSays() throws IOException {
    Path sidecar = folder.resolve("roads.tutai.json");
    Files.writeString(sidecar, "{\"title\": \"道路\", \"crs\": \"EPSG:3826\"}");
    ChoicesFile.remember(
        folder.resolve("roads.shp"), Choices.of(StandardCharsets.UTF_8, CrsRegistry.TWD97_TM2_119));
    assertThat(Files.readString(sidecar)).contains("道路", "UTF-8", "EPSG:3825");
  }

  @Test
  void theKeyFollowsChoicesAndNotTitles() throws IOException {
    Path file = folder.resolve("roads.shp");
    assertThat(ChoicesFile.key(file)).isEmpty();
    Path sidecar = folder.resolve("roads.tutai.json");
    Files.writeString(sidecar, "{\"title\": \"道路\"}");
    assertThat(ChoicesFile.key(file)).isEmpty();
    Files.writeString(sidecar, "{\"title\": \"路\", \"crs\": \"EPSG:3826\"}");
    String chosen = ChoicesFile.key(file);
    Files.writeString(sidecar, "{\"crs\": \"EPSG:3826\", \"order\": 3}");
    assertThat(ChoicesFile.key(file)).isEqualTo(chosen).isNotEmpty();
    Files.writeString(sidecar, "{\"crs\": \"EPSG:3825\"}");
    assertThat(ChoicesFile.key(file)).isNotEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource({
    "plates.csv.gz, plates.tutai.json",
    "a.b.shp, a.b.tutai.json",
    "areas.gpkg.zip, areas.tutai.json",
    "ROADS.SHP, ROADS.tutai.json",
    "x, x.tutai.json"
  })
  void liesBesideTheFile(String file, String expected) {
    assertThat(ChoicesFile.beside(folder.resolve(file))).isEqualTo(folder.resolve(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"encoding\": \"Klingon\"}",
        "{\"crs\": \"EPSG:999999999\"}",
        "{\"crs\": 3826}",
        "[]",
        "{\"crs\": \"EPSG:3826\"",
        "{\"layers\": {\"x\": {\"crs\": \"nowhere\"}}}"
      })
  void refusesWhatItCannotRead(String text) throws IOException {
    Files.writeString(folder.resolve("roads.tutai.json"), text);
    assertThatThrownBy(() -> ChoicesFile.read(folder.resolve("roads.shp")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("roads.tutai.json");
  }

  @Test
  void whatIsChosenNowCountsBeforeWhatWasRemembered() {
    Choices before =
        new Choices(
            Optional.of(Charset.forName("GB18030")),
            Optional.of(CrsRegistry.WGS84),
            Map.of("x", CrsRegistry.WEB_MERCATOR));
    Choices now = Choices.of(null, CrsRegistry.TWD97_TM2_121).or(before);
    assertThat(now.encoding()).contains(Charset.forName("GB18030"));
    assertThat(now.crsOf("x")).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(Choices.NONE.or(before)).isEqualTo(before);
  }
}
