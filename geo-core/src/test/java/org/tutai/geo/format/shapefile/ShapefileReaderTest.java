package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.ByteSink;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjWriter;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.shapefile.Handmade.Shapes;
import org.tutai.geo.format.shapefile.Handmade.Table;

class ShapefileReaderTest {

  private static final double[] OUTER = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0};
  private static final double[] HOLE = {2, 2, 4, 2, 4, 4, 2, 4, 2, 2};

  @TempDir Path folder;

  @Test
  void readsShapesRowsAndWhatIsKnownOfThem() throws IOException {
    new Shapes(1).point(1, 2).nothing().point(3, 4).write(folder, "towns");
    new Table().column("name", 'C', 4, 0).row("ab  ").row("cd  ").row("臺 ").write(folder, "towns");
    Files.writeString(
        folder.resolve("towns.prj"), PrjWriter.write(CrsRegistry.TWD97_TM2_121).orElseThrow());

    ShapefileReader reader = ShapefileReader.open(folder.resolve("towns.shp"));
    Reading read = Reading.of(reader);

    assertThat(reader.name()).isEqualTo("towns");
    assertThat(reader.count()).hasValue(3);
    assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(reader.schema().geometryKind()).isEqualTo(GeometryKind.POINT);
    assertThat(reader.schema().fields()).containsExactly(new Field("name", FieldType.TEXT, 4, 0));
    assertThat(read.wkt()).containsExactly("POINT (1 2)", "null", "POINT (3 4)");
    assertThat(read.values()).containsExactly(List.of("ab"), List.of("cd"), List.of("臺"));
    assertThat(read.ordinals()).containsExactly(0L, 1L, 2L);
    assertThat(read.bad()).isEmpty();
    assertThat(Reading.of(reader).wkt()).isEqualTo(read.wkt());
  }

  @Test
  void findsSidecarsInUpperCase() throws IOException {
    Path shp = new Shapes(1).point(1, 2).write(folder, "TOWN");
    Files.move(shp, folder.resolve("TOWN.SHP"));
    Files.move(folder.resolve("TOWN.shx"), folder.resolve("TOWN.SHX"));
    Files.write(
        folder.resolve("TOWN.DBF"),
        new Table(TextEncoding.BIG5).column("名稱", 'C', 4, 0).row("臺北").bytes());
    Files.writeString(folder.resolve("TOWN.Cpg"), "BIG5");
    ShapefileReader reader = ShapefileReader.open(folder.resolve("TOWN.SHP"));
    assertThat(reader.schema().fields()).extracting(Field::name).containsExactly("名稱");
    assertThat(Reading.of(reader).values()).containsExactly(List.of("臺北"));
    assertThat(reader.remarks()).noneMatch(remark -> remark.english().contains(".shx"));
  }

  @Test
  void readsGeometryAloneWithoutTable() throws IOException {
    ShapefileReader reader = ShapefileReader.open(new Shapes(1).point(1, 2).write(folder, "a"));
    assertThat(reader.schema().fields()).isEmpty();
    assertThat(reader.encoding()).isEmpty();
    assertThat(Reading.of(reader).values()).containsExactly(List.of());
    assertThat(reader.remarks()).anyMatch(remark -> remark.english().contains("no .dbf"));
    assertThat(reader.crsFinding().grounds())
        .anyMatch(remark -> remark.english().contains("no .prj"));
  }

  @Test
  void walksTheShapesWithoutIndex() throws IOException {
    Path shp = new Shapes(3).parts(new double[] {0, 0, 1, 1}).nothing().write(folder, "a");
    Files.delete(folder.resolve("a.shx"));
    ShapefileReader reader = ShapefileReader.open(shp);
    assertThat(reader.count()).isEmpty();
    assertThat(Reading.of(reader).wkt()).containsExactly("LINESTRING (0 0, 1 1)", "null");
  }

  @Test
  void followsTheOrderOfTheIndex() throws IOException {
    Shapes shapes = new Shapes(1).point(1, 1).point(2, 2).point(3, 3);
    Path shp = shapes.write(folder, "a");
    byte[] shx = shapes.shx();
    byte[] first = Arrays.copyOfRange(shx, 100, 108);
    System.arraycopy(shx, 116, shx, 100, 8);
    System.arraycopy(first, 0, shx, 116, 8);
    Files.write(folder.resolve("a.shx"), shx);
    assertThat(Reading.of(ShapefileReader.open(shp)).wkt())
        .containsExactly("POINT (3 3)", "POINT (2 2)", "POINT (1 1)");
  }

  @Test
  void walksTheShapesWhenTheIndexIsOfAnotherFile() throws IOException {
    Path shp = new Shapes(1).point(1, 1).nothing().point(3, 3).write(folder, "a");
    Files.write(folder.resolve("a.shx"), new Shapes(1).nothing().nothing().nothing().shx());
    ShapefileReader reader = ShapefileReader.open(shp);
    assertThat(reader.remarks()).anyMatch(remark -> remark.english().contains(".shx is not used"));
    assertThat(Reading.of(reader).wkt()).containsExactly("POINT (1 1)", "null", "POINT (3 3)");
  }

  @Test
  void walksTheShapesWhenTheIndexIsDamaged() throws IOException {
    Path shp = new Shapes(1).point(1, 1).write(folder, "a");
    for (byte[] shx : new byte[][] {{}, new byte[99], new byte[108]}) {
      Files.write(folder.resolve("a.shx"), shx);
      ShapefileReader reader = ShapefileReader.open(shp);
      assertThat(reader.remarks())
          .anyMatch(remark -> remark.english().contains(".shx is not used"));
      assertThat(Reading.of(reader).wkt()).containsExactly("POINT (1 1)");
    }
  }

  @Test
  void readsOnPastAWrongLengthInTheHeader() throws IOException {
    for (int words : new int[] {50, 51, 0, 1_000_000, Integer.MAX_VALUE}) {
      for (boolean indexed : new boolean[] {true, false}) {
        Path shp = new Shapes(1).point(1, 1).point(2, 2).statingWords(words).write(folder, "a");
        Files.write(folder.resolve("a.shx"), new Shapes(1).point(1, 1).point(2, 2).shx());
        if (!indexed) {
          Files.delete(folder.resolve("a.shx"));
        }
        ShapefileReader reader = ShapefileReader.open(shp);
        assertThat(Reading.of(reader).wkt()).containsExactly("POINT (1 1)", "POINT (2 2)");
        assertThat(reader.remarks())
            .anyMatch(remark -> remark.english().contains("its header says"));
      }
    }
  }

  @Test
  void refusesShapesThatWereCutOff() throws IOException {
    Shapes shapes = new Shapes(1).point(1, 1).point(2, 2);
    byte[] shp = shapes.shp();
    Path path = folder.resolve("a.shp");
    for (int length = 101; length < shp.length; length++) {
      Files.write(path, Arrays.copyOf(shp, length));
      Files.write(folder.resolve("a.shx"), shapes.shx());
      assertThatThrownBy(() -> ShapefileReader.open(path))
          .as("%d bytes", length)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void refusesARecordCutOffWithoutIndexButReadsThoseBefore() throws IOException {
    byte[] shp = new Shapes(1).point(1, 1).point(2, 2).shp();
    Path path = Files.write(folder.resolve("a.shp"), Arrays.copyOf(shp, shp.length - 3));
    try (var stream = ShapefileReader.open(path).features()) {
      assertThat(Reading.wkt(stream.next().geometry())).isEqualTo("POINT (1 1)");
      assertThatThrownBy(stream::next)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("record 2");
    }
  }

  @Test
  void refusesHeadersOfSomethingElse() throws IOException {
    byte[] shp = new Shapes(1).point(1, 1).shp();
    refuses(new byte[0], "header of 100 bytes");
    refuses(Arrays.copyOf(shp, 99), "header of 100 bytes");
    refuses(with(shp, 0, 1), "magic number");
    refuses(with(shp, 29, 99), "version");
    refuses(with(shp, 32, 2), "shape type 2");
    refuses(with(shp, 32, 31), "multipatches");
    refuses(
        "<html><body>not found</body></html>".repeat(9).getBytes(StandardCharsets.UTF_8), "magic");
  }

  private void refuses(byte[] shp, String because) throws IOException {
    Path path = Files.write(folder.resolve("bad.shp"), shp);
    assertThatThrownBy(() -> ShapefileReader.open(path))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(because)
        .hasMessageContaining("bad.shp");
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  @Test
  void dropsAndCountsRowsFlaggedAsDeleted() throws IOException {
    Path shp = new Shapes(1).point(1, 1).point(2, 2).point(3, 3).write(folder, "a");
    new Table().column("n", 'C', 1, 0).row("a").deletedRow("b").row("c").write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp));
    assertThat(read.ordinals()).containsExactly(0L, 2L);
    assertThat(read.values()).containsExactly(List.of("a"), List.of("c"));
    assertThat(read.bad()).isEqualTo(Map.of("deleted-row", 1L));
  }

  @Test
  void tellsOfRowsWithoutShapesAndShapesWithoutRows() throws IOException {
    Path shp = new Shapes(1).point(1, 1).point(2, 2).write(folder, "a");
    new Table().column("n", 'C', 1, 0).row("a").write(folder, "a");
    ShapefileReader fewer = ShapefileReader.open(shp);
    Reading read = Reading.of(fewer);
    assertThat(read.features()).hasSize(2);
    assertThat(read.features().get(1).values()).containsOnlyNulls();
    assertThat(read.bad()).isEqualTo(Map.of("row-missing", 1L));
    assertThat(fewer.remarks())
        .anyMatch(remark -> remark.english().contains("2 shapes and the .dbf 1 rows"));

    new Table().column("n", 'C', 1, 0).row("a").row("b").row("c").write(folder, "a");
    ShapefileReader more = ShapefileReader.open(shp);
    assertThat(Reading.of(more).features()).hasSize(2);
    assertThat(more.count()).hasValue(2);
    assertThat(more.remarks()).anyMatch(remark -> remark.english().contains("rows have no shapes"));
  }

  @Test
  void trustsTheRowsThereAreMoreThanTheCountInTheHeader() throws IOException {
    Path shp = new Shapes(1).point(1, 1).point(2, 2).write(folder, "a");
    Table table = new Table().column("n", 'C', 1, 0).row("a").row("b");
    for (int stated : new int[] {0, 1, 2, 99, -1}) {
      Files.write(folder.resolve("a.dbf"), table.bytes(stated, 65, 2));
      assertThat(Reading.of(ShapefileReader.open(shp)).values())
          .containsExactly(List.of("a"), List.of("b"));
    }
  }

  @Test
  void readsTheShapesWhereTheTableCannotBeRead() throws IOException {
    Path shp = new Shapes(1).point(1, 1).write(folder, "a");
    Table table = new Table().column("n", 'C', 5, 0).row("abcde");
    for (byte[] dbf :
        new byte[][] {
          {},
          new byte[31],
          new byte[40],
          table.bytes(1, 65, 3),
          table.bytes(1, 65_000, 6),
          table.bytes(1, 32, 6),
        }) {
      Files.write(folder.resolve("a.dbf"), dbf);
      ShapefileReader reader = ShapefileReader.open(shp);
      assertThat(reader.remarks())
          .anyMatch(r -> r.isWarning() && r.english().contains("The .dbf cannot be read"));
      assertThat(reader.schema().fields()).isEmpty();
      assertThat(Reading.of(reader).wkt()).containsExactly("POINT (1 1)");
      assertThatThrownBy(() -> DbfReader.open(folder.resolve("a.dbf"), null))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("a.dbf");
    }
  }

  @Test
  void tellsOfATableCutShort() throws IOException {
    new Shapes(1).point(1, 1).point(2, 2).write(folder, "a");
    byte[] dbf = new Table().column("n", 'C', 1, 0).row("a").row("b").bytes();
    Files.write(folder.resolve("a.dbf"), Arrays.copyOf(dbf, dbf.length - 3));
    ShapefileReader reader = ShapefileReader.open(folder.resolve("a.shp"));
    assertThat(reader.remarks())
        .anyMatch(r -> r.isWarning() && r.english().contains("counts 2 rows, 1 are there"));
    assertThat(Reading.of(reader).bad()).isEqualTo(Map.of("row-missing", 1L));
  }

  @Test
  void findsSidecarsInAnyLetters() throws IOException {
    new Shapes(1).point(1, 1).write(folder, "a");
    Path dbf = new Table().column("n", 'C', 1, 0).row("a").write(folder, "a");
    Files.move(folder.resolve("a.shp"), folder.resolve("Vill_A.Shp"));
    Files.move(folder.resolve("a.shx"), folder.resolve("VILL_a.sHX"));
    Files.move(dbf, folder.resolve("vILL_A.dBf"));
    ShapefileReader reader = ShapefileReader.open(folder.resolve("Vill_A.Shp"));
    assertThat(reader.remarks()).isEmpty();
    assertThat(Reading.of(reader).values()).containsExactly(List.of("a"));
  }

  @Test
  void readsTheQgisProjectionFileWhereThePrjTellsNothing() throws IOException {
    Path shp = new Shapes(1).point(1, 1).write(folder, "a");
    String wkt = PrjWriter.write(CrsRegistry.TWD97_TM2_121).orElseThrow();
    Files.writeString(folder.resolve("a.qpj"), wkt);
    assertThat(ShapefileReader.open(shp).crs()).contains(CrsRegistry.TWD97_TM2_121);
    Files.writeString(folder.resolve("a.prj"), "LOCAL_CS[\"my field\"]");
    assertThat(ShapefileReader.open(shp).crs()).contains(CrsRegistry.TWD97_TM2_121);
  }

  @Test
  void readsATableWithoutShapes() throws IOException {
    Path dbf =
        Files.write(
            folder.resolve("t.DBF"),
            new Table().column("n", 'C', 3, 0).row("里").deletedRow("x  ").row("abc").bytes());
    assertThat(Formats.discover(folder)).containsExactly(dbf);
    FeatureSource table = Formats.open(dbf).layers().get(0);
    assertThat(table.schema().geometryKind()).isEqualTo(GeometryKind.NONE);
    assertThat(table.name()).isEqualTo("t");
    Reading read = Reading.of(table);
    assertThat(read.values()).containsExactly(List.of("里"), List.of("abc"));
    assertThat(read.ordinals()).containsExactly(0L, 2L);
    assertThat(read.bad()).isEqualTo(Map.of("deleted-row", 1L));
  }

  @Test
  void readsNoMoreRowsOfALoneTableThanItCounts() throws IOException {
    Path dbf = folder.resolve("t.dbf");
    Table table = new Table().column("n", 'C', 1, 0).row("a").row("b");
    Files.write(dbf, table.bytes(1, 65, 2));
    assertThat(Reading.of(DbfReader.open(dbf, null)).values()).containsExactly(List.of("a"));
    Files.write(dbf, table.bytes(0, 65, 2));
    assertThat(Reading.of(DbfReader.open(dbf, null)).features()).hasSize(2);
  }

  @Test
  void countsBadCoordinatesAndGoesOn() throws IOException {
    Path shp =
        new Shapes(1)
            .point(Double.NaN, 1)
            .point(1, Double.NEGATIVE_INFINITY)
            .point(-Double.MAX_VALUE, -Double.MAX_VALUE)
            .point(5, 6)
            .write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp));
    assertThat(read.wkt()).containsExactly("POINT (5 6)");
    assertThat(read.ordinals()).containsExactly(3L);
    assertThat(read.bad())
        .isEqualTo(Map.of("coordinate-not-a-number", 1L, "coordinate-out-of-range", 2L));
  }

  @Test
  void countsRecordsThatDontHoldWhatTheySay() throws IOException {
    Path shp =
        new Shapes(5)
            .record(sink -> sink.putInt(5))
            .record(sink -> sink.putInt(5).fill(0, 32).putInt(1).putInt(1_000_000_000).putInt(0))
            .record(sink -> sink.putInt(5).fill(0, 32).putInt(1_000_000_000).putInt(4).putInt(0))
            .record(sink -> sink.putInt(5).fill(0, 32).putInt(-1).putInt(-1))
            .record(sink -> sink.putInt(5).fill(0, 32).putInt(1).putInt(4).putInt(3).fill(0, 64))
            .record(
                sink ->
                    sink.putInt(5).fill(0, 32).putInt(2).putInt(4).putInt(0).putInt(9).fill(0, 64))
            .record(sink -> sink.putInt(1).putDouble(1).putDouble(2))
            .record(sink -> sink.putInt(77))
            .record(sink -> {})
            .parts(OUTER)
            .write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp));
    assertThat(read.wkt()).containsExactly("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))");
    assertThat(read.ordinals()).containsExactly(9L);
    assertThat(read.bad())
        .isEqualTo(Map.of("record-too-short", 5L, "part-index", 2L, "shape-type", 2L));
  }

  @Test
  void mendsARecordsLengthByWhatItHolds() throws IOException {
    for (int wrong : new int[] {0x7F, 0}) {
      byte[] shp = new Shapes(1).point(1, 1).point(2, 2).point(3, 3).shp();
      shp[100 + 28 + 6] = (byte) wrong;
      shp[100 + 28 + 7] = 2;
      Path path = Files.write(folder.resolve("a.shp"), shp);
      byte[] shx = new Shapes(1).point(1, 1).point(2, 2).point(3, 3).shx();
      Files.write(folder.resolve("a.shx"), shx);
      ShapefileReader reader = ShapefileReader.open(path);
      assertThat(reader.remarks()).anyMatch(r -> r.english().contains(".shx is not used"));
      Reading read = Reading.of(reader);
      assertThat(read.wkt()).containsExactly("POINT (1 1)", "POINT (2 2)", "POINT (3 3)");
      assertThat(read.bad()).isEqualTo(Map.of("record-length", 1L));
    }
  }

  @Test
  void mendsTheLengthsOfManyShapesWithoutIndex() throws IOException {
    byte[] shp = new Shapes(5).parts(OUTER, HOLE).parts(OUTER).nothing().parts(OUTER, HOLE).shp();
    int second = 100 + 8 + 44 + 8 + 160;
    assertThat(shp[second + 3]).isEqualTo((byte) 2);
    shp[second + 7] += 20;
    shp[100 + 7] -= 40;
    Reading read = Reading.of(ShapefileReader.open(Files.write(folder.resolve("a.shp"), shp)));
    assertThat(read.features()).hasSize(4);
    assertThat(read.bad()).isEqualTo(Map.of("record-length", 2L));
  }

  @Test
  void refusesARecordLongerThanTheFileThatCannotBeMended() throws IOException {
    byte[] shp = new Shapes(1).point(1, 1).point(2, 2).point(3, 3).shp();
    shp[100 + 28 + 6] = 0x7F;
    shp[100 + 28 + 8] = 99;
    ShapefileReader reader = ShapefileReader.open(Files.write(folder.resolve("a.shp"), shp));
    assertThatThrownBy(() -> Reading.of(reader)).isInstanceOf(FormatException.class);
  }

  @Test
  void usesNoIndexThatWasCutShort() throws IOException {
    Shapes shapes = new Shapes(1).point(1, 1).point(2, 2).point(3, 3);
    Path shp = shapes.write(folder, "a");
    Files.write(folder.resolve("a.shx"), Arrays.copyOf(shapes.shx(), 100 + 8));
    ShapefileReader reader = ShapefileReader.open(shp);
    assertThat(reader.remarks()).anyMatch(r -> r.english().contains("and more records follow"));
    assertThat(Reading.of(reader).features()).hasSize(3);
  }

  @Test
  void readsLinesOfOnePointAsLinesWithoutThem() throws IOException {
    Path shp =
        new Shapes(3)
            .parts(new double[] {1, 1})
            .parts(new double[] {1, 1}, new double[] {0, 0, 5, 5}, new double[] {})
            .write(folder, "a");
    try (var stream = ShapefileReader.open(shp).features()) {
      assertThat(Reading.of(stream).wkt()).containsExactly("LINESTRING (0 0, 5 5)");
      assertThat(stream.bad().listed())
          .extracting(BadFeature::ordinal, BadFeature::reason, BadFeature::dropped)
          .containsExactly(tuple(0L, "line-too-short", true), tuple(1L, "line-too-short", false));
    }
  }

  @Test
  void closesRingsAndLeavesOutThoseTooShort() throws IOException {
    Path shp =
        new Shapes(5)
            .parts(new double[] {0, 0, 0, 10, 10, 10, 10, 0})
            .parts(OUTER, new double[] {3, 3, 4, 4, 3, 3})
            .parts(new double[] {1, 1, 2, 2})
            .write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp));
    assertThat(read.wkt())
        .containsExactly(
            "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))", "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))");
    assertThat(read.bad()).isEqualTo(Map.of("ring-not-closed", 1L, "ring-too-short", 2L));
  }

  @Test
  void takesShapesWithoutPointsForNone() throws IOException {
    Path shp =
        new Shapes(8)
            .record(sink -> sink.putInt(8).fill(0, 32).putInt(0))
            .record(sink -> sink.putInt(8).fill(0, 32).putInt(1).putDouble(1).putDouble(2))
            .write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp));
    assertThat(read.wkt()).containsExactly("null", "MULTIPOINT ((1 2))");
    assertThat(read.bad()).isEmpty();
  }

  @Test
  void takesTheTypeOfTheFirstShapeWhereTheHeaderHasNone() throws IOException {
    Path shp = new Shapes(0).nothing().point(1, 2).write(folder, "a");
    ShapefileReader reader = ShapefileReader.open(shp);
    assertThat(reader.schema().geometryKind()).isEqualTo(GeometryKind.POINT);
    assertThat(Reading.of(reader).wkt()).containsExactly("null", "POINT (1 2)");
    ShapefileReader empty = ShapefileReader.open(new Shapes(0).nothing().write(folder, "b"));
    assertThat(empty.schema().geometryKind()).isEqualTo(GeometryKind.NONE);
    assertThat(Reading.of(empty).wkt()).containsExactly("null");
  }

  @Test
  void readsPointsWithHeightAndOptionalMeasure() throws IOException {
    Path shp =
        new Shapes(11)
            .record(sink -> sink.putInt(11).putDouble(1).putDouble(2).putDouble(3))
            .record(sink -> sink.putInt(11).putDouble(1).putDouble(2).putDouble(3).putDouble(4))
            .record(sink -> sink.putInt(11).putDouble(1).putDouble(2).putDouble(3).putDouble(-1e39))
            .write(folder, "a");
    assertThat(Reading.of(ShapefileReader.open(shp)).wkt())
        .containsExactly("POINT Z(1 2 3)", "POINT ZM(1 2 3 4)", "POINT Z(1 2 3)");
  }

  @Test
  void readsLinesWithHeightsAndOptionalMeasures() throws IOException {
    Path shp =
        new Shapes(13)
            .record(sink -> zLine(sink))
            .record(sink -> zLine(sink).putDouble(7).putDouble(8).putDouble(7).putDouble(8))
            .record(sink -> zLine(sink).putDouble(0).putDouble(0).putDouble(-1e39).putDouble(-1e40))
            .record(sink -> zLine(sink).putDouble(7))
            .write(folder, "a");
    assertThat(Reading.of(ShapefileReader.open(shp)).wkt())
        .containsExactly(
            "LINESTRING Z(1 2 5, 3 4 6)",
            "LINESTRING ZM(1 2 5 7, 3 4 6 8)",
            "LINESTRING Z(1 2 5, 3 4 6)",
            "LINESTRING Z(1 2 5, 3 4 6)");
  }

  private static ByteSink zLine(ByteSink sink) {
    sink.putInt(13).fill(0, 32).putInt(1).putInt(2).putInt(0);
    sink.putDouble(1).putDouble(2).putDouble(3).putDouble(4);
    return sink.putDouble(5).putDouble(6).putDouble(5).putDouble(6);
  }

  @Test
  void readsRingsIntoHoles() throws IOException {
    Path shp = new Shapes(5).parts(HOLE, OUTER).write(folder, "a");
    Reading read = Reading.of(ShapefileReader.open(shp));
    assertThat(read.wkt())
        .containsExactly("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))");
    assertThat(read.bad()).isEmpty();
  }

  @Test
  void takesTheEncodingAPersonChooses() throws IOException {
    Path shp = new Shapes(1).point(1, 1).write(folder, "a");
    new Table(TextEncoding.BIG5).column("n", 'C', 4, 0).row("臺北").write(folder, "a");
    Files.writeString(folder.resolve("a.cpg"), "UTF-8");
    assertThat(Reading.of(ShapefileReader.open(shp)).values()).containsExactly(List.of("臺北"));
    ShapefileReader western = ShapefileReader.open(shp, Charset.forName("windows-1252"));
    assertThat(Reading.of(western).values()).containsExactly(List.of("»O¥_"));
    assertThat(western.encoding()).hasValueSatisfying(e -> assertThat(e.confidence()).isOne());
  }

  @Test
  void failsOnAMissingFile() {
    assertThatThrownBy(() -> ShapefileReader.open(folder.resolve("none.shp")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
