package org.tutai.server.store.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.store.BoundedText;
import org.tutai.server.store.Database;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.MemberException.Reason;
import org.tutai.server.store.member.MemberRows.Credentials;

/**
 * Signing in and out. A session ends 30 days after its sign-in, or when nothing came of it for 7
 * days, or when its member's password, role or state changes. Thread-safe.
 */
public final class Sessions {

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** How long a session lasts that nobody uses. */
  public static final Duration IDLE = Duration.ofDays(7);

  private static final int MOST_PASSWORD_LENGTH = 4096;
  private static final int MOST_ADDRESS = 64;
  private static final int MOST_AGENT = 200;

  private final Database database;
  private final Clock clock;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final Identities identities;

  Sessions(
      Database database,
      Clock clock,
      Passwords passwords,
      SignInThrottle throttle,
      Identities identities) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.throttle = throttle;
    this.identities = identities;
  }

  /**
   * Begins a session.
   *
   * @param address the request came from
   * @param agent what the browser calls itself
   * @throws MemberException when name or password are wrong (which of them is not told), too many
   *     attempts were, or the server is busy
   */
  public SignedIn signIn(String name, String password, String address, String agent) {
    String key = Names.lookupKey(name);
    throttle.begin(key, address);
    Optional<Credentials> found = database.read(handle -> MemberRows.byNameKey(handle, key));
    if (!isRight(password, found) || found.isEmpty()) {
      noteFailure(found, name, address);
      throw new MemberException(Reason.WRONG_CREDENTIALS);
    }
    @Nullable String renewed = renewed(found.get(), password);
    SignedIn signedIn =
        database.write(handle -> begin(handle, found.get(), renewed, address, agent));
    throttle.succeeded(key, address);
    return signedIn;
  }

  /** Whether it is the member's; takes as long whoever it is not. */
  boolean isRight(String password, Optional<Credentials> found) {
    @Nullable String hash = found.map(Credentials::hash).orElse(null);
    if (password.length() > MOST_PASSWORD_LENGTH) {
      return false;
    }
    if (hash == null || found.map(c -> c.member().disabled()).orElse(true)) {
      passwords.verifyNobody(password);
      return false;
    }
    return passwords.verify(password, hash);
  }

  private @Nullable String renewed(Credentials found, String password) {
    @Nullable String hash = found.hash();
    return hash != null && passwords.isOutdated(hash) ? passwords.hash(password) : null;
  }

  /** A name that nobody has may be a password in the wrong field, so it is not written down. */
  private void noteFailure(Optional<Credentials> found, String name, String address) {
    Actor actor =
        found
            .map(c -> new Actor(c.member().id(), c.member().displayName(), address))
            .orElse(new Actor("anonymous", "", address));
    String known = found.isPresent() ? name : "";
    database.change(
        handle ->
            AuditLog.append(handle, clock, actor, "session.begin", known, "wrong credentials"));
  }

  private SignedIn begin(
      Handle handle, Credentials verified, @Nullable String renewed, String address, String agent) {
    Member member = verified.member();
    Credentials now =
        MemberRows.byId(handle, member.id())
            .filter(c -> !c.member().disabled())
            .filter(c -> java.util.Objects.equals(c.hash(), verified.hash()))
            .orElseThrow(() -> new MemberException(Reason.WRONG_CREDENTIALS));
    if (renewed != null) {
      MemberRows.setPassword(handle, member.id(), renewed, clock.millis());
    }
    return begin(handle, now.member(), address, agent);
  }

  /** Begins a session of somebody who has just proved who they are, in the write of a handle. */
  SignedIn begin(Handle handle, Member member, String address, String agent) {
    Instant now = clock.instant();
    removeOver(handle, now);
    String token = Secrets.token();
    String id = Secrets.id();
    handle
        .createUpdate(
            """
            INSERT INTO session (id, token_hash, member_id, created, last_used, address, agent)
            VALUES (:id, :hash, :member, :now, :now, :address, :agent)
            """)
        .bind("id", id)
        .bind("hash", Secrets.hash(token))
        .bind("member", member.id())
        .bind("now", now.toEpochMilli())
        .bind("address", BoundedText.of(address, MOST_ADDRESS))
        .bind("agent", BoundedText.of(agent, MOST_AGENT))
        .execute();
    Actor actor = Actor.of(member.principal(), address);
    AuditLog.append(handle, clock, actor, "session.begin", id);
    return new SignedIn(member, token, id, Identities.csrf(token), now.plus(LONGEST));
  }

  private static void removeOver(Handle handle, Instant now) {
    handle
        .createUpdate("DELETE FROM session WHERE created <= :created OR last_used <= :used")
        .bind("created", now.minus(LONGEST).toEpochMilli())
        .bind("used", now.minus(IDLE).toEpochMilli())
        .execute();
  }

  /** The sessions of a member that are not over, the newest first. */
  public List<Session> of(String memberId) {
    Instant now = clock.instant();
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, created, last_used, address, agent FROM session
                    WHERE member_id = :member AND created > :created AND last_used > :used
                    ORDER BY created DESC, id
                    """)
                .bind("member", memberId)
                .bind("created", now.minus(LONGEST).toEpochMilli())
                .bind("used", now.minus(IDLE).toEpochMilli())
                .map((row, context) -> session(row))
                .list());
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("created")),
        Instant.ofEpochMilli(row.getLong("last_used")),
        row.getString("address"),
        row.getString("agent"));
  }

  /**
   * Ends a session, one's own or another of the same member.
   *
   * @throws MemberException when the member has no such session
   */
  public void end(Actor actor, String memberId, String sessionId) {
    if (!Secrets.isId(sessionId)) {
      throw new MemberException(Reason.NO_SUCH_SESSION);
    }
    database.change(
        handle -> {
          int ended =
              handle
                  .createUpdate("DELETE FROM session WHERE id = :id AND member_id = :member")
                  .bind("id", sessionId)
                  .bind("member", memberId)
                  .execute();
          if (ended == 0) {
            throw new MemberException(Reason.NO_SUCH_SESSION);
          }
          AuditLog.append(handle, clock, actor, "session.end", sessionId);
        });
    identities.forget();
  }

  /** As {@link #end}, and nothing when the member has no such session. */
  public void endIfThere(Actor actor, String memberId, String sessionId) {
    try {
      end(actor, memberId, sessionId);
    } catch (MemberException e) {
      if (e.reason() != Reason.NO_SUCH_SESSION) {
        throw e;
      }
    }
  }

  /** Ends all sessions of a member but one. */
  public void endOthers(Actor actor, String memberId, String sessionId) {
    database.change(
        handle -> {
          handle
              .createUpdate("DELETE FROM session WHERE member_id = :member AND id <> :id")
              .bind("member", memberId)
              .bind("id", sessionId)
              .execute();
          AuditLog.append(handle, clock, actor, "session.end-others", memberId);
        });
    identities.forget();
  }

  /** Ends all sessions of a member, in the write of a handle. */
  static void endAll(Handle handle, String memberId) {
    handle
        .createUpdate("DELETE FROM session WHERE member_id = :member")
        .bind("member", memberId)
        .execute();
  }
}
