package org.tutai.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** An empty store for a test: a temporary home and a database. Closed by {@link OnEachDatabase}. */
public final class TestStore implements AutoCloseable {

  private final Path folder;
  private StoreHome home;
  private final Optional<DatabaseUrl> url;
  private Database database;

  private TestStore(Path folder, StoreHome home, Optional<DatabaseUrl> url) throws IOException {
    this.folder = folder;
    this.home = home;
    this.url = url;
    this.database = home.openDatabase(url);
  }

  /** Opens one; skips the test when its database is not installed here. */
  public static TestStore open(Database.Kind kind) {
    try {
      Optional<DatabaseUrl> url = Optional.empty();
      if (kind == Database.Kind.POSTGRESQL) {
        Assumptions.assumeTrue(
            TestPostgresql.isInstalled(),
            "PostgreSQL (Debian package postgresql) is not installed");
        url = Optional.of(DatabaseUrl.parse(TestPostgresql.shared().newDatabase()));
      }
      Path folder = Files.createTempDirectory("tutai-test-store-");
      return new TestStore(folder, StoreHome.open(folder.resolve("store")), url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database; another object after {@link #reopen()}. */
  public Database database() {
    return database;
  }

  /** The home, whose blobs belong to the database. */
  public StoreHome home() {
    return home;
  }

  /** A workspace directory whose store this is. */
  public Path workspace() {
    return folder;
  }

  /** Where the database is; empty for the SQLite file of the home. */
  public Optional<DatabaseUrl> url() {
    return url;
  }

  /** What {@code --database} is given for it: two words, or none. */
  public List<String> databaseOption() {
    var words = new ArrayList<String>();
    url.ifPresent(
        given -> {
          words.add("--database");
          words.add(
              given.jdbcUrl()
                  + "?user="
                  + given.properties().get("user")
                  + "&password="
                  + given.properties().get("password")
                  + "&currentSchema="
                  + given.properties().get("currentSchema"));
        });
    return words;
  }

  /** Closes the database and opens it again, as a server that is started again does. */
  public Database reopen() throws StoreException {
    database.close();
    database = home.openDatabase(url);
    return database;
  }

  /** Lets go of database and home, for another process to hold them, until {@link #open()}. */
  public void shut() throws IOException {
    database.close();
    home.close();
  }

  /** Takes database and home again after {@link #shut()}. */
  public Database open() throws IOException {
    home = StoreHome.open(folder.resolve("store"));
    database = home.openDatabase(url);
    return database;
  }

  @Override
  public void close() throws IOException {
    shut();
    StoreHome.removeAll(folder);
  }
}
