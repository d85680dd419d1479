package org.tutai.server.cli;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.server.store.DatabaseUrl;
import picocli.CommandLine.Option;

/** The option that says which PostgreSQL database stands for the SQLite file of the store. */
final class DatabaseOption {

  /** What the option says, where the list of processes would show the password of an option. */
  static final String VARIABLE = "TUTAI_DATABASE";

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "A PostgreSQL database for members and theme maps, as postgresql://user:password@host/db;"
              + " also read from $TUTAI_DATABASE, which others on this machine cannot see"
              + " (default: an SQLite file).")
  private @Nullable String database;

  /**
   * The database that is asked for.
   *
   * @throws CommandFailure when what was given is no address; it isn't repeated
   */
  Optional<DatabaseUrl> url(Map<String, String> environment, Messages messages)
      throws CommandFailure {
    String given = database == null ? environment.getOrDefault(VARIABLE, "") : database;
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DatabaseUrl.parse(given));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(messages.text("store.database.url"));
    }
  }
}
