package org.tutai.server.store.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.store.Database;

/** The tables of uploads, layers and versions. Each method is one transaction. Thread-safe. */
public final class LayerTables {

  private static final String LIVE_OR_WITHDRAWN = "state IN ('live', 'withdrawn')";

  private final Database database;

  public LayerTables(Database database) {
    this.database = database;
  }

  // ---- uploads

  /**
   * Takes an upload, if the owner and all together stay within their bytes.
   *
   * @param mostOfOwner bytes of one owner's uploads and versions
   * @param mostOfAll bytes of everybody's
   * @param mostAtOnce uploads of one owner that are not published yet
   */
  public Room begin(UploadRow upload, long mostOfOwner, long mostOfAll, int mostAtOnce) {
    return database.write(
        handle -> {
          Room room = room(handle, upload, mostOfOwner, mostOfAll, mostAtOnce);
          if (room == Room.THERE_IS) {
            insert(handle, upload);
          }
          return room;
        });
  }

  /** Whether there is room for an upload. */
  public enum Room {
    THERE_IS,
    TOO_MANY,
    OWNER_FULL,
    SERVER_FULL
  }

  private static Room room(
      Handle handle, UploadRow upload, long mostOfOwner, long mostOfAll, int mostAtOnce) {
    String open = "state NOT IN ('published')";
    long mine = uploads(handle, "count(*)", open + " AND owner = ?", upload.owner());
    if (mine >= mostAtOnce) {
      return Room.TOO_MANY;
    }
    long own =
        uploads(handle, "sum(length)", open + " AND owner = ?", upload.owner())
            + versions(handle, "author = ?", upload.owner());
    if (own + upload.length() > mostOfOwner) {
      return Room.OWNER_FULL;
    }
    long all = uploads(handle, "sum(length)", open + " AND '' = ?", "");
    all += versions(handle, "'' = ?", "");
    return all + upload.length() > mostOfAll ? Room.SERVER_FULL : Room.THERE_IS;
  }

  private static long uploads(Handle handle, String what, String where, String value) {
    return handle
        .createQuery("SELECT coalesce(" + what + ", 0) FROM upload WHERE " + where)
        .bind(0, value)
        .mapTo(Long.class)
        .one();
  }

  private static long versions(Handle handle, String where, String value) {
    return handle
        .createQuery("SELECT coalesce(sum(bytes), 0) FROM layer_version WHERE " + where)
        .bind(0, value)
        .mapTo(Long.class)
        .one();
  }

  private static void insert(Handle handle, UploadRow upload) {
    handle
        .createUpdate(
            "INSERT INTO upload (id, owner, filename, length, state, created, expires)"
                + " VALUES (:id, :owner, :filename, :length, :state, :created, :expires)")
        .bind("id", upload.id())
        .bind("owner", upload.owner())
        .bind("filename", upload.filename())
        .bind("length", upload.length())
        .bind("state", upload.state().id())
        .bind("created", upload.created())
        .bind("expires", upload.expires())
        .execute();
  }

