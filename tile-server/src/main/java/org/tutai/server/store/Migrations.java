package org.tutai.server.store;

import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables, brought up to date step by step; each step is a file of SQL among the resources. */
final class Migrations {

  private Migrations() {}

  /**
   * Runs the steps that a database has not seen.
   *
   * @param name what to call the database in messages
   * @param settings where its tables are, and up to which step when not to the newest
   * @throws StoreException when it has seen steps that this program doesn't know
   */
  static void run(DataSource source, Database.Kind kind, String name, FluentConfiguration settings)
      throws StoreException {
    Flyway flyway =
        settings
            .dataSource(source)
            .locations("classpath:org/tutai/server/store/migrations/" + folder(kind))
            .failOnMissingLocations(true)
            .load();
    try {
      refuseNewer(flyway, name);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "The tables of the database " + name + " cannot be brought up to date: " + line(e),
          "無法更新資料庫 " + name + " 的資料表：" + line(e),
          e);
    }
  }

  private static void refuseNewer(Flyway flyway, String name) throws StoreException {
    for (MigrationInfo step : flyway.info().all()) {
      switch (step.getState()) {
        case FUTURE_SUCCESS, FUTURE_FAILED ->
            throw new StoreException(
                "The database "
                    + name
                    + " was written by a newer Tutai (its tables are of version "
                    + step.getVersion()
                    + "). Start that one, or a newer one, or restore a backup of this version.",
                "資料庫 "
                    + name
                    + " 是由較新的圖臺寫入的（資料表為第 "
                    + step.getVersion()
                    + " 版）。請改用那一版或更新的版本，或還原這一版的備份。");
        default -> {}
      }
    }
  }

  private static String folder(Database.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** What went wrong, on one line. */
  static String line(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
