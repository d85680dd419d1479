package org.tutai.server.store.theme;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tutai.server.look.Look;
import org.tutai.server.look.LookStore;
import org.tutai.server.store.Database;

/** The looks that saved themes and shared copies use. Thread-safe. */
public final class StoredLooks implements LookStore {

  /** A look that is used again counts as new, once in a while: then nobody takes it away. */
  private static final Duration TOUCHED_AFTER = ThemeUpkeep.GRACE.dividedBy(2);

  private final Database database;

  public StoredLooks(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Look> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT layer, version, style, sld, filter FROM look WHERE id = :id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Look(
                            row.getString("layer"),
                            row.getString("version"),
                            row.getString("style"),
                            row.getString("sld"),
                            row.getString("filter")))
                .findOne());
  }

  static void keep(Handle handle, List<Look> looks, long now) {
    for (Look look : looks) {
      handle
          .createUpdate(
              "INSERT INTO look (id, layer, version, style, sld, filter, created)"
                  + " VALUES (:id, :layer, :version, :style, :sld, :filter, :now)"
                  + " ON CONFLICT (id) DO UPDATE SET created = :now WHERE look.created < :old")
          .bind("old", now - TOUCHED_AFTER.toMillis())
          .bind("id", look.id())
          .bind("layer", look.layer())
          .bind("version", look.version())
          .bind("style", look.style())
          .bind("sld", look.sld())
          .bind("filter", look.filter())
          .bind("now", now)
          .execute();
    }
  }
}
