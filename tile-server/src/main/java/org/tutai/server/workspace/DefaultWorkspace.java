package org.tutai.server.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;

/**
 * The workspace of a server that was told none: a directory of the user's cache for each set of
 * served paths, so that serving the same again starts quickly and two servers of different folders
 * don't meet. Where that cannot be had, a temporary one.
 */
public final class DefaultWorkspace {

  private static final Logger log = LoggerFactory.getLogger(DefaultWorkspace.class);
  private static final Duration KEPT = Duration.ofDays(60);
  private static final String PREFIX = "serve-";

  private DefaultWorkspace() {}

  /**
   * Opens the workspace for the paths.
   *
   * @param environment of the process: {@code XDG_CACHE_HOME} counts, else {@code HOME}
   */
  public static CompiledStore open(List<Path> roots, Map<String, String> environment)
      throws IOException {
    Path caches = caches(environment);
    try {
      CompiledStore store = CompiledStore.open(caches.resolve(PREFIX + name(roots)));
      Files.setLastModifiedTime(store.directory(), FileTime.from(Instant.now()));
      removeOld(caches);
      return store;
    } catch (WorkspaceException e) {
      log.debug("{}", e.getMessage());
      return CompiledStore.openTemporary();
    }
  }

  /**
   * The folder of the user's cache that is ours; it need not be there.
   *
   * @param environment of the process: {@code XDG_CACHE_HOME} counts, else {@code HOME}
   */
  public static Path caches(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache =
        given.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")))
                .resolve(".cache")
            : Path.of(given);
    return cache.resolve("tutai").toAbsolutePath();
  }

  private static String name(List<Path> roots) {
    String all =
        roots.stream()
            .map(root -> root.toAbsolutePath().normalize().toString())
            .sorted()
            .collect(Collectors.joining("\n"));
    return Digests.sha256(all).substring(0, 16);
  }

  /** Removes the workspaces that no server has used for two months. */
  private static void removeOld(Path caches) {
    Instant oldest = Instant.now().minus(KEPT);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(caches, PREFIX + "*")) {
      for (Path workspace : all) {
        if (Files.getLastModifiedTime(workspace).toInstant().isBefore(oldest)) {
          CompiledStore.remove(workspace);
        }
      }
    } catch (IOException e) {
      log.debug("old workspaces stay", e);
    }
  }
}
