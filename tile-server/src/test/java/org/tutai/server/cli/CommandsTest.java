package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.server.RunningServer;
import org.tutai.server.WktFormat;

/** Commands in this process: exit codes, and what goes to stdout and to stderr. */
class CommandsTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int tutai(String... words) {
    return Tutai.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  /** A shapefile in Big5 without a word of it, as agencies hand them out. */
  private Path shapefile() throws IOException {
    Path wkt = folder.resolve("x.wkt");
    RunningServer.write(
        wkt,
        "layer towns EPSG:3826 POLYGON",
        "信義區|110|POLYGON ((305000 2768000, 309000 2768000, 309000 2772000, 305000 2768000))",
        "大安區|120|POLYGON ((301000 2768000, 305000 2768000, 305000 2772000, 301000 2768000))");
    Path shp = folder.resolve("towns.shp");
    ShapefileWriter.write(
        new WktFormat().open(wkt, Choices.NONE).layers().get(0),
        shp,
        ShapefileWriter.Options.silentBig5());
    return shp;
  }

  private void checkOneLine(String... words) {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("tutai: ").contains(words).doesNotContain("Exception");
  }

  @Test
  void infoTellsWhatAFileHolds() throws IOException {
    assertThat(tutai("info", shapefile().toString())).isZero();
    assertThat(out.toString())
        .contains("towns")
        .contains("polygon")
        .contains("EPSG:3826")
        .contains("301000, 2768000 – 309000, 2772000")
        .contains("NAME text");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void infoPrintsJsonForMachines() throws IOException {
    assertThat(tutai("info", "--json", shapefile().toString())).isZero();
    JsonNode layer = new ObjectMapper().readTree(out.toString()).path(0);
    assertThat(layer.path("file").asText()).isEqualTo("towns.shp");
    assertThat(layer.path("features").asLong()).isEqualTo(2);
    assertThat(layer.path("encoding").toString()).containsIgnoringCase("big5");
  }

  @Test
  void infoTakesWhatAPersonChoosesAndRemembersIt() throws IOException {
    String file = shapefile().toString();
    assertThat(tutai("info", file, "--crs", "EPSG:3825", "--encoding", "GB18030", "--remember"))
        .isZero();
    assertThat(out.toString()).contains("EPSG:3825", "GB18030").doesNotContain("EPSG:3826");
    assertThat(folder.resolve("towns.tutai.json")).content().contains("EPSG:3825", "GB18030");
    out.getBuffer().setLength(0);
    assertThat(tutai("info", file)).isZero();
    assertThat(out.toString()).contains("EPSG:3825", "GB18030").doesNotContain("EPSG:3826");
  }

  @Test
  void infoRefusesChoicesThatAreNone() throws IOException {
    String file = shapefile().toString();
    assertThat(tutai("info", file, "--crs", "EPSG:99999999")).isEqualTo(2);
    assertThat(tutai("info", file, "--encoding", "Klingon")).isEqualTo(2);
    assertThat(tutai("info", file, "--remember")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(folder.resolve("towns.tutai.json")).doesNotExist();
  }

  @Test
  void infoRefusesWithOneLineNamingTheFile() throws IOException {
    assertThat(tutai("info", folder.resolve("nothing.shp").toString())).isEqualTo(1);
    checkOneLine("nothing.shp");
  }

  @Test
  void infoRefusesAFileOfNoFormat() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
    assertThat(tutai("info", file.toString())).isEqualTo(1);
    checkOneLine("notes.txt", "known format", "shapefile");
  }

  @Test
  void infoRefusesADamagedFile() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.shp"), "no shapefile");
    assertThat(tutai("info", file.toString())).isEqualTo(1);
    checkOneLine("bad.shp", "expected");
  }

  @Test
  void infoOfAFolderTellsOfEveryFile() throws IOException {
    shapefile();
    Files.writeString(folder.resolve("bad.shp"), "no shapefile");
    assertThat(tutai("info", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("towns");
    assertThat(err.toString()).contains("bad.shp");
  }

  @Test
  void wrongUsageExitsWithTwo() {
    assertThat(tutai("info")).isEqualTo(2);
    assertThat(tutai("serve", "--port", "x")).isEqualTo(2);
    assertThat(tutai("serve", "--port", "70000", folder.toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void serveNamesAPathThatIsNotThere() {
    assertThat(tutai("serve", folder.resolve("nothing").toString())).isEqualTo(1);
    checkOneLine("nothing");
  }

  @Test
  void serveSaysThatThePortIsInUseAndWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      String workspace = folder.resolve("w").toString();
      assertThat(tutai("serve", "--port", port, "--workspace", workspace, folder.toString()))
          .isEqualTo(1);
      checkOneLine(port, "--port");
    }
  }

  @Test
  void serveSaysThatTheAddressIsNotThisMachines() {
    String workspace = folder.resolve("w").toString();
    assertThat(
            tutai(
                "serve",
                "--host",
                "192.0.2.1",
                "--port",
                "0",
                "--workspace",
                workspace,
                folder.toString()))
        .isEqualTo(1);
    checkOneLine("192.0.2.1", "--host");
  }

  @Test
  void serveRefusesAPublicUrlThatIsNone() {
    assertThat(tutai("serve", "--public-url", "ftp://x", folder.toString())).isEqualTo(1);
    checkOneLine("--public-url", "ftp://x");
  }

  @Test
  void serveRefusesAWorkspaceThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(
            tutai(
                "serve",
                "--port",
                "0",
                "--workspace",
                file.resolve("w").toString(),
                folder.toString()))
        .isEqualTo(1);
    checkOneLine("--workspace");
  }

  @Test
  void doctorTellsHowThingsAre() {
    tutai("doctor", "--port", "0");
    assertThat(out.toString()).contains("Java").contains("shapefile").contains("Noto Sans TC");
  }

  @Test
  void chineseColumnsLineUp() {
    assertThat(ColumnText.padded("圖臺", 8)).isEqualTo("圖臺    ");
    assertThat(ColumnText.padded("Map", 8)).isEqualTo("Map     ");
    assertThat(ColumnText.padded("longer than that", 8)).isEqualTo("longer than that ");
  }
}
