package org.tutai.viewer.layers.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.desk.Notices;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

class ReportViewModelTest {

  private static final String TOWNS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"name":"臺北市中正區"},"geometry":{"type":"Polygon","coordinates":[[[121.50,25.02],[121.53,25.02],[121.53,25.05],[121.50,25.05],[121.50,25.02]]]}},
      {"type":"Feature","properties":{"name":"高雄市鳳山區"},"geometry":{"type":"Polygon","coordinates":[[[120.33,22.60],[120.37,22.60],[120.37,22.64],[120.33,22.64],[120.33,22.60]]]}},
      {"type":"Feature","properties":{"name":"花蓮縣壽豐鄉"},"geometry":{"type":"Polygon","coordinates":[[[121.50,23.83],[121.56,23.83],[121.56,23.88],[121.50,23.88],[121.50,23.83]]]}}]}
      """;

  @TempDir private Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;

  @BeforeEach
  void begin() {
    desk = new TestDesk(folder.resolve("desk"), ui);
  }

  @AfterEach
  void end() {
    ui.until("all work to end", () -> desk.jobs().running().isEmpty());
    desk.close();
  }

  /** Big5 without a word of it, as offices publish it. */
  private Path big5() throws IOException {
    Path json = Files.writeString(folder.resolve("source.geojson"), TOWNS);
    FeatureSource source = Formats.open(json).layers().get(0);
    Path shp = folder.resolve("towns.shp");
    ShapefileWriter.write(source, shp, ShapefileWriter.Options.silentBig5());
    return shp;
  }

  private ReportViewModel open(Path file, String format) {
    FileLayer layer =
        new FileLayer(
            Entry.of("one", "Towns"),
            Optional.empty(),
            Optional.of(file.toString()),
            format,
            "",
            Optional.empty(),
            Optional.empty());
    desk.project().edit(Text.same("add"), map -> LayerTree.add(map, layer));
    var model = new ReportViewModel(desk, "one");
    settle(model);
    return model;
  }

  private void settle(ReportViewModel model) {
    ui.until(
        "the layer to be read",
        () -> !(model.stateProperty().get() instanceof ReportViewModel.State.Opening));
    ui.until("its evidence", () -> model.evidenceProperty().get().isPresent());
  }

  private static ReportViewModel.State.Known known(ReportViewModel model) {
    return (ReportViewModel.State.Known) model.stateProperty().get();
  }

  private List<String> names() {
    return List.of(
        (String)
            desk.layers()
                .opened((FileLayer) desk.project().map().layers().get(0))
                .orElseThrow()
                .view()
                .orElseThrow()
                .get(0)
                .orElseThrow()
                .value(0));
  }

  @Test
  void showsWhatEachEncodingWouldMakeOfTheTexts() throws IOException {
    ReportViewModel model = open(big5(), "shapefile");
    Evidence evidence = model.evidenceProperty().get().orElseThrow();
    Evidence.Encoding first = evidence.encodings().get(0);
    assertThat(first.charset()).isEqualTo(TextEncoding.BIG5);
    assertThat(first.samples()).contains("臺北市中正區");
    assertThat(first.probability()).isGreaterThan(0.5);
    assertThat(evidence.encodings())
        .filteredOn(each -> each.charset().equals(StandardCharsets.UTF_8))
        .singleElement()
        .satisfies(utf8 -> assertThat(utf8.samples().get(0)).contains("\uFFFD"));
    assertThat(evidence.encodings().stream().mapToDouble(Evidence.Encoding::probability).sum())
        .isLessThanOrEqualTo(1.0001);
    assertThat(evidence.systems())
        .anySatisfy(
            system -> {
              assertThat(system.crs()).isEqualTo(CrsRegistry.TWD97_TM2_121);
              assertThat(system.reason().in(Language.CHINESE)).contains("陸地");
            });
    model.close();
  }

  @Test
  void anotherEncodingChangesTheTextsAndCanBeUndone() throws IOException {
    ReportViewModel model = open(big5(), "shapefile");
    assertThat(names()).containsExactly("臺北市中正區");
    model.chooseEncoding(Optional.of(Charset.forName("windows-1252")));
    settle(model);
    assertThat(known(model).choices().encoding()).contains(Charset.forName("windows-1252"));
    assertThat(names().get(0)).doesNotContain("臺");
    desk.project().undo();
    settle(model);
    assertThat(names()).containsExactly("臺北市中正區");
    model.close();
  }

  @Test
  void anotherSystemMovesTheLayerAndCanBeTakenBack() throws IOException {
    ReportViewModel model = open(big5(), "shapefile");
    model.chooseSystem(Optional.of(CrsRegistry.TWD67));
    settle(model);
    assertThat(known(model).card().crs().value().orElseThrow().code()).isEqualTo("EPSG:3821");
    model.chooseSystem(Optional.empty());
    settle(model);
    assertThat(known(model).card().crs().value().orElseThrow().code()).isEqualTo("EPSG:4326");
    model.close();
  }

  @Test
  void savesACleanCopyInEveryFormatThatReadsBack() throws IOException {
    ReportViewModel model = open(big5(), "shapefile");
    for (CleanCopy.As as : CleanCopy.As.values()) {
      Path target = folder.resolve("copies-" + as.ending()).resolve("copy");
      Files.createDirectories(target.getParent());
      desk.save = Optional.of(target);
      int told = desk.notices().shown().size();
      model.saveCopy(as);
      ui.until("the copy", () -> desk.notices().shown().size() > told);
      Path made = CleanCopy.named(target, as);
      FeatureSource read = Formats.open(made).layers().get(0);
      try (var features = read.features()) {
        var feature = features.next();
        assertThat(feature.values()).as(as.title()).contains("臺北市中正區");
        assertThat(feature.geometry() == null).isFalse();
      }
    }
    assertThat(desk.notices().shown()).noneMatch(Notices.Notice::trouble);
    model.close();
  }

  @Test
  void refusesToWriteOverTheFileItReads() throws IOException {
    Path shp = big5();
    byte[] before = Files.readAllBytes(shp);
    ReportViewModel model = open(shp, "shapefile");
    desk.save = Optional.of(shp);
    model.saveCopy(CleanCopy.As.SHAPEFILE);
    ui.until("a refusal", () -> !desk.notices().shown().isEmpty());
    assertThat(desk.notices().shown().get(0).trouble()).isTrue();
    assertThat(Files.readAllBytes(shp)).isEqualTo(before);
    model.close();
  }

  @Test
  void goesToAFeatureAndSelectsIt() throws IOException {
    ReportViewModel model = open(big5(), "shapefile");
    model.show(1);
    ui.until("the feature", () -> !desk.selection().of("one").isEmpty());
    assertThat(desk.map().viewport().place(500, 350).orElseThrow().lat()).isBetween(22.0, 23.2);
    model.show(99);
    ui.until("a word", () -> !desk.notices().shown().isEmpty());
    model.close();
  }

  @Test
  void aFileWithoutAPlaceShowsWhatCouldBeChosenAndIsDrawnThen() throws IOException {
    Path csv = Files.writeString(folder.resolve("nowhere.csv"), "x,y\n500,800\n510,820\n530,810\n");
    ReportViewModel model = open(csv, "csv");
    assertThat(known(model).problem()).isPresent();
    assertThat(model.evidenceProperty().get().orElseThrow().systems()).isNotEmpty();
    model.chooseSystem(Optional.of(CrsRegistry.WEB_MERCATOR));
    settle(model);
    assertThat(known(model).problem()).isEmpty();
    model.close();
  }

  @Test
  void brokenAndMissingFilesAreToldInBothLanguages() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.gpkg"), "no database");
    ReportViewModel model = open(broken, "geopackage");
    var failed = (ReportViewModel.State.Failed) model.stateProperty().get();
    assertThat(failed.what().in(Language.ENGLISH)).isNotBlank();
    assertThat(failed.what().in(Language.CHINESE)).isNotBlank();
    desk.project().edit(Text.same("remove"), map -> LayerTree.remove(map, "one"));
    assertThat(model.stateProperty().get()).isInstanceOf(ReportViewModel.State.Nothing.class);
    model.close();
  }

  @Test
  void suggestsNamesThatEveryDiskTakes() {
    assertThat(CleanCopy.suggested("a/b:c\u0007", CleanCopy.As.KML)).isEqualTo("a_b_c_.kml");
    assertThat(CleanCopy.suggested("", CleanCopy.As.CSV)).isEqualTo("layer.csv");
    assertThat(CleanCopy.suggested("x".repeat(9000), CleanCopy.As.CSV).length()).isLessThan(100);
    assertThat(CleanCopy.named(Path.of("A.GPKG"), CleanCopy.As.GEOPACKAGE))
        .isEqualTo(Path.of("A.GPKG"));
  }
}
