package org.tutai.server.store.theme;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.Database;
import org.tutai.server.store.theme.ThemeException.Reason;

/** The themes of members. Thread-safe; every method waits for the database. */
public final class Themes {

  private final Database database;
  private final ThemeQuotas quotas;
  private final Clock clock;

  public Themes(Database database, ThemeQuotas quotas, Clock clock) {
    this.database = database;
    this.quotas = quotas;
    this.clock = clock;
  }

  /** What a member may keep. */
  public ThemeQuotas quotas() {
    return quotas;
  }

  /**
   * By what a request that is sent again is known.
   *
   * @param key SHA-256 of the key that came with it
   * @param body SHA-256 of what it carried
   */
  public record Request(String key, String body) {}

  /**
   * A theme with its document.
   *
   * @param row what a list tells of it
   */
  public record Stored(ThemeRow row, String document) {}

  /** Where a list goes on: after the theme of an id that was updated at a time. */
  public record After(long updated, String id) {}

  /**
   * What came of saving.
   *
   * @param version counts the saves, from 1
   * @param updated in milliseconds since 1970
   */
  public record Saved(String id, long version, long updated) {}

  /**
   * Stores a new theme, once for each request.
   *
   * @throws ThemeException when the member has too many, or the request's key was used before
   */
  public Saved create(String owner, ThemeContent content, Optional<Request> request) {
    String id = LinkIds.next();
    try {
      return database.write(handle -> create(handle, id, owner, content, request));
    } catch (RuntimeException e) {
      if (!Database.isDuplicate(e) || request.isEmpty()) {
        throw e;
      }
      return database
          .<Optional<Saved>, RuntimeException>read(handle -> made(handle, owner, request.get()))
          .orElseThrow(() -> e);
    }
  }

  private Saved create(
      Handle handle, String id, String owner, ThemeContent content, Optional<Request> request) {
    Optional<Saved> before = request.flatMap(same -> made(handle, owner, same));
    if (before.isPresent()) {
      return before.get();
    }
    countTheme(handle, owner);
    long now = clock.millis();
    handle
        .createUpdate(
            "INSERT INTO theme (id, owner, title, search, version, layers, uses, request_key,"
                + " request_body, created, updated, document) VALUES (:id, :owner, :title,"
                + " :search, 1, :layers, :uses, :key, :body, :now, :now, :document)")
        .bind("id", id)
        .bind("owner", owner)
        .bind("title", content.title())
        .bind("search", content.search())
        .bind("layers", content.layers())
        .bind("uses", content.uses())
        .bind("key", request.map(Request::key).orElse(null))
        .bind("body", request.map(Request::body).orElse(null))
        .bind("now", now)
        .bind("document", content.document())
        .execute();
    StoredLooks.keep(handle, content.looks(), now);
    return new Saved(id, 1, now);
  }

  private static Optional<Saved> made(Handle handle, String owner, Request request) {
    return handle
        .createQuery(
            "SELECT id, version, updated, request_body FROM theme"
                + " WHERE owner = :owner AND request_key = :key")
        .bind("owner", owner)
        .bind("key", request.key())
        .map(
            (row, context) -> {
              if (!request.body().equals(row.getString("request_body"))) {
                throw new ThemeException(Reason.KEY_REUSED);
              }
              return new Saved(row.getString("id"), row.getLong("version"), row.getLong("updated"));
            })
        .findOne();
  }

  private void countTheme(Handle handle, String owner) {
    int counted =
        handle
            .createUpdate(
                "INSERT INTO theme_owner (owner, themes, file_bytes) VALUES (:owner, 1, 0)"
                    + " ON CONFLICT (owner) DO UPDATE SET themes = theme_owner.themes + 1"
                    + " WHERE theme_owner.themes < :most")
            .bind("owner", owner)
            .bind("most", quotas.themes())
            .execute();
    if (counted == 0) {
      throw new ThemeException(Reason.TOO_MANY_THEMES);
    }
  }

  /**
   * Stores a theme anew.
   *
   * @param expected the version that was changed; empty to store over whatever is there
   * @return empty when the member has no such theme
   * @throws ThemeException when it has another version by now
   */
  public Optional<Saved> save(
      String id, String owner, OptionalLong expected, ThemeContent content) {
    return database.write(handle -> save(handle, id, owner, expected, content));
  }

