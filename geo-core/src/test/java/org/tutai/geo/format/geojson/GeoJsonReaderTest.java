package org.tutai.geo.format.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.TextEncoding;

class GeoJsonReaderTest {

  @TempDir private Path folder;

  @Test
  void readsEveryTypeOfGeometry() throws IOException {
    checkGeometry("{'type':'Point','coordinates':[121,25]}", "POINT (121 25)");
    checkGeometry("{'type':'Point','coordinates':[121,25,9.5]}", "POINT Z(121 25 9.5)");
    checkGeometry("{'type':'MultiPoint','coordinates':[[1,2],[3,4]]}", "MULTIPOINT ((1 2), (3 4))");
    checkGeometry("{'coordinates':[[1,2],[3,4]],'type':'LineString'}", "LINESTRING (1 2, 3 4)");
    checkGeometry(
        "{'type':'MultiLineString','coordinates':[[[1,2],[3,4]],[[5,6],[7,8]]]}",
        "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))");
    checkGeometry(
        "{'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9],[0,0]],[[4,2],[5,3],[5,2],[4,2]]]}",
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (4 2, 5 3, 5 2, 4 2))");
    checkGeometry(
        "{'type':'MultiPolygon','coordinates':[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))");
    checkGeometry(
        "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]},"
            + "{'type':'GeometryCollection','geometries':[{'type':'LineString','coordinates':[[1,2],[3,4]]}]}]}",
        "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (1 2, 3 4)))");
    checkGeometry("null", "null");
  }

  @Test
  void emptyCoordinatesAreNoGeometryAndNotBad() throws IOException {
    for (String type :
        List.of(
            "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")) {
      Reading reading = read(feature("{'type':'" + type + "','coordinates':[]}", ""));
      assertThat(reading.wkt()).as(type).containsExactly("null");
      assertThat(reading.bad()).as(type).isEmpty();
    }
    assertThat(read(feature("{'type':'GeometryCollection','geometries':[]}", "")).bad()).isEmpty();
    assertThat(read(feature("{'type':'MultiPolygon','coordinates':[[[]]]}", "")).bad()).isEmpty();
  }

