package org.tutai.geo.format.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Reading;
import org.tutai.geo.layer.ListSource;

class ShapefileRoundTripTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("名稱", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN),
          Field.of("day", FieldType.DATE),
          Field.of("time", FieldType.DATE_TIME));

  private final Path folder = temporaryFolder();

  @Property(tries = 150)
  void readsBackWhatItWrites(
      @ForAll Random random, @ForAll Kind kind, @ForAll boolean multi, @ForAll Layout layout)
      throws IOException {
    List<Feature> features = new AnyFeature(random, layout).list(kind.kind, multi, FIELDS);
    var source =
        new ListSource("round", new Schema(kind.kind, FIELDS), CrsRegistry.TWD97_TM2_121, features);
    Path shp = folder.resolve("round.shp");
    ShapefileWriter.Options options =
        random.nextBoolean()
            ? ShapefileWriter.Options.utf8()
            : ShapefileWriter.Options.silentBig5();

    ShapefileWriter.Report report = ShapefileWriter.write(source, shp, options);
    ShapefileReader reader = ShapefileReader.open(shp);
    Reading read = Reading.of(reader);

    assertThat(report.features()).isEqualTo(features.size());
    assertThat(report.remarks()).isEmpty();
    assertThat(read.bad()).isEmpty();
    assertThat(read.wkt()).isEqualTo(new Reading(features, read.bad()).wkt());
    assertThat(read.values()).isEqualTo(asStored(features));
    assertThat(read.ordinals()).isEqualTo(new Reading(features, read.bad()).ordinals());
    assertThat(reader.count()).hasValue(features.size());
    assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(reader.schema().geometryKind()).isEqualTo(kind.kind);
    assertThat(reader.schema().fields())
        .extracting(Field::name)
        .containsExactly("名稱", "whole", "real", "flag", "day", "time");
  }

  @Property(tries = 30)
  void readsTheSameWithoutIndex(@ForAll Random random, @ForAll Kind kind, @ForAll Layout layout)
      throws IOException {
    List<Feature> features = new AnyFeature(random, layout).list(kind.kind, true, FIELDS);
    var source =
        new ListSource("round", new Schema(kind.kind, FIELDS), CrsRegistry.WGS84, features);
    Path shp = folder.resolve("bare.shp");
    ShapefileWriter.write(source, shp, ShapefileWriter.Options.utf8());
    Reading indexed = Reading.of(ShapefileReader.open(shp));
    Files.delete(folder.resolve("bare.shx"));
    Reading walked = Reading.of(ShapefileReader.open(shp));
    assertThat(walked.wkt()).isEqualTo(indexed.wkt());
    assertThat(walked.values()).isEqualTo(indexed.values());
  }

  /** The kinds a shapefile holds. */
  enum Kind {
    POINT(GeometryKind.POINT),
    LINE(GeometryKind.LINE),
    POLYGON(GeometryKind.POLYGON);

    private final GeometryKind kind;

    Kind(GeometryKind kind) {
      this.kind = kind;
    }
  }

  /** Times come back as text. */
  private static List<List<Object>> asStored(List<Feature> features) {
    List<List<Object>> stored = new ArrayList<>();
    for (Feature feature : features) {
      List<Object> values = new ArrayList<>(feature.values());
      values.replaceAll(value -> value instanceof LocalDateTime ? value.toString() : value);
      stored.add(values);
    }
    return stored;
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
