package org.tutai.geo.feature;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Features one after another, in the source's order, in bounded memory. Must be closed. For one
 * thread.
 */
public interface FeatureStream extends AutoCloseable {

  /**
   * The next feature, or null after the last. A feature that cannot be read is added to {@link
   * #bad()} and passed over (or returned mended); a file that cannot be read on throws {@link
   * org.tutai.geo.bytes.FormatException}.
   */
  @Nullable Feature next() throws IOException;

  /** The bad features met so far. */
  BadFeatures bad();

  @Override
  void close() throws IOException;
}
