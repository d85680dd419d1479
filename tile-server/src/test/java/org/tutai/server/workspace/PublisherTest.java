package org.tutai.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** What is published follows the files, and outlives what happens to them and to the process. */
class PublisherTest {

  private static final String TILE = "/tiles/points/14/13722/7013.png";

  @TempDir Path root;
  private Path folder;
  private Path workspace;

  @BeforeEach
  void writeSamples() throws IOException {
    folder = Files.createDirectory(root.resolve("data"));
    workspace = root.resolve("workspace");
    Samples.write(folder);
  }

  private static List<String> names(RunningServer server) {
    return server.published().layers().stream().map(PublishedLayer::name).toList();
  }

  @Test
  void aSecondStartCompilesNothing() throws IOException {
    byte[] before;
    String etag;
    try (var first = RunningServer.of(folder, workspace)) {
      assertThat(first.format.opened).hasValue(2);
      before = first.wire().get(TILE).body();
      etag = first.wire().get(TILE).header("ETag").orElseThrow();
    }
    try (var second = RunningServer.of(folder, workspace)) {
      assertThat(second.format.opened).hasValue(0);
      assertThat(names(second)).containsExactly("行政區", "roads", "points");
      assertThat(second.wire().get(TILE).header("ETag")).contains(etag);
      assertThat(second.wire().get(TILE).body()).isEqualTo(before);
    }
  }

