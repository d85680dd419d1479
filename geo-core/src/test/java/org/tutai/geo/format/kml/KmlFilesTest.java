package org.tutai.geo.format.kml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;

/** Files that others made, where they are there. */
class KmlFilesTest {

  private static final String FOLDER = "ogc/kml/";

  private static Path file(String name) {
    return Reading.shared(FOLDER + name + ".kml");
  }

  private static KmlDocument document(String name) throws IOException {
    return KmlDocument.read(file(name), null);
  }

  private static KmlReader only(String name) throws IOException {
    List<KmlReader> readers = document(name).readers();
    assertThat(readers).hasSize(1);
    return readers.get(0);
  }

  private static Map<String, Long> knownFaults(String name) {
    return name.equals("timespan") ? Map.of("ring-not-closed", 1L) : Map.of();
  }

  private static Object value(FeatureSource source, Reading reading, int feature, String column) {
    int at = source.schema().indexOf(column);
    assertThat(at).as(column).isNotNegative();
    return reading.features().get(feature).value(at);
  }

  @ParameterizedTest
  @CsvSource({
    "2012_Earthquakes_Mag5, POINT, 1535, 0",
    "abstractview, POINT, 7, 6",
    "attrs, POINT, 1, 0",
    "extended_data, POINT, 1, 0",
    "gnis-ak-first-101, POINT, 101, 0",
    "gxmultitrack, MIXED, 3, 0",
    "inline-stylemap, POINT, 1, 0",
    "multigeometry, LINE, 1, 0",
    "nogeomplacemark, NONE, 1, 1",
    "non_gx_multitrack, MIXED, 3, 0",
    "opacity_override, LINE, 1, 0",
    "point, POINT, 1, 0",
    "region, NONE, 0, 0",
    "simpledata, POINT, 2, 0",
    "sky, POINT, 1, 0",
    "states, MIXED, 50, 0",
    "style_url, POLYGON, 1, 0",
    "timespan, POLYGON, 1, 0"
  })
  void readsEveryPlacemark(String name, GeometryKind kind, int features, int withoutGeometry)
      throws IOException {
    KmlReader layer = only(name);
    Reading reading = Reading.of(layer);
    assertThat(layer.name()).isEqualTo(name);
    assertThat(layer.schema().geometryKind()).isEqualTo(kind);
    assertThat(layer.crs()).contains(CrsRegistry.WGS84);
    assertThat(layer.count()).hasValue(features);
    assertThat(reading.features()).hasSize(features);
    assertThat(reading.bad()).isEqualTo(knownFaults(name));
    assertThat(reading.features().stream().filter(f -> f.geometry() == null))
        .hasSize(withoutGeometry);
  }

  @Test
  void opensEveryFileByTheServiceLoader() throws IOException {
    try (Stream<Path> files = Files.list(Reading.shared(FOLDER))) {
      assertThat(files.filter(f -> f.toString().endsWith(".kml")))
          .isNotEmpty()
          .allSatisfy(
              path -> {
                for (FeatureSource layer : Formats.open(path).layers()) {
                  assertThat(Reading.of(layer).bad()).isEqualTo(knownFaults(layer.name()));
                  assertThat(layer.crs()).contains(CrsRegistry.WGS84);
                }
              });
    }
  }

  @Test
  void takesAForeignElementForAValue() throws IOException {
    KmlReader layer = only("2012_Earthquakes_Mag5");
    assertThat(layer.schema().fields()).contains(Field.of("magnitude", FieldType.REAL));
    assertThat(value(layer, Reading.of(layer), 0, "magnitude")).isEqualTo(5.9);
  }

  @Test
  void countsAPlacemarkOfViewsAlone() throws IOException {
    KmlDocument document = document("abstractview");
    assertThat(document.networkLinks())
        .extracting(KmlDocument.Linked::name)
        .containsExactly("On ground looking up");
    assertThat(document.groundOverlays())
        .singleElement()
        .satisfies(overlay -> assertThat(overlay.box()).isEmpty());
    assertThat(document.screenOverlays()).hasSize(1);
    assertThat(document.photoOverlays()).hasSize(1);
  }

  @Test
  void readsExtendedDataByItsSchema() throws IOException {
    KmlReader layer = only("simpledata");
    Reading reading = Reading.of(layer);
    assertThat(layer.schema().fields())
        .containsExactly(
            Field.of("name", FieldType.TEXT),
            Field.of("TrailHeadName", FieldType.TEXT),
            Field.of("TrailLength", FieldType.REAL),
            Field.of("ElevationGain", FieldType.INTEGER));
    assertThat(reading.values().get(1))
        .containsExactly("Difficult trail", "Mount Everest", 347.45, 10_000L);
    KmlReader other = only("extended_data");
    assertThat(value(other, Reading.of(other), 0, "foo")).isEqualTo("bar");
  }

  @Test
  void readsFoldersInFolders() throws IOException {
    List<KmlReader> layers = document("folder").readers();
    assertThat(layers)
        .extracting(KmlReader::name)
        .containsExactly("folder", "folder_2", "folder_3");
    assertThat(layers.stream().mapToLong(layer -> layer.count().orElseThrow()))
        .containsExactly(3L, 2L, 2L);
    Reading last = Reading.of(layers.get(2));
    assertThat(last.values()).containsExactly(List.of("p5"), List.of("p6"));
  }

