package org.tutai.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.tutai.server.store.Database;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tutai backup}: everything of a server's store in one file, while the server runs. */
@Command(
    name = "backup",
    description =
        "Writes members, theme maps, published layers and their files to one file; a server may be"
            + " running.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Option(names = "--to", paramLabel = "FILE", description = "The file to write.", required = true)
  private Path file = Path.of("");

  @Option(names = "--replace", description = "Replaces a file that is there already.")
  private boolean replace;

  @Mixin private StorePlace place = new StorePlace();

  @Spec private CommandSpec spec;

  private final Messages messages = Messages.ofUser();

  @Override
  public Integer call() throws CommandFailure, IOException {
    Path home = place.home();
    if (!Files.isDirectory(home)) {
      throw new CommandFailure(messages.text("backup.no.store", home.toString()));
    }
    try (Database database = StoreHome.openAsItIs(home, place.url(messages))) {
      var backup = new Backup(home, database, "tutai " + Tutai.version(), Clock.systemUTC());
      tell(backup.write(file, replace));
      return 0;
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure(messages.text("backup.exists", file.toString()));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(messages.text("backup.cannot.write", String.valueOf(e.getFile())));
    }
  }

  private void tell(Backup.Summary summary) {
    PrintWriter err = spec.commandLine().getErr();
    summary
        .rows()
        .forEach(
            (table, rows) -> err.println("tutai: " + messages.text("store.rows", table, rows)));
    err.println(
        "tutai: "
            + messages.text("backup.done", file.toString(), summary.files(), summary.bytes()));
  }
}
