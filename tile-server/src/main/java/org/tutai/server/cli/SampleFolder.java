package org.tutai.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.samples.SampleLayers;
import org.tutai.samples.SampleLocating;
import org.tutai.server.workspace.DefaultWorkspace;

/** Where the sample layers are. */
final class SampleFolder {

  private static final Logger log = LoggerFactory.getLogger(SampleFolder.class);

  /** Names a folder to take instead of the samples in the jar. */
  private static final String PROPERTY = "tutai.samples";

  private SampleFolder() {}

  /**
   * A folder with the samples: those of the jar, in a folder of the user's cache for each version,
   * or a temporary one where that cannot be written.
   *
   * @param environment of the process, which tells where the cache is
   */
  static Path find(Map<String, String> environment) throws IOException {
    String given = System.getProperty(PROPERTY, "");
    if (!given.isEmpty() && Files.isDirectory(Path.of(given))) {
      return Path.of(given);
    }
    Path cached = DefaultWorkspace.caches(environment).resolve("samples-" + SampleLayers.version());
    try {
      return SampleLayers.extractTo(cached);
    } catch (IOException e) {
      log.debug("the samples cannot be kept in {}", cached, e);
      return SampleLayers.extractTo(Files.createTempDirectory("tutai-samples-"));
    }
  }

  /**
   * The indexes to try locating with, where there are none of the user's own: in the user's cache
   * for each version, or in a temporary folder where that cannot be written.
   *
   * @param environment of the process, which tells where the cache is
   */
  static LocateHome.Sample locating(Map<String, String> environment) {
    return () -> locatingFolder(environment);
  }

  private static Path locatingFolder(Map<String, String> environment) throws IOException {
    String name = "locate-" + SampleLocating.version();
    try {
      return SampleLocating.prepare(DefaultWorkspace.caches(environment).resolve(name));
    } catch (IOException e) {
      log.debug("the sample indexes cannot be kept in the cache", e);
      return SampleLocating.prepare(Files.createTempDirectory("tutai-locate-").resolve(name));
    }
  }
}
