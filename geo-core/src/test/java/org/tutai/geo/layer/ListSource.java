package org.tutai.geo.layer;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;

/** A source of features held in a list, for tests. */
public record ListSource(String name, Schema schema, @Nullable Crs known, List<Feature> list)
    implements FeatureSource {

  public ListSource(String name, Schema schema, String crsCode, List<Feature> list) {
    this(name, schema, CrsRegistry.byCode(crsCode).orElseThrow(), list);
  }

  @Override
  public Finding<Crs> crsFinding() {
    return new Finding<>(Optional.ofNullable(known), known == null ? 0 : 1, List.of());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(list.size());
  }

  @Override
  public List<Remark> remarks() {
    return List.of(Remark.note(Remark.Topic.FILE, "made for a test", "供測試用"));
  }

  @Override
  public FeatureStream features() {
    Iterator<Feature> features = list.iterator();
    BadFeatures bad = new BadFeatures();
    return new FeatureStream() {
      @Override
      public @Nullable Feature next() {
        return features.hasNext() ? features.next() : null;
      }

      @Override
      public BadFeatures bad() {
        return bad;
      }

      @Override
      public void close() {}
    };
  }
}
