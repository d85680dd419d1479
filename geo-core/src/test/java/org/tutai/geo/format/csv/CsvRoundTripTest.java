package org.tutai.geo.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.AnyFeature;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Ogr;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.csv.CsvWriter.Geometries;
import org.tutai.geo.layer.ListSource;

class CsvRoundTripTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("名稱 'y\".z;,|", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN),
          Field.of("day", FieldType.DATE),
          Field.of("time", FieldType.DATE_TIME),
          Field.of("text", FieldType.TEXT));

  private static final List<String> TEXTS =
      List.of(
          "a\nb",
          "a\r\nb\r",
          "\"",
          "\"\"",
          "a\"b",
          "\"a\"",
          "1",
          "007",
          "1.5",
          "-",
          "NULL",
          "true",
          "2024-05-01",
          ",",
          ";;;",
          "\t",
          "|",
          " x ",
          "a,b",
          "x\"\"y,\n\"",
          "=1+1",
          "sep=;",
          "𠮷");

  private final Path folder = temporaryFolder();

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

  @Property(tries = 100)
  void readsBackWhatItWrites(@ForAll Random random, @ForAll Geometries form) throws IOException {
    Layout layout = form == Geometries.COLUMNS ? Layout.XY : anyOf(random, Layout.values());
    GeometryKind kind = kind(random, form);
    List<Feature> features = features(random, form, kind, layout);
    var options =
        new CsvWriter.Options(",;\t|".charAt(random.nextInt(4)), random.nextBoolean(), form);
    Crs crs = random.nextBoolean() ? CrsRegistry.WGS84 : CrsRegistry.TWD97_TM2_121;
    Path file = folder.resolve("round.csv");

    long written =
        CsvWriter.write(
            new ListSource("x", new Schema(kind, FIELDS), crs, features), file, options);
    CsvReader reader = CsvReader.open(file, null);
    Reading read = Reading.of(reader);

    assertThat(written).isEqualTo(features.size());
    assertThat(reader.schema()).isEqualTo(new Schema(kind, FIELDS));
    assertThat(read.values()).isEqualTo(new Reading(features, read.bad()).values());
    assertThat(read.wkt()).isEqualTo(new Reading(features, read.bad()).wkt());
    assertThat(read.bad().keySet()).isSubsetOf("coordinates-missing");
  }

  @Property(tries = 100)
  void tableOfOneColumnOfTextReadsBack(@ForAll Random random) throws IOException {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(9); i++) {
      String text = random.nextInt(5) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
      var values = new ArrayList<Object>();
      values.add(text);
      features.add(new Feature(i, null, values));
    }
    var schema = new Schema(GeometryKind.NONE, List.of(Field.of("only", FieldType.TEXT)));
    Path file = folder.resolve("one.csv");
    CsvWriter.write(
        new ListSource("x", schema, CrsRegistry.WGS84, features),
        file,
        new CsvWriter.Options(',', random.nextBoolean(), Geometries.NONE));
    assertThat(CsvReader.open(file, null).schema()).isEqualTo(schema);
    Reading read = Reading.of(CsvReader.open(file, null));
    assertThat(read.values()).isEqualTo(new Reading(features, read.bad()).values());
  }

  @Example
  void gdalReadsWhatItWrites() throws IOException {
    var features =
        new AnyFeature(new Random(3), Layout.XY).list(GeometryKind.POLYGON, true, FIELDS);
    Path file = folder.resolve("gdal.csv");
    var schema = new Schema(GeometryKind.POLYGON, FIELDS);
    CsvWriter.write(
        new ListSource("x", schema, CrsRegistry.WGS84, features),
        file,
        new CsvWriter.Options(',', false, Geometries.WKT));
    assertThat(Ogr.info(file, "-al", "-so"))
        .contains("Feature Count: " + features.size(), "whole: Integer64", "day: Date");
  }

  @Example
  void manyPointsAreNoColumns() {
    var features = new AnyFeature(new Random(3), Layout.XY).geometry(GeometryKind.POINT, true);
    var schema = new Schema(GeometryKind.POINT, List.of());
    var source =
        new ListSource(
            "x", schema, CrsRegistry.WGS84, List.of(new Feature(0, features, List.of())));
    assertThatThrownBy(
            () ->
                CsvWriter.write(
                    source,
                    folder.resolve("x.csv"),
                    new CsvWriter.Options(',', false, Geometries.COLUMNS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MultiPoint");
    assertThat(folder.resolve("x.csv")).doesNotExist();
    assertThatThrownBy(() -> new CsvWriter.Options('x', false, Geometries.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GeometryKind kind(Random random, Geometries form) {
    return switch (form) {
      case NONE -> GeometryKind.NONE;
      case COLUMNS -> GeometryKind.POINT;
      case WKT -> anyOf(random, GeometryKind.POINT, GeometryKind.LINE, GeometryKind.POLYGON);
    };
  }

  @SafeVarargs
  private static <T> T anyOf(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  /** The first has a geometry and no null, so that the columns can be told. */
  private static List<Feature> features(
      Random random, Geometries form, GeometryKind kind, Layout layout) {
    var any = new AnyFeature(random, layout);
    boolean multi = form == Geometries.WKT && random.nextBoolean();
    List<Feature> features = new ArrayList<>();
    Geometry first = kind == GeometryKind.NONE ? null : any.geometry(kind, multi);
    features.add(new Feature(0, first, values(any, random)));
    for (Feature feature : any.list(kind, multi, FIELDS)) {
      List<Object> values = new ArrayList<>(feature.values());
      values.set(6, random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())));
      features.add(new Feature(features.size(), feature.geometry(), values));
    }
    return features;
  }

  private static List<Object> values(AnyFeature any, Random random) {
    List<Object> values = any.values(FIELDS);
    while (values.contains(null)) {
      values = any.values(FIELDS);
    }
    values.set(6, TEXTS.get(random.nextInt(TEXTS.size())));
    return values;
  }
}
