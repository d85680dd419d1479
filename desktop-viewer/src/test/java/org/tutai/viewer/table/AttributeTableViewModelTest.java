package org.tutai.viewer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.Choices;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.RowOrder.Sort;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

class AttributeTableViewModelTest {

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private AttributeTableViewModel table;

  @BeforeEach
  void openLayer() {
    desk = new TestDesk(folder, ui);
    Path file = Layers.geoJson(folder.resolve("data"), "districts.geojson", Layers.districts(8));
    Layers.open(desk, ui, "a", file);
    table = new AttributeTableViewModel(desk);
    table.show(Optional.of("a"));
    settle();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void settle() {
    ui.until(
        "rows are there",
        () -> table.rowsProperty().get().isPresent() && !table.busyProperty().get());
  }

  private List<String> names() {
    RowList list = table.rowsProperty().get().orElseThrow();
    int column = column("name");
    return java.util.stream.IntStream.range(0, list.size())
        .mapToObj(i -> table.value(i, column))
        .toList();
  }

  private int column(String name) {
    return table.fields().stream().map(Field::name).toList().indexOf(name);
  }

  private String counted() {
    return table.counted().in(Language.ENGLISH);
  }

  @Test
  void showsTheRowsInTheSourcesOrder() {
    assertThat(names()).startsWith("大安里", "一心里").hasSize(8);
    assertThat(counted()).isEqualTo("8 rows");
    assertThat(table.counted().in(Language.CHINESE)).isEqualTo("8 筆");
  }

  @Test
  void sortsAndGoesBack() {
    table.sortProperty().set(Optional.of(new Sort(column("name"), false)));
    settle();
    assertThat(names()).containsExactly("2鄰", "10鄰", "A里", "一心里", "大安里", "中正里", "臺北里", "龜山里");
    table.sortProperty().set(Optional.of(new Sort(column("people"), true)));
    settle();
    assertThat(names()).startsWith("臺北里").endsWith("10鄰");
    table.sortProperty().set(Optional.empty());
    settle();
    assertThat(names()).startsWith("大安里");
  }

  @Test
  void filtersByWhatIsTyped() {
    table.typedProperty().set("台北");
    settle();
    assertThat(names()).containsExactly("臺北里");
    assertThat(counted()).isEqualTo("1 of 8 rows");
  }

  @Test
  void filtersByAConditionAndTellsWhatIsWrongWithIt() {
    table.expression().textProperty().set("people > 4000 AND name LIKE '%里'");
    settle();
    assertThat(names()).containsExactly("龜山里", "A里", "臺北里");
    table.expression().textProperty().set("people > 4000 AND nme = 'x'");
    assertThat(table.expression().errorProperty().get().orElseThrow().in(Language.CHINESE))
        .contains("nme");
    assertThat(names()).hasSize(3);
    table.expression().textProperty().set("people >");
    assertThat(table.expression().errorProperty().get().orElseThrow().in(Language.CHINESE))
        .isEqualTo("第 9 個字元：應為值，卻是結尾");
    table.expression().textProperty().set("");
    settle();
    assertThat(names()).hasSize(8);
  }

  @Test
  void suggestsTheValuesOfAColumn() {
    EcqlViewModel condition = table.expression();
    condition.textProperty().set("name = '");
    condition.suggestions(8);
    ui.until("values are read", () -> condition.valuesReadProperty().get() > 0);
    var suggestions = condition.suggestions(8);
    assertThat(suggestions).extracting("shown").contains("一心里", "龜山里");
    int caret = condition.take(suggestions.get(0));
    assertThat(condition.textProperty().get()).isEqualTo("name = '2鄰' ");
    assertThat(caret).isEqualTo(12);
  }

  @Test
  void selectsLinesAsListsDo() {
    table.point(1, false, false);
    table.point(3, true, false);
    assertThat(desk.selection().of("a")).containsExactly(1L, 2L, 3L);
    table.point(2, false, true);
    assertThat(desk.selection().of("a")).containsExactly(1L, 3L);
    assertThat(counted()).isEqualTo("8 rows · 2 selected");
    table.invert();
    assertThat(desk.selection().of("a")).hasSize(6).doesNotContain(1L, 3L);
    table.selectNone();
    assertThat(desk.selection().of("a")).isEmpty();
    table.selectShown();
    assertThat(desk.selection().of("a")).hasSize(8);
  }

  @Test
  void movesByKeys() {
    assertThat(table.move(1, false)).isZero();
    assertThat(table.move(2, false)).isEqualTo(2);
    assertThat(table.move(Integer.MAX_VALUE, true)).isEqualTo(7);
    assertThat(desk.selection().of("a")).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(table.move(Integer.MIN_VALUE, false)).isZero();
  }

  @Test
  void followsTheMapsSelectionAndShowsOnlyThat() {
    desk.selection().set("a", OrdinalSet.of(7, 2));
    assertThat(table.isSelected(2)).isTrue();
    assertThat(table.firstSelected()).isEqualTo(2);
    table.selectedOnlyProperty().set(true);
    settle();
    assertThat(names()).containsExactly("中正里", "臺北里");
    desk.selection().set("a", OrdinalSet.of(0));
    settle();
    assertThat(names()).containsExactly("大安里");
  }

  @Test
  void goesToWhatIsSelected() {
    var before = desk.map().viewport();
    desk.selection().set("a", OrdinalSet.of(7));
    table.zoomToSelected();
    ui.until("the map moved", () -> !desk.map().viewport().equals(before));
    assertThat(desk.map().viewport().bounds().width()).isLessThan(before.bounds().width() / 10);
  }

  @Test
  void hidesWhatTheLayersFilterHides() {
    desk.project()
        .edit(
            Text.same("filter"),
            map ->
                LayerTree.replace(
                    map, "a", layer -> TableFeature.filtered(layer, Optional.of("people > 6000"))));
    settle();
    ui.until("the filter is in force", () -> names().size() == 2);
    desk.project().undo();
    ui.until("the filter is gone", () -> names().size() == 8);
  }

  @Test
  void makesTheConditionTheLayersFilter() {
    new TableFeature().install(desk);
    desk.project()
        .edit(
            Text.same("filter"),
            map ->
                LayerTree.replace(
                    map, "a", layer -> TableFeature.filtered(layer, Optional.of("people > 1"))));
    FileLayer layer = (FileLayer) LayerTree.find(desk.project().map(), "a").orElseThrow();
    assertThat(layer.filter()).contains("people > 1");
  }

  @Test
  void closesWithItsLayer() {
    desk.project().edit(Text.same("remove"), map -> LayerTree.remove(map, "a"));
    assertThat(table.layerProperty().get()).isEmpty();
    assertThat(table.rowsProperty().get()).isEmpty();
  }

  @Test
  void copiesTheSelectedRows() {
    desk.selection().set("a", OrdinalSet.of(0, 1));
    table.copy(List.of(column("name"), column("people")));
    ui.until("copied", () -> !desk.copied.isEmpty());
    assertThat(desk.copied.get(0)).isEqualTo("name\tpeople\n大安里\t1000\n一心里\t2000\n");
  }

  @ParameterizedTest
  @EnumSource(RowExport.Kind.class)
  void writesRowsThatCanBeOpenedAgain(RowExport.Kind kind) throws IOException {
    desk.selection().set("a", OrdinalSet.of(1, 5));
    RowExport rows = table.export(RowExport.Which.SELECTED).orElseThrow();
    Path file = folder.resolve("out").resolve(rows.suggestedName(kind));
    Files.createDirectories(file.getParent());
    Text told = rows.write(kind, file, Progress.NONE);
    assertThat(told.in(Language.ENGLISH)).startsWith("2 features");
    var opened = desk.compiled().open(file, Choices.NONE, Progress.NONE);
    assertThat(opened).hasSize(1);
    assertThat(opened.get(0).view().orElseThrow().info().count()).isEqualTo(2);
    try (var files = Files.list(file.getParent())) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("tutai-"));
    }
  }

  @Test
  void writesBig5AndTellsWhatItCannotHold() throws IOException {
    Path source =
        Layers.geoJson(
            folder.resolve("rare"),
            "rare.geojson",
            List.of(
                "{\"type\":\"Feature\",\"properties\":{\"name\":\"磘𠀀里\"},"
                    + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[121,24]}}"));
    Layers.open(desk, ui, "rare", source);
    table.show(Optional.of("rare"));
    settle();
    RowExport rows = table.export(RowExport.Which.ALL).orElseThrow();
    Path file = folder.resolve("rare.csv");
    Text told = rows.write(RowExport.Kind.CSV_BIG5, file, Progress.NONE);
    assertThat(told.in(Language.CHINESE)).contains("不在 Big5 中");
    assertThat(Files.readString(file, Charset.forName("x-windows-950"))).contains("里", "?");
  }

  @Test
  void opensAndSortsAMillionRowsWithoutReadingThemAll() {
    CompiledLayer million =
        Layers.compiled(
            folder.resolve("million"),
            List.of(Field.of("code", FieldType.TEXT), Field.of("n", FieldType.INTEGER)),
            1_000_000,
            i -> List.of("第" + (i * 7919 % 1_000_000) + "號", i * 31 % 1_000_003));
    table.show(new TableLayer("m", "million", million, Optional.empty()));
    settle();
    assertThat(counted()).isEqualTo("1,000,000 rows");
    table.sortProperty().set(Optional.of(new Sort(0, false)));
    settle();
    assertThat(table.value(0, 0)).isEqualTo("第0號");
    assertThat(table.value(999_999, 0)).isEqualTo("第999999號");
    table.sortProperty().set(Optional.of(new Sort(1, true)));
    settle();
    assertThat(Long.parseLong(table.value(0, 1))).isGreaterThan(Long.parseLong(table.value(1, 1)));
    table.selectShown();
    assertThat(table.selectedProperty().get()).hasSize(1_000_000);
  }
}
