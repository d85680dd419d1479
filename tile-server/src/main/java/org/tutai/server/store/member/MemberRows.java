package org.tutai.server.store.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.access.Role;
import org.tutai.server.store.LikePattern;
import org.tutai.server.store.Secrets;

/** The rows of the table member. */
final class MemberRows {

  /** The columns of a {@link Member}, of the table called m. */
  static final String COLUMNS =
      "m.id, m.name, m.display_name, m.role, m.disabled, m.password, m.created";

  private MemberRows() {}

  /** A member and the hash of their password. */
  record Credentials(Member member, @Nullable String hash) {
    @Override
    public String toString() {
      return "Credentials[member=" + member + "]";
    }
  }

  static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getString("id"),
        row.getString("name"),
        row.getString("display_name"),
        Role.of(row.getString("role")).orElse(Role.MEMBER),
        row.getInt("disabled") != 0,
        row.getString("password") == null,
        Instant.ofEpochMilli(row.getLong("created")));
  }

  private static Credentials credentials(ResultSet row) throws SQLException {
    return new Credentials(member(row), row.getString("password"));
  }

  static Optional<Credentials> byNameKey(Handle handle, String key) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM member m WHERE m.name_key = :key")
        .bind("key", key)
        .map((row, context) -> credentials(row))
        .findOne();
  }

  static Optional<Credentials> byId(Handle handle, String id) {
    if (!Secrets.isId(id)) {
      return Optional.empty();
    }
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM member m WHERE m.id = :id")
        .bind("id", id)
        .map((row, context) -> credentials(row))
        .findOne();
  }

  static List<Member> page(Handle handle, String afterKey, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM member m WHERE m.name_key > :after ORDER BY m.name_key LIMIT :limit")
        .bind("after", afterKey)
        .bind("limit", limit)
        .map((row, context) -> member(row))
        .list();
  }

  static List<Member> search(Handle handle, String key, String text, String afterKey, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM member m WHERE m.name_key > :after"
                + " AND (m.name_key LIKE :key ESCAPE '!' OR m.display_name LIKE :text ESCAPE '!')"
                + " ORDER BY m.name_key LIMIT :limit")
        .bind("after", afterKey)
        .bind("key", LikePattern.holding(key))
        .bind("text", LikePattern.holding(text))
        .bind("limit", limit)
        .map((row, context) -> member(row))
        .list();
  }

  static void insert(Handle handle, Member member, @Nullable String hash) {
    handle
        .createUpdate(
            """
            INSERT INTO member
              (id, name, name_key, display_name, role, disabled, password, created, changed)
            VALUES
              (:id, :name, :key, :displayName, :role, :disabled, :password, :created, :created)
            """)
        .bind("id", member.id())
        .bind("name", member.name())
        .bind("key", Names.key(member.name()))
        .bind("displayName", member.displayName())
        .bind("role", member.role().id())
        .bind("disabled", member.disabled() ? 1 : 0)
        .bind("password", hash)
        .bind("created", member.created().toEpochMilli())
        .execute();
  }

  static void update(Handle handle, Member member, long now) {
    handle
        .createUpdate(
            """
            UPDATE member
            SET display_name = :displayName, role = :role, disabled = :disabled, changed = :now
            WHERE id = :id
            """)
        .bind("displayName", member.displayName())
        .bind("role", member.role().id())
        .bind("disabled", member.disabled() ? 1 : 0)
        .bind("now", now)
        .bind("id", member.id())
        .execute();
  }

  static void setPassword(Handle handle, String id, String hash, long now) {
    handle
        .createUpdate("UPDATE member SET password = :hash, changed = :now WHERE id = :id")
        .bind("hash", hash)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM member WHERE id = :id").bind("id", id).execute();
  }

  /** How many administrators can come in, other than one; an empty id for all. */
  static long administratorsBut(Handle handle, String id) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM member
            WHERE role = 'administrator' AND disabled = 0 AND password IS NOT NULL AND id <> :id
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }
}
