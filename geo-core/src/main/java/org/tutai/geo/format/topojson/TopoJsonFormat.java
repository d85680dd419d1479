package org.tutai.geo.format.topojson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/**
 * TopoJSON 1.0: layers whose geometries share their boundaries. A file named {@code .json} is one
 * when the type Topology stands in its first {@value #LOOKED_AT} bytes.
 */
public final class TopoJsonFormat implements Format {

  private static final int LOOKED_AT = 4096;
  private static final Pattern TOPOLOGY = Pattern.compile("\"type\"\\s*:\\s*\"Topology\"");

  @Override
  public String id() {
    return "topojson";
  }

  @Override
  public boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".topojson") || (name.endsWith(".json") && beginsAsTopology(path));
  }

  private static boolean beginsAsTopology(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      return TOPOLOGY.matcher(start).find();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    return Contents.ofLayers(TopoJsonReader.open(path));
  }
}
