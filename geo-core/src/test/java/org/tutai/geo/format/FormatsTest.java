package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;

class FormatsTest {

  @TempDir Path folder;

  @Test
  void findsFormatsByServiceAndName() {
    assertThat(Formats.all()).extracting(Format::id).contains("shapefile", "geopackage");
    assertThat(Formats.forPath(Path.of("a/Towns.SHP"))).map(Format::id).contains("shapefile");
    assertThat(Formats.forPath(Path.of("b.gpkg"))).map(Format::id).contains("geopackage");
    assertThat(Formats.forPath(Path.of("b.dbf"))).map(Format::id).contains("dbf");
    for (String other :
        new String[] {"a.vat.dbf", "a.shx", "a.prj", "a.shp.xml", "shp", "a.gpkg-wal"}) {
      assertThat(Formats.forPath(Path.of(other))).as(other).isEmpty();
    }
  }

  @Test
  void refusesAFileOfNoFormatInWords() {
    assertThatThrownBy(() -> Formats.open(folder.resolve("notes.txt")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("shapefile")
        .hasMessageContaining("notes.txt");
  }

  @Test
  void tellsWhichFileASidecarBelongsTo() throws IOException {
    touch("Towns.shp");
    touch("towns.shp.xml");
    touch("TOWNS.DBF");
    for (String sidecar : new String[] {"towns.shp.xml", "TOWNS.DBF"}) {
      assertThatThrownBy(() -> Formats.open(folder.resolve(sidecar)))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("belongs to Towns.shp");
    }
  }

  @Test
  void discoversFilesSortedWithoutSidecarsAndHiddenOnes() throws IOException {
    touch("b.gpkg");
    touch("a.shp");
    touch("a.dbf");
    touch("a.shx");
    touch("sub/deep/C.SHP");
    touch(".hidden.shp");
    touch(".git/d.shp");
    touch("readme.txt");
    Files.createDirectories(folder.resolve("folder.shp"));
    assertThat(Formats.discover(folder))
        .containsExactly(
            folder.resolve("a.shp"), folder.resolve("b.gpkg"), folder.resolve("sub/deep/C.SHP"));
  }

  @Test
  void looksEightFoldersDeep() throws IOException {
    touch("1/2/3/4/5/6/7/in.shp");
    touch("1/2/3/4/5/6/7/8/out.shp");
    assertThat(Formats.discover(folder)).containsExactly(folder.resolve("1/2/3/4/5/6/7/in.shp"));
  }

  @Test
  void followsLinksToFilesButNotInARing() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path root = Files.createDirectories(folder.resolve("root"));
    Path file = Files.createFile(elsewhere.resolve("x.shp"));
    try {
      Files.createSymbolicLink(root.resolve("link.shp"), file);
      Files.createSymbolicLink(root.resolve("ring"), root);
      Files.createSymbolicLink(root.resolve("broken.shp"), folder.resolve("none.shp"));
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("this system makes no symbolic links: " + e.getMessage());
    }
    assertThat(Formats.discover(root)).containsExactly(root.resolve("link.shp"));
  }

  @Test
  void findsAFileGivenInsteadOfAFolder() throws IOException {
    touch("a.shp");
    touch("a.dbf");
    assertThat(Formats.discover(folder.resolve("a.shp"))).containsExactly(folder.resolve("a.shp"));
    assertThat(Formats.discover(folder.resolve("a.dbf"))).isEmpty();
  }

  @Test
  void failsOnAFolderThatIsNotThere() {
    assertThatThrownBy(() -> Formats.discover(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private void touch(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.createFile(path);
  }
}
