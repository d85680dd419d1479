package org.tutai.server.store.member;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.access.Role;
import org.tutai.server.store.Database;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.MemberException.Reason;

/**
 * Links that work once: for the first administrator of a server, and for members to choose a
 * password, be it their first or because they forgot it. Thread-safe.
 */
public final class Invitations {

  /** How long a set-up link works. */
  public static final Duration SETUP_LASTS = Duration.ofDays(7);

  /** How long an invitation works. */
  public static final Duration INVITATION_LASTS = Duration.ofDays(7);

  private final Database database;
  private final Clock clock;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Identities identities;

  Invitations(
      Database database,
      Clock clock,
      Passwords passwords,
      Sessions sessions,
      Identities identities) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.sessions = sessions;
    this.identities = identities;
  }

  /** Whether nobody has set the server up: there is no administrator who can come in. */
  public boolean setupNeeded() {
    return database.read(handle -> MemberRows.administratorsBut(handle, "") == 0);
  }

  /** A new set-up token, with which earlier ones die; empty when the server is set up. */
  public Optional<String> newSetupToken() {
    String token = Secrets.token();
    return database.write(
        handle -> {
          handle.execute("DELETE FROM one_time_token WHERE purpose = 'setup'");
          if (MemberRows.administratorsBut(handle, "") > 0) {
            return Optional.empty();
          }
          keep(handle, token, "setup", null, SETUP_LASTS);
          return Optional.of(token);
        });
  }

  private void keep(
      Handle handle, String token, String purpose, @Nullable String member, Duration lasts) {
    handle
        .createUpdate(
            """
            INSERT INTO one_time_token (token_hash, purpose, member_id, created, expires)
            VALUES (:hash, :purpose, :member, :now, :expires)
            """)
        .bind("hash", Secrets.hash(token))
        .bind("purpose", purpose)
        .bind("member", member)
        .bind("now", clock.millis())
        .bind("expires", clock.instant().plus(lasts).toEpochMilli())
        .execute();
  }

  /**
   * Makes the first administrator, and signs them in.
   *
   * @throws MemberException when the token is not good, somebody else was first, or name or
   *     password are not as they must be; the token stays good in the last case
   */
  public SignedIn setUp(String token, String name, String password, String address, String agent) {
    checkGood(token, "setup");
    String checked = Names.checked(name);
    Passwords.check(password, checked);
    String hash = passwords.hash(password);
    var member =
        new Member(
            Secrets.id(), checked, checked, Role.ADMINISTRATOR, false, false, clock.instant());
    SignedIn signedIn =
        Members.refusingTakenNames(
            () ->
                database.write(
                    handle -> {
                      use(handle, token, "setup");
                      if (MemberRows.administratorsBut(handle, "") > 0) {
                        throw new MemberException(Reason.LINK_INVALID);
                      }
                      MemberRows.insert(handle, member, hash);
                      Actor actor = Actor.of(member.principal(), address);
                      AuditLog.append(handle, clock, actor, "server.setup", member.id());
                      return sessions.begin(handle, member, address, agent);
                    }));
    identities.forget();
    return signedIn;
  }

  /**
   * A token by which a member chooses a new password; an earlier one dies.
   *
   * @throws MemberException when there is no such member
   */
  public String invite(Actor actor, String memberId) {
    String token = Secrets.token();
    database.change(handle -> invite(handle, actor, memberId, token));
    return token;
  }

  /** Keeps an invitation, in the write of a handle. */
  void invite(Handle handle, Actor actor, String memberId, String token) {
    if (MemberRows.byId(handle, memberId).isEmpty()) {
      throw new MemberException(Reason.NO_SUCH_MEMBER);
    }
    forget(handle, memberId);
    keep(handle, token, "invitation", memberId, INVITATION_LASTS);
    AuditLog.append(handle, clock, actor, "member.invite", memberId);
  }

  /** Makes the invitations of a member work no more, in the write of a handle. */
  static void forget(Handle handle, String memberId) {
    handle
        .createUpdate("DELETE FROM one_time_token WHERE member_id = :member")
        .bind("member", memberId)
        .execute();
  }

  /**
   * Whom an invitation is for; it stays good.
   *
   * @throws MemberException when the token is not good
   */
  public Member invited(String token) {
    String memberId = checkGood(token, "invitation").orElse("");
    return enabled(database.read(handle -> MemberRows.byId(handle, memberId)));
  }

  /**
   * Gives the invited member a password, ends their sessions and begins one.
   *
   * @throws MemberException when the token is not good or the password not as it must be; the token
   *     stays good in the last case
   */
  public SignedIn accept(String token, String password, String address, String agent) {
    Member invited = invited(token);
    String memberId = invited.id();
    Passwords.check(password, invited.name());
    String hash = passwords.hash(password);
    SignedIn signedIn =
        database.write(
            handle -> {
              use(handle, token, "invitation");
              Member member = enabled(MemberRows.byId(handle, memberId));
              MemberRows.setPassword(handle, memberId, hash, clock.millis());
              Sessions.endAll(handle, memberId);
              Actor actor = Actor.of(member.principal(), address);
              AuditLog.append(handle, clock, actor, "member.accept", memberId);
              return sessions.begin(handle, member, address, agent);
            });
    identities.forget();
    return signedIn;
  }

  private static Member enabled(Optional<MemberRows.Credentials> found) {
    return found
        .map(MemberRows.Credentials::member)
        .filter(member -> !member.disabled())
        .orElseThrow(() -> new MemberException(Reason.LINK_INVALID));
  }

  /** Refuses a token that is not good before anything dear is done for it; whom it is for. */
  private Optional<String> checkGood(String token, String purpose) {
    if (!Secrets.isToken(token)) {
      throw new MemberException(Reason.LINK_INVALID);
    }
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT member_id FROM one_time_token
                        WHERE token_hash = :hash AND purpose = :purpose AND expires > :now
                        """)
                    .bind("hash", Secrets.hash(token))
                    .bind("purpose", purpose)
                    .bind("now", clock.millis())
                    .map((row, context) -> Optional.ofNullable(row.getString(1)))
                    .findOne())
        .orElseThrow(() -> new MemberException(Reason.LINK_INVALID));
  }

  /** Uses a token up, in the write of a handle; one of two who come at once is too late. */
  private void use(Handle handle, String token, String purpose) {
    int used =
        handle
            .createUpdate(
                """
                DELETE FROM one_time_token
                WHERE token_hash = :hash AND purpose = :purpose AND expires > :now
                """)
            .bind("hash", Secrets.hash(token))
            .bind("purpose", purpose)
            .bind("now", clock.millis())
            .execute();
    if (used == 0) {
      throw new MemberException(Reason.LINK_INVALID);
    }
  }
}