  @Test
  void takesTheNormalStyleOfAMap() throws IOException {
    KmlReader layer = only("inline-stylemap");
    Reading reading = Reading.of(layer);
    assertThat(value(layer, reading, 0, "icon"))
        .isEqualTo("http://maps.google.com/mapfiles/kml/paddle/A.png");
    assertThat(value(layer, reading, 0, "marker-scale")).isEqualTo(1.1);
  }

  @Test
  void resolvesSharedStyleMaps() throws IOException {
    KmlReader layer = only("gnis-ak-first-101");
    Reading reading = Reading.of(layer);
    assertThat(reading.features())
        .allSatisfy(
            feature ->
                assertThat(feature.value(layer.schema().indexOf("marker-color")))
                    .asString()
                    .matches("#[0-9a-f]{6}"));
    assertThat(value(layer, reading, 0, "marker-scale")).isEqualTo(0.8);
  }

  @Test
  void turnsColoursRound() throws IOException {
    KmlReader layer = only("opacity_override");
    Reading reading = Reading.of(layer);
    assertThat(layer.schema().indexOf("stroke")).isNegative();
    assertThat(value(layer, reading, 0, "stroke-width")).isEqualTo(3.0);
    assertThat(layer.remarks()).anyMatch(remark -> remark.english().contains("styles"));
    KmlReader polygon = only("style_url");
    Reading drawn = Reading.of(polygon);
    assertThat(value(polygon, drawn, 0, "fill")).isEqualTo("#0000ff");
    assertThat(value(polygon, drawn, 0, "fill-opacity")).isEqualTo(0.49);
    assertThat(value(polygon, drawn, 0, "stroke-width")).isEqualTo(1.5);
  }

  @Test
  void drawsTracksAsLinesWithTheirTimes() throws IOException {
    KmlReader layer = only("gxmultitrack");
    Reading reading = Reading.of(layer);
    Geometry track = reading.features().get(1).geometry();
    assertThat(track.getGeometryType()).isEqualTo("MultiLineString");
    assertThat(track.getNumGeometries()).isEqualTo(2);
    assertThat(value(layer, reading, 1, "begin")).hasToString("2014-04-12T14:26:16.702");
    assertThat(value(layer, reading, 1, "type")).isEqualTo("course à pied");
    assertThat(value(layer, reading, 1, "stroke")).isEqualTo("#ff0000");
    assertThat(value(layer, reading, 1, "stroke-opacity")).isEqualTo(0.498);
    assertThat(Reading.of(only("non_gx_multitrack")).wkt().get(1)).startsWith("LINESTRING Z");
  }

  @Test
  void readsTimes() throws IOException {
    KmlReader layer = only("timespan");
    assertThat(layer.schema().fields()).extracting(Field::name).contains("begin", "end");
  }

  @Test
  void keepsTheMarkAndTheOutlineOfAState() throws IOException {
    KmlReader layer = only("states");
    Reading reading = Reading.of(layer);
    assertThat(reading.features())
        .extracting(f -> f.geometry().getGeometryType())
        .contains("GeometryCollection");
    assertThat(value(layer, reading, 0, "stroke")).isEqualTo("#ff00ff");
    assertThat(value(layer, reading, 0, "fill-opacity")).isEqualTo(0.0);
    assertThat(value(layer, reading, 0, "description"))
        .asString()
        .startsWith("states.AREA: 51715.786\nstates.STATE_NAME: Alabama");
  }

  @Test
  void saysThatStarsAreNotOnEarth() throws IOException {
    assertThat(only("sky").remarks()).anyMatch(remark -> remark.english().contains("sky"));
  }

  @Test
  void readsTheSampleOfEverything() throws IOException {
    Path path = Reading.shared("odd/kml_gt_samples/KML_Samples.kml");
    KmlDocument document = KmlDocument.read(path, null);
    Map<String, Long> counts =
        document.readers().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    KmlReader::name, layer -> layer.count().orElseThrow()));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Placemarks", 3L, "Styles and Markup", 2L, "Paths", 6L, "Polygons", 9L));
    assertThat(document.groundOverlays())
        .singleElement()
        .satisfies(
            etna -> {
              assertThat(etna.href()).endsWith("etna.jpg");
              assertThat(etna.rotation()).isEqualTo(-0.1556640799496235);
              assertThat(etna.box())
                  .contains(
                      new Bounds(
                          14.60128369746704,
                          37.46543388598137,
                          15.35832653742206,
                          37.91904192681665));
              assertThat(document.isVisible(etna.folder())).isFalse();
            });
    assertThat(document.screenOverlays()).hasSize(7);
    KmlReader paths = document.readers().get(2);
    assertThat(value(paths, Reading.of(paths), 2, "stroke")).isEqualTo("#ff00ff");
    KmlReader polygons = document.readers().get(3);
    assertThat(value(polygons, Reading.of(polygons), 0, "folder")).isEqualTo("Google Campus");
    assertThat(value(polygons, Reading.of(polygons), 0, "fill")).isEqualTo("#ff0000");
  }
}
