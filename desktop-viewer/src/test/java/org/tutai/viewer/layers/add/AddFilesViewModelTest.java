package org.tutai.viewer.layers.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.geopackage.GeoPackageWriter;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.layers.LayerChoices;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.words.Language;

class AddFilesViewModelTest {

  private static final String POINTS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"name":"台北"},"geometry":{"type":"Point","coordinates":[121.5,25.03]}},
      {"type":"Feature","properties":{"name":"高雄"},"geometry":{"type":"Point","coordinates":[120.3,22.6]}}]}
      """;
  private static final String AREA =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
      {"type":"Polygon","coordinates":[[[2,48],[3,48],[3,49],[2,49],[2,48]]]}}]}
      """;

  @TempDir private Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private AddFilesViewModel model;

  @BeforeEach
  void begin() {
    desk = new TestDesk(folder.resolve("desk"), ui);
    model =
        new AddFilesViewModel(
            desk, new LayerAdder(desk), new RecentLayers(desk.jobs(), desk.home()));
  }

  @AfterEach
  void end() {
    ui.until("all work to end", () -> desk.jobs().running().isEmpty());
    desk.close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void read(Path... files) {
    model.read(List.of(files));
    ui.until("all files to be looked at", () -> !model.busyProperty().get());
  }

  private List<String> titles() {
    return desk.project().map().layers().stream()
        .flatMap(layer -> layer.common().stream())
        .map(Entry::title)
        .toList();
  }

  @Test
  void addsAFileOfOneLayerAtOnceByItsOwnName() throws IOException {
    read(file("places.geojson", POINTS));
    assertThat(titles()).containsExactly("places");
    assertThat(model.items()).isEmpty();
    assertThat(desk.pickedLayerProperty().get()).isPresent();
    desk.project().undo();
    assertThat(titles()).isEmpty();
  }

  @Test
  void goesToTheFirstLayerThatIsOutOfSight() throws IOException {
    read(file("far.geojson", AREA));
    ui.until(
        "the map to go there",
        () ->
            desk.map()
                .viewport()
                .place(0, 0)
                .filter(place -> place.lon() > 0 && place.lon() < 3)
                .isPresent());
  }

  /** A shapefile of points that says nothing of its CRS. */
  private Path shapefile(String name, double... xy) throws IOException {
    int bytes = 100 + 28 * xy.length / 2;
    ByteBuffer shp = ByteBuffer.allocate(bytes);
    shp.putInt(0, 9994).putInt(24, bytes / 2).order(ByteOrder.LITTLE_ENDIAN);
    shp.putInt(28, 1000).putInt(32, 1);
    for (int corner = 0; corner < 4; corner++) {
      shp.putDouble(36 + 8 * corner, corner < 2 ? xy[corner] : xy[xy.length - 4 + corner]);
    }
    for (int i = 0; i < xy.length / 2; i++) {
      int at = 100 + 28 * i;
      shp.order(ByteOrder.BIG_ENDIAN).putInt(at, i + 1).putInt(at + 4, 10);
      shp.order(ByteOrder.LITTLE_ENDIAN).putInt(at + 8, 1);
      shp.putDouble(at + 12, xy[2 * i]).putDouble(at + 20, xy[2 * i + 1]);
    }
    return Files.write(folder.resolve(name), shp.array());
  }

  private FileSurvey.Held unplaced(int item) {
    var found = (FileItem.State.Found) model.questions().get(item).state();
    return found.survey().layers().stream()
        .filter(FileSurvey.Held::unplaced)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileThatTellsNoSystemIsOpenedInTheOneThatIsChosen() throws IOException {
    read(shapefile("far.shp", -3_000_000, -41_000_000, -2_999_000, -40_999_000));
    assertThat(titles()).isEmpty();
    assertThat(model.chosen()).isZero();
    FileSurvey.Held held = unplaced(0);
    assertThat(held.problem().orElseThrow().in(Language.ENGLISH))
        .startsWith("Its coordinate system is not known: ")
        .doesNotContain("--")
        .doesNotContain(".json");
    assertThat(held.problem().orElseThrow().in(Language.CHINESE))
        .startsWith("無法判定坐標系統：")
        .doesNotContain("--")
        .doesNotContain(".json");
    FileItem item = model.questions().get(0);
    model.placingProperty().set(Optional.of(new AddFilesViewModel.Placing(item, held)));
    model.place(item, held, CrsRegistry.WEB_MERCATOR);
    ui.until("the file to be read anew", () -> !model.busyProperty().get());
    assertThat(model.placingProperty().get()).isEmpty();
    assertThat(titles()).containsExactly("far");
    FileLayer added = (FileLayer) desk.project().map().layers().get(0);
    assertThat(LayerChoices.of(added).crs()).contains(CrsRegistry.WEB_MERCATOR);
    ui.until(
        "the layer",
        () ->
            desk.layers()
                .opened(added)
                .flatMap(OpenedLayer::view)
                .filter(view -> view.info().crs().equals(CrsRegistry.WEB_MERCATOR))
                .isPresent());
  }

  @Test
  void ofSeveralFilesTheOneThatWasPlacedWaitsWithTheOthers() throws IOException {
    read(
        shapefile("one.shp", -3_000_000, -41_000_000, -2_999_000, -40_999_000),
        shapefile("two.shp", -3_000_000, -41_000_000, -2_999_000, -40_999_000));
    model.place(model.questions().get(0), unplaced(0), CrsRegistry.WEB_MERCATOR);
    ui.until("the file to be read anew", () -> !model.busyProperty().get());
    assertThat(titles()).isEmpty();
    assertThat(model.chosen()).isEqualTo(1);
    model.addChosen();
    assertThat(titles()).containsExactly("one");
  }

  @Test
  void aPictureOfASystemThatIsNotKnownIsOpenedInTheOneThatIsChosen() {
    Path shared = Path.of(System.getProperty("tutai.shared", ""));
    Path tif = shared.resolve("data/odd/tif_ng_unsupported_srs/unsupported-srs.tif");
    Assumptions.assumeTrue(Files.isRegularFile(tif));
    read(tif);
    FileSurvey.Held held = unplaced(0);
    assertThat(held.problem().orElseThrow().in(Language.ENGLISH)).doesNotContain("--crs");
    model.place(model.questions().get(0), held, CrsRegistry.TWD97_TM2_121);
    ui.until("the file to be read anew", () -> !model.busyProperty().get());
    assertThat(titles()).hasSize(1);
  }

  @Test
  void putsAreasBelowPointsWhateverComesFirst() throws IOException {
    read(file("a-points.geojson", POINTS), file("b-area.geojson", AREA));
    assertThat(titles()).containsExactly("b-area", "a-points");
    desk.project().undo();
    assertThat(titles()).as("one step").isEmpty();
  }

  @Test
  void asksWhichLayersOfAGeoPackageAreWanted() throws IOException {
    Path gpkg = folder.resolve("both.gpkg");
    var layers =
        List.of(
            Formats.open(file("points.geojson", POINTS)).layers().get(0),
            Formats.open(file("area.geojson", AREA)).layers().get(0));
    GeoPackageWriter.write(layers, gpkg, GeoPackageWriter.Options.undated());
    read(gpkg);
    assertThat(titles()).isEmpty();
    assertThat(model.questions()).hasSize(1);
    assertThat(model.chosen()).isEqualTo(2);
    var found = (FileItem.State.Found) model.questions().get(0).state();
    found.choices().get(0).chosen().set(false);
    model.addChosen();
    assertThat(titles()).containsExactly("area");
    FileLayer added = (FileLayer) desk.project().map().layers().get(0);
    assertThat(added.layer()).isEqualTo("area");
  }

  @Test
  void looksIntoFoldersAndTakesEachFileOnce() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("data/deep"));
    Files.writeString(inside.resolve("one.geojson"), POINTS);
    Path two = Files.writeString(folder.resolve("data/two.geojson"), POINTS);
    read(folder.resolve("data"), two);
    assertThat(titles()).containsExactlyInAnyOrder("one", "two");
    assertThat(desk.project().map().layers().stream().map(this::id).distinct()).hasSize(2);
  }

  private String id(ThemeLayer layer) {
    return layer.common().orElseThrow().id();
  }

  @Test
  void aSidecarStandsForItsFile() throws IOException {
    Path csv = file("table.csv", "name,lon,lat\na,121.5,25\nb,121.6,25.1\n");
    Path types = file("table.csvt", "String,Real,Real\n");
    read(types);
    assertThat(model.items()).extracting(FileItem::file).containsExactly(csv);
  }

  @Test
  void aTableAloneIsShownBeforeItIsAdded() throws IOException {
    read(file("table.csv", "name,lon,lat\na,121.5,25\nb,121.6,25.1\n"));
    assertThat(titles()).isEmpty();
    FileItem item = model.questions().get(0);
    model.addTable(
        item,
        Choices.NONE.withColumns(List.of("lon", "lat")),
        org.tutai.geo.feature.GeometryKind.POINT);
    assertThat(titles()).containsExactly("table");
    FileLayer added = (FileLayer) desk.project().map().layers().get(0);
    assertThat(added.entry().extra().node().path("columns").toString())
        .isEqualTo("[\"lon\",\"lat\"]");
  }

  @Test
  void whatCannotBeReadStaysWithItsReason() throws IOException {
    Path empty = file("empty.shp", "");
    Path cut = file("cut.gpkg", "SQLite format 3\0 and no more");
    Path text = file("notes.txt", "no layer");
    Path none = folder.resolve("none.shp");
    Path bomb = bomb();
    read(empty, cut, text, none, bomb);
    assertThat(model.failures()).hasSize(5);
    for (FileItem item : model.failures()) {
      var failed = (FileItem.State.Failed) item.state();
      for (Language language : Language.values()) {
        assertThat(failed.what().in(language)).as(item.name()).isNotBlank();
      }
    }
    assertThat(titles()).isEmpty();
    model.dismiss(model.failures().get(0));
    assertThat(model.items()).hasSize(4);
    model.clear();
    assertThat(model.items()).isEmpty();
  }

  /** A gigabyte of zeros in a megabyte. */
  private Path bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.geojson"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 1024; i++) {
        zip.write(zeros);
      }
    }
    Path path = folder.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(bytes.toByteArray());
    }
    return path;
  }

  @Test
  void longNamesAndOddCharactersAreShortened() throws IOException {
    String name = "很".repeat(100_000);
    String json =
        "{\"type\":\"FeatureCollection\",\"name\":\""
            + name
            + "\\u0007\\ud800\","
            + POINTS.substring(POINTS.indexOf("\"features\""));
    read(Files.write(folder.resolve("named.geojson"), json.getBytes(StandardCharsets.UTF_8)));
    assertThat(titles()).hasSize(1);
    assertThat(titles().get(0).length()).isLessThanOrEqualTo(200);
  }

  @Test
  void aFolderOfManyFilesIsAskedAbout() throws IOException {
    Path many = Files.createDirectories(folder.resolve("many"));
    for (int i = 0; i < 15; i++) {
      Files.writeString(many.resolve("p" + i + ".geojson"), POINTS);
    }
    read(many);
    assertThat(titles()).isEmpty();
    assertThat(model.chosen()).isEqualTo(15);
    model.addChosen();
    assertThat(titles()).hasSize(15);
  }

  @Test
  void remembersWhatWasUsed() throws IOException {
    Path file = file("places.geojson", POINTS);
    read(file);
    ui.until(
        "what was used to be kept", () -> Files.exists(desk.home().resolve("recent-layers.json")));
    var later = new RecentLayers(desk.jobs(), desk.home());
    ui.until("what was used to be read", () -> !later.uses().isEmpty());
    assertThat(later.uses()).containsExactly(RecentLayers.Use.ofFile(file));
    later.forget(later.uses().get(0));
    assertThat(later.uses()).isEmpty();
  }
}
