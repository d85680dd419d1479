package org.tutai.viewer.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Choices;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.work.Jobs;

/** Opening files and documents in the background. */
class LayerStoreTest {

  private static final String KML =
      """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>台北</name>
      <Point><coordinates>121.5,25</coordinates></Point></Placemark></Document></kml>
      """;

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private final Jobs jobs = new Jobs(ui);
  private final List<String> asked = new ArrayList<>();
  private LayerStore store;

  @BeforeEach
  void open() throws IOException {
    store =
        new LayerStore(
            jobs,
            new CompileCache(folder.resolve("cache")),
            new Documents(folder.resolve("documents"), this::fetch));
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private Fetched fetch(FetchRequest request) throws RemoteSourceException {
    asked.add(request.url());
    if (request.url().contains("gone")) {
      throw new RemoteSourceException(
          RemoteSourceException.Reason.STATUS, "The server has no such page.", "伺服器沒有這個頁面。", 404);
    }
    return new Fetched(
        request.url(),
        200,
        Map.of(),
        KML.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Optional.empty());
  }

  private LayerState opened(LayerOrigin origin) {
    store.state(origin);
    ui.until("the end of opening", () -> !(store.state(origin) instanceof LayerState.Loading));
    return store.state(origin);
  }

  private static LayerOrigin disk(Path file) {
    return new LayerOrigin.OnDisk(file, Choices.NONE);
  }

  private static List<OpenedLayer> layers(LayerState state) {
    assertThat(state).isInstanceOf(LayerState.Ready.class);
    return ((LayerState.Ready) state).layers();
  }

  @Test
  void opensAFileOfThisComputer() {
    Path file = Squares.file(folder, "里.geojson", 3);
    List<OpenedLayer> layers = layers(opened(disk(file)));
    assertThat(layers).hasSize(1);
    assertThat(layers.get(0).view().orElseThrow().info().count()).isEqualTo(3);
  }

  @Test
  void tellsInBothLanguagesThatAFileIsMissing() {
    LayerState state = opened(disk(folder.resolve("100%.shp")));
    assertThat(state).isInstanceOf(LayerState.Failed.class);
    LayerState.Failed failed = (LayerState.Failed) state;
    assertThat(failed.missing()).isTrue();
    assertThat(failed.what().in(Language.ENGLISH))
        .startsWith("100%.shp: ")
        .contains("no such file");
    assertThat(failed.what().in(Language.CHINESE)).startsWith("100%.shp：").contains("找不到這個檔案");
  }

  @Test
  void tellsInBothLanguagesThatAFileIsDamaged() throws IOException {
    Path file = Files.writeString(folder.resolve("towns.shp"), "not a shapefile at all");
    LayerState.Failed failed = (LayerState.Failed) opened(disk(file));
    assertThat(failed.missing()).isFalse();
    assertThat(failed.what().in(Language.ENGLISH)).startsWith("towns.shp: ");
    assertThat(failed.what().in(Language.CHINESE)).startsWith("towns.shp：").matches(".*[一-龥]{6}.*");
  }

  @Test
  void opensGeoJsonThatStandsInTheTheme() throws IOException {
    Kept data = Kept.of(new ObjectMapper().readTree(Squares.geoJson(2)));
    var layer =
        new DocumentLayer(
            Entry.of("a", ""),
            DocumentLayer.Kind.GEOJSON,
            Optional.empty(),
            Optional.empty(),
            Optional.of(data));
    LayerOrigin origin = store.origin(layer).orElseThrow();
    assertThat(store.origin(layer)).contains(origin);
    assertThat(layers(opened(origin)).get(0).view().orElseThrow().info().count()).isEqualTo(2);
  }

  @Test
  void fetchesADocumentByItsAddress() {
    var layer =
        new DocumentLayer(
            Entry.of("a", ""),
            DocumentLayer.Kind.KML,
            Optional.of("https://maps.example.org/shelters.php?x=1"),
            Optional.empty(),
            Optional.empty());
    List<OpenedLayer> layers = layers(opened(store.origin(layer).orElseThrow()));
    assertThat(layers.get(0).view().orElseThrow().info().count()).isEqualTo(1);
    assertThat(asked).containsExactly("https://maps.example.org/shelters.php?x=1");
  }

  @Test
  void tellsWhatAServerSaidOfADocument() {
    LayerState state =
        opened(new LayerOrigin.Linked(DocumentLayer.Kind.KML, "https://maps.example.org/gone.kml"));
    assertThat(((LayerState.Failed) state).what().in(Language.CHINESE))
        .isEqualTo("gone：伺服器沒有這個頁面。");
  }

  @Test
  void opensAFileThatIsKeptWithTheTheme() {
    Path somewhere = Squares.file(folder, "blob", 4);
    store.documents().setKeptFiles((file, progress) -> somewhere);
    var layer =
        new FileLayer(
            Entry.of("a", ""),
            Optional.of("sha256-" + "a".repeat(64)),
            Optional.empty(),
            "geojson",
            "",
            Optional.empty(),
            Optional.empty());
    List<OpenedLayer> layers = layers(opened(store.origin(layer).orElseThrow()));
    assertThat(layers.get(0).view().orElseThrow().info().count()).isEqualTo(4);
  }

  @Test
  void aFileThatNobodyKeepsIsMissing() {
    store
        .documents()
        .setKeptFiles(
            (file, progress) -> {
              throw new NoSuchFileException(file);
            });
    var origin = new LayerOrigin.WithTheme("sha256-" + "b".repeat(64), ".geojson", Choices.NONE);
    assertThat(((LayerState.Failed) opened(origin)).missing()).isTrue();
  }

  @Test
  void noticesThatAFileWasChanged() throws IOException {
    Path file = Squares.file(folder, "a.geojson", 1);
    opened(disk(file));
    store.lookForChanges();
    ui.until("the look at files", () -> jobs.running().isEmpty());
    assertThat(store.isChanged(disk(file))).isFalse();

    Squares.file(folder, "a.geojson", 2);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    store.lookForChanges();
    ui.until("the change", () -> store.isChanged(disk(file)));
    assertThat(layers(store.state(disk(file))).get(0).view().orElseThrow().info().count())
        .as("until a person wants the new state, the old one stays")
        .isEqualTo(1);

    store.open(disk(file));
    assertThat(store.isChanged(disk(file))).isFalse();
    assertThat(layers(opened(disk(file))).get(0).view().orElseThrow().info().count()).isEqualTo(2);
  }

  @Test
  void opensAMissingFileThatCameBack() {
    Path file = folder.resolve("later.geojson");
    assertThat(opened(disk(file))).isInstanceOf(LayerState.Failed.class);
    Squares.file(folder, "later.geojson", 1);
    store.lookForChanges();
    ui.until("the file", () -> store.state(disk(file)) instanceof LayerState.Ready);
  }

  @Test
  void stopsOpeningWhenItIsCancelled() {
    Path file = Squares.file(folder, "a.geojson", 1);
    LayerState.Loading loading = (LayerState.Loading) store.state(disk(file));
    loading.job().cancel();
    assertThat(opened(disk(file))).isInstanceOf(LayerState.Stopped.class);
    store.open(disk(file));
    assertThat(opened(disk(file))).isInstanceOf(LayerState.Ready.class);
  }

  @Test
  void closesWhatNobodyUsesButForTheLatest() {
    var files = new ArrayList<LayerOrigin>();
    for (int i = 0; i < 20; i++) {
      files.add(disk(folder.resolve(i + ".shp")));
      opened(files.get(i));
    }
    store.keep(Set.of(files.get(0)));
    assertThat(store.known(files.get(0))).isPresent();
    assertThat(store.known(files.get(1))).isEmpty();
    assertThat(store.known(files.get(19))).isPresent();
  }

  @Test
  void readsStyleAndTitleBesideAFile() throws IOException {
    Path file = Squares.file(folder, "towns.geojson", 1);
    Files.writeString(
        folder.resolve("towns.sld"),
        """
        <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" version="1.0.0"><NamedLayer>
        <Name>towns</Name><UserStyle><FeatureTypeStyle><Rule><Title>紅</Title><PolygonSymbolizer><Fill>
        <CssParameter name="fill">#ff0000</CssParameter></Fill></PolygonSymbolizer></Rule>
        </FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
        """);
    Files.writeString(
        folder.resolve("towns.tutai.json"), "{\"title\":{\"zh-TW\":\"鄉鎮 100%\",\"en\":\"Towns\"}}");
    Beside beside = layers(opened(disk(file))).get(0).beside();
    assertThat(beside.title().orElseThrow().in(Language.CHINESE)).isEqualTo("鄉鎮 100%");
    assertThat(beside.style().orElseThrow().style().passes().get(0).rules().get(0).title())
        .isEqualTo("紅");
  }

  @Test
  void tellsThatAStyleBesideAFileCannotBeRead() throws IOException {
    Path file = Squares.file(folder, "towns.geojson", 1);
    Files.writeString(folder.resolve("towns.sld"), "<no");
    Beside beside = layers(opened(disk(file))).get(0).beside();
    assertThat(beside.style()).isEmpty();
    assertThat(beside.problem()).isPresent();
  }
}
