package org.tutai.samples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/** A layer whose features are all in memory. */
record MemoryLayer(String name, Schema schema, Crs reference, List<Feature> list)
    implements FeatureSource {

  MemoryLayer {
    list = List.copyOf(list);
  }

  /**
   * Reads a source whole.
   *
   * @throws IOException when it cannot be read, has a bad feature, or does not say its CRS
   */
  static MemoryLayer read(FeatureSource source) throws IOException {
    Crs crs =
        source.crs().orElseThrow(() -> new IOException(source.name() + " does not say its CRS"));
    List<Feature> features = new ArrayList<>();
    try (FeatureStream stream = source.features()) {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        features.add(feature);
      }
      if (stream.bad().total() > 0) {
        throw new IOException(source.name() + " has bad features: " + stream.bad().counts());
      }
    }
    return new MemoryLayer(source.name(), source.schema(), crs, features);
  }

  MemoryLayer named(String other) {
    return new MemoryLayer(other, schema, reference, list);
  }

  /** The features that pass, numbered anew. */
  MemoryLayer where(Predicate<Feature> test) {
    List<Feature> kept = new ArrayList<>();
    for (Feature feature : list) {
      if (test.test(feature)) {
        kept.add(new Feature(kept.size(), feature.geometry(), feature.values()));
      }
    }
    return new MemoryLayer(name, schema, reference, kept);
  }

  /** These features and then another layer's, numbered on. */
  MemoryLayer and(MemoryLayer other) {
    List<Feature> both = new ArrayList<>(list);
    for (Feature feature : other.list) {
      both.add(new Feature(both.size(), feature.geometry(), feature.values()));
    }
    return new MemoryLayer(name, schema, reference, both);
  }

  /** The layer without one of its fields. */
  MemoryLayer without(String field) {
    int column = column(field);
    var fields = new ArrayList<>(schema.fields());
    fields.remove(column);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : list) {
      var values = new ArrayList<>(feature.values());
      values.remove(column);
      features.add(new Feature(feature.ordinal(), feature.geometry(), values));
    }
    return new MemoryLayer(name, new Schema(schema.geometryKind(), fields), reference, features);
  }

  /** The layer with every geometry changed. */
  MemoryLayer inCrs(Crs other, UnaryOperator<Geometry> change) {
    List<Feature> features = new ArrayList<>();
    for (Feature feature : list) {
      features.add(
          new Feature(feature.ordinal(), change.apply(geometry(feature)), feature.values()));
    }
    return new MemoryLayer(name, schema, other, features);
  }

  static Geometry geometry(Feature feature) {
    Geometry geometry = feature.geometry();
    if (geometry == null) {
      throw new IllegalArgumentException(
          "every feature must have a geometry (got: none for " + feature.values() + ")");
    }
    return geometry;
  }

  /** The text of a field, empty for none. */
  String text(Feature feature, String field) {
    Object value = feature.value(column(field));
    return value == null ? "" : value.toString();
  }

  private int column(String field) {
    int column = schema.indexOf(field);
    if (column < 0) {
      throw new IllegalArgumentException(
          "a field must be one of " + schema + " (got: " + field + ")");
    }
    return column;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return Finding.of(reference, 1, List.of());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(list.size());
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public FeatureStream features() {
    var left = list.iterator();
    return new FeatureStream() {
      private final BadFeatures none = new BadFeatures();

      @Override
      public @Nullable Feature next() {
        return left.hasNext() ? left.next() : null;
      }

      @Override
      public BadFeatures bad() {
        return none;
      }

      @Override
      public void close() {}
    };
  }
}