  private Optional<Saved> save(
      Handle handle, String id, String owner, OptionalLong expected, ThemeContent content) {
    long now = clock.millis();
    int saved =
        handle
            .createUpdate(
                "UPDATE theme SET title = :title, search = :search, version = version + 1,"
                    + " layers = :layers, uses = :uses, updated = :now, document = :document"
                    + " WHERE id = :id AND owner = :owner AND (:any = 1 OR version = :expected)")
            .bind("title", content.title())
            .bind("search", content.search())
            .bind("layers", content.layers())
            .bind("uses", content.uses())
            .bind("now", now)
            .bind("document", content.document())
            .bind("id", id)
            .bind("owner", owner)
            .bind("any", expected.isPresent() ? 0 : 1)
            .bind("expected", expected.orElse(0))
            .execute();
    if (saved == 0) {
      refuseChanged(handle, id, owner);
      return Optional.empty();
    }
    StoredLooks.keep(handle, content.looks(), now);
    long version =
        expected.isPresent() ? expected.getAsLong() + 1 : version(handle, id, owner).orElseThrow();
    return Optional.of(new Saved(id, version, now));
  }

  private static void refuseChanged(Handle handle, String id, String owner) {
    if (version(handle, id, owner).isPresent()) {
      throw new ThemeException(Reason.CHANGED);
    }
  }

  static Optional<Long> version(Handle handle, String id, String owner) {
    return handle
        .createQuery("SELECT version FROM theme WHERE id = :id AND owner = :owner")
        .bind("id", id)
        .bind("owner", owner)
        .mapTo(Long.class)
        .findOne();
  }

  /** A member's theme; empty when they have none of the id. */
  public Optional<Stored> find(String id, String owner) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + ThemeRow.COLUMNS
                        + ", t.document FROM "
                        + ThemeRow.TABLES
                        + " WHERE t.id = :id AND t.owner = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .map((row, context) -> new Stored(ThemeRow.of(row), row.getString("document")))
                .findOne());
  }

  /**
   * Forgets a theme with its link and its files.
   *
   * @param expected as in {@link #save}
   * @return whether the member had such a theme
   * @throws ThemeException when it has another version by now
   */
  public boolean delete(String id, String owner, OptionalLong expected) {
    return database.write(handle -> delete(handle, id, owner, expected));
  }

  private static boolean delete(Handle handle, String id, String owner, OptionalLong expected) {
    Optional<Long> version = version(handle, id, owner);
    if (version.isEmpty()) {
      return false;
    }
    if (expected.isPresent() && expected.getAsLong() != version.get()) {
      throw new ThemeException(Reason.CHANGED);
    }
    handle
        .createUpdate(
            "UPDATE theme_owner SET themes = themes - 1, file_bytes = file_bytes -"
                + " (SELECT coalesce(sum(bytes), 0) FROM theme_file WHERE theme = :id)"
                + " WHERE owner = :owner")
        .bind("id", id)
        .bind("owner", owner)
        .execute();
    handle.createUpdate("DELETE FROM theme WHERE id = :id").bind("id", id).execute();
    return true;
  }

  /**
   * A member's themes, the newest first.
   *
   * @param words what title and description must hold, as they are written; empty for all
   */
  public List<ThemeRow> list(String owner, String words, Optional<After> after, int most) {
    return database.read(
        handle -> {
          var query =
              handle
                  .createQuery(
                      "SELECT "
                          + ThemeRow.COLUMNS
                          + " FROM "
                          + ThemeRow.TABLES
                          + " WHERE t.owner = :owner"
                          + (after.isPresent() ? " AND (t.updated, t.id) < (:updated, :id)" : "")
                          + (words.isBlank() ? "" : " AND t.search LIKE :words ESCAPE '!'")
                          + " ORDER BY t.updated DESC, t.id DESC LIMIT :most")
                  .bind("owner", owner)
                  .bind("most", most);
          after.ifPresent(a -> query.bind("updated", a.updated()).bind("id", a.id()));
          if (!words.isBlank()) {
            query.bind("words", pattern(words));
          }
          return query.map((row, context) -> ThemeRow.of(row)).list();
        });
  }

  /** Text that holds all of these words in this order, as LIKE takes it. */
  static String pattern(String words) {
    String folded = ThemeContent.folded(words).strip();
    return "%" + folded.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
