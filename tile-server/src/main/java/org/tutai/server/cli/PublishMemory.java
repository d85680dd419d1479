package org.tutai.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.workspace.DefaultWorkspace;

/**
 * Which upload a file was being sent as, kept in the user's cache, so that the same command run
 * again goes on. A file that has changed is another one.
 */
final class PublishMemory {

  private static final Logger log = LoggerFactory.getLogger(PublishMemory.class);

  private final Path note;

  private PublishMemory(Path note) {
    this.note = note;
  }

  /**
   * What is known of a file as it is sent to a server.
   *
   * @param environment of the process
   */
  static PublishMemory of(String server, Path sent, Map<String, String> environment)
      throws IOException {
    var sum = new CRC32();
    sum.update(server.getBytes(StandardCharsets.UTF_8));
    try (InputStream in = new CheckedInputStream(Files.newInputStream(sent), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new PublishMemory(
        DefaultWorkspace.caches(environment)
            .resolve("publish")
            .resolve(Long.toHexString(sum.getValue()) + "-" + Files.size(sent)));
  }

  /** The upload of last time. */
  Optional<String> find() {
    try {
      String id = Files.exists(note) ? Files.readString(note).strip() : "";
      return Optional.of(id).filter(text -> text.matches("[\\w-]{10,60}"));
    } catch (IOException e) {
      log.debug("{} cannot be read", note, e);
      return Optional.empty();
    }
  }

  void keep(String upload) {
    try {
      Files.createDirectories(note.getParent());
      Files.writeString(note, upload);
    } catch (IOException e) {
      log.debug("{} cannot be written", note, e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      log.debug("{} stays", note, e);
    }
  }
}
