package org.tutai.server.store.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tutai.server.store.Database;

/** The table of the versions of layers. Each public method is one transaction. Thread-safe. */
public final class VersionTable {

  private final Database database;

  VersionTable(Database database) {
    this.database = database;
  }

  /** The versions of a layer, the newest first. */
  public List<VersionRow> of(String layer) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM layer_version WHERE layer = :layer ORDER BY number DESC")
                .bind("layer", layer)
                .map((row, context) -> row(row))
                .list());
  }

  /** Notes that a version has been compiled anew. */
  public void recompiled(String layer, int number, String digest) {
    database.change(
        handle ->
            handle
                .createUpdate(
                    "UPDATE layer_version SET digest = :digest"
                        + " WHERE layer = :layer AND number = :number")
                .bind("digest", digest)
                .bind("layer", layer)
                .bind("number", number)
                .execute());
  }

  /** The versions that are served: of each live layer the one it points to. */
  public List<VersionRow> served() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT v.* FROM layer_version v JOIN layer l"
                        + " ON l.name = v.layer AND l.version = v.number WHERE l.state = 'live'")
                .map((row, context) -> row(row))
                .list());
  }

  /** The digests of all compiled layers that some version needs. */
  public Set<String> digests() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT DISTINCT digest FROM layer_version")
                .mapTo(String.class)
                .set());
  }

  /** The digests of all uploaded files that some version needs. */
  public Set<String> sources() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT DISTINCT source FROM layer_version")
                .mapTo(String.class)
                .set());
  }

  private static VersionRow row(ResultSet row) throws SQLException {
    return new VersionRow(
        row.getString("layer"),
        row.getInt("number"),
        row.getString("digest"),
        row.getString("source"),
        row.getString("filename"),
        row.getLong("bytes"),
        row.getString("source_layer"),
        row.getString("choices"),
        row.getLong("features"),
        row.getString("card"),
        row.getString("changes"),
        row.getString("style"),
        row.getString("author"),
        row.getLong("created"));
  }

  private static VersionRow numbered(VersionRow v, int number) {
    return new VersionRow(
        v.layer(),
        number,
        v.digest(),
        v.source(),
        v.filename(),
        v.bytes(),
        v.sourceLayer(),
        v.choices(),
        v.features(),
        v.card(),
        v.changes(),
        v.style(),
        v.author(),
        v.created());
  }

  /** Keeps a version under the number after its layer's last; as it was kept. */
  static VersionRow append(Handle handle, VersionRow version) {
    int number =
        handle
            .createQuery(
                "SELECT coalesce(max(number), 0) + 1 FROM layer_version WHERE layer = :layer")
            .bind("layer", version.layer())
            .mapTo(Integer.class)
            .one();
    VersionRow kept = numbered(version, number);
    insert(handle, kept);
    return kept;
  }

  private static void insert(Handle handle, VersionRow version) {
    handle
        .createUpdate(
            "INSERT INTO layer_version (layer, number, digest, source, filename, bytes,"
                + " source_layer, choices, features, card, changes, style, author, created)"
                + " VALUES (:layer, :number, :digest, :source, :filename, :bytes, :sourceLayer,"
                + " :choices, :features, :card, :changes, :style, :author, :created)")
        .bind("layer", version.layer())
        .bind("number", version.number())
        .bind("digest", version.digest())
        .bind("source", version.source())
        .bind("filename", version.filename())
        .bind("bytes", version.bytes())
        .bind("sourceLayer", version.sourceLayer())
        .bind("choices", version.choices())
        .bind("features", version.features())
        .bind("card", version.card())
        .bind("changes", version.changes())
        .bind("style", version.style())
        .bind("author", version.author())
        .bind("created", version.created())
        .execute();
  }

  /** How many bytes the files of somebody's versions have. */
  static long bytesOf(Handle handle, String author) {
    return handle
        .createQuery("SELECT coalesce(sum(bytes), 0) FROM layer_version WHERE author = :author")
        .bind("author", author)
        .mapTo(Long.class)
        .one();
  }

  /** How many bytes the files of all versions have. */
  static long bytes(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(sum(bytes), 0) FROM layer_version")
        .mapTo(Long.class)
        .one();
  }
}
