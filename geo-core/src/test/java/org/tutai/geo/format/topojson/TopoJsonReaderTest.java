package org.tutai.geo.format.topojson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;

class TopoJsonReaderTest {

  /** A line, and a square as a ring of one arc and as two halves with a shared side. */
  private static final String ARCS =
      """
      "arcs": [
        [[102, 0], [103, 1], [104, 0], [105, 1]],
        [[100, 0], [101, 0], [101, 1], [100, 1], [100, 0]],
        [[0, 0], [0, 10]],
        [[0, 10], [-10, 10], [-10, 0], [0, 0]],
        [[0, 0], [10, 0], [10, 10], [0, 10]],
        [[2, 2], [2, 4], [4, 4], [2, 2]]
      ]\
      """;

  @TempDir private Path folder;

  @Test
  void readsEveryTypeOfGeometry() throws Exception {
    checkGeometry("{'type': 'Point', 'coordinates': [102, 0.5]}", "POINT (102 0.5)");
    checkGeometry(
        "{'type': 'MultiPoint', 'coordinates': [[1, 2], [3, 4]]}", "MULTIPOINT ((1 2), (3 4))");
    checkGeometry("{'type': 'LineString', 'arcs': [0]}", "LINESTRING (102 0, 103 1, 104 0, 105 1)");
    checkGeometry(
        "{'type': 'MultiLineString', 'arcs': [[2], [0]]}",
        "MULTILINESTRING ((0 0, 0 10), (102 0, 103 1, 104 0, 105 1))");
    checkGeometry(
        "{'type': 'Polygon', 'arcs': [[1]]}", "POLYGON ((100 0, 101 0, 101 1, 100 1, 100 0))");
    checkGeometry(
        "{'type': 'MultiPolygon', 'arcs': [[[1]], [[2, 3]]]}",
        "MULTIPOLYGON (((100 0, 101 0, 101 1, 100 1, 100 0)), ((0 0, 0 10, -10 10, -10 0, 0 0)))");
    checkGeometry(
        """
        {'type': 'GeometryCollection', 'geometries': [
          {'type': 'Point', 'coordinates': [1, 2]},
          {'type': null},
          {'type': 'GeometryCollection', 'geometries': [{'type': 'LineString', 'arcs': [2]}]}]}\
        """,
        "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (0 0, 0 10)))");
  }

