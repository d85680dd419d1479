package org.tutai.geo.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.Formats;

class JoinedLayerTest {

  private static final Schema SCHEMA =
      new Schema(
          GeometryKind.POINT,
          List.of(Field.of("code", FieldType.TEXT), Field.of("人口", FieldType.TEXT)));

  @TempDir Path folder;

  private CompiledLayer layer(String... codes) throws IOException {
    var features = new ArrayList<Feature>();
    for (int i = 0; i < codes.length; i++) {
      var point = new GeometryFactory().createPoint(new Coordinate(120 + i * 0.01, 24));
      features.add(new Feature(i, point, Arrays.asList(codes[i], "own" + i)));
    }
    Path target = folder.resolve("points.layer");
    new LayerCompiler()
        .compile(
            new ListSource("points", SCHEMA, "CRS:84", features),
            target,
            LayerCompiler.Progress.NONE);
    return CompiledLayer.open(target);
  }

  private StatisticsTable table(Charset charset, String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.write(file, text.getBytes(charset));
    return StatisticsTable.read(Formats.open(file).layers().get(0));
  }

  private static final String BIG5 =
      "代碼,名稱,人口,戶數\r\n"
          + "65000010-001,留侯里,\"1,679\",690\r\n"
          + "65000010-002,流芳里,\"12,345,678\",631\r\n"
          + "65000010-002,流芳里,9,9\r\n"
          + "65000010-003,赤松里,-,468\r\n";

  private static JoinedLayer joined(LayerView layer, StatisticsTable table) {
    return new JoinedLayer(layer, "code", table.by("代碼", List.of("人口", "戶數"), JoinKey.LENIENT));
  }

  @Test
  void columnsOfTheTableStandBesideTheLayersOwn() throws IOException {
    try (CompiledLayer layer = layer("65000010001", "65000010002", "65000010003", "x", " ")) {
      JoinedLayer joined = joined(layer, table(Charset.forName("MS950"), BIG5));
      assertThat(joined.info().schema().fields())
          .extracting(Field::name)
          .containsExactly("code", "人口", "人口_2", "戶數");
      assertThat(joined.ownColumns()).isEqualTo(2);
      assertThat(joined.get(0).orElseThrow().values())
          .containsExactly("65000010001", "own0", 1679.0, 690L);
      assertThat(joined.get(1).orElseThrow().values().get(2)).isEqualTo(12_345_678.0);
      assertThat(joined.get(2).orElseThrow().values().subList(2, 4)).containsExactly(null, 468L);
      assertThat(joined.get(3).orElseThrow().values().subList(2, 4)).containsOnlyNulls();
      assertThat(joined.get(99)).isEmpty();
    }
  }

  @Test
  void cursorAndRowsSayTheSame() throws IOException {
    try (CompiledLayer layer = layer("65000010001", "65000010002", "65000010003", "x")) {
      JoinedLayer joined = joined(layer, table(Charset.forName("MS950"), BIG5));
      FeatureTable rows = joined.table().orElseThrow();
      int seen = 0;
      try (FeatureCursor cursor = joined.query(new Query(WorldBox.ALL, 0, Query.Order.SOURCE))) {
        while (cursor.next()) {
          for (int column = 0; column < 4; column++) {
            assertThat(cursor.value(column))
                .isEqualTo(rows.value(rows.row(cursor.ordinal()), column))
                .isEqualTo(joined.get(cursor.ordinal()).orElseThrow().value(column));
          }
          assertThat(cursor.code(3)).isEqualTo(-1);
          seen++;
        }
      }
      assertThat(seen).isEqualTo(4);
      assertThat(rows.codes(2)).isZero();
    }
  }

