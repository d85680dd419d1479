package org.tutai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire;
import org.tutai.server.WktFormat;

/** {@code tutai serve} as a process of its own, started, ended and killed. */
class ServeProcessTest {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final String TILE = "/tiles/towns/10/857/438.png";

  @TempDir Path root;
  private Path data;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void writeLayer() throws IOException {
    data = Files.createDirectory(root.resolve("資料 1"));
    Path wkt = root.resolve("x.wkt");
    RunningServer.write(
        wkt,
        "layer towns EPSG:3826 POLYGON",
        "信義區|110|POLYGON ((305000 2768000, 309000 2768000, 309000 2772000, 305000 2768000))");
    ShapefileWriter.write(
        new WktFormat().open(wkt, Choices.NONE).layers().get(0),
        data.resolve("towns.shp"),
        ShapefileWriter.Options.utf8());
  }

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
  }

  private Wire serve(String language) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-Duser.language=" + language,
            "-cp",
            System.getProperty("java.class.path"),
            "org.tutai.server.cli.Tutai",
            "serve",
            data.toString(),
            "--port",
            "0",
            "--workspace",
            root.resolve("workspace").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(root.resolve("errors").toFile());
    Process process = builder.start();
    started.add(process);
    return new Wire(port(process.inputReader(StandardCharsets.UTF_8)));
  }

  private int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("no address; stderr: " + errors());
  }

  private String errors() throws IOException {
    return Files.readString(root.resolve("errors"));
  }

  private static void awaitReady(Wire wire) throws Exception {
    for (int i = 0; wire.get("/readyz").status() != 200; i++) {
      assertThat(i).as("tries").isLessThan(600);
      Thread.sleep(100);
    }
  }

  private void awaitError(String words) throws Exception {
    for (int i = 0; !errors().contains(words); i++) {
      assertThat(i).as(errors()).isLessThan(600);
      Thread.sleep(100);
    }
  }

  @Test
  void servesAndStopsWhenToldTo() throws Exception {
    Wire wire = serve("en");
    awaitReady(wire);
    assertThat(wire.get(TILE).status()).isEqualTo(200);
    awaitError("ready: 1 layer");
    Process process = started.get(0);
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(errors()).doesNotContain("Exception");
  }

  @Test
  void servesAgainAfterBeingKilled() throws Exception {
    Wire first = serve("en");
    awaitReady(first);
    byte[] tile = first.get(TILE).body();
    started.get(0).destroyForcibly().waitFor();
    Wire second = serve("en");
    awaitReady(second);
    assertThat(second.get(TILE).body()).isEqualTo(tile);
  }

  @Test
  void speaksChineseToWhoeverReadsIt() throws Exception {
    awaitReady(serve("zh"));
    awaitError("已就緒：1 個圖層");
  }
}
