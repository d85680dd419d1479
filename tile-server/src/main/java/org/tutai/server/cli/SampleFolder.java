package org.tutai.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sample layers are. */
final class SampleFolder {

  /** Names a folder to take instead of the samples in the jar. */
  private static final String PROPERTY = "tutai.samples";

  private SampleFolder() {}

  static Path find(Messages messages) throws CommandFailure {
    String given = System.getProperty(PROPERTY, "");
    if (!given.isEmpty() && Files.isDirectory(Path.of(given))) {
      return Path.of(given);
    }
    throw new CommandFailure(messages.text("serve.no.samples"));
  }
}
