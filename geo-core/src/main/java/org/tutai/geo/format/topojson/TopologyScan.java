package org.tutai.geo.format.topojson;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

/** The first reading of a topology: its layers, their schemas, and what its coordinates can be. */
final class TopologyScan {

  private static final int MOST_LAYERS = 1000;

  /** Degrees by which quantizing may lead past the ends of the world. */
  private static final double ROUNDING = 1e-6;

  /** What an object of the topology holds. */
  record Layer(String name, GeometryKind kind, FieldGuess.Fields fields, long count) {
    Schema schema() {
      return new Schema(kind, fields.fields());
    }
  }

  private final List<Layer> layers = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Arcs arcs = new Arcs();
  private final Envelope written = new Envelope();
  private @Nullable Quantization quantization;
  private boolean isTopology;

  private TopologyScan() {}

  /**
   * Reads a file through.
   *
   * @throws FormatException when it is no topology, or broken
   */
  static TopologyScan of(Path path) throws IOException {
    var scan = new TopologyScan();
    try (Tokens tokens = Tokens.open(path)) {
      for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
        scan.member(name, tokens);
      }
    }
    if (!scan.isTopology) {
      throw new FormatException(path, -1, "a JSON object of type Topology", "another or no type")
          .because(FormatFault.OTHER_FORMAT);
    }
    scan.arcs.decode(scan.quantization);
    return scan;
  }

  private void member(String name, Tokens tokens) throws IOException {
    switch (name) {
      case "type" -> isTopology = tokens.string("the type Topology").equals("Topology");
      case "transform" -> quantization = Quantization.read(tokens);
      case "arcs" -> arcs.read(tokens);
      case "objects" -> objects(tokens);
      default -> tokens.skip();
    }
  }

  private void objects(Tokens tokens) throws IOException {
    tokens.require(JsonToken.START_OBJECT, "the topology's objects");
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      if (!names.add(name)) {
        throw tokens.expected("objects of different names, not \"" + name + "\" again");
      }
      if (layers.size() == MOST_LAYERS) {
        throw tokens.tooMany(MOST_LAYERS + " objects");
      }
      layers.add(layer(name, tokens));
    }
  }

  private Layer layer(String name, Tokens tokens) throws IOException {
    var walk = new FeatureWalk(tokens);
    var fields = new FieldGuess();
    GeometryKind kind = GeometryKind.NONE;
    long count = 0;
    for (var feature = walk.next(); feature != null; feature = walk.next()) {
      count++;
      kind = both(kind, kind(feature.shape()));
      notePoints(feature.shape());
      if (!fields.add(feature)) {
        throw tokens.tooMany(FieldGuess.MOST_FIELDS + " different properties");
      }
    }
    return new Layer(name, kind, fields.fields(), count);
  }

  private static GeometryKind both(GeometryKind a, GeometryKind b) {
    if (a == GeometryKind.NONE || a == b) {
      return b;
    }
    return b == GeometryKind.NONE ? a : GeometryKind.MIXED;
  }

  private static GeometryKind kind(Shape shape) {
    return switch (shape.type()) {
      case "Point", "MultiPoint" -> GeometryKind.POINT;
      case "LineString", "MultiLineString" -> GeometryKind.LINE;
      case "Polygon", "MultiPolygon" -> GeometryKind.POLYGON;
      case "GeometryCollection" -> GeometryKind.MIXED;
      default -> GeometryKind.NONE;
    };
  }

  private void notePoints(Shape shape) {
    Nested coordinates = shape.path();
    if (coordinates != null && kind(shape) == GeometryKind.POINT) {
      notePoints(coordinates);
    }
    shape.members().forEach(this::notePoints);
  }

  private void notePoints(Nested coordinates) {
    if (coordinates instanceof Nested.Numbers numbers && numbers.values().length >= 2) {
      written.expandToInclude(numbers.values()[0], numbers.values()[1]);
    }
    coordinates.children().forEach(this::notePoints);
  }

  List<Layer> layers() {
    return layers;
  }

  /** Whether positions had more than x and y. */
  boolean hasHeights() {
    return !arcs.isFlat();
  }

  /** Whether all coordinates can be degrees of longitude and latitude. */
  boolean fitsDegrees() {
    var extent = new Envelope();
    arcs.expand(extent);
    if (!written.isNull()) {
      include(extent, written.getMinX(), written.getMinY());
      include(extent, written.getMaxX(), written.getMaxY());
    }
    return extent.isNull()
        || (extent.getMinX() >= -180 - ROUNDING
            && extent.getMaxX() <= 180 + ROUNDING
            && extent.getMinY() >= -90 - ROUNDING
            && extent.getMaxY() <= 90 + ROUNDING);
  }

  private void include(Envelope extent, double x, double y) {
    if (quantization == null) {
      extent.expandToInclude(x, y);
    } else {
      extent.expandToInclude(quantization.x(x), quantization.y(y));
    }
  }
}
