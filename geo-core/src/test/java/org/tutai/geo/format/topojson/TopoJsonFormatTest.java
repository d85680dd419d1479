package org.tutai.geo.format.topojson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.format.Formats;

class TopoJsonFormatTest {

  @TempDir private Path folder;

  @Test
  void takesFilesNamedTopojson() {
    assertThat(Formats.forPath(Path.of("towns.topojson")).orElseThrow())
        .isInstanceOf(TopoJsonFormat.class);
    assertThat(Formats.forPath(Path.of("TOWNS.TOPOJSON"))).isPresent();
  }

  @Test
  void takesJsonThatIsATopology() throws IOException {
    Path file = folder.resolve("towns.json");
    Files.writeString(file, "{\n  \"type\" : \"Topology\", \"objects\": {}, \"arcs\": []}");
    assertThat(Formats.forPath(file).orElseThrow()).isInstanceOf(TopoJsonFormat.class);
    assertThat(Formats.discover(folder)).containsExactly(file);
  }

  @Test
  void leavesOtherJsonAlone() throws IOException {
    for (String other :
        new String[] {"", "{}", "{\"type\": \"FeatureCollection\"}", "{\"title\": \"Topology\"}"}) {
      Path file = folder.resolve("other.json");
      Files.writeString(file, other);
      assertThat(new TopoJsonFormat().accepts(file)).as(other).isFalse();
    }
    assertThat(Formats.forPath(folder.resolve("missing.json"))).isEmpty();
    Files.createDirectory(folder.resolve("folder.json"));
    assertThat(Formats.forPath(folder.resolve("folder.json"))).isEmpty();
  }
}
