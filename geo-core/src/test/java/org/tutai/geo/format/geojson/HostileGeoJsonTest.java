package org.tutai.geo.format.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Reading;

class HostileGeoJsonTest {

  private static final String GOOD =
      """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3826"}},"features":[
      {"type":"Feature","id":1,"properties":{"名":"臺北","n":1.5,"list":[1,{"a":2}]},"geometry":
      {"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[4,2],[5,3],[5,2],[4,2]]]}},
      {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
      {"type":"MultiPoint","coordinates":[[1,2,3],[3,4,5]]}]}}]}
      """;

  @TempDir private Path folder;

  @Test
  void anyCutGivesAnAnswerOrARefusal() throws IOException {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < good.length; length++) {
      check("cut.geojson", Arrays.copyOf(good, length));
    }
  }

  @Test
  void anyDamageGivesAnAnswerOrARefusal() throws IOException {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    byte[] lines =
        GOOD.replace("\n", "").repeat(3).replace("}{", "}\n{").getBytes(StandardCharsets.UTF_8);
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      check("damaged.geojson", Reading.damaged(good, random));
      check("damaged.geojsonl", Reading.damaged(lines, random));
    }
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    for (String nest : List.of("[", "{\"a\":")) {
      String deep = nest.repeat(1_000_000);
      assertThat(check("deep.geojson", feature("{\"a\":" + deep))).startsWith("refused");
      assertThat(check("deep.geojson", "{\"x\":" + deep)).startsWith("refused");
      assertThat(check("deep.geojson", "{\"type\":\"Point\",\"coordinates\":" + deep))
          .startsWith("refused");
    }
    String collection = "{\"type\":\"GeometryCollection\",\"geometries\":[";
    assertThat(check("deep.geojson", collection.repeat(100_000))).startsWith("refused");
    assertThat(check("deep.geojson", collection.repeat(40) + "]}".repeat(40)))
        .isEqualTo("1 features");
  }

  @Test
  void longTextsNamesAndNumbersAreRefused() throws IOException {
    String longest = "x".repeat((1 << 24) + 1);
    assertThat(check("long.geojson", feature("{\"a\":\"" + longest + "\"}}")))
        .startsWith("refused");
    assertThat(check("long.geojson", feature("{\"" + longest + "\":1}}"))).startsWith("refused");
    assertThat(check("long.geojson", feature("{\"a\":" + "9".repeat(1 << 25) + "}}")))
        .startsWith("refused");
    String list = "[" + "1,".repeat(1 << 24) + "1]";
    assertThat(check("long.geojson", feature("{\"a\":" + list + "}}"))).startsWith("refused");
  }

  @Test
  void manyNamesAreRefused() throws IOException {
    var properties = new StringBuilder("{\"a\":1");
    var foreign = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 200_000; i++) {
      foreign.append(",\"n").append(i).append("\":1");
      if (i < 5_000) {
        properties.append(",\"n").append(i).append("\":1");
      }
    }
    assertThat(check("names.geojson", feature(properties + "}}")))
        .startsWith("refused")
        .contains("4096 different properties");
    assertThat(check("names.geojson", "{\"foreign\":" + foreign + "}}")).startsWith("refused");
  }

  @Test
  void geometryOfTooManyPointsIsRefusedOrLeftOut() throws IOException {
    String many = "[" + "[1,2],".repeat((1 << 22) + 10) + "[1,2]]";
    Path path = folder.resolve("many.geojson");
    Files.writeString(path, "{\"type\":\"LineString\",\"coordinates\":" + many + "}");
    Reading reading = Reading.of(GeoJsonReader.open(path, null));
    assertThat(reading.wkt()).containsExactly("null");
    assertThat(reading.bad()).containsOnlyKeys("too-many-points");
    String empty = "[" + "[],".repeat(1 << 20) + "[]]";
    assertThat(check("many.geojson", "{\"type\":\"MultiPoint\",\"coordinates\":" + empty + "}"))
        .isEqualTo("1 features");
  }

  private static String feature(String properties) {
    return "{\"type\":\"Feature\",\"geometry\":null,\"properties\":" + properties;
  }

  private String check(String name, String json) throws IOException {
    return check(name, json.getBytes(StandardCharsets.UTF_8));
  }

  private String check(String name, byte[] bytes) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, bytes);
    return Reading.answerOrRefusal(path);
  }
}