  /** The upload of an id. */
  public Optional<UploadRow> upload(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM upload WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> upload(row))
                .findOne());
  }

  /** One's own uploads, the newest first. */
  public List<UploadRow> uploadsOf(String owner) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM upload WHERE owner = :owner ORDER BY created DESC, id")
                .bind("owner", owner)
                .map((row, context) -> upload(row))
                .list());
  }

  /** Every upload there is. */
  public List<UploadRow> uploads() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM upload ORDER BY created, id")
                .map((row, context) -> upload(row))
                .list());
  }

  /**
   * Moves an upload to its next state.
   *
   * @param inspection what was found; null leaves it as it is
   * @param request how to publish; null leaves it as it is
   * @param problem what went wrong; null for nothing
   * @return whether it was in the state {@code from}, and has moved
   */
  public boolean move(
      String id,
      UploadState from,
      UploadState to,
      @Nullable String inspection,
      @Nullable String request,
      @Nullable String problem) {
    return database.write(handle -> move(handle, id, from, to, inspection, request, problem) == 1);
  }

  private static int move(
      Handle handle,
      String id,
      UploadState from,
      UploadState to,
      @Nullable String inspection,
      @Nullable String request,
      @Nullable String problem) {
    if (!from.mayBecome(to)) {
      throw new IllegalArgumentException(
          "an upload must not go from " + from.id() + " to " + to.id());
    }
    return handle
        .createUpdate(
            "UPDATE upload SET state = :to, inspection = coalesce(:inspection, inspection),"
                + " request = coalesce(:request, request), problem = :problem"
                + " WHERE id = :id AND state = :from")
        .bind("id", id)
        .bind("from", from.id())
        .bind("to", to.id())
        .bind("inspection", inspection)
        .bind("request", request)
        .bind("problem", problem)
        .execute();
  }

  /** Puts off the end of an upload. */
  public void extend(String id, long expires) {
    database.change(
        handle ->
            handle
                .createUpdate("UPDATE upload SET expires = :expires WHERE id = :id")
                .bind("id", id)
                .bind("expires", expires)
                .execute());
  }

  /** Forgets an upload; whether it was there. */
  public boolean remove(String id) {
    return database.write(
        handle ->
            handle.createUpdate("DELETE FROM upload WHERE id = :id").bind("id", id).execute() == 1);
  }

  private static UploadRow upload(ResultSet row) throws SQLException {
    return new UploadRow(
        row.getString("id"),
        row.getString("owner"),
        row.getString("filename"),
        row.getLong("length"),
        UploadState.of(row.getString("state")),
        row.getLong("created"),
        row.getLong("expires"),
        row.getString("inspection"),
        row.getString("request"),
        row.getString("problem"));
  }

  // ---- layers

  /** The layer of a name. */
  public Optional<LayerRow> layer(String name) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM layer WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> layer(row))
                .findOne());
  }

  /** All layers that were ever live, by name. */
  public List<LayerRow> layers() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM layer WHERE " + LIVE_OR_WITHDRAWN + " ORDER BY name")
                .map((row, context) -> layer(row))
                .list());
  }

  /** One's own layers that were ever live, the last changed first. */
  public List<LayerRow> layersOf(String owner) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM layer WHERE owner = :owner AND "
                        + LIVE_OR_WITHDRAWN
                        + " ORDER BY changed DESC, name")
                .bind("owner", owner)
                .map((row, context) -> layer(row))
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
          int number =
              handle
                  .createQuery(
                      "SELECT coalesce(max(number), 0) + 1 FROM layer_version WHERE layer = :layer")
                  .bind("layer", version.layer())
                  .mapTo(Integer.class)
                  .one();
          Optional<LayerRow> layer =
              handle
                  .createQuery("SELECT * FROM layer WHERE name = :name")
                  .bind("name", version.layer())
                  .map((row, context) -> layer(row))
                  .findOne();
          if (layer.isEmpty()
              || !layer.get().state().mayBecome(LayerState.LIVE)
              || move(
                      handle,
                      upload,
                      UploadState.PUBLISHING,
                      UploadState.PUBLISHED,
                      null,
                      null,
                      null)
                  != 1) {
            return Optional.empty();
          }
          VersionRow kept = numbered(version, number);
          insert(handle, kept);
          handle
              .createUpdate(
                  "UPDATE layer SET state = 'live', version = :number, record = :record,"
                      + " changed = :changed WHERE name = :name")
              .bind("number", number)
              .bind("record", record)
              .bind("changed", version.created())
              .bind("name", version.layer())
              .execute();
          return Optional.of(kept);
        });
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

  /** Moves a layer to another state; whether it was in the first and has moved. */
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

  private static LayerRow layer(ResultSet row) throws SQLException {
    return new LayerRow(
        row.getString("name"),
        row.getString("owner"),
        LayerState.of(row.getString("state")),
        row.getInt("version"),
        row.getString("record"),
        row.getLong("created"),
        row.getLong("changed"));
  }

  // ---- versions

  /** The versions of a layer, the newest first. */
  public List<VersionRow> versions(String layer) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM layer_version WHERE layer = :layer ORDER BY number DESC")
                .bind("layer", layer)
                .map((row, context) -> version(row))
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
                .map((row, context) -> version(row))
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

  private static VersionRow version(ResultSet row) throws SQLException {
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
}
