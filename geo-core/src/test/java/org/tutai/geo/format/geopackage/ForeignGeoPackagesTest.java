package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Ogr;
import org.tutai.geo.format.Reading;
import org.tutai.geo.layer.ListSource;

/** GeoPackages of other programs, and ours in other programs' hands. */
class ForeignGeoPackagesTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("名稱", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN),
          Field.of("day", FieldType.DATE),
          Field.of("time", FieldType.DATE_TIME));

  @TempDir Path folder;

  @Test
  void agreesWithGdalOnWhatWeWrite() throws IOException {
    var random = new Random(12);
    for (GeometryKind kind : List.of(GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON)) {
      for (Layout layout : Layout.values()) {
        boolean multi = random.nextBoolean();
        String name = kind.name() + layout;
        Path ours = folder.resolve(name + ".gpkg");
        Path theirs = folder.resolve(name + "_gdal.gpkg");
        List<Feature> features = List.of();
        while (features.stream().filter(f -> f.geometry() != null).count() < 3) {
          features = new AnyFeature(random, layout).list(kind, multi, FIELDS);
        }
        var source =
            new ListSource(name, new Schema(kind, FIELDS), CrsRegistry.TWD97_TM2_121, features);
        GeoPackageWriter.write(List.of(source), ours, GeoPackageWriter.Options.undated());
        Ogr.convert("-f", "GPKG", theirs.toString(), ours.toString());
        Reading expected = Reading.of(GeoPackageReader.open(ours).get(0));
        GeoPackageReader reader = GeoPackageReader.open(theirs).get(0);
        Reading read = Reading.of(reader);
        assertThat(read.wkt()).as(name).isEqualTo(expected.wkt());
        assertThat(read.values()).as(name).isEqualTo(expected.values());
        assertThat(read.bad()).isEmpty();
        assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_121);
        assertThat(reader.indexed()).isTrue();
        assertThat(reader.schema().geometryKind()).isEqualTo(kind);
      }
    }
  }

  @Test
  void leavesGdalNothingToWarnOf() throws IOException {
    Path file = folder.resolve("x.gpkg");
    var source =
        new ListSource(
            "towns",
            new Schema(GeometryKind.POLYGON, FIELDS),
            CrsRegistry.TWD97_TM2_121,
            new AnyFeature(new Random(1), Layout.XY).list(GeometryKind.POLYGON, true, FIELDS));
    GeoPackageWriter.write(List.of(source), file, GeoPackageWriter.Options.undated());
    String told = Ogr.info(file, "-so", "-al");
    assertThat(told)
        .contains("Layer name: towns")
        .contains("TWD97 / TM2 zone 121")
        .contains("flag: Integer(Boolean)")
        .contains("day: Date")
        .contains("time: DateTime")
        .doesNotContain("Warning")
        .doesNotContain("ERROR");
  }

  @Test
  void readsTheOddGeoPackagesOrRefusesThem() throws IOException {
    Path odd = Reading.shared("odd");
    Map<String, String> answers = new TreeMap<>();
    for (Path path : Formats.discover(odd)) {
      if (path.toString().endsWith(".gpkg")) {
        answers.put(path.getParent().getFileName().toString(), Reading.answerOrRefusal(path));
      }
    }
    assertThat(answers)
        .containsEntry("gpkg_gt_lakes_srs0", "2 features")
        .containsEntry("gpkg_gt_mosselzaad", "80 features")
        .containsEntry("gpkg_ms_custom_crs", "1 features")
        .containsEntry("gpkg_ms_data_only", "11 features")
        .containsEntry("gpkg_nga_geomcoll", "1 features")
        .containsEntry("gpkg_pyogrio_curvepoly", "1 features")
        .containsEntry("gpkg_pyogrio_zm", "1 features")
        .containsEntry("gpkg_plt_unindexed", "86 features")
        .containsEntry("gpkg_gt_giant_poly", "0 features")
        .hasEntrySatisfying(
            "gpkg_nga_tiny", answer -> assertThat(answer).contains("not a GeoPackage"))
        .hasSize(10);
    assertThat(Formats.open(odd.resolve("gpkg_gt_giant_poly/giantPoly.gpkg")).rasters())
        .as("it has tiles alone")
        .hasSize(1);
  }

  @Test
  void findsTheSameByAnyIndexAsByReadingAll() throws IOException {
    Path towns = Reading.shared("tw_admin_4326.gpkg");
    for (GeoPackageReader reader : GeoPackageReader.open(towns)) {
      Reading all = Reading.of(reader);
      var taipei = new Bounds(121.5, 25.0, 121.6, 25.1);
      List<Long> expected =
          all.features().stream()
              .filter(feature -> meets(feature, taipei))
              .map(Feature::ordinal)
              .toList();
      try (var stream = reader.features(taipei)) {
        assertThat(Reading.of(stream).ordinals()).isEqualTo(expected).isNotEmpty();
      }
      assertThat(reader.indexed()).isTrue();
      assertThat(reader.count()).hasValue(all.features().size());
    }
  }

  private static boolean meets(Feature feature, Bounds bounds) {
    var envelope = feature.geometry().getEnvelopeInternal();
    return bounds.intersects(
        new Bounds(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY()));
  }
}