  @Test
  void whatAKilledProcessLeftIsClearedAway() throws IOException {
    Path half = Files.createDirectories(workspace.resolve("layers")).resolve("unfinished-1");
    Files.write(half, new byte[] {1, 2, 3});
    Path entry = Files.createDirectories(workspace.resolve("files")).resolve("unfinished-2");
    Files.write(entry, new byte[0]);
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(names(server)).hasSize(3);
      assertThat(half).doesNotExist();
      assertThat(entry).doesNotExist();
    }
  }

  @Test
  void damagedEntriesAreMadeAnew() throws IOException {
    RunningServer.of(folder, workspace).close();
    try (Stream<Path> entries = Files.list(workspace.resolve("files"))) {
      for (Path entry : entries.toList()) {
        Files.writeString(entry, "{\"layers\": [{\"digest\": \"../../x\"");
      }
    }
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(server.format.opened).hasValue(2);
      assertThat(names(server)).hasSize(3);
    }
  }

  @Test
  void missingLayersAreMadeAnew() throws IOException {
    RunningServer.of(folder, workspace).close();
    try (Stream<Path> layers = Files.list(workspace.resolve("layers"))) {
      for (Path layer : layers.toList()) {
        Files.delete(layer);
      }
    }
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(server.format.opened).hasValue(2);
      assertThat(names(server)).hasSize(3);
    }
  }

  @Test
  void takesUpChangesAndForgetsWhatNobodyNeeds() throws IOException {
    try (var server = RunningServer.of(folder, workspace)) {
      byte[] before = server.wire().get(TILE).body();
      long generation = server.published().generation();
      RunningServer.write(
          folder.resolve("more.wkt"), "layer points EPSG:4326 POINT", "新站|9|POINT (121.6 25.06)");
      server.await(() -> server.published().generation() > generation);
      assertThat(names(server)).containsExactly("行政區", "points");
      assertThat(server.wire().get(TILE).body()).isNotEqualTo(before);
      assertThat(server.wire().get("/tiles/roads/1/0/0.png").status()).isEqualTo(404);
      try (Stream<Path> layers = Files.list(workspace.resolve("layers"))) {
        assertThat(layers).hasSize(2);
      }
    }
  }

  @Test
  void aChangeElsewhereLeavesATilesEtagAlone() throws IOException {
    String points = "layer points EPSG:4326 POINT";
    String taipei = "臺北車站|1|POINT (121.517 25.0478)";
    RunningServer.write(
        folder.resolve("more.wkt"), points, taipei, "高雄車站|2|POINT (120.302 22.639)");
    String kaohsiungTile = "/tiles/points/14/13667/7133.png";
    try (var server = RunningServer.of(folder, workspace)) {
      String there = server.wire().get(TILE).header("ETag").orElseThrow();
      String here = server.wire().get(kaohsiungTile).header("ETag").orElseThrow();
      long generation = server.published().generation();
      RunningServer.write(
          folder.resolve("more.wkt"), points, taipei, "高雄車站|2|POINT (120.303 22.638)");
      server.await(() -> server.published().generation() > generation);
      assertThat(server.wire().get(TILE).header("ETag")).contains(there);
      assertThat(server.wire().get(kaohsiungTile).header("ETag").orElseThrow()).isNotEqualTo(here);
    }
  }

  @Test
  void servesAFolderOfHundredsOfLayers() throws IOException {
    Path many = Files.createDirectory(root.resolve("many"));
    for (int i = 0; i < 300; i++) {
      RunningServer.write(
          many.resolve("layer" + i + ".wkt"),
          "layer layer" + i + " EPSG:4326 POINT",
          "x|1|POINT (121." + i + " 25)");
    }
    try (var server = RunningServer.of(many, workspace)) {
      assertThat(server.published().layers()).hasSize(300);
      assertThat(server.wire().get("/wms?REQUEST=GetCapabilities").text())
          .contains("<Name>layer0</Name>", "<Name>layer299</Name>");
    }
  }

  @Test
  void keepsTheOldVersionWhileTheNewOneIsBroken() throws IOException {
    try (var server = RunningServer.of(folder, workspace)) {
      byte[] before = server.wire().get(TILE).body();
      Files.writeString(folder.resolve("more.wkt"), "half a file");
      server.await(() -> !server.published().problems().isEmpty());
      assertThat(names(server)).containsExactly("行政區", "roads", "points");
      assertThat(server.wire().get(TILE).body()).isEqualTo(before);
      LayerProblem problem = server.published().problems().get(0);
      assertThat(problem.source()).isEqualTo("more.wkt");
      assertThat(problem.message())
          .contains("found half a file")
          .endsWith("The version before it is still served.");
      RunningServer.write(
          folder.resolve("more.wkt"), "layer mended EPSG:4326 POINT", "x|1|POINT (121 25)");
      server.await(() -> names(server).contains("mended"));
      assertThat(server.published().problems()).isEmpty();
    }
  }

  @Test
  void takesUpStylesAndMetadataWithoutCompiling() throws IOException {
    String path = "/tiles/%E8%A1%8C%E6%94%BF%E5%8D%80/10/857/438.png";
    try (var server = RunningServer.of(folder, workspace)) {
      String before = server.wire().get(path).header("ETag").orElseThrow();
      Files.writeString(folder.resolve("行政區.sld"), Samples.STYLE.replace("COLOUR", "#00aa00"));
      Files.writeString(folder.resolve("行政區.tutai.json"), "{\"title\": \"新名\"}");
      server.await(() -> server.published().layers().get(0).metadata().title().zhTw().equals("新名"));
      assertThat(server.wire().get(path).header("ETag").orElseThrow()).isNotEqualTo(before);
      assertThat(server.format.opened).hasValue(2);
    }
  }

  @Test
  void keepsTheOldStyleWhileTheNewOneIsBroken() throws IOException {
    String path = "/tiles/%E8%A1%8C%E6%94%BF%E5%8D%80/10/857/438.png";
    try (var server = RunningServer.of(folder, workspace)) {
      String before = server.wire().get(path).header("ETag").orElseThrow();
      Files.writeString(folder.resolve("行政區.sld"), "<no style");
      server.await(() -> !server.published().problems().isEmpty());
      assertThat(server.published().problems().get(0).source()).isEqualTo("行政區.sld");
      assertThat(server.wire().get(path).header("ETag").orElseThrow()).isEqualTo(before);
    }
  }

  @Test
  void whatIsTakenAwayIsNoLongerServed() throws IOException {
    try (var server = RunningServer.of(folder, workspace)) {
      Files.delete(folder.resolve("more.wkt"));
      server.await(() -> names(server).equals(List.of("行政區")));
      assertThat(server.wire().get(TILE).status()).isEqualTo(404);
    }
  }

  @Test
  void twoServersDoNotShareAWorkspace() throws IOException {
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(names(server)).hasSize(3);
      assertThatThrownBy(() -> CompiledStore.open(workspace))
          .isInstanceOf(WorkspaceException.class)
          .hasMessageContaining("in use by another server")
          .hasMessageContaining("--workspace");
    }
    CompiledStore.open(workspace).close();
  }

  @Test
  void theDefaultWorkspaceGivesWayToATemporaryOne() throws IOException {
    Path notADirectory = Files.writeString(folder.resolve("file"), "");
    var environment = Map.of("XDG_CACHE_HOME", notADirectory.toString());
    Path directory;
    try (CompiledStore store = DefaultWorkspace.open(List.of(folder), environment)) {
      assertThat(store.isTemporary()).isTrue();
      directory = store.directory();
      assertThat(directory).exists();
    }
    assertThat(directory).doesNotExist();
  }

  @Test
  void theDefaultWorkspaceIsTheSameForTheSamePaths() throws IOException {
    var environment = Map.of("XDG_CACHE_HOME", workspace.toString());
    Path first;
    try (CompiledStore store = DefaultWorkspace.open(List.of(folder), environment)) {
      first = store.directory();
      assertThat(first).startsWith(workspace.resolve("tutai"));
      try (CompiledStore second = DefaultWorkspace.open(List.of(folder), environment)) {
        assertThat(second.isTemporary()).isTrue();
      }
    }
    try (CompiledStore store = DefaultWorkspace.open(List.of(folder), environment)) {
      assertThat(store.directory()).isEqualTo(first);
    }
  }

  @Test
  void servesFilesByLinksAndWithSpacesInTheirNames() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path spaced = Files.createDirectory(elsewhere.resolve("a folder, 資料夾"));
    Files.createSymbolicLink(spaced.resolve("linked file.wkt"), folder.resolve("more.wkt"));
    Files.createSymbolicLink(spaced.resolve("circle"), elsewhere);
    try (var server = RunningServer.of(elsewhere, workspace)) {
      assertThat(names(server)).containsExactly("roads", "points");
    }
  }

  @Test
  void aLayerInAnUnknownSystemIsToldWithWhatToDo() throws IOException {
    RunningServer.write(
        folder.resolve("odd.wkt"), "layer odd EPSG:999999 POINT", "x|1|POINT (601000 5340000)");
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(names(server)).doesNotContain("odd");
      assertThat(server.published().problems().get(0).message())
          .contains("coordinate system is not known")
          .contains(".prj");
    }
  }

  @Test
  void aTableWithoutGeometryIsToldNotDrawn() throws IOException {
    RunningServer.write(folder.resolve("table.wkt"), "layer table EPSG:4326 NONE");
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(names(server)).doesNotContain("table");
      assertThat(server.published().problems().get(0).message()).contains("without geometry");
    }
  }

  @Test
  void whatCouldNotBeReadIsStillToldWhenAStyleChanges() throws IOException {
    RunningServer.write(
        folder.resolve("two.wkt"),
        "layer good EPSG:3826 POINT",
        "x|1|POINT (300000 2770000)",
        "layer odd EPSG:999999 POINT",
        "x|1|POINT (601000 5340000)");
    try (var server = RunningServer.of(folder, workspace)) {
      assertThat(server.published().problems()).hasSize(1);
      RunningServer.write(folder.resolve("good.tutai.json"), "{\"title\": \"好\"}");
      server.await(
          () ->
              server.published().layers().stream()
                  .anyMatch(layer -> layer.metadata().title().zhTw().equals("好")));
      assertThat(server.published().problems()).hasSize(1);
    }
  }
}