  @Test
  void readsHoles() throws Exception {
    checkGeometry(
        "{'type': 'Polygon', 'arcs': [[4, -3], [5]]}",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 2 2))");
  }

  @Test
  void negativeIndexRunsAnArcBackwards() throws Exception {
    checkGeometry(
        "{'type': 'LineString', 'arcs': [-1]}", "LINESTRING (105 1, 104 0, 103 1, 102 0)");
    checkGeometry(
        "{'type': 'LineString', 'arcs': [-5, 2]}", "LINESTRING (0 10, 10 10, 10 0, 0 0, 0 10)");
  }

  @Test
  void geometryMayBeMissing() throws Exception {
    for (String none : List.of("null", "{'type': null, 'properties': {'a': 1}}", "{}")) {
      TopoJsonReader layer = layer("[" + none + "]");
      assertThat(features(layer)).hasSize(1);
      assertThat(features(layer).get(0).geometry()).isNull();
      assertThat(layer.schema().geometryKind()).isEqualTo(GeometryKind.NONE);
    }
  }

  @Test
  void emptyArraysAreEmptyGeometries() throws Exception {
    checkGeometry("{'type': 'MultiPolygon', 'arcs': []}", "MULTIPOLYGON EMPTY");
    checkGeometry("{'type': 'Polygon', 'arcs': []}", "POLYGON EMPTY");
    checkGeometry("{'type': 'MultiLineString', 'arcs': []}", "MULTILINESTRING EMPTY");
    checkGeometry("{'type': 'MultiPoint', 'coordinates': []}", "MULTIPOINT EMPTY");
    checkGeometry("{'type': 'GeometryCollection', 'geometries': []}", "GEOMETRYCOLLECTION EMPTY");
  }

  @Test
  void quantizedPositionsAreDifferencesWithinAnArc() throws Exception {
    TopoJsonReader layer =
        open("""
        {"type": "Topology",
         "transform": {"scale": [0.5, 0.25], "translate": [100, -1]},
         "objects": {"example": {"type": "GeometryCollection", "geometries": [
           {"type": "Point", "coordinates": [4, 6]},
           {"type": "LineString", "arcs": [0]},
           {"type": "Polygon", "arcs": [[-2]]}]}},
         "arcs": [
           [[4, 0], [2, 4], [2, -4], [2, 4]],
           [[0, 0], [0, 4], [2, 0], [0, -4], [-2, 0]]]}\
        """)
            .get(0);
    List<Feature> features = features(layer);
    checkShape(features.get(0), "POINT (102 0.5)");
    checkShape(features.get(1), "LINESTRING (102 -1, 103 0, 104 -1, 105 0)");
    checkShape(features.get(2), "POLYGON ((100 -1, 101 -1, 101 0, 100 0, 100 -1))");
  }

  @Test
  void membersComeInAnyOrder() throws Exception {
    TopoJsonReader layer =
        open("""
        {"objects": {"spots": {"geometries": [
           {"properties": {"name": "a"}, "arcs": [0], "type": "LineString"}],
           "type": "GeometryCollection"}},
         "arcs": [[[1, 1], [1, 2]]],
         "transform": {"translate": [10, 20], "scale": [1, 2]},
         "type": "Topology"}\
        """)
            .get(0);
    checkShape(features(layer).get(0), "LINESTRING (11 22, 12 26)");
    assertThat(features(layer).get(0).values()).containsExactly("a");
  }

  @Test
  void neighboursShareVerticesExactly() throws Exception {
    TopoJsonReader layer =
        open("""
        {"type": "Topology",
         "transform": {"scale": [3.156535650877468e-05, 2.804772445641144e-05],
                       "translate": [118.14368213901969, 21.895600558236968]},
         "objects": {"areas": {"type": "GeometryCollection", "geometries": [
           {"type": "Polygon", "arcs": [[0, 1]]},
           {"type": "Polygon", "arcs": [[2, -1]]}]}},
         "arcs": [
           [[10007, 3], [1, 333], [-2, 777], [5, 19]],
           [[10011, 1132], [-5000, 0], [4996, -1129]],
           [[10007, 3], [3333, 2], [-3329, 1127]]]}\
        """)
            .get(0);
    List<Feature> features = features(layer);
    Coordinate[] left = ((Polygon) features.get(0).geometry()).getExteriorRing().getCoordinates();
    List<Coordinate> right =
        List.of(((Polygon) features.get(1).geometry()).getExteriorRing().getCoordinates());
    for (int i = 0; i < 4; i++) {
      assertThat(right).contains(left[i]);
    }
    assertThat(left[0].x).isEqualTo(10007 * 3.156535650877468e-05 + 118.14368213901969);
  }

  @Test
  void eachObjectIsALayer() throws Exception {
    List<TopoJsonReader> layers =
        open(
            """
            {"type": "Topology", "objects": {
               "lines": {"type": "GeometryCollection", "geometries": [
                  {"type": "LineString", "arcs": [2]}, {"type": "MultiLineString", "arcs": [[0]]}]},
               "spot": {"type": "Point", "coordinates": [3, 4], "id": 7, "properties": {"名": "點"}},
               "none": {"type": "GeometryCollection", "geometries": []}}, %s}\
            """
                .formatted(ARCS));
    assertThat(layers).extracting(TopoJsonReader::name).containsExactly("lines", "spot", "none");
    assertThat(layers)
        .extracting(layer -> layer.schema().geometryKind())
        .containsExactly(GeometryKind.LINE, GeometryKind.POINT, GeometryKind.NONE);
    assertThat(layers).extracting(layer -> layer.count().orElse(-1)).containsExactly(2L, 1L, 0L);
    assertThat(features(layers.get(1)).get(0).values()).containsExactly("點", 7L);
    assertThat(features(layers.get(2))).isEmpty();
  }

  @Test
  void fieldsAndTheirTypesComeFromAllFeatures() throws Exception {
    TopoJsonReader layer =
        layer(
            """
            [{'properties': {'whole': 1, 'mixed': 1, 'flag': true, 'odd': 1, 'never': null}},
             {'properties': {'whole': -9007199254740993, 'mixed': 2.5, 'flag': false, 'odd': 'x'}},
             {'properties': {'list': [1, {'a': null}], 'great': 1e300, 'whole': null}},
             {}]\
            """);
    assertThat(layer.schema().fields())
        .containsExactly(
            Field.of("whole", FieldType.INTEGER),
            Field.of("mixed", FieldType.REAL),
            Field.of("flag", FieldType.BOOLEAN),
            Field.of("odd", FieldType.TEXT),
            Field.of("never", FieldType.TEXT),
            Field.of("list", FieldType.TEXT),
            Field.of("great", FieldType.REAL));
    List<Feature> features = features(layer);
    assertThat(features.get(0).values()).containsExactly(1L, 1.0, true, "1", null, null, null);
    assertThat(features.get(1).values())
        .containsExactly(-9007199254740993L, 2.5, false, "x", null, null, null);
    assertThat(features.get(2).values())
        .containsExactly(null, null, null, null, null, "[1,{\"a\":null}]", 1e300);
    assertThat(features.get(3).values()).containsOnlyNulls().hasSize(7);
  }

  @Test
  void idsAreTheLastField() throws Exception {
    TopoJsonReader layer =
        layer("[{'id': '09020', 'properties': {'id': 5}}, {'id': 12, 'properties': {'id': 6}}]");
    assertThat(layer.schema().fields())
        .containsExactly(Field.of("id", FieldType.INTEGER), Field.of("id_2", FieldType.TEXT));
    assertThat(features(layer).get(0).values()).containsExactly(5L, "09020");
    assertThat(features(layer).get(1).values()).containsExactly(6L, "12");
  }

  @Test
  void degreesAreTakenForWgs84() throws Exception {
    assertThat(layer("[]").crs()).contains(CrsRegistry.WGS84);
    assertThat(layer("[{'type': 'Point', 'coordinates': [180, -90]}]").crs())
        .contains(CrsRegistry.WGS84);
  }

  @Test
  void coordinatesThatAreNoDegreesHaveNoCrs() throws Exception {
    TopoJsonReader layer = layer("[{'type': 'Point', 'coordinates': [250000, 2600000]}]");
    assertThat(layer.crs()).isEqualTo(Optional.empty());
    assertThat(layer.crsFinding().grounds())
        .anyMatch(remark -> remark.english().contains("no degrees"));
  }

  @Test
  void heightsAreLeftOutWithARemark() throws Exception {
    TopoJsonReader layer =
        open("""
        {"type": "Topology", "arcs": [[[1, 2, 30], [3, 4, 50]]],
         "objects": {"line": {"type": "LineString", "arcs": [0]}}}\
        """)
            .get(0);
    checkShape(features(layer).get(0), "LINESTRING (1 2, 3 4)");
    assertThat(layer.remarks())
        .anyMatch(remark -> remark.english().contains("more than two numbers"));
  }

  @Test
  void badGeometriesAreCountedAndPassedOver() throws Exception {
    checkBad("{'type': 'LineString', 'arcs': [6]}", "arc-index");
    checkBad("{'type': 'LineString', 'arcs': [-7]}", "arc-index");
    checkBad("{'type': 'LineString', 'arcs': [0.5]}", "arc-index");
    checkBad("{'type': 'LineString', 'arcs': [1e99]}", "arc-index");
    checkBad("{'type': 'LineString', 'arcs': [0, 2]}", "arcs-not-joined");
    checkBad("{'type': 'LineString', 'arcs': []}", "line-too-short");
    checkBad("{'type': 'LineString', 'arcs': [[0]]}", "arcs-nesting");
    checkBad("{'type': 'Polygon', 'arcs': [1]}", "arcs-nesting");
    checkBad("{'type': 'MultiPolygon', 'arcs': [[1]]}", "arcs-nesting");
    checkBad("{'type': 'Polygon'}", "geometry-without-arcs");
    checkBad("{'type': 'Pentagon', 'arcs': [[1]]}", "geometry-type");
    checkBad("{'type': 'Point', 'coordinates': [1]}", "position-too-short");
    checkBad("{'type': 'Point', 'coordinates': [1, 1e30]}", "coordinate-out-of-range");
  }

  @Test
  void ringOfTooFewPointsIsLeftOutAndCounted() throws Exception {
    TopoJsonReader layer = layer("[{'type': 'MultiPolygon', 'arcs': [[[2, -3]], [[1]]]}]");
    try (FeatureStream stream = layer.features()) {
      checkShape(stream.next(), "MULTIPOLYGON (((100 0, 101 0, 101 1, 100 1, 100 0)))");
      assertThat(stream.bad().counts()).containsOnlyKeys("ring-too-short");
      assertThat(stream.bad().listed()).allMatch(bad -> !bad.dropped());
    }
  }

  @Test
  void readsTheSameAgain() throws Exception {
    TopoJsonReader layer = layer("[{'type': 'LineString', 'arcs': [0], 'id': 'a'}]");
    Feature first = features(layer).get(0);
    Feature second = features(layer).get(0);
    assertThat(second.values()).isEqualTo(first.values());
    assertThat(second.geometry()).isEqualTo(first.geometry());
  }

  private void checkBad(String geometry, String reason) throws IOException {
    TopoJsonReader layer = layer("[" + geometry + ", {'type': 'Point', 'coordinates': [1, 2]}]");
    try (FeatureStream stream = layer.features()) {
      Feature good = stream.next();
      assertThat(good).as(geometry).isNotNull();
      assertThat(good.ordinal()).isEqualTo(1);
      assertThat(stream.next()).isNull();
      BadFeatures bad = stream.bad();
      assertThat(bad.counts()).as(geometry).containsOnlyKeys(reason);
      assertThat(bad.listed().get(0).dropped()).isTrue();
      assertThat(bad.listed().get(0).detail()).isNotBlank();
    }
  }

  private void checkGeometry(String json, String wkt) throws IOException, ParseException {
    TopoJsonReader layer = layer("[" + json + "]");
    List<Feature> features = features(layer);
    assertThat(features).as(json).hasSize(1);
    checkShape(features.get(0), wkt);
  }

  private static void checkShape(Feature feature, String wkt) throws ParseException {
    Geometry expected = new WKTReader().read(wkt);
    assertThat(feature.geometry()).isNotNull();
    assertThat(feature.geometry().toText()).isEqualTo(expected.toText());
  }

  private static List<Feature> features(TopoJsonReader layer) throws IOException {
    List<Feature> features = new ArrayList<>();
    try (FeatureStream stream = layer.features()) {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        features.add(feature);
      }
      assertThat(stream.bad().counts()).isEmpty();
    }
    return features;
  }

  private TopoJsonReader layer(String geometries) throws IOException {
    String collection =
        "{'type': 'GeometryCollection', 'geometries': %s}".formatted(geometries).replace('\'', '"');
    return open("{\"type\": \"Topology\", \"objects\": {\"layer\": %s}, %s}"
            .formatted(collection, ARCS))
        .get(0);
  }

  private List<TopoJsonReader> open(String json) throws IOException {
    Path file = folder.resolve("case.topojson");
    Files.writeString(file, json);
    return TopoJsonReader.open(file);
  }
}
