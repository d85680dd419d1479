package org.tutai.viewer.layers.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.layer.JoinKey;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.desk.Notices.Notice;
import org.tutai.viewer.join.JoinFeature;
import org.tutai.viewer.join.JoinSetting;
import org.tutai.viewer.layers.Squares;
import org.tutai.viewer.layers.tree.TreeLine.Health;
import org.tutai.viewer.project.ProjectViewModel;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.ProjectFile;
import org.tutai.viewer.words.Language;

/** A layer with a joined table, of which either or both are not where they were. */
class MissingTableTest {

  private static final String SLD =
      """
      <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" version="1.0.0">
      <NamedLayer><Name>a</Name><UserStyle><FeatureTypeStyle>
      <Rule><Title>少</Title><ogc:Filter><ogc:PropertyIsLessThan><ogc:PropertyName>人口</ogc:PropertyName>
      <ogc:Literal>20</ogc:Literal></ogc:PropertyIsLessThan></ogc:Filter><PolygonSymbolizer><Fill>
      <CssParameter name="fill">#ff0000</CssParameter></Fill></PolygonSymbolizer></Rule>
      </FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
      """;

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private LayersViewModel tree;
  private ProjectViewModel project;
  private Path layer;
  private Path table;

  @BeforeEach
  void saveAMapOfTwoFolders() throws IOException {
    layer = Squares.file(folder.resolve("layers"), "里.geojson", 3);
    table = Files.createDirectory(folder.resolve("tables")).resolve("人口.csv");
    Files.writeString(table, "里名,人口\n第0里,10\n第2里,30\n");
    var join = new JoinSetting(table.toString(), "name", "里名", JoinKey.EXACT, List.of());
    FileLayer plain = Squares.layer("a", "里", layer);
    var styled =
        new FileLayer(
            JoinSetting.with(plain.entry(), Optional.of(join)),
            plain.file(),
            plain.path(),
            plain.format(),
            plain.layer(),
            Optional.of(SLD),
            plain.filter());
    ProjectFile.write(folder.resolve("a.tutai"), Squares.with(ThemeMap.EMPTY, styled));
    desk = new TestDesk(folder.resolve("desk"), ui);
    new JoinFeature().install(desk);
    tree = new LayersViewModel(desk);
    project = new ProjectViewModel(desk);
    project.start();
    idle();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void idle() {
    ui.until("nothing is being done", () -> desk.jobs().running().isEmpty());
  }

  private Path moved(Path file, String to) throws IOException {
    Path now = Files.createDirectories(folder.resolve(to)).resolve(file.getFileName());
    return Files.move(file, now);
  }

  private void openMap() {
    project.open(folder.resolve("a.tutai"));
    idle();
  }

  /** What the latest notice of trouble says, in English. */
  private String told() {
    return trouble().what().in(Language.ENGLISH);
  }

  private Notice trouble() {
    List<Notice> all = desk.notices().shown().stream().filter(Notice::trouble).toList();
    return all.get(all.size() - 1);
  }

  private void locate(Path file) {
    desk.files = List.of(file);
    trouble().remedy().run();
    idle();
  }

  private TreeLine.Status status() {
    return tree.line("a").orElseThrow().status();
  }

  private void until(Health health) {
    ui.until("the layer is " + health, () -> status().health() == health);
  }

  private String line(Language language) {
    return status().words().orElseThrow().in(language);
  }

  private FileLayer file() {
    return (FileLayer) LayerTree.find(desk.project().map(), "a").orElseThrow();
  }

  private void isWhole() {
    until(Health.FINE);
    ui.until("the columns are back", () -> desk.contents().joined(file()).isPresent());
    assertThat(file().sld()).contains(SLD);
  }

  @Test
  void aMissingTableIsNamedLocatedAndItsColoursComeBack() throws IOException {
    Path now = moved(table, "elsewhere");
    openMap();
    assertThat(told()).isEqualTo("Not where it was: 人口.csv");
    until(Health.LACKING);
    assertThat(line(Language.ENGLISH)).isEqualTo("The joined table 人口.csv is not where it was.");
    assertThat(line(Language.CHINESE)).isEqualTo("合併的統計表 人口.csv 不在原處。");
    assertThat(file().sld()).contains(SLD);
    locate(now);
    isWhole();
  }

  @Test
  void aMissingLayerIsNamedAndKeepsItsTable() throws IOException {
    Path now = moved(layer, "elsewhere");
    openMap();
    assertThat(told()).isEqualTo("Not where it was: 里.geojson");
    until(Health.MISSING);
    assertThat(line(Language.ENGLISH)).startsWith("里.geojson: ");
    locate(now);
    isWhole();
  }

  @Test
  void ofBothTheTableIsAskedForAfterTheLayer() throws IOException {
    Path layerNow = moved(layer, "elsewhere");
    Path tableNow = moved(table, "somewhere");
    openMap();
    assertThat(told()).isEqualTo("Not where it was: 里.geojson, 人口.csv");
    until(Health.MISSING);
    locate(layerNow);
    until(Health.LACKING);
    assertThat(told()).isEqualTo("Not where it was: 人口.csv");
    locate(tableNow);
    isWhole();
  }

  @Test
  void bothAreFoundTogetherWhereTheyLieTogether() throws IOException {
    Path now = moved(layer, "elsewhere");
    moved(table, "elsewhere");
    openMap();
    locate(now);
    isWhole();
  }

  @Test
  void theLinesOwnRemedyAsksForWhatIsMissing() throws IOException {
    Path now = moved(table, "elsewhere");
    openMap();
    until(Health.LACKING);
    desk.files = List.of(now);
    project.locateLayer("a");
    idle();
    isWhole();
    assertThat(file().path()).contains(layer.toString());
  }

  @Test
  void aTableThatCannotBeReadIsNamed() throws IOException {
    Files.write(table, new byte[] {'P', 'K', 3, 4, 0});
    openMap();
    until(Health.TROUBLE);
    assertThat(line(Language.ENGLISH)).startsWith("人口.csv: ");
  }
}
