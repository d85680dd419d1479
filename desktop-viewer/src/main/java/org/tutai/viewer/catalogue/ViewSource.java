package org.tutai.viewer.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.LayerView;

/** What a layer shows, joined columns and all, read as if it were a file. */
record ViewSource(LayerView view) implements FeatureSource {

  @Override
  public String name() {
    return view.info().name();
  }

  @Override
  public Schema schema() {
    return view.info().schema();
  }

  @Override
  public Finding<Crs> crsFinding() {
    return new Finding<>(Optional.of(view.info().crs()), 1, List.of());
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(view.info().count());
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public FeatureStream features() {
    return new FeatureStream() {
      private final BadFeatures bad = new BadFeatures();
      private long at;

      @Override
      public @Nullable Feature next() throws IOException {
        while (at < view.info().count()) {
          Optional<Feature> feature = view.get(at++);
          if (feature.isPresent()) {
            return feature.get();
          }
        }
        return null;
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
