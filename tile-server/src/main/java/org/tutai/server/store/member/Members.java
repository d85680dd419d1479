package org.tutai.server.store.member;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.tutai.server.access.Identification;
import org.tutai.server.access.Role;
import org.tutai.server.store.Database;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.MemberException.Reason;
import org.tutai.server.store.member.MemberRows.Credentials;

/**
 * The members of a server, and the way to their sessions, keys and invitations. Every change is in
 * the audit log. Thread-safe; there should be one for a database in a JVM, since a change tells
 * only its own {@link #identification()} at once.
 */
public final class Members {

  /** The most members that are read at once. */
  public static final int MOST_MEMBERS = 1000;

  private final Database database;
  private final Clock clock;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final Identities identities;
  private final Sessions sessions;
  private final ApiKeys keys;
  private final Invitations invitations;

  /** The members in a database. */
  public Members(Database database, Clock clock) {
    this(database, clock, Passwords.Cost.USUAL);
  }

  Members(Database database, Clock clock, Passwords.Cost cost) {
    this.database = database;
    this.clock = clock;
    this.passwords = new Passwords(cost);
    this.throttle = new SignInThrottle(clock);
    this.identities = new Identities(database, clock);
    this.sessions = new Sessions(database, clock, passwords, throttle, identities);
    this.keys = new ApiKeys(database, clock, identities);
    this.invitations = new Invitations(database, clock, passwords, sessions, identities);
  }

  /** Tells who asks. */
  public Identification identification() {
    return identities;
  }

  /** Signing in and out. */
  public Sessions sessions() {
    return sessions;
  }

  /** Keys for programs. */
  public ApiKeys keys() {
    return keys;
  }

  /** Set-up links and invitations. */
  public Invitations invitations() {
    return invitations;
  }

  /** A member; empty when there is none of that id. */
  public Optional<Member> find(String id) {
    return database.read(handle -> MemberRows.byId(handle, id)).map(Credentials::member);
  }

