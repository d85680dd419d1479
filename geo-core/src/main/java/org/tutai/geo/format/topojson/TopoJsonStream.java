package org.tutai.geo.format.topojson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The features of one object of a topology. */
final class TopoJsonStream implements FeatureStream {

  /*
   * The arcs may stand behind the objects, and the transform behind both, so the file is read twice: once for
   * arcs and transform, then along the object's features.
   */

  private final Tokens tokens;
  private final FeatureWalk walk;
  private final ShapeBuilder shapes;
  private final FieldGuess.Fields fields;
  private final Mends mends;
  private final BadFeatures bad = new BadFeatures();
  private long ordinal = -1;

  private TopoJsonStream(
      Tokens tokens, FeatureWalk walk, ShapeBuilder shapes, FieldGuess.Fields fields, Mends mends) {
    this.tokens = tokens;
    this.walk = walk;
    this.shapes = shapes;
    this.fields = fields;
    this.mends = mends;
  }

  static TopoJsonStream open(Path path, TopologyScan.Layer layer) throws IOException {
    var mends = new Mends();
    ShapeBuilder shapes = shapes(path, mends);
    Tokens tokens = Tokens.open(path);
    try {
      goTo(path, tokens, "objects");
      goTo(path, tokens, layer.name());
      return new TopoJsonStream(tokens, new FeatureWalk(tokens), shapes, layer.fields(), mends);
    } catch (IOException e) {
      tokens.close();
      throw e;
    }
  }

  private static ShapeBuilder shapes(Path path, Mends mends) throws IOException {
    var arcs = new Arcs();
    Quantization quantization = null;
    try (Tokens tokens = Tokens.open(path)) {
      for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
        switch (name) {
          case "arcs" -> arcs.read(tokens);
          case "transform" -> quantization = Quantization.read(tokens);
          default -> tokens.skip();
        }
      }
    }
    arcs.decode(quantization);
    return new ShapeBuilder(arcs, quantization, mends);
  }

  private static void goTo(Path path, Tokens tokens, String member) throws IOException {
    for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
      if (name.equals(member)) {
        return;
      }
      tokens.skip();
    }
    throw new FormatException(
        path,
        tokens.offset(),
        "the member \"" + member + "\"",
        "none of that name any more",
        "Open the file again.");
  }

  @Override
  public @Nullable Feature next() throws IOException {
    for (var written = walk.next(); written != null; written = walk.next()) {
      ordinal++;
      try {
        Geometry geometry = shapes.build(written.shape());
        mends.countInto(bad, ordinal);
        return new Feature(ordinal, geometry, values(written));
      } catch (BadGeometryException e) {
        mends.clear();
        bad.add(new BadFeature(ordinal, e.reason(), e.detail(), true));
      }
    }
    return null;
  }

  private List<@Nullable Object> values(FeatureWalk.Written written) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < fields.fields().size(); i++) {
      Field field = fields.fields().get(i);
      boolean isId = i == fields.properties().size();
      Object value = isId ? written.id() : written.properties().get(fields.properties().get(i));
      values.add(FieldGuess.convert(value, field.type()));
    }
    return values;
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    tokens.close();
  }
}
