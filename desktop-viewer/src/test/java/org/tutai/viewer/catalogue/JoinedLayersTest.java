package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.JoinKey;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.join.JoinFeature;
import org.tutai.viewer.join.JoinSetting;
import org.tutai.viewer.layers.Squares;
import org.tutai.viewer.layers.report.CleanCopy;
import org.tutai.viewer.layers.report.ReportViewModel;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** What leaves the viewer of a layer that a table is joined to has the table's columns too. */
class JoinedLayersTest {

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private Path file;

  @BeforeEach
  void join() throws IOException {
    desk = new TestDesk(folder.resolve("desk"), ui);
    new JoinFeature().install(desk);
    file = Squares.file(folder, "里.geojson", 3);
    Path table = Files.writeString(folder.resolve("table.csv"), "里名,人口\n第0里,10\n第2里,30\n");
    var setting = new JoinSetting(table.toString(), "name", "里名", JoinKey.EXACT, List.of());
    desk.project()
        .edit(
            Text.of("Add", "加入"),
            map ->
                LayerTree.change(
                    Squares.with(map, Squares.layer("a", "里", file)),
                    "a",
                    entry -> JoinSetting.with(entry, Optional.of(setting))));
    ui.until("the table to be joined", () -> desk.contents().joined(layer()).isPresent());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private FileLayer layer() {
    return (FileLayer) LayerTree.find(desk.project().map(), "a").orElseThrow();
  }

  private static List<Object> populations(Path made) throws IOException {
    Contents contents = Formats.open(made);
    try {
      FeatureSource source = contents.layers().get(0);
      List<String> names = source.schema().fields().stream().map(Field::name).toList();
      assertThat(names).contains("name", "n", "人口");
      List<Object> found = new ArrayList<>();
      try (var features = source.features()) {
        for (var each = features.next(); each != null; each = features.next()) {
          assertThat(each.geometry() == null).isFalse();
          Object value = each.value(names.indexOf("人口"));
          found.add(value == null ? "none" : ((Number) value).intValue());
        }
      }
      return found;
    } finally {
      contents.release().run();
    }
  }

  private LayerPack packed() throws IOException {
    Optional<LayerView> joined = desk.contents().joined(layer());
    return LayerPack.of(file, "geojson", joined, folder.resolve("sending"));
  }

  @Test
  void itIsSentAsAGeoPackageWithTheColumnsOfBoth() throws IOException {
    try (LayerPack pack = packed();
        LayerPack again = packed()) {
      assertThat(pack.name()).isEqualTo("里.gpkg");
      assertThat(pack.format()).isEqualTo("geopackage");
      assertThat(populations(pack.file())).containsExactly(10, "none", 30);
      assertThat(again.file()).hasSameBinaryContentAs(pack.file());
    }
    assertThat(folder.resolve("sending")).isEmptyDirectory();
  }

  @Test
  void itsCopyIsToldBeforeItIsSent() {
    Sending told = Sending.of(desk.project().map(), Set.of("a"));
    assertThat(told.lines())
        .extracting(line -> line.in(Language.ENGLISH))
        .containsExactly("里.gpkg, made of 里.geojson and the columns of table.csv (about 1 kB)");
    assertThat(told.summary("https://a.example"))
        .map(words -> words.in(Language.CHINESE))
        .contains("將傳送 1 個檔案（約 1 kB）到 https://a.example：");
  }

  @Test
  void itsCleanCopyHasTheColumnsOfBoth() throws IOException {
    var report = new ReportViewModel(desk, "a");
    ui.until("the report", () -> report.canBeCopied());
    for (CleanCopy.As as : List.of(CleanCopy.As.GEOPACKAGE, CleanCopy.As.GEOJSON)) {
      Path target = folder.resolve("copy." + as.ending());
      desk.save = Optional.of(target);
      report.saveCopy(as);
      ui.until("the copy", () -> Files.exists(target));
      assertThat(populations(target)).containsExactly(10, "none", 30);
    }
    report.close();
  }
}