  /**
   * Members, in the order of their names.
   *
   * @param afterName those whose names come after it; empty for the first
   * @param limit from 1 to {@link #MOST_MEMBERS}
   */
  public List<Member> list(String afterName, int limit) {
    if (limit < 1 || limit > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "limit must be from 1 to " + MOST_MEMBERS + " (got: " + limit + ")");
    }
    return database.read(handle -> MemberRows.page(handle, Names.lookupKey(afterName), limit));
  }

  /**
   * Members whose names hold a text, as {@link #list(String, int)} has them.
   *
   * @param text in a form of letters of its own; empty for all members
   */
  public List<Member> search(String text, String afterName, int limit) {
    return text.isBlank()
        ? list(afterName, limit)
        : database.read(
            handle ->
                MemberRows.search(handle, Names.key(text), text, Names.key(afterName), limit));
  }

  /**
   * A member who was just made, and the token of their invitation. Immutable; its text tells no
   * secret.
   */
  public record Invited(Member member, String token) {
    @Override
    public String toString() {
      return "Invited[member=" + member + "]";
    }
  }

  /**
   * Makes a member, who chooses a password by the invitation.
   *
   * @param displayName what others read; empty for the name
   * @throws MemberException when a name is taken or not as it must be, or the role is visitor
   */
  public Invited create(Actor actor, String name, String displayName, Role role) {
    String checked = Names.checked(name);
    String shown = displayName.isEmpty() ? checked : Names.checked(displayName);
    checkRole(role);
    var member = new Member(Secrets.id(), checked, shown, role, false, true, clock.instant());
    String token = Secrets.token();
    refusingTakenNames(
        () -> {
          database.change(
              handle -> {
                MemberRows.insert(handle, member, null);
                AuditLog.append(handle, clock, actor, "member.create", member.id());
                invitations.invite(handle, actor, member.id(), token);
              });
          return member;
        });
    return new Invited(member, token);
  }

  private static void checkRole(Role role) {
    if (role == Role.VISITOR) {
      throw new MemberException(Reason.ROLE_INVALID);
    }
  }

  static <T> T refusingTakenNames(Supplier<T> write) {
    try {
      return write.get();
    } catch (JdbiException e) {
      if (Database.isDuplicate(e)) {
        throw new MemberException(Reason.NAME_TAKEN);
      }
      throw e;
    }
  }

  /** What to change of a member; what is empty stays. Immutable. */
  public record Change(
      Optional<String> displayName, Optional<Role> role, Optional<Boolean> disabled) {}

  /**
   * Changes a member. Another role or being disabled ends their sessions; being disabled also ends
   * their invitation. Their keys go on within the new role, and rest while they are disabled.
   *
   * @throws MemberException when there is no such member, they are the last administrator, or
   *     something is not as it must be
   */
  public Member change(Actor actor, String id, Change change) {
    Optional<String> shown = change.displayName().map(Names::checked);
    change.role().ifPresent(Members::checkRole);
    Member changed =
        database.write(
            handle -> {
              Member before = find(handle, id);
              Member after =
                  new Member(
                      id,
                      before.name(),
                      shown.orElse(before.displayName()),
                      change.role().orElse(before.role()),
                      change.disabled().orElse(before.disabled()),
                      before.invited(),
                      before.created());
              change(handle, actor, before, after);
              return after;
            });
    identities.forget();
    return changed;
  }

  private void change(Handle handle, Actor actor, Member before, Member after) {
    if (isAdministrator(before) && !isAdministrator(after)) {
      keepAnAdministrator(handle, before);
    }
    MemberRows.update(handle, after, clock.millis());
    if (after.role() != before.role() || after.disabled()) {
      Sessions.endAll(handle, after.id());
    }
    if (after.disabled()) {
      Invitations.forget(handle, after.id());
    }
    AuditLog.append(handle, clock, actor, "member.change", what(before, after));
  }

  private static String what(Member before, Member after) {
    var what = new StringBuilder(after.id());
    if (before.role() != after.role()) {
      what.append(" role=").append(after.role().id());
    }
    if (before.disabled() != after.disabled()) {
      what.append(" disabled=").append(after.disabled());
    }
    if (!before.displayName().equals(after.displayName())) {
      what.append(" name=").append(after.displayName());
    }
    return what.toString();
  }

  private static boolean isAdministrator(Member member) {
    return member.role() == Role.ADMINISTRATOR && !member.disabled();
  }

  private static void keepAnAdministrator(Handle handle, Member leaving) {
    if (MemberRows.administratorsBut(handle, leaving.id()) == 0) {
      throw new MemberException(Reason.LAST_ADMINISTRATOR);
    }
  }

  private static Member find(Handle handle, String id) {
    return MemberRows.byId(handle, id)
        .orElseThrow(() -> new MemberException(Reason.NO_SUCH_MEMBER))
        .member();
  }

  /**
   * Removes a member with their sessions, keys and invitation.
   *
   * @throws MemberException when there is no such member or they are the last administrator
   */
  public void remove(Actor actor, String id) {
    database.change(
        handle -> {
          Member member = find(handle, id);
          if (isAdministrator(member)) {
            keepAnAdministrator(handle, member);
          }
          MemberRows.delete(handle, id);
          AuditLog.append(handle, clock, actor, "member.remove", id + " " + member.name());
        });
    identities.forget();
  }

  /**
   * Gives a member another password, ends all their sessions and begins a new one. Their keys stay.
   *
   * @throws MemberException when the present password is wrong, too many attempts were, or the new
   *     one is not as it must be
   */
  public SignedIn changePassword(
      Actor actor, String id, String present, String wanted, String agent) {
    Optional<Credentials> found = database.read(handle -> MemberRows.byId(handle, id));
    String name = found.map(c -> c.member().name()).orElse("");
    throttle.begin(Names.key(name), actor.address());
    if (!sessions.isRight(present, found)) {
      throw new MemberException(Reason.WRONG_CREDENTIALS);
    }
    throttle.succeeded(Names.key(name), actor.address());
    Passwords.check(wanted, name);
    String hash = passwords.hash(wanted);
    SignedIn signedIn =
        database.write(
            handle -> {
              Member member = find(handle, id);
              if (member.disabled()) {
                throw new MemberException(Reason.WRONG_CREDENTIALS);
              }
              MemberRows.setPassword(handle, id, hash, clock.millis());
              Sessions.endAll(handle, id);
              Invitations.forget(handle, id);
              AuditLog.append(handle, clock, actor, "member.password", id);
              return sessions.begin(handle, member, actor.address(), agent);
            });
    identities.forget();
    return signedIn;
  }
}
