package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.shapefile.ShapefileWriter.Options;
import org.tutai.geo.layer.ListSource;

class ShapefileWriterTest {

  private static final Options UTF_8 = Options.utf8();

  @TempDir Path folder;

  @Test
  void writesTheSameBytesEachTime() throws IOException {
    List<Field> fields = List.of(Field.of("a", FieldType.TEXT), Field.of("b", FieldType.REAL));
    List<Feature> features =
        new AnyFeature(new Random(5), Layout.XYZM).list(GeometryKind.POLYGON, true, fields);
    FeatureSource source = source(GeometryKind.POLYGON, fields, features);
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    ShapefileWriter.write(source, one.resolve("x.shp"), UTF_8);
    ShapefileWriter.write(source, two.resolve("x.shp"), UTF_8);
    assertThat(contents(one)).containsOnlyKeys("x.cpg", "x.dbf", "x.prj", "x.shp", "x.shx");
    assertThat(contents(one)).isEqualTo(contents(two));
  }

  @Test
  void turnsRingsTheWayTheFormatWants() throws Exception {
    FeatureSource source =
        source(
            GeometryKind.POLYGON,
            List.of(),
            List.of(
                new Feature(
                    0,
                    wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))"),
                    List.of())));
    ShapefileWriter.write(source, folder.resolve("x.shp"), UTF_8);
    Reading read = Reading.of(ShapefileReader.open(folder.resolve("x.shp")));
    assertThat(read.bad()).isEmpty();
    assertThat(read.wkt())
        .containsExactly("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))");
  }

  @Test
  void writesPointsAndMultipointsTogetherAsMultipoints() throws Exception {
    FeatureSource source =
        source(
            GeometryKind.POINT,
            List.of(),
            List.of(
                new Feature(0, wkt("POINT (1 2)"), List.of()),
                new Feature(1, wkt("MULTIPOINT ((3 4), (5 6))"), List.of()),
                new Feature(2, wkt("POINT EMPTY"), List.of())));
    ShapefileWriter.write(source, folder.resolve("x.shp"), UTF_8);
    assertThat(Reading.of(ShapefileReader.open(folder.resolve("x.shp"))).wkt())
        .containsExactly("MULTIPOINT ((1 2))", "MULTIPOINT ((3 4), (5 6))", "null");
  }

  @Test
  void cutsNamesBetweenCharactersAndKeepsThemApart() throws IOException {
    List<Field> fields = new ArrayList<>();
    for (String name :
        List.of("population_total", "population_male", "鄉鎮市區名稱", "鄉鎮市區代碼", "ID", "id")) {
      fields.add(Field.of(name, FieldType.INTEGER));
    }
    FeatureSource source = source(GeometryKind.POINT, fields, List.of());
    ShapefileWriter.Report report =
        ShapefileWriter.write(source, folder.resolve("x.shp"), Options.silentBig5());
    assertThat(ShapefileReader.open(folder.resolve("x.shp"), TextEncoding.BIG5).schema().fields())
        .extracting(Field::name)
        .containsExactly("population", "populati_1", "鄉鎮市區名", "鄉鎮市區代", "ID", "id_1");
    assertThat(report.remarks()).hasSize(5).allMatch(remark -> remark.contains("is named"));
    ShapefileWriter.write(source, folder.resolve("y.shp"), UTF_8);
    assertThat(ShapefileReader.open(folder.resolve("y.shp")).schema().fields())
        .extracting(Field::name)
        .containsExactly("population", "populati_1", "鄉鎮市", "鄉鎮_1", "ID", "id_1");
  }

  @Test
  void tellsWhatWasLost() throws IOException {
    List<Field> fields =
        List.of(
            Field.of("text", FieldType.TEXT),
            Field.of("bytes", FieldType.BINARY),
            Field.of("real", FieldType.REAL),
            Field.of("day", FieldType.DATE));
    LocalDate never = LocalDate.of(12_000, 1, 1);
    FeatureSource source =
        source(
            GeometryKind.POINT,
            fields,
            List.of(
                new Feature(0, null, List.of("峯".repeat(5), new byte[1], Double.NaN, never)),
                new Feature(1, null, List.of("臺".repeat(300), new byte[1], 1.0, LocalDate.EPOCH))));
    ShapefileWriter.Report report =
        ShapefileWriter.write(source, folder.resolve("x.shp"), Options.silentBig5());
    assertThat(report.features()).isEqualTo(2);
    assertThat(report.remarks())
        .anyMatch(remark -> remark.contains("bytes cannot be held"))
        .anyMatch(remark -> remark.contains("text, 1 texts were cut"))
        .anyMatch(remark -> remark.contains("text, 1 texts have characters"))
        .anyMatch(remark -> remark.contains("real, 1 values"))
        .anyMatch(remark -> remark.contains("day, 1 values"))
        .hasSize(5);
    assertThat(Reading.of(ShapefileReader.open(folder.resolve("x.shp"))).values())
        .containsExactly(
            Arrays.asList("?????", null, null), List.of("臺".repeat(127), 1.0, LocalDate.EPOCH));
  }

  @Test
  void keepsSilentAboutBig5AsAsked() throws IOException {
    FeatureSource source =
        source(
            GeometryKind.POINT,
            List.of(Field.of("名稱", FieldType.TEXT)),
            List.of(new Feature(0, null, List.of("臺北市"))));
    ShapefileWriter.write(source, folder.resolve("x.shp"), Options.silentBig5());
    assertThat(folder.resolve("x.cpg")).doesNotExist();
    byte[] dbf = Files.readAllBytes(folder.resolve("x.dbf"));
    assertThat(dbf[29]).isZero();
    assertThat(Arrays.copyOfRange(dbf, 32, 36)).isEqualTo("名稱".getBytes(TextEncoding.BIG5));
    assertThat(Arrays.copyOfRange(dbf, 1, 4)).containsExactly(100, 1, 1);
    assertThat(Files.readString(folder.resolve("x.prj")))
        .startsWith("PROJCS[\"TWD_1997_TM_Taiwan\"");
  }

  @Test
  void writesLanguageDriverDateAndCodePageAsAsked() throws IOException {
    FeatureSource source = source(GeometryKind.POINT, List.of(), List.of());
    var options = new Options(TextEncoding.BIG5, 0x78, true, false, LocalDate.of(2026, 11, 21));
    ShapefileWriter.write(source, folder.resolve("x.shp"), options);
    byte[] dbf = Files.readAllBytes(folder.resolve("x.dbf"));
    assertThat(dbf[29]).isEqualTo((byte) 0x78);
    assertThat(Arrays.copyOfRange(dbf, 1, 4)).containsExactly(126, 11, 21);
    assertThat(Files.readString(folder.resolve("x.cpg"))).isEqualTo("BIG5");
    assertThat(folder.resolve("x.prj")).doesNotExist();
  }

  @Test
  void replacesAnOlderShapefileWithItsSidecars() throws IOException {
    for (String stale : List.of("x.cpg", "x.qix", "x.sbn", "x.prj")) {
      Files.writeString(folder.resolve(stale), "old");
    }
    ShapefileWriter.write(
        source(GeometryKind.POINT, List.of(), List.of()),
        folder.resolve("x.shp"),
        new Options(TextEncoding.BIG5, 0, false, false, LocalDate.of(2000, 1, 1)));
    assertThat(contents(folder)).containsOnlyKeys("x.dbf", "x.shp", "x.shx");
  }

  @Test
  void leavesAnOlderShapefileAloneWhenItFails() throws Exception {
    Path shp = folder.resolve("x.shp");
    ShapefileWriter.write(source(GeometryKind.POINT, List.of(), List.of()), shp, UTF_8);
    Map<String, String> before = contents(folder);
    FeatureSource wrong =
        source(
            GeometryKind.POINT,
            List.of(),
            List.of(new Feature(3, wkt("LINESTRING (0 0, 1 1)"), List.of())));
    assertThatThrownBy(() -> ShapefileWriter.write(wrong, shp, UTF_8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("feature 3");
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void refusesWhatNoShapefileHolds() {
    for (GeometryKind kind : List.of(GeometryKind.MIXED, GeometryKind.NONE)) {
      assertThatThrownBy(
              () ->
                  ShapefileWriter.write(
                      source(kind, List.of(), List.of()), folder.resolve("x.shp"), UTF_8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(kind.name());
    }
    assertThatThrownBy(
            () -> new Options(StandardCharsets.UTF_8, 256, true, true, LocalDate.of(2000, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Options(StandardCharsets.UTF_8, 0, true, true, LocalDate.of(1899, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesRealNumbersThatShareNoWidth() throws IOException {
    List<Double> numbers =
        List.of(1e10 + 0.5, 0.123456789012345, -1e-300, Double.MAX_VALUE, -0.0, 1e15, 123.0);
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      features.add(new Feature(i, null, List.of(numbers.get(i))));
    }
    FeatureSource source =
        source(GeometryKind.POINT, List.of(Field.of("r", FieldType.REAL)), features);
    ShapefileWriter.Report report = ShapefileWriter.write(source, folder.resolve("x.shp"), UTF_8);
    Reading read = Reading.of(ShapefileReader.open(folder.resolve("x.shp")));
    assertThat(report.remarks()).isEmpty();
    assertThat(read.values().stream().map(row -> (double) (Double) row.get(0) + 0.0).toList())
        .isEqualTo(numbers.stream().map(number -> number + 0.0).toList());
  }

  private static FeatureSource source(
      GeometryKind kind, List<Field> fields, List<Feature> features) {
    Crs crs = CrsRegistry.TWD97_TM2_121;
    return new ListSource("x", new Schema(kind, fields), crs, features);
  }

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