  @Test
  void filtersSeeJoinedColumns() throws Exception {
    try (CompiledLayer layer = layer("65000010001", "65000010002", "x")) {
      JoinedLayer joined = joined(layer, table(Charset.forName("MS950"), BIG5));
      var few = new FilteredLayer(joined, EcqlParser.parse("\"人口_2\" > 2000"), "f");
      try (FeatureCursor cursor = few.query(new Query(WorldBox.ALL, 0, Query.Order.ANY))) {
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.ordinal()).isEqualTo(1);
        assertThat(cursor.next()).isFalse();
      }
    }
  }

  @Test
  void anotherTableIsAnotherContent() throws IOException {
    try (CompiledLayer layer = layer("65000010001")) {
      StatisticsTable table = table(Charset.forName("MS950"), BIG5);
      StatisticsTable other = table(Charset.forName("MS950"), BIG5.replace("690", "691"));
      assertThat(joined(layer, table).stamp(WorldBox.ALL))
          .isEqualTo(joined(layer, table).stamp(WorldBox.ALL))
          .isNotEqualTo(layer.stamp(WorldBox.ALL))
          .isNotEqualTo(joined(layer, other).stamp(WorldBox.ALL));
      assertThat(joined(layer, table).info().digest())
          .isNotEqualTo(joined(layer, other).info().digest());
    }
  }

  @Test
  void refusesKeysThatAreNotThere() throws IOException {
    try (CompiledLayer layer = layer("a")) {
      StatisticsTable table = table(Charset.forName("MS950"), BIG5);
      assertThatThrownBy(() -> table.by("missing", List.of(), JoinKey.EXACT))
          .hasMessage("the table must have the column (got: missing)");
      JoinTable by = table.by("代碼", List.of(), JoinKey.EXACT);
      assertThatThrownBy(() -> new JoinedLayer(layer, "missing", by))
          .hasMessage("the layer must have the field (got: missing)");
    }
  }

  @Test
  void keysAreGuessedByTheirValues() throws IOException {
    try (CompiledLayer layer = layer("65000010001", "65000010002", "65000010009")) {
      StatisticsTable table = table(Charset.forName("MS950"), BIG5);
      JoinGuess guess = JoinGuess.best(keys(layer), table.keys()).orElseThrow();
      assertThat(guess.layerField()).isEqualTo("code");
      assertThat(guess.tableField()).isEqualTo("代碼");
      assertThat(guess.comparison()).isEqualTo(JoinKey.LENIENT);
      assertThat(guess.matched()).isEqualTo(2);
      assertThat(guess.values()).isEqualTo(3);
      assertThat(guess.missing()).containsExactly("65000010009");
      assertThat(guess.unused()).containsExactly("65000010-003");
      assertThat(guess.repeated()).containsExactly("65000010-002");
    }
  }

  private static List<JoinGuess.Keys> keys(LayerView layer) {
    FeatureTable rows = layer.table().orElseThrow();
    var keys = new ArrayList<JoinGuess.Keys>();
    for (int column = 0; column < layer.info().schema().fields().size(); column++) {
      var texts = new ArrayList<String>();
      for (int row = 0; row < rows.rows(); row++) {
        texts.add(String.valueOf(rows.value(row, column)));
      }
      keys.add(new JoinGuess.Keys(layer.info().schema().fields().get(column).name(), texts));
    }
    return keys;
  }

  @Test
  void nothingInCommonIsNoGuess() {
    assertThat(
            JoinGuess.best(
                List.of(new JoinGuess.Keys("a", List.of("x", "y"))),
                List.of(
                    new JoinGuess.Keys("b", List.of("1", "2")),
                    new JoinGuess.Keys("c", List.of()))))
        .isEmpty();
  }

  @Test
  void spellingsAreBroughtTogether() {
    assertThat(JoinKey.LENIENT.form(" 台北市 ")).isEqualTo(JoinKey.LENIENT.form("臺北市"));
    assertThat(JoinKey.LENIENT.form("６５-０1")).isEqualTo("6501");
    assertThat(JoinKey.UNPADDED.form("0007")).isEqualTo("7");
    assertThat(JoinKey.UNPADDED.form("000")).isEqualTo("0");
    assertThat(JoinKey.UNPADDED.form("00A")).isEqualTo("00a");
    assertThat(JoinKey.EXACT.form("00A ")).isEqualTo("00A");
    assertThat(JoinKey.LENIENT.form("x".repeat(100_000))).isEmpty();
  }

  @Test
  void codesWithZerosStayTexts() throws IOException {
    StatisticsTable table =
        table(
            Charset.forName("UTF-8"), "code,n,s\n001,\"1,000\",a\n002,N/A,\"1,000 a\"\n003,7,b\n");
    assertThat(table.fields())
        .extracting(Field::type)
        .containsExactly(FieldType.TEXT, FieldType.REAL, FieldType.TEXT);
  }

  @Test
  void realVillagesFindTheirStatistics() throws IOException {
    Path data = Path.of(System.getProperty("tutai.shared", "/nowhere"), "data");
    Path csv = data.resolve("village_2021_03.csv");
    Assumptions.assumeTrue(Files.exists(csv), "no " + csv);
    Path villages = data.resolve("shp_big5_3826_nocpg/tw_village.shp");
    StatisticsTable shape = StatisticsTable.read(Formats.open(villages).layers().get(0));
    StatisticsTable table = StatisticsTable.read(Formats.open(csv).layers().get(0));
    JoinGuess guess = JoinGuess.best(shape.keys(), table.keys()).orElseThrow();
    assertThat(guess.layerField()).isEqualTo("VILLCODE");
    assertThat(guess.tableField()).isEqualTo("村里代碼");
    assertThat(guess.matched()).isEqualTo(7_690);
    assertThat(guess.comparison()).isEqualTo(JoinKey.LENIENT);
  }
}
