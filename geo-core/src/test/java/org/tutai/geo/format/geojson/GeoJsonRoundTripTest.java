package org.tutai.geo.format.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Ogr;
import org.tutai.geo.format.Reading;
import org.tutai.geo.layer.ListSource;

class GeoJsonRoundTripTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("名稱 x'y.\"z", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN));

  /** No field's values are all null, so that types can be told. */
  private static final List<Object> VALUES = List.of("臺\n\"\\\u0001", 1L, 0.5, true);

  private final Path folder;

  GeoJsonRoundTripTest() {
    try {
      folder = Files.createTempDirectory("tutai");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 50)
  void readsBackWhatItWrites(@ForAll Random random, @ForAll GeometryKind kind) throws IOException {
    Assume.that(kind != GeometryKind.RASTER);
    Layout layout = random.nextBoolean() ? Layout.XY : Layout.XYZ;
    List<Feature> features = features(random, kind, layout);
    Path file = folder.resolve("round.geojson");
    var options = new GeoJsonWriter.Options(7, random.nextBoolean());

    GeoJsonWriter.Report report =
        GeoJsonWriter.write(
            new ListSource("x", new Schema(kind, FIELDS), CrsRegistry.WGS84, features),
            file,
            options);
    GeoJsonReader reader = GeoJsonReader.open(file, null);
    Reading read = Reading.of(reader);

    assertThat(report).isEqualTo(new GeoJsonWriter.Report(features.size(), 0));
    assertThat(read.bad()).isEmpty();
    assertThat(read.normalWkt()).isEqualTo(new Reading(features, read.bad()).normalWkt());
    assertThat(read.values()).isEqualTo(new Reading(features, read.bad()).values());
    assertThat(reader.schema().fields()).isEqualTo(FIELDS);
    assertThat(reader.crs()).contains(CrsRegistry.WGS84);
    assertThat(reader.count()).hasValue(features.size());
    assertThat(Files.readAllLines(file)).hasSize(features.size() + 2);
  }

  @Property(tries = 3)
  void gdalReadsWhatItWrites(@ForAll Random random) throws IOException {
    List<Feature> features = features(random, GeometryKind.POLYGON, Layout.XY);
    Path file = folder.resolve("gdal.geojson");
    GeoJsonWriter.write(
        new ListSource("x", new Schema(GeometryKind.POLYGON, FIELDS), CrsRegistry.WGS84, features),
        file,
        new GeoJsonWriter.Options(7, true));
    assertThat(Ogr.info(file, "-al", "-so"))
        .contains("Feature Count: " + features.size(), "whole: Integer", "real: Real", "WGS 84");
  }

  @Example
  void turnsPlaneCoordinatesIntoDegreesAndCountsWhatIsNowhere() throws IOException {
    var here = FlatGeometry.point(new double[] {250000, 2500000}, Layout.XY);
    var nowhere = FlatGeometry.point(new double[] {1e9, 1e9}, Layout.XY);
    var features = List.of(new Feature(0, here, VALUES), new Feature(1, nowhere, VALUES));
    var schema = new Schema(GeometryKind.POINT, FIELDS);
    Path file = folder.resolve("plane.geojson");
    GeoJsonWriter.Report report =
        GeoJsonWriter.write(
            new ListSource("x", schema, CrsRegistry.TWD97_TM2_121, features),
            file,
            GeoJsonWriter.Options.DEFAULT);
    assertThat(report).isEqualTo(new GeoJsonWriter.Report(2, 1));
    assertThat(Reading.of(GeoJsonReader.open(file, null)).wkt())
        .containsExactly("POINT (121 22.6000807)", "null");
    var unknown = new ListSource("x", schema, (Crs) null, features);
    assertThatThrownBy(() -> GeoJsonWriter.write(unknown, file, GeoJsonWriter.Options.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CRS");
  }

  private static List<Feature> features(Random random, GeometryKind kind, Layout layout) {
    boolean mixed = kind == GeometryKind.MIXED;
    var any = new AnyFeature(random, layout);
    List<Feature> features = new ArrayList<>();
    Geometry first =
        kind == GeometryKind.NONE ? null : any.geometry(mixed ? GeometryKind.POINT : kind, false);
    features.add(new Feature(0, rounded(first), VALUES));
    if (mixed) {
      features.add(new Feature(1, rounded(any.geometry(GeometryKind.LINE, true)), VALUES));
    }
    for (Feature feature :
        any.list(mixed ? GeometryKind.POLYGON : kind, random.nextBoolean(), FIELDS)) {
      features.add(new Feature(features.size(), rounded(feature.geometry()), feature.values()));
    }
    return features;
  }

  /** Within the world, and of no more decimals than are written. */
  private static Geometry rounded(Geometry geometry) {
    return geometry == null
        ? null
        : new GeometryEditor(FlatGeometry.FACTORY)
            .edit(
                geometry,
                new GeometryEditor.CoordinateSequenceOperation() {
                  @Override
                  public CoordinateSequence edit(CoordinateSequence points, Geometry of) {
                    for (int i = 0; i < points.size(); i++) {
                      points.setOrdinate(i, 0, Math.rint(points.getX(i) / 2e4 * 1e7) / 1e7 + 0.0);
                      points.setOrdinate(i, 1, Math.rint(points.getY(i) / 2e4 * 1e7) / 1e7 + 0.0);
                    }
                    return points;
                  }
                });
  }

  @Example
  void failureLeavesTheOlderFile() throws IOException {
    Path file = folder.resolve("old.geojson");
    Files.writeString(file, "old");
    var broken =
        new ListSource(
            "x",
            new Schema(GeometryKind.NONE, FIELDS),
            CrsRegistry.WGS84,
            List.of(new Feature(0, null, VALUES), new Feature(1, null, List.of())));
    assertThatThrownBy(() -> GeoJsonWriter.write(broken, file, GeoJsonWriter.Options.DEFAULT))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(Files.readString(file)).isEqualTo("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
