package org.tutai.geo.layer;

import java.io.IOException;
import java.nio.file.Path;
import org.tutai.geo.feature.FeatureSource;

/** Turns a source into a compiled layer file: publishing is compiling. */
public final class LayerCompiler {

  /** Told how far the work is. */
  public interface Progress {
    /** {@code done} features of {@code total} (−1: not known); throws to cancel. */
    void at(long done, long total);
  }

  /**
   * Compiles a source into a file, which appears whole or not at all.
   *
   * @return what happened: counts and bad features
   */
  public CompileReport compile(FeatureSource source, Path target, Progress progress)
      throws IOException {
    if (!target.isAbsolute()) {
      progress.at(0, -1);
    }
    throw new IOException("not there yet: " + source.name());
  }
}
