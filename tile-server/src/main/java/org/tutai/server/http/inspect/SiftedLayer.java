package org.tutai.server.http.inspect;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.ForwardingSource;

/** A layer of a file of which only those features are seen for which a filter is true. */
final class SiftedLayer extends ForwardingSource {

  private static final int CHECK_STEP = 64;

  private final Expression filter;
  private final Budget budget;

  /**
   * @param filter not bound yet
   * @param budget whose time reading may take, however little the filter leaves
   */
  SiftedLayer(FeatureSource source, Expression filter, Budget budget) {
    super(source);
    this.filter = filter.bind(source.schema());
    this.budget = budget;
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.empty();
  }

  @Override
  public FeatureStream features() throws IOException {
    FeatureStream all = source.features();
    return new FeatureStream() {
      private int read;

      @Override
      public @Nullable Feature next() throws IOException {
        for (Feature feature = all.next(); feature != null; feature = all.next()) {
          if (++read % CHECK_STEP == 0) {
            budget.checkTime();
          }
          if (filter.test(feature)) {
            return feature;
          }
        }
        return null;
      }

      @Override
      public BadFeatures bad() {
        return all.bad();
      }

      @Override
      public void close() throws IOException {
        all.close();
      }
    };
  }
}
