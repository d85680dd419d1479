package org.tutai.server.http.inspect;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.ForwardingSource;

/**
 * A layer of which only so many features are given as the budget allows; the others are read, so
 * that they are counted and looked at, and not given.
 */
final class LimitedLayer extends ForwardingSource {

  private static final int CHECK_STEP = 64;

  private final Budget budget;
  private boolean truncated;

  LimitedLayer(FeatureSource source, Budget budget) {
    super(source);
    this.budget = budget;
  }

  /** Whether features were not given. */
  boolean isTruncated() {
    return truncated;
  }

  /** Reads all features and gives none. */
  void readThrough() throws IOException {
    try (FeatureStream stream = source.features()) {
      int n = 0;
      while (stream.next() != null) {
        if (++n % CHECK_STEP == 0) {
          budget.checkTime();
        }
      }
    }
  }

  @Override
  public FeatureStream features() throws IOException {
    long names = 0;
    for (Field field : schema().fields()) {
      names += Budget.size(field.name());
    }
    return new Stream(source.features(), names);
  }

  private final class Stream implements FeatureStream {
    private final FeatureStream stream;
    private final long names;
    private int read;

    Stream(FeatureStream stream, long names) {
      this.stream = stream;
      this.names = names;
    }

    @Override
    public @Nullable Feature next() throws IOException {
      for (Feature feature = read(); feature != null; feature = read()) {
        truncated |= !budget.take(feature, names);
        if (!truncated) {
          return feature;
        }
      }
      return null;
    }

    private @Nullable Feature read() throws IOException {
      if (++read % CHECK_STEP == 0) {
        budget.checkTime();
      }
      return stream.next();
    }

    @Override
    public BadFeatures bad() {
      return stream.bad();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
