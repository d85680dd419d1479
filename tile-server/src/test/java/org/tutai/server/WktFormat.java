package org.tutai.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/**
 * A format for tests: a text file {@code .wkt} whose first line is a CRS and a kind of geometry and
 * whose others are {@code name|number|WKT}. A file may hold several layers, each begun by a line
 * {@code layer NAME CRS KIND}.
 */
public final class WktFormat implements Format {

  /** How often a file has been opened: each time stands for a compilation. */
  public final AtomicInteger opened = new AtomicInteger();

  @Override
  public String id() {
    return "wkt";
  }

  @Override
  public boolean accepts(Path path) {
    return path.toString().endsWith(".wkt");
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    opened.incrementAndGet();
    var layers = new ArrayList<FeatureSource>();
    Layer layer = null;
    for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
      if (line.startsWith("layer ")) {
        String[] words = line.split(" ");
        layer = new Layer(path, words[1], words[2], GeometryKind.valueOf(words[3]));
        layers.add(layer);
      } else if (layer == null) {
        throw new FormatException(path, 0, "a line \"layer …\"", line, "Write one.");
      } else if (!line.isBlank()) {
        layer.lines.add(line);
      }
    }
    return Contents.ofLayers(layers);
  }

  private static final class Layer implements FeatureSource {
    private final Path path;
    private final String name;
    private final String crs;
    private final GeometryKind kind;
    private final List<String> lines = new ArrayList<>();

    Layer(Path path, String name, String crs, GeometryKind kind) {
      this.path = path;
      this.name = name;
      this.crs = crs;
      this.kind = kind;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Schema schema() {
      return new Schema(
          kind, List.of(Field.of("NAME", FieldType.TEXT), Field.of("N", FieldType.INTEGER)));
    }

    @Override
    public Finding<Crs> crsFinding() {
      return new Finding<>(CrsRegistry.byCode(crs), 1, List.of());
    }

    @Override
    public OptionalLong count() {
      return OptionalLong.of(lines.size());
    }

    @Override
    public List<Remark> remarks() {
      return List.of();
    }

    @Override
    public FeatureStream features() {
      return new Stream(path, lines);
    }
  }

  private static final class Stream implements FeatureStream {
    private final Path path;
    private final List<String> lines;
    private final BadFeatures bad = new BadFeatures();
    private int next;

    Stream(Path path, List<String> lines) {
      this.path = path;
      this.lines = lines;
    }

    @Override
    public Feature next() throws IOException {
      if (next == lines.size()) {
        return null;
      }
      String[] parts = lines.get(next).split("\\|", 3);
      Geometry geometry = geometry(parts[2]);
      return new Feature(next++, geometry, List.of(parts[0], Long.valueOf(parts[1])));
    }

    private Geometry geometry(String wkt) throws FormatException {
      try {
        return new WKTReader().read(wkt);
      } catch (ParseException e) {
        throw new FormatException(path, next, "WKT", wkt);
      }
    }

    @Override
    public BadFeatures bad() {
      return bad;
    }

    @Override
    public void close() {}
  }
}
