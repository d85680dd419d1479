package org.tutai.viewer.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.tutai.geo.bytes.Digests;
import org.tutai.viewer.layers.KeptFiles;
import org.tutai.viewer.theme.SafeFiles;
import org.tutai.viewer.theme.StoredTheme;
import org.tutai.viewer.work.Progress;

/** Files that a server keeps with the map that is open, fetched once and kept in the cache. */
final class ThemeFiles implements KeptFiles {

  private final Path folder;
  private final Supplier<Optional<StoredTheme>> stored;
  private final Supplier<Optional<ServerClient>> client;

  /**
   * Files of the theme that is open.
   *
   * @param folder of the cache
   * @param stored where the map is stored now; asked from any thread
   * @param client of the server in use; asked from any thread
   */
  ThemeFiles(
      Path folder,
      Supplier<Optional<StoredTheme>> stored,
      Supplier<Optional<ServerClient>> client) {
    this.folder = folder;
    this.stored = stored;
    this.client = client;
  }

  @Override
  public Path find(String file, Progress progress) throws IOException {
    if (!file.matches("sha256-[0-9a-f]{64}")) {
      throw new NoSuchFileException(file);
    }
    Path here = folder.resolve(file);
    if (!Files.isRegularFile(here)) {
      SafeFiles.write(here, fetched(file));
    }
    return here;
  }

  private byte[] fetched(String file) throws IOException {
    Optional<StoredTheme> at = stored.get();
    Optional<ServerClient> server =
        client
            .get()
            .filter(each -> at.isPresent() && each.address().base().equals(at.get().server()));
    if (at.isEmpty() || server.isEmpty()) {
      throw new NoSuchFileException(file);
    }
    byte[] content =
        server
            .get()
            .bytes("/api/v1/themes/" + ServerLayer.encoded(at.get().id()) + "/files/" + file);
    if (!file.equals("sha256-" + Digests.sha256(content))) {
      throw new IOException("the server sent other content (expected: " + file + ")");
    }
    return content;
  }
}
