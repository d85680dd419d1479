package org.tutai.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tutai restore}: puts a backup into a store that no server holds. */
@Command(
    name = "restore",
    description =
        "Puts what tutai backup wrote into an empty store, of SQLite or PostgreSQL; the server must"
            + " be stopped.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Option(names = "--from", paramLabel = "FILE", description = "The backup.", required = true)
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Replaces what is in the store, which is then gone.")
  private boolean replace;

  @Mixin private StorePlace place = new StorePlace();

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(messages.text("serve.no.path", file.toString()));
    }
    try (StoreHome home = StoreHome.open(place.home())) {
      tell(new Restore(home, place.url(messages)).read(file, replace));
      return 0;
    }
  }

  private void tell(Map<String, Long> rows) {
    PrintWriter err = spec.commandLine().getErr();
    rows.forEach(
        (table, count) -> err.println("tutai: " + messages.text("store.rows", table, count)));
    err.println("tutai: " + messages.text("restore.done", file.toString()));
  }
}
