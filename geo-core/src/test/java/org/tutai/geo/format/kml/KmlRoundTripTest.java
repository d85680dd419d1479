package org.tutai.geo.format.kml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
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
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Ogr;
import org.tutai.geo.format.Reading;
import org.tutai.geo.layer.ListSource;

class KmlRoundTripTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("begin", FieldType.DATE_TIME),
          Field.of("end", FieldType.DATE_TIME),
          Field.of("名稱 x'y.\"z<&", FieldType.TEXT),
          Field.of("whole", FieldType.INTEGER),
          Field.of("real", FieldType.REAL),
          Field.of("flag", FieldType.BOOLEAN));

  /** No field's values are all null, so that none is left out. */
  private static final List<Object> VALUES =
      List.of(
          LocalDateTime.of(2020, 5, 1, 0, 0),
          LocalDateTime.of(2020, 5, 2, 1, 2, 3, 4_000_000),
          "臺\n\"<&>]]>",
          1L,
          0.5,
          true);

  private final Path folder;

  KmlRoundTripTest() {
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

  private static ListSource layer(String name, GeometryKind kind, List<Feature> features) {
    return new ListSource(name, new Schema(kind, FIELDS), CrsRegistry.WGS84, features);
  }

  @Property(tries = 60)
  void readsBackWhatItWrites(@ForAll Random random, @ForAll GeometryKind kind) throws IOException {
    Assume.that(kind != GeometryKind.RASTER);
    List<Feature> features = features(random, kind, random.nextBoolean() ? Layout.XY : Layout.XYZ);
    Path file = folder.resolve(random.nextBoolean() ? "round.kml" : "round.kmz");

    KmlWriter.Report report =
        KmlWriter.write(List.of(layer("x", kind, features)), file, KmlWriter.Options.NONE);
    KmlReader reader = KmlDocument.read(file, null).readers().get(0);
    Reading read = Reading.of(reader);

    assertThat(report).isEqualTo(new KmlWriter.Report(features.size(), 0));
    assertThat(read.bad()).isEmpty();
    assertThat(read.normalWkt()).isEqualTo(new Reading(features, read.bad()).normalWkt());
    assertThat(read.values()).isEqualTo(new Reading(features, read.bad()).values());
    assertThat(reader.schema().fields()).isEqualTo(FIELDS);
    assertThat(reader.count()).hasValue(features.size());
  }

  @Property(tries = 3)
  void gdalReadsWhatItWrites(@ForAll Random random) throws IOException {
    List<Feature> features = features(random, GeometryKind.POLYGON, Layout.XY);
    Path file = folder.resolve("gdal.kml");
    KmlWriter.write(
        List.of(layer("里", GeometryKind.POLYGON, features)), file, KmlWriter.Options.NONE);
    assertThat(Ogr.info(file, "-al", "-so"))
        .contains("Layer name: 里", "Feature Count: " + features.size(), "WGS 84");
  }

  @Example
  void readsWhatGdalWrites() throws IOException {
    Path kml = folder.resolve("ours.kml");
    KmlWriter.write(List.of(mark()), kml, KmlWriter.Options.NONE);
    for (String driver : List.of("KML", "LIBKML")) {
      Path theirs = folder.resolve(driver + ".kml");
      try {
        Ogr.convert("-f", driver, theirs.toString(), kml.toString());
      } catch (IOException notBuiltIn) {
        continue;
      }
      Reading read = Reading.of(KmlDocument.read(theirs, null).readers().get(0));
      assertThat(read.bad()).isEmpty();
      assertThat(read.wkt()).containsExactly("POINT (121.5 25)");
      assertThat(read.values().get(0)).contains("a & <b>");
    }
  }

  private static final List<Field> KML_FIELDS =
      List.of(
          Field.of("name", FieldType.TEXT),
          Field.of("description", FieldType.TEXT),
          Field.of("address", FieldType.TEXT),
          Field.of("begin", FieldType.DATE),
          Field.of("end", FieldType.DATE),
          Field.of("visibility", FieldType.BOOLEAN),
          Field.of("marker-color", FieldType.TEXT),
          Field.of("marker-opacity", FieldType.REAL),
          Field.of("marker-scale", FieldType.REAL),
          Field.of("icon", FieldType.TEXT));

  private static final List<Object> KML_VALUES =
      List.of(
          "a & <b>",
          "x < y > z & w\nline two",
          "臺北市市府路 1 號",
          LocalDate.of(2020, 5, 1),
          LocalDate.of(2020, 5, 1),
          false,
          "#3366cc",
          0.502,
          1.5,
          "files/i.png");

  private static ListSource mark() {
    var point = FlatGeometry.point(new double[] {121.5, 25}, Layout.XY);
    return new ListSource(
        "點",
        new Schema(GeometryKind.POINT, KML_FIELDS),
        CrsRegistry.WGS84,
        List.of(new Feature(0, point, KML_VALUES)));
  }

  @Example
  void writesKmlsOwnElementsAndStylesWithTheirIcons() throws IOException {
    byte[] png = KmlReaderTest.picture("png", 3, 2);
    Path file = folder.resolve("marks.kmz");
    KmlWriter.write(List.of(mark()), file, new KmlWriter.Options("圖", Map.of("files/i.png", png)));
    KmlDocument document = KmlDocument.read(file, null);
    KmlReader reader = document.readers().get(0);
    assertThat(reader.schema().fields()).isEqualTo(KML_FIELDS);
    assertThat(Reading.of(reader).values()).containsExactly(KML_VALUES);
    assertThat(document.image("files/i.png").orElseThrow().bytes()).isEqualTo(png);
    assertThat(document.folders())
        .extracting(KmlDocument.Folder::name)
        .containsExactly("", "圖", "點");
  }

  @Example
  void writesLinesAndFillsOfTheirOwnColours() throws IOException {
    List<Field> fields =
        List.of(
            Field.of("stroke", FieldType.TEXT),
            Field.of("stroke-opacity", FieldType.REAL),
            Field.of("stroke-width", FieldType.REAL),
            Field.of("fill", FieldType.TEXT),
            Field.of("fill-opacity", FieldType.REAL));
    List<Object> values = List.of("#ff8000", 1.0, 2.5, "#0080ff", 0.0);
    var area =
        FlatGeometry.FACTORY.createPolygon(
            FlatGeometry.ring(new double[] {0, 0, 1, 0, 1, 1, 0, 0}, Layout.XY));
    var source =
        new ListSource(
            "x",
            new Schema(GeometryKind.POLYGON, fields),
            CrsRegistry.WGS84,
            List.of(new Feature(0, area, values)));
    Path file = folder.resolve("areas.kml");
    KmlWriter.write(List.of(source), file, KmlWriter.Options.NONE);
    assertThat(Files.readString(file)).contains("<color>ff0080ff</color>");
    KmlReader reader = KmlDocument.read(file, null).readers().get(0);
    assertThat(reader.schema().fields()).isEqualTo(fields);
    assertThat(Reading.of(reader).values()).containsExactly(values);
  }

  @Example
  void writesAFolderForEachLayer() throws IOException {
    Path file = folder.resolve("two.kml");
    KmlWriter.write(
        List.of(
            mark(),
            layer("乙", GeometryKind.POINT, features(new Random(1), GeometryKind.POINT, Layout.XY))),
        file,
        KmlWriter.Options.NONE);
    assertThat(Formats.open(file).layers())
        .extracting(layer -> layer.name())
        .containsExactly("點", "乙");
  }

  @Example
  void turnsPlaneCoordinatesIntoDegreesAndCountsWhatIsNowhere() throws IOException {
    var here = FlatGeometry.point(new double[] {250000, 2500000}, Layout.XY);
    var nowhere = FlatGeometry.point(new double[] {1e9, 1e9}, Layout.XY);
    var features = List.of(new Feature(0, here, VALUES), new Feature(1, nowhere, VALUES));
    var schema = new Schema(GeometryKind.POINT, FIELDS);
    Path file = folder.resolve("plane.kml");
    KmlWriter.Report report =
        KmlWriter.write(
            List.of(new ListSource("x", schema, CrsRegistry.TWD97_TM2_121, features)),
            file,
            KmlWriter.Options.NONE);
    assertThat(report).isEqualTo(new KmlWriter.Report(2, 1));
    assertThat(Reading.of(KmlDocument.read(file, null).readers().get(0)).wkt().get(0))
        .startsWith("POINT (121 22.60008");
  }

  @Example
  void refusesWhatCannotBeWrittenAndLeavesTheOlderFile() throws IOException {
    Path file = folder.resolve("old.kml");
    Files.writeString(file, "old");
    var schema = new Schema(GeometryKind.POINT, FIELDS);
    var unknown = new ListSource("x", schema, (Crs) null, List.of());
    assertThatThrownBy(() -> KmlWriter.write(List.of(unknown), file, KmlWriter.Options.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CRS");
    var icons = new KmlWriter.Options("", Map.of("a.png", new byte[0]));
    assertThatThrownBy(() -> KmlWriter.write(List.of(mark()), file, icons))
        .hasMessageContaining(".kmz");
    for (String name : List.of("../a.png", "/a.png", "a/../b", "doc.kml", "", "a\\b", ".x")) {
      assertThatThrownBy(() -> new KmlWriter.Options("", Map.of(name, new byte[0])))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Example
  void writesNoCharacterThatXmlCannotHold() throws IOException {
    List<Object> values = new ArrayList<>(VALUES);
    values.set(2, "a\u0001\uD800b\uFFFEc");
    var point = FlatGeometry.point(new double[] {1, 2}, Layout.XY);
    Path file = folder.resolve("odd.kml");
    KmlWriter.write(
        List.of(layer("x\u0000", GeometryKind.POINT, List.of(new Feature(0, point, values)))),
        file,
        KmlWriter.Options.NONE);
    assertThat(Reading.of(KmlDocument.read(file, null).readers().get(0)).values().get(0).get(2))
        .isEqualTo("a\uFFFD\uFFFDb\uFFFDc");
  }

  private static List<Feature> features(Random random, GeometryKind kind, Layout layout) {
    boolean mixed = kind == GeometryKind.MIXED;
    var any = new AnyFeature(random, layout);
    List<Feature> features = new ArrayList<>();
    Geometry first =
        kind == GeometryKind.NONE ? null : any.geometry(mixed ? GeometryKind.POINT : kind, false);
    features.add(new Feature(0, inDegrees(first), VALUES));
    if (mixed) {
      features.add(new Feature(1, inDegrees(any.geometry(GeometryKind.LINE, true)), VALUES));
    }
    for (Feature feature :
        any.list(mixed ? GeometryKind.POLYGON : kind, random.nextBoolean(), FIELDS)) {
      features.add(new Feature(features.size(), inDegrees(feature.geometry()), feature.values()));
    }
    return features;
  }

  /** The geometry on the earth, of the decimals that are written; of one part, the part. */
  private static @Nullable Geometry inDegrees(@Nullable Geometry geometry) {
    if (geometry == null) {
      return null;
    }
    Geometry copy = geometry.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence points, int i) {
            points.setOrdinate(i, 0, Math.rint(points.getX(i) * 1e-4 * 1e9) / 1e9 + 0.0);
            points.setOrdinate(i, 1, Math.rint(points.getY(i) * 0.8e-4 * 1e9) / 1e9 + 0.0);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy.getNumGeometries() == 1 ? copy.getGeometryN(0) : copy;
  }
}
