package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.validate.GeoPackageValidate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.PrjParser;
import org.tutai.geo.crs.PrjWriter;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.geopackage.GeoPackageWriter.Options;
import org.tutai.geo.layer.ListSource;

class GeoPackageWriterTest {

  private static final List<Field> FIELDS =
      List.of(Field.of("name", FieldType.TEXT), Field.of("n", FieldType.INTEGER));

  @TempDir Path folder;

  @Test
  void writesTheSameBytesEachTime() throws IOException {
    List<FeatureSource> sources = List.of(anything("a", 1), anything("b", 2));
    Path one = folder.resolve("one.gpkg");
    Path two = folder.resolve("two.gpkg");
    GeoPackageWriter.write(sources, one, Options.undated());
    GeoPackageWriter.write(sources, two, Options.undated());
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    GeoPackageWriter.write(sources, one, Options.undated());
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    assertThat(names()).containsExactly("one.gpkg", "two.gpkg");
  }

  @Test
  void datesTheLayersAsAsked() throws Exception {
    Path file = folder.resolve("x.gpkg");
    GeoPackageWriter.write(
        List.of(anything("a", 1)), file, new Options(Instant.parse("2026-11-21T01:02:03.456Z")));
    assertThat(query(file, "SELECT last_change FROM gpkg_contents"))
        .isEqualTo("2026-11-21T01:02:03.456Z");
  }

  @Test
  void insertsTheSystemsOfTwd97() throws Exception {
    Path file = folder.resolve("x.gpkg");
    GeoPackageWriter.write(List.of(anything("a", 1)), file, Options.undated());
    for (Crs crs :
        List.of(CrsRegistry.TWD97, CrsRegistry.TWD97_TM2_119, CrsRegistry.TWD97_TM2_121)) {
      String code = crs.code().substring("EPSG:".length());
      String definition =
          query(file, "SELECT definition FROM gpkg_spatial_ref_sys WHERE srs_id = " + code);
      assertThat(PrjParser.parse(definition).value()).contains(crs);
    }
  }

  @Test
  void writesSystemsWithAndWithoutCode() throws IOException {
    Crs utm = CrsRegistry.byCode("EPSG:32651").orElseThrow();
    Crs custom =
        PrjParser.parse(
                PrjWriter.write(CrsRegistry.TWD97_TM2_121).orElseThrow().replace("121.0", "121.5"))
            .value()
            .orElseThrow();
    for (Crs crs :
        List.of(CrsRegistry.WGS84, CrsRegistry.WEB_MERCATOR, CrsRegistry.TWD97, utm, custom)) {
      assertThat(readBack(crs).crs()).contains(crs);
    }
    assertThat(readBack(CrsRegistry.CRS84).crs()).contains(CrsRegistry.WGS84);
    assertThat(readBack(null).crs()).isEmpty();
  }

  private GeoPackageReader readBack(@Nullable Crs crs) throws IOException {
    Path file = folder.resolve("crs.gpkg");
    FeatureSource source =
        new ListSource("a", new Schema(GeometryKind.POINT, FIELDS), crs, List.of());
    GeoPackageWriter.write(List.of(source), file, Options.undated());
    return GeoPackageReader.open(file).get(0);
  }

