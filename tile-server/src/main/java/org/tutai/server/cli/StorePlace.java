package org.tutai.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.server.store.DatabaseUrl;
import org.tutai.server.store.StoreHome;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which store is meant: those that the server was started with. */
final class StorePlace {

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "The workspace that the server was started with (default: the store of your own data"
              + " folder).")
  private @Nullable Path workspace;

  @Mixin private DatabaseOption database = new DatabaseOption();

  /** The directory of the store; it need not be there. */
  Path home() {
    return StoreHome.locate(workspace, System.getenv());
  }

  /** The database that stands for the SQLite file of the store. */
  Optional<DatabaseUrl> url(Messages messages) throws CommandFailure {
    return database.url(System.getenv(), messages);
  }
}
