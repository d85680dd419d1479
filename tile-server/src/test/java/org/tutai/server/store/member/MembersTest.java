package org.tutai.server.store.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tutai.server.access.Identification.Identified;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.store.Database;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.TestClock;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditEntry;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.MemberException.Reason;

@OnEachDatabase
class MembersTest {

  private static final String PASSWORD = "correct horse 7 staple";
  private static final String HERE = "192.0.2.1";
  private static final Actor COMMAND = new Actor("command", "", "");
  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1, 1);

  private final TestClock clock = new TestClock();
  private Database database;
  private Members members;

  @BeforeEach
  void open(Database database) {
    this.database = database;
    this.members = new Members(database, clock, CHEAP);
  }

  private SignedIn setUp() {
    String token = members.invitations().newSetupToken().orElseThrow();
    return members.invitations().setUp(token, "Lin", PASSWORD, HERE, "a browser");
  }

  private Member join(String name, Role role) {
    Members.Invited invited = members.create(COMMAND, name, "", role);
    return members.invitations().accept(invited.token(), PASSWORD, HERE, "").member();
  }

  private SignedIn signIn(String name) {
    return members.sessions().signIn(name, PASSWORD, HERE, "a browser");
  }

  private Identified whoHas(SignedIn session) {
    return members.identification().ofSession(session.token());
  }

  private static void assertRefused(Reason reason, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            MemberException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** Runs the same at once in many threads; what came of each. */
  private static <T> List<Future<T>> atOnce(int count, Callable<T> work) throws Exception {
    var threads = Executors.newFixedThreadPool(count);
    try {
      return threads.invokeAll(IntStream.range(0, count).mapToObj(i -> work).toList());
    } finally {
      threads.shutdown();
    }
  }

  private static long successes(List<? extends Future<?>> all) {
    return all.stream()
        .filter(
            f -> {
              try {
                f.get();
                return true;
              } catch (Exception e) {
                assertThat(e).hasCauseInstanceOf(MemberException.class);
                return false;
              }
            })
        .count();
  }

  @Test
  void theSetupLinkMakesTheFirstAdministratorAndSignsThemIn() {
    assertThat(members.invitations().setupNeeded()).isTrue();
    SignedIn session = setUp();
    assertThat(members.invitations().setupNeeded()).isFalse();
    Identified who = whoHas(session);
    assertThat(who.principal().role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(who.principal().name()).isEqualTo("Lin");
    assertThat(who.csrf()).isEqualTo(session.csrf()).isNotEmpty();
    assertThat(members.invitations().newSetupToken()).isEmpty();
  }

  @Test
  void aNewSetupLinkKillsTheOneBefore() {
    String first = members.invitations().newSetupToken().orElseThrow();
    String second = members.invitations().newSetupToken().orElseThrow();
    assertRefused(
        Reason.LINK_INVALID, () -> members.invitations().setUp(first, "Lin", PASSWORD, HERE, ""));
    assertThat(members.invitations().setUp(second, "Lin", PASSWORD, HERE, "").token()).isNotEmpty();
  }

  @Test
  void aSetupLinkWorksOnceEvenAtOnce() throws Exception {
    String token = members.invitations().newSetupToken().orElseThrow();
    var names = new java.util.concurrent.atomic.AtomicInteger();
    var all =
        atOnce(
            8,
            () ->
                members
                    .invitations()
                    .setUp(token, "n" + names.incrementAndGet(), PASSWORD, HERE, ""));
    assertThat(successes(all)).isOne();
    assertThat(members.list("", 100)).hasSize(1);
  }

  @Test
  void aSetupLinkGrowsOld() {
    String token = members.invitations().newSetupToken().orElseThrow();
    clock.pass(Invitations.SETUP_LASTS);
    assertRefused(
        Reason.LINK_INVALID, () -> members.invitations().setUp(token, "Lin", PASSWORD, HERE, ""));
  }

  @Test
  void aWeakPasswordLeavesTheSetupLinkGood() {
    String token = members.invitations().newSetupToken().orElseThrow();
    assertRefused(
        Reason.PASSWORD_SHORT, () -> members.invitations().setUp(token, "Lin", "short", HERE, ""));
    assertThat(members.invitations().setUp(token, "Lin", PASSWORD, HERE, "")).isNotNull();
  }

  @Test
  void invitedMembersChooseAPasswordOnceAndSignIn() throws Exception {
    setUp();
    Members.Invited invited = members.create(COMMAND, "陳小美", "", Role.PUBLISHER);
    assertThat(invited.member().invited()).isTrue();
    assertRefused(Reason.WRONG_CREDENTIALS, () -> signIn("陳小美"));
    var all = atOnce(8, () -> members.invitations().accept(invited.token(), PASSWORD, HERE, ""));
    assertThat(successes(all)).isOne();
    assertThat(signIn("陳小美").member().role()).isEqualTo(Role.PUBLISHER);
  }

  @Test
  void anInvitationNeverMakesAnAdministratorOfAServerThatIsSetUp() {
    setUp();
    String token = members.create(COMMAND, "Wu", "", Role.MEMBER).token();
    assertRefused(
        Reason.LINK_INVALID, () -> members.invitations().setUp(token, "Eve", PASSWORD, HERE, ""));
  }

  @Test
  void aForgottenPasswordIsReplacedByAnInvitationThatEndsAllSessions() {
    setUp();
    Member wu = join("Wu", Role.MEMBER);
    SignedIn before = signIn("Wu");
    String token = members.invitations().invite(COMMAND, wu.id());
    members.invitations().accept(token, "another long password", HERE, "");
    assertThat(whoHas(before).principal().isAnonymous()).isTrue();
    assertRefused(Reason.WRONG_CREDENTIALS, () -> signIn("Wu"));
    assertThat(members.sessions().signIn("Wu", "another long password", HERE, "")).isNotNull();
  }

  @Test
  void namesThatLookTheSameAreOne() {
    setUp();
    members.create(COMMAND, "Wu", "", Role.MEMBER);
    for (String same : List.of("wu", "WU", "Ｗｕ", "ｗＵ")) {
      assertRefused(Reason.NAME_TAKEN, () -> members.create(COMMAND, same, "", Role.MEMBER));
    }
    join("Émile", Role.MEMBER);
    assertThat(signIn("E\u0301MILE").member().name()).isEqualTo("Émile");
  }

  @Test
  void aNameIsGivenOnceEvenAtOnce() throws Exception {
    setUp();
    var all = atOnce(8, () -> members.create(COMMAND, "Wu", "", Role.MEMBER));
    assertThat(successes(all)).isOne();
  }

  @Test
  void wrongPasswordsAndUnknownNamesAreNotToldApart() {
    setUp();
    assertRefused(
        Reason.WRONG_CREDENTIALS,
        () -> members.sessions().signIn("Lin", "not the password", HERE, ""));
    assertRefused(
        Reason.WRONG_CREDENTIALS,
        () -> members.sessions().signIn("nobody", "not the password", HERE, ""));
    assertRefused(
        Reason.WRONG_CREDENTIALS,
        () -> members.sessions().signIn("x".repeat(100_000), "y".repeat(100_000), HERE, ""));
  }

  @Test
  void eachSignInHasATokenOfItsOwnAndNoneIsInTheDatabase() {
    SignedIn first = setUp();
    SignedIn second = signIn("Lin");
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(second.csrf()).isNotEqualTo(first.csrf());
    List<String> kept =
        database.read(
            h -> h.createQuery("SELECT token_hash FROM session").mapTo(String.class).list());
    assertThat(kept).hasSize(2).doesNotContain(first.token(), second.token());
    assertThat(second.toString()).doesNotContain(second.token(), second.csrf());
  }

  @Test
  void sessionsEndWhenSignedOutAtOnce() {
    setUp();
    SignedIn here = signIn("Lin");
    SignedIn there = signIn("Lin");
    assertThat(whoHas(here).bySession()).isTrue();
    members.sessions().end(COMMAND, here.member().id(), here.session());
    assertThat(whoHas(here).principal().isAnonymous()).isTrue();
    assertThat(whoHas(there).bySession()).isTrue();
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    SignedIn lin = setUp();
    Member wu = join("Wu", Role.MEMBER);
    assertRefused(
        Reason.NO_SUCH_SESSION, () -> members.sessions().end(COMMAND, wu.id(), lin.session()));
    assertThat(whoHas(lin).bySession()).isTrue();
  }

  @Test
  void otherSessionsAreListedAndEnded() {
    setUp();
    SignedIn here = signIn("Lin");
    assertThat(members.sessions().of(here.member().id()))
        .hasSize(2)
        .allMatch(s -> s.address().equals(HERE) && s.agent().equals("a browser"));
    members.sessions().endOthers(COMMAND, here.member().id(), here.session());
    assertThat(members.sessions().of(here.member().id()))
        .extracting(Session::id)
        .containsExactly(here.session());
  }

  @Test
  void sessionsThatNobodyUsesEndAfterSevenDays() {
    SignedIn session = setUp();
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(whoHas(session).bySession()).isTrue();
    clock.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(whoHas(session).bySession()).isTrue();
    clock.pass(Sessions.IDLE);
    assertThat(whoHas(session).bySession()).isFalse();
    assertThat(members.sessions().of(session.member().id())).isEmpty();
  }

  @Test
  void sessionsEndAfterThirtyDaysHoweverUsed() {
    SignedIn session = setUp();
    for (int day = 1; day < 30; day++) {
      clock.pass(Duration.ofDays(1));
      assertThat(whoHas(session).bySession()).as("day %d", day).isTrue();
    }
    clock.pass(Duration.ofDays(1));
    assertThat(whoHas(session).bySession()).isFalse();
  }

  @Test
  void anotherRoleEndsTheSessionsAndCountsAtOnceForKeys() {
    setUp();
    Member wu = join("Wu", Role.PUBLISHER);
    SignedIn session = signIn("Wu");
    String key =
        members.keys().create(COMMAND, wu.id(), "ci", Set.of("publish"), Optional.empty()).secret();
    assertThat(whoHas(session).principal().role()).isEqualTo(Role.PUBLISHER);
    assertThat(whoHasKey(key).orElseThrow().role()).isEqualTo(Role.PUBLISHER);
    change(wu, Optional.of(Role.MEMBER), Optional.empty());
    assertThat(whoHas(session).bySession()).isFalse();
    assertThat(whoHasKey(key).orElseThrow().role()).isEqualTo(Role.MEMBER);
  }

  private Optional<Principal> whoHasKey(String key) {
    return members.identification().ofKey(key).map(Identified::principal);
  }

  private Member change(Member member, Optional<Role> role, Optional<Boolean> disabled) {
    return members.change(
        COMMAND, member.id(), new Members.Change(Optional.empty(), role, disabled));
  }

  @Test
  void disabledMembersAreOutAtOnceAndInAgainWhenEnabled() {
    setUp();
    Member wu = join("Wu", Role.MEMBER);
    SignedIn session = signIn("Wu");
    String key =
        members.keys().create(COMMAND, wu.id(), "k", Set.of("themes"), Optional.empty()).secret();
    String invitation = members.invitations().invite(COMMAND, wu.id());
    change(wu, Optional.empty(), Optional.of(true));
    assertThat(whoHas(session).bySession()).isFalse();
    assertThat(whoHasKey(key)).isEmpty();
    assertRefused(Reason.WRONG_CREDENTIALS, () -> signIn("Wu"));
    assertRefused(
        Reason.LINK_INVALID, () -> members.invitations().accept(invitation, PASSWORD, HERE, ""));
    change(wu, Optional.empty(), Optional.of(false));
    assertThat(signIn("Wu")).isNotNull();
    assertThat(whoHasKey(key)).isPresent();
  }

  @Test
  void theLastAdministratorStays() {
    Member lin = setUp().member();
    assertRefused(
        Reason.LAST_ADMINISTRATOR, () -> change(lin, Optional.of(Role.MEMBER), Optional.empty()));
    assertRefused(
        Reason.LAST_ADMINISTRATOR, () -> change(lin, Optional.empty(), Optional.of(true)));
    assertRefused(Reason.LAST_ADMINISTRATOR, () -> members.remove(COMMAND, lin.id()));
    members.create(COMMAND, "Invited", "", Role.ADMINISTRATOR);
    assertRefused(Reason.LAST_ADMINISTRATOR, () -> members.remove(COMMAND, lin.id()));
  }

  @Test
  void ofTwoAdministratorsWhoRemoveEachOtherAtOnceOneStays() throws Exception {
    for (int round = 0; round < 5; round++) {
      Member lin =
          members.invitations().setupNeeded() ? setUp().member() : members.list("", 1).get(0);
      Member wu = join("Wu" + round, Role.ADMINISTRATOR);
      var both =
          List.<Callable<Integer>>of(
              () -> {
                members.remove(COMMAND, lin.id());
                return 1;
              },
              () -> {
                members.remove(COMMAND, wu.id());
                return 1;
              });
      var threads = Executors.newFixedThreadPool(2);
      assertThat(successes(threads.invokeAll(both))).isOne();
      threads.shutdown();
      assertThat(members.invitations().setupNeeded()).isFalse();
    }
  }

  @Test
  void changingThePasswordRotatesTheSessionAndEndsTheOthers() {
    SignedIn elsewhere = setUp();
    SignedIn here = signIn("Lin");
    Actor lin = Actor.of(here.member().principal(), HERE);
    SignedIn after =
        members.changePassword(lin, here.member().id(), PASSWORD, "a new long password", "");
    assertThat(whoHas(after).bySession()).isTrue();
    assertThat(whoHas(here).bySession()).isFalse();
    assertThat(whoHas(elsewhere).bySession()).isFalse();
    assertRefused(
        Reason.WRONG_CREDENTIALS,
        () -> members.changePassword(lin, here.member().id(), PASSWORD, "yet another one", ""));
  }

  @Test
  void keysSpeakForTheirOwnerWithinTheirScopesUntilRevoked() {
    Member lin = setUp().member();
    ApiKeys.NewKey made =
        members.keys().create(COMMAND, lin.id(), "ci", Set.of("publish"), Optional.empty());
    Principal principal = whoHasKey(made.secret()).orElseThrow();
    assertThat(principal.id()).isEqualTo(lin.id());
    assertThat(principal.mayUse("publish")).isTrue();
    assertThat(principal.mayUse("admin")).isFalse();
    assertThat(members.keys().of(lin.id()).get(0).lastUsed()).contains(clock.instant());
    assertThat(made.toString()).doesNotContain(made.secret());
    Member wu = join("Wu", Role.MEMBER);
    assertRefused(
        Reason.NO_SUCH_KEY, () -> members.keys().revoke(COMMAND, wu.id(), made.key().id()));
    members.keys().revoke(COMMAND, lin.id(), made.key().id());
    assertThat(whoHasKey(made.secret())).isEmpty();
  }

  @Test
  void keysEndWhenTheyExpire() {
    Member lin = setUp().member();
    String key =
        members
            .keys()
            .create(
                COMMAND,
                lin.id(),
                "short",
                Set.of("themes"),
                Optional.of(clock.instant().plusSeconds(60)))
            .secret();
    assertThat(whoHasKey(key)).isPresent();
    clock.pass(Duration.ofSeconds(60));
    assertThat(whoHasKey(key)).isEmpty();
  }

  @Test
  void keysGetNoScopeBeyondTheRole() {
    setUp();
    Member wu = join("Wu", Role.MEMBER);
    for (Set<String> scopes :
        List.of(Set.of("publish"), Set.of("themes", "admin"), Set.of("root"), Set.<String>of())) {
      assertRefused(
          Reason.SCOPES_INVALID,
          () -> members.keys().create(COMMAND, wu.id(), "k", scopes, Optional.empty()));
    }
  }

  @Test
  void keysThatAreNoneAreNobodys() {
    setUp();
    for (String odd :
        List.of("", "tutai_", "tutai_x", "x".repeat(100_000), "tutai_" + "a".repeat(51), "'\0")) {
      assertThat(whoHasKey(odd)).isEmpty();
      assertThat(members.identification().ofSession(odd).principal().isAnonymous()).isTrue();
    }
  }

  @Test
  void guessingIsSlowedDownForTheGuesserOnly() {
    setUp();
    for (int i = 0; i < 5; i++) {
      assertRefused(
          Reason.WRONG_CREDENTIALS,
          () -> members.sessions().signIn("Lin", "wrong password", "203.0.113.9", ""));
    }
    assertRefused(
        Reason.TOO_MANY_ATTEMPTS,
        () -> members.sessions().signIn("Lin", PASSWORD, "203.0.113.9", ""));
    assertThat(signIn("Lin")).isNotNull();
    clock.pass(Duration.ofMinutes(15));
    assertThat(members.sessions().signIn("Lin", PASSWORD, "203.0.113.9", "")).isNotNull();
  }

  @Test
  void hashesOfAnotherCostAreMadeAnewAtTheNextSignIn() {
    setUp();
    members = new Members(database, clock, new Passwords.Cost(128, 1, 1));
    signIn("Lin");
    String kept =
        database.read(h -> h.createQuery("SELECT password FROM member").mapTo(String.class).one());
    assertThat(kept).startsWith("$argon2id$v=19$m=128,t=1,p=1$").doesNotContain(PASSWORD);
    assertThat(signIn("Lin")).isNotNull();
  }

  @Test
  void everythingIsInTheLogAndNothingSecret() {
    SignedIn lin = setUp();
    Actor actor = Actor.of(lin.member().principal(), HERE);
    Members.Invited wu = members.create(actor, "Wu", "吳", Role.MEMBER);
    SignedIn in = members.invitations().accept(wu.token(), PASSWORD, HERE, "");
    ApiKeys.NewKey key =
        members.keys().create(actor, lin.member().id(), "k", Set.of("admin"), Optional.empty());
    change(wu.member(), Optional.of(Role.PUBLISHER), Optional.empty());
    members.remove(actor, wu.member().id());
    assertRefused(
        Reason.WRONG_CREDENTIALS,
        () -> members.sessions().signIn("x\u0000\ud800y", "wrong one here", HERE, ""));
    List<AuditEntry> log = new AuditLog(database).page(Long.MAX_VALUE, 100);
    assertThat(log)
        .extracting(AuditEntry::action)
        .containsExactly(
            "session.begin",
            "member.remove",
            "member.change",
            "key.create",
            "session.begin",
            "member.accept",
            "member.invite",
            "member.create",
            "session.begin",
            "server.setup");
    assertThat(log.get(1).actor()).isEqualTo(actor);
    assertThat(log.toString())
        .doesNotContain(PASSWORD, lin.token(), wu.token(), in.token(), key.secret(), "\u0000");
    var older = new ArrayList<>(new AuditLog(database).page(log.get(4).id(), 2));
    assertThat(older).isEqualTo(log.subList(5, 7));
  }
}