  @Test
  void membersComeInAnyOrder() throws IOException {
    GeoJsonReader layer =
        open(
            """
            {"features": [
               {"geometry": {"coordinates": [250000, 2700000], "type": "Point"},
                "properties": {"a": 1}, "type": "Feature"}],
             "foreign": {"features": [1, {"type": "x"}]},
             "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::3826"}, "type": "name"},
             "type": "FeatureCollection"}\
            """);
    assertThat(layer.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(layer.count()).hasValue(1);
    assertThat(Reading.of(layer).wkt()).containsExactly("POINT (250000 2700000)");
    assertThat(Reading.of(layer).values()).containsExactly(List.of(1L));
  }

  @Test
  void loneFeaturesGeometriesAndArraysAreRead() throws IOException {
    assertThat(read("{'type':'Point','coordinates':[1,2]}").wkt()).containsExactly("POINT (1 2)");
    Reading feature =
        read(
            "{'type':'Feature','properties':{'a':'x'},'geometry':{'type':'Point','coordinates':[1,2]}}");
    assertThat(feature.wkt()).containsExactly("POINT (1 2)");
    assertThat(feature.values()).containsExactly(List.of("x"));
    assertThat(read("[" + point(1) + "," + point(2) + "]").wkt())
        .containsExactly("POINT (1 2)", "POINT (2 2)");
    assertThat(read("{'type':'FeatureCollection','features':[]}").features()).isEmpty();
    assertThat(
            read("{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,2]}]}")
                .wkt())
        .containsExactly("GEOMETRYCOLLECTION (POINT (1 2))");
  }

  @Test
  void oneObjectOnEveryLineIsRead() throws IOException {
    String lines = point(1) + "\r\n\n" + point(2) + "\n" + point(3);
    for (String name : List.of("a.geojsonl", "a.geojson", "a.ndjson", "a.json")) {
      assertThat(Reading.of(write(name, lines)).wkt())
          .as(name)
          .containsExactly("POINT (1 2)", "POINT (2 2)", "POINT (3 2)");
    }
  }

  @Test
  void brokenLineIsCountedAndTheOthersAreRead() throws IOException {
    String lines = point(1) + "\n{'type':'Feature',\n" + point(3) + "\n[1]\n" + point(5);
    GeoJsonReader layer = write("a.geojsonl", lines);
    Reading reading = Reading.of(layer);
    assertThat(reading.wkt()).containsExactly("POINT (1 2)", "POINT (3 2)", "POINT (5 2)");
    assertThat(reading.ordinals()).containsExactly(0L, 2L, 4L);
    assertThat(reading.bad()).containsExactly(Map.entry("not-a-feature", 2L));
    assertThat(layer.count()).hasValue(5);
  }

  @Test
  void recordsBehindSeparatorsAreRead() throws IOException {
    String records = "\u001e" + point(1).replace(",", ",\n") + "\n\u001e" + point(2) + "\n";
    assertThat(Reading.of(write("a.geojsons", records)).wkt())
        .containsExactly("POINT (1 2)", "POINT (2 2)");
  }

  @Test
  void objectsOneAfterTheOtherAreRead() throws IOException {
    assertThat(read(point(1) + point(2).replace(",", ",\n") + collection(point(3))).wkt())
        .containsExactly("POINT (1 2)", "POINT (2 2)", "POINT (3 2)");
  }

  @Test
  void fieldsAndTheirTypesComeFromAllFeatures() throws IOException {
    GeoJsonReader layer =
        open(
            collection(
                feature("null", "'whole':1,'mixed':1,'flag':true,'odd':1,'never':null"),
                feature("null", "'whole':-9007199254740993,'mixed':2.5,'flag':false,'odd':'x'"),
                feature("null", "'list':[1,{'a':null}],'long':12345678901234567890,'':'blank'")));
    assertThat(layer.schema().fields())
        .containsExactly(
            Field.of("whole", FieldType.INTEGER),
            Field.of("mixed", FieldType.REAL),
            Field.of("flag", FieldType.BOOLEAN),
            Field.of("odd", FieldType.TEXT),
            Field.of("never", FieldType.TEXT),
            Field.of("list", FieldType.TEXT),
            Field.of("long", FieldType.TEXT),
            Field.of("field_8", FieldType.TEXT));
    assertThat(Reading.of(layer).values().get(1).subList(0, 4))
        .containsExactly(-9007199254740993L, 2.5, false, "x");
    assertThat(Reading.of(layer).values().get(2).subList(5, 8))
        .containsExactly("[1,{\"a\":null}]", "12345678901234567890", "blank");
  }

  @Test
  void idIsAFieldUnlessAPropertyHasThatName() throws IOException {
    GeoJsonReader with =
        open(collection("{'type':'Feature','id':7,'properties':{'a':1},'geometry':null}"));
    assertThat(with.schema().fields()).extracting(Field::name).containsExactly("a", "id");
    assertThat(Reading.of(with).values()).containsExactly(List.of(1L, 7L));
    GeoJsonReader without =
        open(collection("{'type':'Feature','id':7,'properties':{'id':'x'},'geometry':null}"));
    assertThat(Reading.of(without).values()).containsExactly(List.of("x"));
  }

  @Test
  void mendsRingsAndCounts() throws IOException {
    Reading open = read(feature("{'type':'Polygon','coordinates':[[[0,0],[9,0],[9,9]]]}", ""));
    assertThat(open.wkt()).containsExactly("POLYGON ((0 0, 9 0, 9 9, 0 0))");
    assertThat(open.bad()).containsOnlyKeys("ring-not-closed");
    Reading clockwise =
        read(
            feature(
                "{'type':'Polygon','coordinates':[[[0,0,1],[9,9,2],[9,0,3],[0,0,1]],"
                    + "[[4,2,1],[5,2,2],[5,3,3],[4,2,1]]]}",
                ""));
    assertThat(clockwise.wkt())
        .containsExactly("POLYGON Z((0 0 1, 9 0 3, 9 9 2, 0 0 1), (4 2 1, 5 3 3, 5 2 2, 4 2 1))");
    assertThat(clockwise.bad()).containsExactly(Map.entry("ring-orientation", 1L));
    Reading texts = read(feature("{'type':'Point','coordinates':['121.5',' 25 ']}", ""));
    assertThat(texts.wkt()).containsExactly("POINT (121.5 25)");
    assertThat(texts.bad()).containsOnlyKeys("coordinate-as-text");
  }

  @Test
  void featureOfBadGeometryKeepsItsValues() throws IOException {
    checkBad("{'type':'Point','coordinates':[null,null]}", "coordinate-not-a-number");
    checkBad("{'type':'Point','coordinates':[NaN,1]}", "coordinate-not-a-number");
    checkBad("{'type':'Point','coordinates':['a','b']}", "coordinate-not-a-number");
    checkBad("{'type':'Point','coordinates':[1e300,1]}", "coordinate-out-of-range");
    checkBad("{'type':'Point','coordinates':[1]}", "position-too-short");
    checkBad("{'type':'Point','coordinates':[[1,2]]}", "coordinates-nesting");
    checkBad("{'type':'Polygon','coordinates':[[0,0],[1,0],[1,1],[0,0]]}", "coordinates-nesting");
    checkBad("{'type':'MultiPoint','coordinates':[[1,2],[[3,4]]]}", "coordinates-nesting");
    checkBad("{'type':'Point','coordinates':{'x':1}}", "coordinates-missing");
    checkBad("{'type':'Point'}", "coordinates-missing");
    checkBad("{'type':'Circle','coordinates':[1,2]}", "geometry-type");
    checkBad("{'coordinates':[1,2]}", "geometry-type");
    checkBad("{}", "geometry-type");
    checkBad("5", "geometry-type");
    checkBad("{'type':'LineString','coordinates':[[1,2]]}", "line-too-short");
    checkBad("{'type':'GeometryCollection'}", "geometries-missing");
  }

  @Test
  void crsIsWgs84WhenCoordinatesCanBeDegrees() throws IOException {
    assertThat(open(collection(point(121))).crs()).contains(CrsRegistry.WGS84);
    assertThat(open(collection(point(250000))).crsFinding().value()).isEmpty();
    assertThat(open(collection(point(250000))).crsFinding().grounds().get(0).chinese())
        .contains("不是經緯度");
  }

  @Test
  void crsMemberIsReadInItsForms() throws IOException {
    checkCrs("{'type':'name','properties':{'name':'EPSG:3826'}}", "EPSG:3826");
    checkCrs("{'type':'name','properties':{'name':'urn:ogc:def:crs:EPSG:6.9:3825'}}", "EPSG:3825");
    checkCrs("{'type':'EPSG','properties':{'code':3826}}", "EPSG:3826");
    checkCrs("'EPSG:3826'", "EPSG:3826");
    checkCrs("{'type':'name','properties':{'name':'urn:ogc:def:crs:OGC:1.3:CRS84'}}", "none");
    checkCrs(
        "{'type':'link','properties':{'href':'http://example.com/crs','type':'proj4'}}", "none");
    checkCrs("{'type':'name','properties':{'name':'TWD97'}}", "none");
    checkCrs("null", "none");
    checkCrs("[1]", "none");
  }

  @Test
  void lineBreaksInTextsAndTrailingCommasArePassed() throws IOException {
    assertThat(
            read("{'type':'FeatureCollection','features':[{'type':'Feature','properties':{'a':'x\n"
                    + "y',},'geometry':null},]}")
                .values())
        .containsExactly(List.of("x\ny"));
  }

  @Test
  void otherUnicodeFormsAreRead() throws IOException {
    String json = json(collection(feature("{'type':'Point','coordinates':[1,2]}", "'名':'臺北'")));
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32BE"),
            StandardCharsets.UTF_8)) {
      for (String mark : List.of("", "\uFEFF")) {
        Path path = folder.resolve("a.geojson");
        Files.write(path, (mark + json).getBytes(charset));
        GeoJsonReader layer = GeoJsonReader.open(path, null);
        assertThat(Reading.of(layer).values()).as(charset + mark).containsExactly(List.of("臺北"));
        assertThat(layer.encoding()).isEmpty();
      }
    }
  }

  @Test
  void big5IsFoundAndToldOf() throws IOException {
    String[] features = new String[30];
    for (int i = 0; i < features.length; i++) {
      features[i] = feature("null", "'縣市':'臺北市信義區許功蓋路" + i + "號'");
    }
    Path path = folder.resolve("a.geojson");
    Files.write(path, json(collection(features)).getBytes(TextEncoding.BIG5));
    GeoJsonReader layer = GeoJsonReader.open(path, null);
    assertThat(layer.encoding().orElseThrow().value()).contains(TextEncoding.BIG5);
    assertThat(layer.schema().fields().get(0).name()).isEqualTo("縣市");
    assertThat(Reading.of(layer).values().get(7)).containsExactly("臺北市信義區許功蓋路7號");
  }

  @Test
  void damagedCharacterDoesNotSpoilTheFile() throws IOException {
    byte[] bytes =
        json(collection(feature("null", "'a':'臺北市信義區松仁路一段'"), point(1)))
            .getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"a\":\"") + 7] = 'x';
    Path path = folder.resolve("a.geojson");
    Files.write(path, bytes);
    GeoJsonReader layer = GeoJsonReader.open(path, null);
    assertThat(Reading.of(layer).values().get(0).get(0).toString()).endsWith("北市信義區松仁路一段");
    assertThat(layer.remarks()).anyMatch(Remark::isWarning);
  }

  @Test
  void fileCutOffGivesItsFeaturesAndOneError() throws IOException {
    String json = json(collection(point(1), point(2), point(3)));
    Path path = folder.resolve("cut.geojson");
    Files.writeString(path, json.substring(0, json.length() - 40));
    GeoJsonReader layer = GeoJsonReader.open(path, null);
    assertThat(layer.count()).isEmpty();
    assertThat(layer.remarks()).anyMatch(remark -> remark.text(Locale.TAIWAN).contains("前 2 筆"));
    try (FeatureStream stream = layer.features()) {
      assertThat(stream.next()).isNotNull();
      Feature second = stream.next();
      assertThat(second).isNotNull();
      assertThatThrownBy(stream::next)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("at byte " + (json.length() - 40))
          .hasMessageContaining("the end of the file");
    }
  }

  @Test
  void whatStandsBehindTheObjectIsPassedOver() throws IOException {
    GeoJsonReader layer = open(collection(point(1)) + "\n\0\0}]");
    assertThat(Reading.of(layer).features()).hasSize(1);
    assertThat(layer.remarks()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoGeoJson() {
    for (String other :
        List.of(
            "",
            "  ",
            "{",
            "[]",
            "{}",
            "5",
            "'x'",
            "nothing",
            "{'type':'Topology','objects':{}}",
            "{'type':'FeatureCollection'}",
            "{'type':'FeatureCollection','features':[{")) {
      assertThatThrownBy(() -> open(other)).as(other).isInstanceOf(FormatException.class);
    }
  }

  @Test
  void jsonEndingIsTakenByItsFirstBytes() throws IOException {
    checkAccepted("a.json", collection(point(1)), true);
    checkAccepted("a.json", "{'name':'x','features':[]}", true);
    checkAccepted("a.json", "{'type':'MultiPolygon','coordinates':[]}", true);
    checkAccepted("a.JSON", "\uFEFF" + point(1) + "\n" + point(1), true);
    checkAccepted(
        "a.json", "{'type':'Topology','objects':{'a':{'type':'GeometryCollection'}}}", false);
    checkAccepted("a.json", "{'name':'package','version':1}", false);
    checkAccepted("a.geojson", "", true);
    checkAccepted("a.geojsonl", "", true);
    checkAccepted("a.txt", collection(point(1)), false);
  }

  private void checkAccepted(String name, String json, boolean expected) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, json(json));
    assertThat(new GeoJsonFormat().accepts(path)).as(name + " " + json).isEqualTo(expected);
    if (expected) {
      assertThat(Formats.forPath(path)).get().isInstanceOf(GeoJsonFormat.class);
    }
  }

  private void checkGeometry(String geometry, String wkt) throws IOException {
    GeoJsonReader layer = open(collection(feature(geometry, "'a':1")));
    Reading reading = Reading.of(layer);
    assertThat(reading.wkt()).containsExactly(wkt);
    assertThat(reading.bad()).isEmpty();
    GeometryKind kind =
        switch (wkt.split("[ Z]")[0].replace("MULTI", "")) {
          case "POINT" -> GeometryKind.POINT;
          case "LINESTRING" -> GeometryKind.LINE;
          case "POLYGON" -> GeometryKind.POLYGON;
          case "null" -> GeometryKind.NONE;
          default -> GeometryKind.MIXED;
        };
    assertThat(layer.schema().geometryKind()).as(wkt).isEqualTo(kind);
  }

  private void checkBad(String geometry, String reason) throws IOException {
    Reading reading = read(collection(feature(geometry, "'a':1"), point(1)));
    assertThat(reading.wkt()).as(geometry).containsExactly("null", "POINT (1 2)");
    assertThat(reading.values().get(0)).as(geometry).containsExactly(1L);
    assertThat(reading.bad()).as(geometry).containsExactly(Map.entry(reason, 1L));
  }

  private void checkCrs(String member, String expected) throws IOException {
    GeoJsonReader layer =
        open(
            "{'crs':" + member + ",'type':'FeatureCollection','features':[" + point(250000) + "]}");
    assertThat(layer.crs().map(Object::toString).orElse("none")).as(member).isEqualTo(expected);
    assertThat(layer.crsFinding().grounds()).isNotEmpty();
  }

  private static String point(int x) {
    return feature("{'type':'Point','coordinates':[" + x + ",2]}", "");
  }

  private static String feature(String geometry, String properties) {
    return "{'type':'Feature','properties':{" + properties + "},'geometry':" + geometry + "}";
  }

  private static String collection(String... features) {
    return "{'type':'FeatureCollection','features':[" + String.join(",", features) + "]}";
  }

  private Reading read(String json) throws IOException {
    return Reading.of(open(json));
  }

  private GeoJsonReader open(String json) throws IOException {
    return write("test.geojson", json);
  }

  private GeoJsonReader write(String name, String json) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, json(json));
    return (GeoJsonReader) new GeoJsonFormat().open(path, Choices.NONE).layers().get(0);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
