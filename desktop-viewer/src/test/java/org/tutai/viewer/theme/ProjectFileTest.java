package org.tutai.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.words.Language;

class ProjectFileTest {

  @TempDir Path folder;

  private static FileLayer layer(String id, String path) {
    return new FileLayer(
        Entry.of(id, id),
        Optional.empty(),
        Optional.of(path),
        "shapefile",
        "",
        Optional.empty(),
        Optional.empty());
  }

  private static ThemeMap map(FileLayer... layers) {
    return ThemeMap.EMPTY.withLayers(List.of(new GroupLayer(Entry.of("g", "群組"), List.of(layers))));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    ThemeMap map = map(layer("a", folder.resolve("資料/村里.shp").toString()), layer("b", "/x/b.shp"));
    Path file = folder.resolve("地圖.tutai");
    ProjectFile.write(file, map);
    ProjectFile.Opened opened = ProjectFile.read(file);
    assertThat(opened.map()).isEqualTo(map);
    assertThat(opened.problems()).isEmpty();
    assertThat(opened.safeToWrite()).isTrue();
  }

  @Test
  void pathsAreRelativeInTheFileAndMoveWithItsFolder() throws IOException {
    Path here = Files.createDirectories(folder.resolve("here/maps"));
    ProjectFile.write(
        here.resolve("a.tutai"), map(layer("a", folder.resolve("here/data/a.shp").toString())));
    assertThat(here.resolve("a.tutai")).content().contains("\"../data/a.shp\"");
    Path there = folder.resolve("there");
    Files.move(folder.resolve("here"), there);
    assertThat(FilePaths.files(ProjectFile.read(there.resolve("maps/a.tutai")).map()))
        .extracting(each -> each.path().orElseThrow())
        .containsExactly(there.resolve("data/a.shp").toString());
  }

  @Test
  void unknownMembersAreKept() throws IOException {
    Path file = folder.resolve("a.tutai");
    Files.writeString(
        file, "{\"type\":\"tutai-theme\",\"version\":7,\"title\":\"x\",\"later\":{\"a\":[1]}}");
    ProjectFile.write(file, ProjectFile.read(file).map());
    assertThat(file).content().contains("\"later\":{\"a\":[1]}").contains("\"version\":7");
  }

  @Test
  void aDocumentThatBreaksOffIsReadAsFarAsItGoesAndNotWrittenOver() throws IOException {
    Path file = folder.resolve("a.tutai");
    Files.writeString(
        file, "{\"type\":\"tutai-theme\",\"version\":1,\"title\":\"淹水\",\"layers\":[");
    ProjectFile.Opened opened = ProjectFile.read(file);
    assertThat(opened.map().title()).isEqualTo("淹水");
    assertThat(opened.safeToWrite()).isFalse();
    assertThat(opened.problems()).isNotEmpty();
  }

  @Test
  void whatIsNoProjectIsRefusedInBothLanguages() throws IOException {
    Path file = folder.resolve("100%.tutai");
    Files.write(file, "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ProjectFile.read(file))
        .isInstanceOfSatisfying(
            ProjectFile.NoProjectException.class,
            e -> {
              assertThat(e.words().in(Language.ENGLISH)).startsWith("100%.tutai cannot be opened.");
              assertThat(e.words().in(Language.CHINESE)).startsWith("無法開啟 100%.tutai。");
            });
  }

  @Test
  void aHugeFileIsRefusedWithoutReadingAllOfIt() throws IOException {
    Path file = folder.resolve("a.tutai");
    try (var out =
        Files.newByteChannel(
            file,
            java.util.EnumSet.of(
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE,
                java.nio.file.StandardOpenOption.SPARSE))) {
      out.position(4L << 30);
      out.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
    }
    assertThatThrownBy(() -> ProjectFile.read(file))
        .isInstanceOf(ProjectFile.NoProjectException.class);
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingBeside() throws IOException {
    Path file = folder.resolve("a.tutai");
    ProjectFile.write(file, map(layer("a", "/x/a.shp")));
    String before = Files.readString(file);
    var large = new java.util.ArrayList<org.tutai.geo.theme.ThemeLayer>();
    for (int i = 0; i < 12; i++) {
      large.add(
          new FileLayer(
              Entry.of("l" + i, ""),
              Optional.empty(),
              Optional.of("/x"),
              "",
              "",
              Optional.of("s".repeat(900_000)),
              Optional.empty()));
    }
    assertThatThrownBy(() -> ProjectFile.write(file, ThemeMap.EMPTY.withLayers(large)))
        .isInstanceOf(ProjectFile.NoProjectException.class);
    assertThat(file).content().isEqualTo(before);
    assertThat(folder).isDirectoryContaining(each -> each.equals(file));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aLinkToAProjectStaysALink() throws IOException {
    Path real = folder.resolve("real.tutai");
    ProjectFile.write(real, ThemeMap.EMPTY);
    Path link = Files.createSymbolicLink(folder.resolve("link.tutai"), real);
    ProjectFile.write(link, ThemeParts.with(ThemeMap.EMPTY, "new", "", ""));
    assertThat(link).isSymbolicLink();
    assertThat(ProjectFile.read(real).map().title()).isEqualTo("new");
  }
}
