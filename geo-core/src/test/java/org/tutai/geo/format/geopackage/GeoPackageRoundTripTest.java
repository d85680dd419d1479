package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.tutai.geo.crs.Bounds;
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
import org.tutai.geo.layer.ListSource;

class GeoPackageRoundTripTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("名稱 x'y.z", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN),
          Field.of("day", FieldType.DATE),
          Field.of("time", FieldType.DATE_TIME),
          Field.of("bytes", FieldType.BINARY));

  private final Path folder = temporaryFolder();

  @Property(tries = 25)
  void readsBackWhatItWrites(
      @ForAll Random random, @ForAll GeometryKind kind, @ForAll Layout layout) throws IOException {
    Assume.that(kind != GeometryKind.RASTER);
    boolean multi = random.nextBoolean();
    boolean mixed = kind == GeometryKind.MIXED;
    List<Feature> features =
        new AnyFeature(random, layout).list(mixed ? GeometryKind.LINE : kind, multi, FIELDS);
    var source =
        new ListSource("層.'1' [2]", new Schema(kind, FIELDS), CrsRegistry.TWD97_TM2_119, features);
    Path file = folder.resolve("round.gpkg");

    GeoPackageWriter.Report report =
        GeoPackageWriter.write(List.of(source), file, GeoPackageWriter.Options.undated());
    GeoPackageReader reader = GeoPackageReader.open(file).get(0);
    Reading read = Reading.of(reader);

    assertThat(report.features()).isEqualTo(features.size());
    assertThat(report.remarks()).isEmpty();
    assertThat(read.bad()).isEmpty();
    assertThat(read.wkt()).isEqualTo(new Reading(features, read.bad()).wkt());
    assertThat(values(read.features())).isEqualTo(values(features));
    assertThat(reader.name()).isEqualTo("層.'1' [2]");
    assertThat(reader.schema()).isEqualTo(new Schema(kind, FIELDS));
    assertThat(reader.count()).hasValue(features.size());
    assertThat(reader.indexed()).isEqualTo(kind != GeometryKind.NONE);
    if (kind != GeometryKind.NONE) {
      assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_119);
    }
  }

  @Property(tries = 5)
  void findsByTheIndexWhatAFullReadingFinds(@ForAll Random random, @ForAll Layout layout)
      throws IOException {
    List<Feature> features = new ArrayList<>();
    while (features.size() < 60) {
      for (Feature feature :
          new AnyFeature(random, layout).list(GeometryKind.POLYGON, true, FIELDS)) {
        features.add(new Feature(features.size(), feature.geometry(), feature.values()));
      }
    }
    var source =
        new ListSource("x", new Schema(GeometryKind.POLYGON, FIELDS), CrsRegistry.WGS84, features);
    Path file = folder.resolve("index.gpkg");
    GeoPackageWriter.write(List.of(source), file, GeoPackageWriter.Options.undated());
    GeoPackageReader reader = GeoPackageReader.open(file).get(0);
    Reading all = Reading.of(reader);
    for (int i = 0; i < 10; i++) {
      double x = random.nextInt(900);
      double y = random.nextInt(500);
      var bounds = new Bounds(x, y, x + random.nextInt(300), y + random.nextInt(200));
      List<Feature> expected =
          all.features().stream().filter(feature -> meets(feature, bounds)).toList();
      try (var stream = reader.features(bounds)) {
        Reading found = Reading.of(stream);
        assertThat(found.ordinals()).isEqualTo(new Reading(expected, all.bad()).ordinals());
        assertThat(found.wkt()).isEqualTo(new Reading(expected, all.bad()).wkt());
      }
    }
  }

  private static boolean meets(Feature feature, Bounds bounds) {
    if (feature.geometry() == null) {
      return false;
    }
    var envelope = feature.geometry().getEnvelopeInternal();
    return bounds.intersects(
        new Bounds(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY()));
  }

  @Property(tries = 2)
  void keepsLayersInTheirOrder(@ForAll Random random) throws IOException {
    List<FeatureSource> sources = new ArrayList<>();
    for (GeometryKind kind :
        List.of(GeometryKind.POLYGON, GeometryKind.NONE, GeometryKind.POINT, GeometryKind.LINE)) {
      sources.add(
          new ListSource(
              "z" + (9 - sources.size()),
              new Schema(kind, FIELDS),
              CrsRegistry.WGS84,
              new AnyFeature(random, Layout.XY).list(kind, false, FIELDS)));
    }
    Path file = folder.resolve("many.gpkg");
    GeoPackageWriter.write(sources, file, GeoPackageWriter.Options.undated());
    assertThat(GeoPackageReader.open(file))
        .extracting(GeoPackageReader::name)
        .containsExactly("z9", "z8", "z7", "z6");
  }

  /** Arrays by their content. */
  private static List<String> values(List<Feature> features) {
    return features.stream()
        .map(
            feature ->
                feature.values().stream()
                    .map(
                        value ->
                            value instanceof byte[] bytes ? Arrays.toString(bytes) : "" + value)
                    .collect(Collectors.joining("|")))
        .toList();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tutai-test-");
    } catch (IOException e) {
      throw new IllegalStateException(e);
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
}
