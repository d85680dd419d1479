package org.tutai.server.store.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.access.Role;
import org.tutai.server.store.Database;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.MemberException.Reason;

/** The API keys of members, by which programs speak for them. Thread-safe. */
public final class ApiKeys {

  /** The scopes that there are, and the role that each needs. */
  public static final Map<String, Role> SCOPES =
      Map.of("themes", Role.MEMBER, "publish", Role.PUBLISHER, "admin", Role.ADMINISTRATOR);

  /** The most keys of a member. */
  public static final int MOST_KEYS = 50;

  private final Database database;
  private final Clock clock;
  private final Identities identities;

  ApiKeys(Database database, Clock clock, Identities identities) {
    this.database = database;
    this.clock = clock;
    this.identities = identities;
  }

  /**
   * A key that was just made. Immutable; its text tells no secret.
   *
   * @param secret the key itself, told only here
   */
  public record NewKey(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "NewKey[key=" + key + "]";
    }
  }

  /**
   * Makes a key.
   *
   * @param expires when it stops working; empty for never
   * @throws MemberException when the title, the scopes or the expiry are not as they must be, or
   *     the member has {@link #MOST_KEYS} already
   */
  public NewKey create(
      Actor actor, String memberId, String title, Set<String> scopes, Optional<Instant> expires) {
    Instant now = clock.instant();
    if (expires.isPresent() && !isReasonable(expires.get(), now)) {
      throw new MemberException(Reason.EXPIRY_INVALID);
    }
    var key =
        new ApiKey(Secrets.id(), Names.checkedTitle(title), scopes, now, Optional.empty(), expires);
    String secret = KeyText.make();
    database.change(
        handle -> {
          check(handle, memberId, scopes);
          insert(handle, key, memberId, secret);
          AuditLog.append(handle, clock, actor, "key.create", key.id());
        });
    return new NewKey(key, secret);
  }

  private static boolean isReasonable(Instant expires, Instant now) {
    return expires.isAfter(now) && expires.isBefore(now.plusSeconds(100L * 366 * 86_400));
  }

  private static void check(Handle handle, String memberId, Set<String> scopes) {
    Member member =
        MemberRows.byId(handle, memberId)
            .orElseThrow(() -> new MemberException(Reason.NO_SUCH_MEMBER))
            .member();
    boolean allowed =
        !scopes.isEmpty()
            && scopes.stream()
                .allMatch(
                    s -> SCOPES.containsKey(s) && member.role().compareTo(SCOPES.get(s)) >= 0);
    if (!allowed) {
      throw new MemberException(Reason.SCOPES_INVALID);
    }
    long keys =
        handle
            .createQuery("SELECT count(*) FROM api_key WHERE member_id = :member")
            .bind("member", memberId)
            .mapTo(Long.class)
            .one();
    if (keys >= MOST_KEYS) {
      throw new MemberException(Reason.TOO_MANY_KEYS);
    }
  }

  private static void insert(Handle handle, ApiKey key, String memberId, String secret) {
    handle
        .createUpdate(
            """
            INSERT INTO api_key (id, key_hash, member_id, title, scopes, created, expires)
            VALUES (:id, :hash, :member, :title, :scopes, :created, :expires)
            """)
        .bind("id", key.id())
        .bind("hash", Secrets.hash(secret))
        .bind("member", memberId)
        .bind("title", key.title())
        .bind("scopes", String.join(" ", new TreeSet<>(key.scopes())))
        .bind("created", key.created().toEpochMilli())
        .bind("expires", key.expires().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  /** The keys of a member, the newest first. */
  public List<ApiKey> of(String memberId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, title, scopes, created, last_used, expires FROM api_key
                    WHERE member_id = :member ORDER BY created DESC, id
                    """)
                .bind("member", memberId)
                .map((row, context) -> key(row))
                .list());
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        row.getString("title"),
        Arrays.stream(row.getString("scopes").split(" ")).collect(Collectors.toSet()),
        Instant.ofEpochMilli(row.getLong("created")),
        Optional.ofNullable(instant(row, "last_used")),
        Optional.ofNullable(instant(row, "expires")));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /**
   * Makes a key of a member work no more.
   *
   * @throws MemberException when the member has no such key
   */
  public void revoke(Actor actor, String memberId, String keyId) {
    if (!Secrets.isId(keyId)) {
      throw new MemberException(Reason.NO_SUCH_KEY);
    }
    database.change(
        handle -> {
          int revoked =
              handle
                  .createUpdate("DELETE FROM api_key WHERE id = :id AND member_id = :member")
                  .bind("id", keyId)
                  .bind("member", memberId)
                  .execute();
          if (revoked == 0) {
            throw new MemberException(Reason.NO_SUCH_KEY);
          }
          AuditLog.append(handle, clock, actor, "key.revoke", keyId);
        });
    identities.forget();
  }
}
