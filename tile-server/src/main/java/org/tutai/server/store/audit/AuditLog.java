package org.tutai.server.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.BoundedText;
import org.tutai.server.store.Database;
import org.tutai.server.store.LikePattern;

/** The log of what was done. Thread-safe. */
public final class AuditLog {

  /** The outcome of what went well. */
  public static final String DONE = "done";

  /** The most entries that are read at once. */
  public static final int MOST_ENTRIES = 500;

  private static final int MOST_CHARACTERS = 200;

  /** A member's id, which an object may begin with, has 17 characters. */
  private static final String HOLDS =
      " AND (name LIKE :text ESCAPE '!' OR address LIKE :text ESCAPE '!'"
          + " OR action LIKE :text ESCAPE '!' OR object LIKE :text ESCAPE '!'"
          + " OR substr(object, 1, 17) IN"
          + " (SELECT id FROM member m WHERE m.name LIKE :text ESCAPE '!'))";

  private final Database database;

  /** The log in a database. */
  public AuditLog(Database database) {
    this.database = database;
  }

  /**
   * Writes an entry, as part of the write of a handle. Texts are cut at 200 characters, and control
   * characters become blanks.
   */
  public static void append(
      Handle handle, Clock clock, Actor actor, String action, String object, String outcome) {
    handle
        .createUpdate(
            """
            INSERT INTO audit (at, principal, name, address, action, object, outcome)
            VALUES (:at, :principal, :name, :address, :action, :object, :outcome)
            """)
        .bind("at", clock.millis())
        .bind("principal", bounded(actor.id()))
        .bind("name", bounded(actor.name()))
        .bind("address", bounded(actor.address()))
        .bind("action", bounded(action))
        .bind("object", bounded(object))
        .bind("outcome", bounded(outcome))
        .execute();
  }

  /** Writes an entry of what went well, as part of the write of a handle. */
  public static void append(Handle handle, Clock clock, Actor actor, String action, String object) {
    append(handle, clock, actor, action, object, DONE);
  }

  /** Writes an entry of what went well and is written already. */
  public void note(Clock clock, Actor actor, String action, String object) {
    database.change(handle -> append(handle, clock, actor, action, object));
  }

  private static String bounded(String text) {
    return BoundedText.of(text, MOST_CHARACTERS);
  }

  /**
   * Entries, the newest first.
   *
   * @param before the entries with a smaller id; {@link Long#MAX_VALUE} for the newest
   * @param limit from 1 to {@link #MOST_ENTRIES}
   */
  public List<AuditEntry> page(long before, int limit) {
    return page("", before, limit);
  }

  /**
   * As {@link #page(long, int)}.
   *
   * @param text that the name, the address, the action or the object holds, or the name of the
   *     member whom the object is; empty for all entries
   */
  public List<AuditEntry> page(String text, long before, int limit) {
    if (limit < 1 || limit > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "limit must be from 1 to " + MOST_ENTRIES + " (got: " + limit + ")");
    }
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, at, principal, name, address, action, object, outcome FROM audit"
                        + " WHERE id < :before"
                        + (text.isEmpty() ? "" : HOLDS)
                        + " ORDER BY id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .bind("text", LikePattern.holding(text))
                .map((row, context) -> entry(row))
                .list());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        new Actor(row.getString("principal"), row.getString("name"), row.getString("address")),
        row.getString("action"),
        row.getString("object"),
        row.getString("outcome"));
  }
}
