package org.tutai.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tutai serve}: serves files and folders, or the sample layers when none is given. */
@Command(
    name = "serve",
    description = "Serves the given files and folders, or the sample layers when none is given.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new IllegalStateException("serve is not built yet");
  }
}
