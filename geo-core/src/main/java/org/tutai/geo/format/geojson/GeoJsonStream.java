package org.tutai.geo.format.geojson;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The features of a file. */
final class GeoJsonStream implements FeatureStream {

  private final Mends mends = new Mends();
  private final Values values;
  private final ShapeBuilder shapes = new ShapeBuilder(mends);
  private final FeatureWalk walk;
  private final BadFeatures bad = new BadFeatures();
  private long ordinal = -1;

  GeoJsonStream(JsonFile file, FieldGuess.Fields fields) throws IOException {
    this.values = new Values(fields, mends);
    this.walk = new FeatureWalk(file, values);
  }

  @Override
  public @Nullable Feature next() throws IOException {
    for (FeatureWalk.Step step = walk.next(); step != FeatureWalk.Step.END; step = walk.next()) {
      ordinal++;
      if (step == FeatureWalk.Step.FEATURE) {
        return feature();
      }
      mends.clear();
      bad.add(new BadFeature(ordinal, "not-a-feature", walk.fault(), true));
    }
    return null;
  }

  private Feature feature() {
    if (walk.hasBadProperties()) {
      mends.add("properties-not-an-object", "the properties are no object and were left out");
    }
    mends.countInto(bad, ordinal);
    return new Feature(ordinal, geometry(), values.take());
  }

  /** A feature whose geometry cannot be keeps its values. */
  private @Nullable Geometry geometry() {
    try {
      Geometry geometry = shapes.build(walk.shape());
      mends.countInto(bad, ordinal);
      return geometry;
    } catch (BadGeometryException e) {
      mends.clear();
      bad.add(new BadFeature(ordinal, e.reason(), e.detail(), true));
      return null;
    }
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    walk.close();
  }
}
