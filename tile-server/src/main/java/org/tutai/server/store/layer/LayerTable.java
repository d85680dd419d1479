package org.tutai.server.store.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.Database;

/** The table of published layers by name. Each public method is one transaction. Thread-safe. */
public final class LayerTable {

  private static final String LIVE_OR_WITHDRAWN = "state IN ('live', 'withdrawn')";

  private final Database database;

  LayerTable(Database database) {
    this.database = database;
  }

  /** The layer of a name. */
  public Optional<LayerRow> find(String name) {
    return database.read(handle -> find(handle, name));
  }

  private static Optional<LayerRow> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM layer WHERE name = :name")
        .bind("name", name)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** All layers that were ever live, by name. */
  public List<LayerRow> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM layer WHERE " + LIVE_OR_WITHDRAWN + " ORDER BY name")
                .map((row, context) -> row(row))
                .list());
  }

  /** One's own layers that were ever live, the last changed first. */
  public List<LayerRow> of(String owner) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM layer WHERE owner = :owner AND "
                        + LIVE_OR_WITHDRAWN
                        + " ORDER BY changed DESC, name")
                .bind("owner", owner)
                .map((row, context) -> row(row))
                .list());
  }

  /** Takes a name for a layer that will be compiled; whether it was free. */
  public boolean reserve(LayerRow draft) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        "INSERT INTO layer (name, owner, state, version, record, created, changed)"
                            + " VALUES (:name, :owner, 'draft', 0, :record, :created, :changed)"
                            + " ON CONFLICT (name) DO NOTHING")
                    .bind("name", draft.name())
                    .bind("owner", draft.owner())
                    .bind("record", draft.record())
                    .bind("created", draft.created())
                    .bind("changed", draft.changed())
                    .execute()
                == 1);
  }

  /** Gives a name back that was taken and never used. */
  public void release(String name) {
    database.change(
        handle ->
            handle
                .createUpdate("DELETE FROM layer WHERE name = :name AND state = 'draft'")
                .bind("name", name)
                .execute());
  }

  /** Names that were taken by drafts. */
  public Set<String> drafts() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT name FROM layer WHERE state = 'draft'")
                .mapTo(String.class)
                .set());
  }

  /**
   * Makes a version the one that is served, and its upload published: all of it or nothing.
   *
   * @param version its number is passed over: it gets the next one
   * @param record the layer's from now on
   * @param upload it came with
   * @return the version as it was kept; empty when the layer or the upload is gone or elsewhere
   */
  public Optional<VersionRow> goLive(VersionRow version, String record, String upload) {
    return database.write(
        handle -> {
          if (!mayGoLive(handle, version.layer()) || !UploadTable.published(handle, upload)) {
            return Optional.empty();
          }
          VersionRow kept = VersionTable.append(handle, version);
          serve(handle, kept, record);
          return Optional.of(kept);
        });
  }

  private static boolean mayGoLive(Handle handle, String name) {
    return find(handle, name).filter(row -> row.state().mayBecome(LayerState.LIVE)).isPresent();
  }

  private static void serve(Handle handle, VersionRow version, String record) {
    handle
        .createUpdate(
            "UPDATE layer SET state = 'live', version = :number, record = :record,"
                + " changed = :changed WHERE name = :name")
        .bind("number", version.number())
        .bind("record", record)
        .bind("changed", version.created())
        .bind("name", version.layer())
        .execute();
  }

  /** Serves another version of a layer that is live; whether there is such a version. */
  public boolean rollBack(String name, int number, long now) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE layer SET version = :number, changed = :now"
                            + " WHERE name = :name AND state = 'live' AND EXISTS"
                            + " (SELECT 1 FROM layer_version"
                            + " WHERE layer = :name AND number = :number)")
                    .bind("name", name)
                    .bind("number", number)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  /**
   * Moves a layer to another state; whether it was in the first and has moved.
   *
   * @throws IllegalArgumentException when the second state may not follow the first
   */
  public boolean move(String name, LayerState from, LayerState to, long now) {
    if (!from.mayBecome(to)) {
      throw new IllegalArgumentException(
          "a layer must not go from " + from.id() + " to " + to.id());
    }
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE layer SET state = :to, changed = :now"
                            + " WHERE name = :name AND state = :from")
                    .bind("name", name)
                    .bind("from", from.id())
                    .bind("to", to.id())
                    .bind("now", now)
                    .execute()
                == 1);
  }

  private static LayerRow row(ResultSet row) throws SQLException {
    return new LayerRow(
        row.getString("name"),
        row.getString("owner"),
        LayerState.of(row.getString("state")),
        row.getInt("version"),
        row.getString("record"),
        row.getLong("created"),
        row.getLong("changed"));
  }
}
