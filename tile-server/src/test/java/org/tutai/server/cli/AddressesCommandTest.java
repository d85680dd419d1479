package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.address.plate.PlateIndex;

/** {@code tutai addresses}: exit codes, what goes to stdout and to stderr, what is kept where. */
class AddressesCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path plates = Path.of("");
  private String workspace = "";

  @BeforeEach
  void writePlates() throws IOException {
    workspace = folder.resolve("workspace").toString();
    plates =
        Files.writeString(
            folder.resolve("plates.csv"),
            String.join(
                "\n",
                "縣市,鄉鎮市區,村里,街路段,號,經度,緯度",
                "臺北市,大安區,龍門里,和平東路一段,1號,121.53,25.02",
                "臺北市,大安區,龍門里,和平東路一段,3號,121.531,25.021",
                "臺北市,大安區,龍門里,和平東路一段,5號,,",
                "花蓮縣,花蓮市,主權里,中正路,1號,121.61,23.97",
                ""),
            StandardCharsets.UTF_8);
  }

  private int tutai(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Tutai.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  private int imported(String... more) {
    String[] words = new String[5 + more.length];
    String[] usual = {"addresses", "import", plates.toString(), "--workspace", workspace};
    System.arraycopy(usual, 0, words, 0, usual.length);
    System.arraycopy(more, 0, words, usual.length, more.length);
    return tutai(words);
  }

  @Test
  void importTellsWhatWasTakenAndWhatWasNot() throws IOException {
    assertThat(imported("--source", "made up, 2024")).isZero();
    assertThat(out.toString())
        .contains("臺北市", "63000", "花蓮縣", "made up, 2024", "plates.csv:4")
        .contains(Path.of(workspace, "locate", "addresses").toString());
    try (PlateIndex index = PlateIndex.open(Path.of(workspace, "locate", "addresses"))) {
      assertThat(index.segments()).hasSize(2);
      assertThat(index.segments().get(0).provenance()).isEqualTo("made up, 2024");
    }
  }

  @Test
  void importPrintsJsonForMachines() throws IOException {
    assertThat(imported("--json")).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("rows").asLong()).isEqualTo(4);
    assertThat(report.path("plates").asLong()).isEqualTo(3);
    assertThat(report.path("bad").asLong()).isEqualTo(1);
    assertThat(report.at("/remarks/0/reason").asText()).isEqualTo("no_place");
    assertThat(report.at("/remarks/0/first/0").asText()).isEqualTo("plates.csv:4");
    assertThat(report.at("/counties/1/code").asText()).isEqualTo("63000");
  }

  @Test
  void listAndRemoveWorkOnTheSameIndex() {
    assertThat(tutai("addresses", "list", "--workspace", workspace)).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    imported();
    assertThat(tutai("addresses", "list", "--workspace", workspace)).isZero();
    assertThat(out.toString()).contains("臺北市", "花蓮縣");
    assertThat(tutai("addresses", "remove", "台北市", "--workspace", workspace)).isZero();
    assertThat(out.toString()).contains("臺北市");
    assertThat(tutai("addresses", "list", "--workspace", workspace, "--json")).isZero();
    assertThat(out.toString()).contains("10015").doesNotContain("63000");
    assertThat(tutai("addresses", "remove", "63000", "--workspace", workspace)).isEqualTo(1);
    checkOneLine("臺北市");
  }

  private void checkOneLine(String... words) {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("tutai: ").contains(words).doesNotContain("Exception");
  }

  @Test
  void aFileThatIsNoneOrNoPlatesFailsInOneLine() throws IOException {
    assertThat(tutai("addresses", "import", folder + "/nowhere.csv", "--workspace", workspace))
        .isEqualTo(1);
    checkOneLine("nowhere.csv");
    Path other = Files.writeString(folder.resolve("shops.csv"), "name,lon,lat\nx,121,24\n");
    assertThat(tutai("addresses", "import", other.toString(), "--workspace", workspace))
        .isEqualTo(1);
    checkOneLine("shops.csv", "name, lon, lat");
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    assertThat(tutai("addresses")).isEqualTo(2);
    assertThat(tutai("addresses", "import")).isEqualTo(2);
    assertThat(imported("--county", "西天")).isEqualTo(2);
    assertThat(tutai("addresses", "remove")).isEqualTo(2);
  }
}
