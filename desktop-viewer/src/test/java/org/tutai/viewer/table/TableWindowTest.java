package org.tutai.viewer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.app.WindowTest;

class TableWindowTest extends WindowTest {

  TableWindowTest() {
    ofData.add("N"); // a county's letter, not the north
  }

  @Test
  void theTableIsSortedFilteredAndSelectedIn() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    clickOn("#tool-layer.table");
    ready();
    assertThat(counted()).isEqualTo("368 rows");
    judge("table");

    clickOn(heading("TOWNCODE"));
    ready();
    assertThat(firstRow().get(3)).as("the least code").isEqualTo("09007010");
    clickOn(heading("TOWNCODE"));
    ready();
    assertThat(firstRow().get(3)).as("the greatest code").startsWith("68");

    type("#table-find", "北");
    ready();
    judge("table-typed");
    assertThat(counted()).matches("\\d+ of 368 rows");

    type("#table-find", "");
    clickOn("#table-condition");
    type("COUN");
    judge("table-suggestions");
    press(KeyCode.ENTER);
    type("= '");
    ready();
    judge("table-values");
    type("台北市'");
    press(KeyCode.ESCAPE);
    ready();
    assertThat(counted()).isEqualTo("12 of 368 rows");
    judge("table-condition");
  }

  @Test
  void theTableAndTheMapShareOneSelection() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    clickOn("#tool-layer.table");
    ready();
    clickOn(row(2));
    assertThat(selected()).hasSize(1);
    ready();
    judge("table-selected");

    run("select.click");
    double[] hualien = onFx(() -> bench().map().viewport().pixel(new Position(121.35, 23.75)));
    clickAt(mapPane(), hualien[0], hualien[1]);
    ready();
    assertThat(selected()).hasSize(1);
    long picked = selected().iterator().next();
    clickOn("Scroll to the first selected");
    assertThat(pickedRows()).as("the row of the feature clicked on").containsExactly(picked + 1);
  }

  @Test
  void aColumnIsCountedAndRowsAreExported() throws IOException {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    clickOn("#tool-layer.table");
    ready();
    rightClickOn(heading("COUNTYNAME"));
    clickOn("Statistics");
    ready();
    judge("table-statistics");
    clickOn("Export");
    judge("table-export");
    answers.save = Optional.of(home.resolve("towns.csv"));
    clickOn("Save as…");
    ready();
    List<String> lines = Files.readAllLines(home.resolve("towns.csv"));
    assertThat(lines).hasSize(369);
    assertThat(lines.get(0)).contains("TOWNNAME");
  }

  @Test
  void aLayerIsExportedWithoutItsTable() throws IOException {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    run("layer.export");
    ready();
    clickOn("GeoJSON");
    answers.save = Optional.of(home.resolve("towns.geojson"));
    clickOn("Save as…");
    ready();
    assertThat(Files.readString(home.resolve("towns.geojson"))).contains("成功鎮");
    assertThat(isShown("#attribute-rows")).isFalse();
  }

  @Test
  void rowsThatComeAfterNoneBeginAtTheTop() {
    open(data("shp_big5_3826_nocpg/tw_village.shp"));
    clickOn("#tool-layer.table");
    ready();
    assertThat(topRow()).isZero();
    clickOn(row(1));
    press(KeyCode.END);
    ready();
    assertThat(topRow()).isGreaterThan(7_000);
    type("#table-find", "里");
    ready();
    assertThat(topRow()).as("the first row after a filter").isZero();
    type("#table-find", "no such row");
    ready();
    assertThat(rows()).isEmpty();
    type("#table-find", "村");
    ready();
    assertThat(topRow()).as("the first row after none").isZero();
  }

  @Test
  void aHeadingThatIsAskedForItsMenuDoesNotSort() {
    open(data("shp_big5_3826_nocpg/tw_town.shp"));
    clickOn("#tool-layer.table");
    ready();
    List<String> before = firstRow();
    rightClickOn(heading("TOWNCODE"));
    press(KeyCode.ESCAPE);
    ready();
    assertThat(firstRow()).isEqualTo(before);
  }

  @Test
  @Tag("long")
  void aMillionRowsAreScrolledSortedAndSearched() throws IOException {
    Path file = home.resolve("million.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("name,kind,amount,lon,lat\n");
      for (int i = 0; i < 1_000_000; i++) {
        out.write(
            "P"
                + i
                + ",k"
                + i % 7
                + ","
                + (i * 7919L % 1_000_003)
                + ","
                + (120 + i % 1000 * 0.002)
                + ","
                + (22 + i / 1000 * 0.003)
                + "\n");
      }
    }
    open(file);
    clickOn("#csv-add");
    ready();
    clickOn("#tool-layer.table");
    ready();
    assertThat(counted()).isEqualTo("1,000,000 rows");
    judge("table-million");
    clickOn(row(1));
    press(KeyCode.END);
    ready();
    assertThat(topRow()).isGreaterThan(999_900);
    assertThat(lastRow()).isEqualTo(999_999);
    clickOn(heading("amount"));
    ready();
    assertThat(topRow()).isZero();
    assertThat(firstRow().get(3)).isEqualTo("0");
    type("#table-find", "P99999");
    ready();
    assertThat(counted()).isEqualTo("11 of 1,000,000 rows · 1 selected");
  }

  // --- Looking -----------------------------------------------------------------------------------

  private static String counted() {
    Label count = find("#table-count", Label.class);
    return onFx(count::getText);
  }

  private static TableView<?> table() {
    return find("#attribute-rows", TableView.class);
  }

  private Set<Long> selected() {
    return onFx(
        () ->
            bench().selection().selectedProperty().get().values().stream()
                .findFirst()
                .orElse(Set.of()));
  }

  private static Node heading(String name) {
    Node table = table();
    return onFx(
        () ->
            table.lookupAll(".column-header").stream()
                .filter(
                    header ->
                        header.lookup(".label") instanceof Label label
                            && label.getText().equals(name))
                .findFirst()
                .orElseThrow());
  }

  private static List<TableRow<?>> rows() {
    Node table = table();
    return onFx(
        () ->
            table.lookupAll(".table-row-cell").stream()
                .filter(
                    row -> row.isVisible() && row instanceof TableRow<?> line && !line.isEmpty())
                .<TableRow<?>>map(row -> (TableRow<?>) row)
                .sorted(java.util.Comparator.comparingInt(IndexedCell::getIndex))
                .toList());
  }

  private static Node row(int index) {
    return rows().stream().filter(row -> row.getIndex() == index).findFirst().orElseThrow();
  }

  private static int topRow() {
    settle();
    return rows().get(0).getIndex();
  }

  private static int lastRow() {
    var rows = rows();
    return rows.get(rows.size() - 1).getIndex();
  }

  private static List<String> firstRow() {
    settle();
    TableRow<?> first = rows().get(0);
    return onFx(
        () ->
            first.getChildrenUnmodifiable().stream()
                .filter(TableCell.class::isInstance)
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .toList());
  }

  /** The numbers in the first column of the rows that are marked as selected. */
  private static List<Long> pickedRows() {
    settle();
    return rows().stream()
        .filter(
            row ->
                onFx(
                    () ->
                        row.getPseudoClassStates().stream()
                            .anyMatch(state -> state.getPseudoClassName().equals("picked"))))
        .map(row -> onFx(() -> ((TableCell<?, ?>) row.getChildrenUnmodifiable().get(0)).getText()))
        .map(text -> Long.parseLong(text.replace(",", "")))
        .toList();
  }
}
