package org.tutai.geo.format.topojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.FeatureStream;

class HostileTopoJsonTest {

  private static final String WHOLE =
      """
      {"type": "Topology", "bbox": [0, 0, 9, 9],
       "transform": {"scale": [0.5, 0.25], "translate": [100, -1]},
       "objects": {"areas": {"type": "GeometryCollection", "geometries": [
         {"type": "Polygon", "arcs": [[0, 1]], "id": 3, "properties": {"名": "甲", "n": 1.5}},
         {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": null},
         {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}]}},
       "arcs": [[[0, 0], [0, 10]], [[0, 10], [-10, 0], [10, -10]], [[0, 0], [10, 0], [-10, 10]]]}\
      """;

  @TempDir private Path folder;

  @Test
  void fileCutAnywhereIsRefused() throws IOException {
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      Path file = write(Arrays.copyOf(whole, length));
      assertThatExceptionOfType(FormatException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> readAll(file))
          .withMessageContaining("case.topojson at byte");
    }
  }

  @Test
  void anyByteChangedIsRefusedOrRead() throws IOException {
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    byte[] others = {'[', '9', '"', (byte) 0xE4, '}'};
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] = others[at % others.length];
      try {
        readAll(write(changed));
      } catch (FormatException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 3);
  }

  @Test
  void saysWhereAndWhat() throws IOException {
    checkRefusal("", "more JSON", "the end of the file");
    checkRefusal("[]", "a JSON object", "an array");
    checkRefusal("{}", "a JSON object of type Topology", "another or no type");
    checkRefusal("{\"type\": \"FeatureCollection\"}", "of type Topology", "another or no type");
    checkRefusal("{\"type\": 5}", "the type Topology", "a number");
    checkRefusal("{\"arcs\": 5}", "an array of arcs", "a number");
    checkRefusal("{\"arcs\": [[5]]}", "a position of two numbers or more", "a number");
    checkRefusal("{\"arcs\": [[[5]]]}", "a position", "the end of the array");
    checkRefusal("{\"arcs\": [[[\"x\", 2]]]}", "a position", "a string");
    checkRefusal("{\"transform\": []}", "a transform, an object", "an array");
    checkRefusal("{\"transform\": {\"scale\": [1, 2]}}", "with scale and translate", "the end");
    checkRefusal("{\"objects\": []}", "the topology's objects", "an array");
    checkRefusal("{\"objects\": {\"a\": 5}}", "a geometry object", "a number");
    checkRefusal("{\"objects\": {\"a\": {}, \"a\": {}}}", "different names", "an object");
    checkRefusal("{\"objects\": {\"a\": {\"type\": 5}}}", "a geometry type", "a number");
    checkRefusal("{\"objects\": {\"a\": {\"properties\": 5}}}", "properties", "a number");
  }

  @Test
  void brokenJsonNamesItsPlace() throws IOException {
    Path file = write("{\"type\": \"Topology\", oops}".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> readAll(file))
        .satisfies(e -> assertThat(e.offset().orElse(-1)).isBetween(20L, 26L))
        .satisfies(e -> assertThat(e.path()).contains(file))
        .withMessageContaining("expected JSON in UTF-8");
  }

  @Test
  void endlessNestingIsRefused() throws IOException {
    String deep = "[".repeat(1_000_000);
    for (String start :
        new String[] {
          "{\"arcs\": ",
          "{\"other\": ",
          "{\"objects\": {\"a\": {\"arcs\": ",
          "{\"objects\": {\"a\": {\"properties\": {\"p\": "
        }) {
      Path file = write((start + deep).getBytes(StandardCharsets.UTF_8));
      assertThatExceptionOfType(FormatException.class).isThrownBy(() -> readAll(file));
    }
    String collections = "{\"geometries\": [".repeat(10_000);
    Path file = write(("{\"objects\": {\"a\": " + collections).getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(FormatException.class).isThrownBy(() -> readAll(file));
  }

  @Test
  void numbersWithoutEndAreRefused() throws IOException {
    Path file = write(("{\"arcs\": [[[1" + "0".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(FormatException.class).isThrownBy(() -> readAll(file));
  }

  @Test
  void tooManyPropertiesAreRefused() throws IOException {
    var json = new StringBuilder("{\"objects\": {\"a\": {\"properties\": {\"p\": 0");
    for (int i = 0; i < 5000; i++) {
      json.append(",\"p").append(i).append("\":0");
    }
    Path file = write(json.append("}}}}").toString().getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> readAll(file))
        .withMessageContaining("at most 4096 properties");
  }

  /** A small file whose geometries would come to thirty thousand million points. */
  @Test
  void arcsUsedWithoutMeasureAreCountedAndNotFollowed() throws IOException {
    String arc = "[" + "[1,1],".repeat(29_999) + "[1,1]]";
    String line = "{\"type\":\"LineString\",\"arcs\":[" + "0,".repeat(999) + "0]}";
    String lines = (line + ",").repeat(999) + line;
    Path file =
        write(
            ("{\"type\":\"Topology\",\"arcs\":["
                    + arc
                    + "],\"objects\":{\"a\":{\"type\":\"GeometryCollection\",\"geometries\":["
                    + lines
                    + "]}}}")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(readAll(file)).containsEntry("arcs-used-too-often", 1000L);
  }

  private void checkRefusal(String json, String expected, String found) throws IOException {
    Path file = write(json.getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(FormatException.class)
        .as(json)
        .isThrownBy(() -> readAll(file))
        .satisfies(e -> assertThat(e.expected()).contains(expected))
        .satisfies(e -> assertThat(e.found()).contains(found));
  }

  /** The bad features by reason. */
  private static Map<String, Long> readAll(Path file) throws IOException {
    Map<String, Long> bad = new TreeMap<>();
    for (TopoJsonReader layer : TopoJsonReader.open(file)) {
      try (FeatureStream stream = layer.features()) {
        while (stream.next() != null) {
          assertThat(stream.bad()).isNotNull();
        }
        bad.putAll(stream.bad().counts());
      }
    }
    return bad;
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("case.topojson"), content);
  }
}