  @Test
  void makesAllMultiWhenOneIs() throws Exception {
    Path file = folder.resolve("x.gpkg");
    FeatureSource source =
        new ListSource(
            "a",
            new Schema(GeometryKind.LINE, List.of()),
            CrsRegistry.WGS84,
            List.of(
                feature(0, "LINESTRING (0 0, 1 1)"),
                feature(1, "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))"),
                feature(2, "LINESTRING EMPTY")));
    GeoPackageWriter.write(List.of(source), file, Options.undated());
    assertThat(Reading.of(GeoPackageReader.open(file).get(0)).wkt())
        .containsExactly(
            "MULTILINESTRING ((0 0, 1 1))", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))", "null");
    assertThat(query(file, "SELECT geometry_type_name FROM gpkg_geometry_columns"))
        .isEqualTo("MULTILINESTRING");
  }

  @Test
  void makesRoomForFieldsWithTheNamesOfItsOwn() throws Exception {
    Path file = folder.resolve("x.gpkg");
    List<Field> fields =
        List.of(
            Field.of("FID", FieldType.INTEGER),
            Field.of("geom", FieldType.TEXT),
            Field.of("Name", FieldType.TEXT),
            Field.of("name", FieldType.TEXT),
            Field.of("a\"b", FieldType.TEXT));
    var feature =
        new Feature(
            0, new WKTReader().read("POINT (1 2)"), List.of(7L, "text", "one", "two", "three"));
    FeatureSource source =
        new ListSource(
            "a", new Schema(GeometryKind.POINT, fields), CrsRegistry.WGS84, List.of(feature));
    GeoPackageWriter.Report report =
        GeoPackageWriter.write(List.of(source), file, Options.undated());
    GeoPackageReader reader = GeoPackageReader.open(file).get(0);
    assertThat(reader.schema().fields())
        .extracting(Field::name)
        .containsExactly("FID", "geom", "Name", "name_2", "a'b");
    assertThat(Reading.of(reader).values())
        .containsExactly(List.of(7L, "text", "one", "two", "three"));
    assertThat(report.remarks()).hasSize(2);
  }

  @Test
  void tellsNgasLibraryAGoodGeoPackage() throws IOException {
    Path file = folder.resolve("x.gpkg");
    GeoPackageWriter.write(List.of(anything("a", 1), anything("b", 2)), file, Options.undated());
    try (var geoPackage = GeoPackageManager.open(false, file.toFile())) {
      assertThat(GeoPackageValidate.hasMinimumTables(geoPackage)).isTrue();
      assertThat(geoPackage.getFeatureTables()).containsExactly("a", "b");
      assertThat(geoPackage.getFeatureDao("a").count()).isPositive();
    }
    assertThat(names()).containsExactly("x.gpkg");
  }

  @Test
  void replacesAnOlderFileWithItsLogs() throws IOException {
    Path file = folder.resolve("x.gpkg");
    Files.writeString(file, "old");
    Files.writeString(folder.resolve("x.gpkg-wal"), "old log");
    Files.writeString(folder.resolve("x.gpkg-shm"), "old");
    GeoPackageWriter.write(List.of(anything("a", 1)), file, Options.undated());
    assertThat(names()).containsExactly("x.gpkg");
    assertThat(GeoPackageReader.open(file)).hasSize(1);
  }

  @Test
  void leavesAnOlderFileAloneWhenItFails() throws Exception {
    Path file = folder.resolve("x.gpkg");
    Files.writeString(file, "old");
    FeatureSource wrong =
        new ListSource(
            "bad",
            new Schema(GeometryKind.POINT, List.of()),
            CrsRegistry.WGS84,
            List.of(feature(5, "LINESTRING (0 0, 1 1)")));
    assertThatThrownBy(
            () -> GeoPackageWriter.write(List.of(anything("a", 1), wrong), file, Options.undated()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("feature 5 of bad");
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(names()).containsExactly("x.gpkg");
  }

  @Test
  void refusesNamesThatCannotBe() {
    Path file = folder.resolve("x.gpkg");
    for (String name : List.of("", " ", "gpkg_contents", "RTREE_a_b", "sqlite_x")) {
      assertThatThrownBy(
              () -> GeoPackageWriter.write(List.of(anything(name, 1)), file, Options.undated()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () ->
                GeoPackageWriter.write(
                    List.of(anything("Town", 1), anything("town", 2)), file, Options.undated()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("town");
    assertThat(file).doesNotExist();
  }

  private static FeatureSource anything(String name, long seed) {
    var random = new Random(seed);
    List<Feature> features = new ArrayList<>();
    while (features.isEmpty()) {
      features.addAll(new AnyFeature(random, Layout.XYZ).list(GeometryKind.POLYGON, true, FIELDS));
    }
    return new ListSource(
        name, new Schema(GeometryKind.POLYGON, FIELDS), CrsRegistry.WGS84, features);
  }

  private static Feature feature(long ordinal, String wkt) throws ParseException {
    return new Feature(ordinal, new WKTReader().read(wkt), List.of());
  }

  private static String query(Path file, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return Optional.ofNullable(rows.getString(1)).orElseThrow();
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
