package org.tutai.viewer.join;

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
import org.tutai.geo.feature.Field;
import org.tutai.geo.layer.JoinKey;
import org.tutai.geo.style.choice.Division.Graduated;
import org.tutai.geo.style.choice.StyleReading;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.theme.FilePaths;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

class JoinViewModelTest {

  private static final String TABLE =
      "代碼,名稱,戶數,人口\n"
          + "1-01,甲,5,\"1,100\"\n1-02,乙,6,\"2,200\"\n1-03,丙,7,\"3,300\"\n"
          + "1-04,丁,8,\"4,400\"\n1-04,丁,9,\"9,900\"\n1-99,戊,9,\"1\"\n";

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private JoinViewModel model;

  @BeforeEach
  void open() throws IOException {
    desk = new TestDesk(folder.resolve("desk"), ui);
    var tables = new JoinTables();
    desk.contents().addLens(new JoinLens(tables));
    model = new JoinViewModel(desk.project(), desk.contents(), desk.jobs(), desk.words(), tables);
    var csv = new StringBuilder("code,lon,lat\n");
    for (int i = 1; i <= 5; i++) {
      csv.append("10").append(i).append("x,121.").append(i).append(",24\n");
    }
    Path points =
        Files.writeString(
            folder.resolve("points.csv"),
            csv.toString().replace("x,", ","),
            StandardCharsets.UTF_8);
    desk.project()
        .edit(
            Text.of("Add", "加入"),
            map ->
                LayerTree.add(
                    map,
                    new FileLayer(
                        Entry.of("a", "Points"),
                        Optional.empty(),
                        Optional.of(points.toString()),
                        "csv",
                        "",
                        Optional.empty(),
                        Optional.empty())));
    ui.until("the layer to be open", () -> desk.contents().view("a").isPresent());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Path table(Charset charset, String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.write(file, text.getBytes(charset));
    return file;
  }

  private void begin(Charset charset, String text) throws IOException {
    model.begin("a", table(charset, text));
    ui.until("the table to be read", () -> !model.busyProperty().get());
  }

  private List<String> columns() {
    return desk.contents().view("a").orElseThrow().info().schema().fields().stream()
        .map(Field::name)
        .toList();
  }

  private FileLayer layer() {
    return (FileLayer) LayerTree.find(desk.project().map(), "a").orElseThrow();
  }

  @Test
  void fieldsAreGuessedAndWhatDoesNotMatchIsNamed() throws IOException {
    begin(Charset.forName("MS950"), TABLE);
    var guess = model.guessProperty().get().orElseThrow();
    assertThat(guess.layerField()).isEqualTo("code");
    assertThat(guess.tableField()).isEqualTo("代碼");
    assertThat(guess.matched()).isEqualTo(4);
    assertThat(guess.missing()).containsExactly("105");
    assertThat(guess.unused()).containsExactly("1-99");
    assertThat(guess.repeated()).containsExactly("1-04");
    assertThat(guess.comparison()).isEqualTo(JoinKey.LENIENT);
    assertThat(model.tableFields()).contains("代碼", "名稱");
    assertThat(model.troubleProperty().get()).isEmpty();
  }

  @Test
  void joiningColoursTheMapByTheFirstUsefulNumberInOneStep() throws Exception {
    begin(StandardCharsets.UTF_8, TABLE);
    boolean[] done = {false};
    model.join(() -> done[0] = true);
    ui.until("the join", () -> done[0]);
    ui.until("the joined columns", () -> columns().contains("人口"));
    assertThat(JoinSetting.of(layer().entry()))
        .hasValueSatisfying(join -> assertThat(join.layerField()).isEqualTo("code"));
    var style = desk.contents().styled("a").orElseThrow().style();
    var kind = desk.contents().view("a").orElseThrow().info().schema().geometryKind();
    var division = StyleReading.of(style, kind).choices().division();
    assertThat(division)
        .isInstanceOfSatisfying(
            Graduated.class, classes -> assertThat(classes.field()).isEqualTo("人口"));
    desk.project().undo();
    ui.until("the columns to go", () -> !columns().contains("人口"));
    assertThat(layer().sld()).isEmpty();
    assertThat(JoinSetting.of(layer().entry())).isEmpty();
  }

  @Test
  void aJoinComesBackWithTheDocument() throws Exception {
    begin(StandardCharsets.UTF_8, TABLE);
    boolean[] done = {false};
    model.join(() -> done[0] = true);
    ui.until("the join", () -> done[0]);
    byte[] json = ThemeDocument.write(desk.project().map());
    var again = (FileLayer) ThemeDocument.read(json).map().layers().get(0);
    assertThat(JoinSetting.of(again.entry())).isEqualTo(JoinSetting.of(layer().entry()));
  }

  @Test
  void otherFieldsAreCompared() throws IOException {
    begin(StandardCharsets.UTF_8, TABLE);
    model.compare("code", "名稱");
    ui.until("the comparison", () -> !model.busyProperty().get());
    assertThat(model.guessProperty().get().orElseThrow().matched()).isZero();
    model.join(() -> {});
    assertThat(JoinSetting.of(layer().entry())).isEmpty();
  }

  @Test
  void nothingInCommonIsSaid() throws IOException {
    begin(StandardCharsets.UTF_8, "a,b\nx,1\ny,2\n");
    assertThat(model.guessProperty().get()).isEmpty();
    assertThat(model.troubleProperty().get()).isPresent();
  }

  @Test
  void aTableThatCannotBeReadIsSaid() {
    model.begin("a", folder.resolve("missing.csv"));
    ui.until("the failure", () -> model.troubleProperty().get().isPresent());
    assertThat(model.guessProperty().get()).isEmpty();
  }

  @Test
  void aMissingTableLeavesTheLayerAsItIs() throws Exception {
    begin(StandardCharsets.UTF_8, TABLE);
    boolean[] done = {false};
    model.join(() -> done[0] = true);
    ui.until("the join", () -> done[0]);
    ui.until("the joined columns", () -> columns().contains("人口"));
    model.unjoin("a");
    ui.until("the columns to go", () -> !columns().contains("人口"));
    assertThat(layer().sld()).isPresent();
  }

  @Test
  void theTablesPathIsRelativeInAProjectFile() throws Exception {
    begin(StandardCharsets.UTF_8, TABLE);
    boolean[] done = {false};
    model.join(() -> done[0] = true);
    ui.until("the join", () -> done[0]);
    var kept = FilePaths.relative(desk.project().map(), folder);
    Entry entry = kept.layers().get(0).common().orElseThrow();
    assertThat(JoinSetting.of(entry).orElseThrow().path()).isEqualTo("table.csv");
    assertThat(FilePaths.absolute(kept, folder)).isEqualTo(desk.project().map());
  }

  @Test
  void whatIsNoJoinIsNone() {
    assertThat(JoinSetting.of(Entry.of("a", "b"))).isEmpty();
    var setting = new JoinSetting("/t.csv", "a", "b", JoinKey.UNPADDED, List.of("c"));
    Entry with = JoinSetting.with(Entry.of("a", "b"), Optional.of(setting));
    assertThat(JoinSetting.of(with)).contains(setting);
    assertThat(JoinSetting.with(with, Optional.empty())).isEqualTo(Entry.of("a", "b"));
  }
}
