package org.tutai.server.workspace;

import java.nio.file.Path;
import org.tutai.geo.format.Format;

/**
 * A file with layers as a scan found it.
 *
 * @param path absolute
 * @param dataKey changes when the file or a sidecar of it does: names the compiled form
 * @param styleKey changes when a style or metadata file in its folder does
 */
record SourceFile(Path path, Format format, String dataKey, String styleKey) {

  /** The file's name, by which people are told of it. */
  String name() {
    return path.getFileName().toString();
  }

  /** The file's name without its ending. */
  String stem() {
    return SourceScan.stem(name());
  }

  Path folder() {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
