package org.tutai.server.store.layer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.store.Database;

/** The table of files on their way. Each public method is one transaction. Thread-safe. */
public final class UploadTable {

  private final Database database;

  UploadTable(Database database) {
    this.database = database;
  }

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
    String owner = upload.owner();
    Waiting own = waiting(handle, "AND owner = :owner", Map.of("owner", owner));
    if (own.files() >= mostAtOnce) {
      return Room.TOO_MANY;
    }
    if (own.bytes() + VersionTable.bytesOf(handle, owner) + upload.length() > mostOfOwner) {
      return Room.OWNER_FULL;
    }
    long all = waiting(handle, "", Map.of()).bytes() + VersionTable.bytes(handle);
    return all + upload.length() > mostOfAll ? Room.SERVER_FULL : Room.THERE_IS;
  }

  /** Uploads that are not published yet. */
  private record Waiting(long files, long bytes) {}

  private static Waiting waiting(Handle handle, String where, Map<String, String> values) {
    return handle
        .createQuery(
            "SELECT count(*) AS files, coalesce(sum(length), 0) AS bytes FROM upload"
                + " WHERE state <> 'published' "
                + where)
        .bindMap(values)
        .map((row, context) -> new Waiting(row.getLong("files"), row.getLong("bytes")))
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
  public Optional<UploadRow> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM upload WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
  }

  /** One's own uploads, the newest first. */
  public List<UploadRow> of(String owner) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM upload WHERE owner = :owner ORDER BY created DESC, id")
                .bind("owner", owner)
                .map((row, context) -> row(row))
                .list());
  }

  /** Every upload there is. */
  public List<UploadRow> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM upload ORDER BY created, id")
                .map((row, context) -> row(row))
                .list());
  }

  /**
   * Moves an upload to its next state.
   *
   * @param inspection what was found; null leaves it as it is
   * @param request how to publish; null leaves it as it is
   * @param problem what went wrong; null for nothing
   * @return whether it was in the state {@code from}, and has moved
   * @throws IllegalArgumentException when the second state may not follow the first
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

  /** Notes that what is being published has been; whether it was being published. */
  static boolean published(Handle handle, String id) {
    return move(handle, id, UploadState.PUBLISHING, UploadState.PUBLISHED, null, null, null) == 1;
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

  private static UploadRow row(ResultSet row) throws SQLException {
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
}
