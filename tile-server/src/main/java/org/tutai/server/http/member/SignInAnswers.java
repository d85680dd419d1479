package org.tutai.server.http.member;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tutai.server.access.Principal;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.member.Member;
import org.tutai.server.store.member.Members;
import org.tutai.server.store.member.SignedIn;

/** Who is signed in; signing in and out, the first set-up and invitations. Thread-safe. */
final class SignInAnswers {

  private final Members members;

  /** Once a server is set up it stays so: its last administrator cannot go. */
  private volatile boolean setUp;

  SignInAnswers(Members members) {
    this.members = members;
  }

  /** {@code GET /me}: who asks, and what their page must send along to change anything. */
  Answer me(Ask ask) {
    Principal principal = ask.principal();
    Optional<Member> member =
        principal.isAnonymous() ? Optional.empty() : members.find(principal.id());
    return Answer.privateJson(
        200,
        member
            .map(found -> me(found, ask.caller().csrf()))
            .orElseGet(() -> nobody(principal.isAnonymous() && setUpNeeded())));
  }

  private static Map<String, Object> me(Member member, String csrf) {
    var json = new LinkedHashMap<String, Object>();
    json.put("signedIn", true);
    json.put("id", member.id());
    json.put("name", member.name());
    json.put("displayName", member.displayName());
    json.put("role", member.role().id());
    json.put("csrf", csrf);
    json.put("setupNeeded", false);
    return json;
  }

  private static Map<String, Object> nobody(boolean setupNeeded) {
    var json = new LinkedHashMap<String, Object>();
    json.put("signedIn", false);
    json.put("id", "");
    json.put("name", "");
    json.put("displayName", "");
    json.put("role", "visitor");
    json.put("csrf", "");
    json.put("setupNeeded", setupNeeded);
    return json;
  }

  private boolean setUpNeeded() {
    if (!setUp) {
      setUp = !members.invitations().setupNeeded();
    }
    return !setUp;
  }

  /** {@code POST /session}: signs in; a session that the browser had before ends. */
  Answer signIn(Ask ask) {
    Fields fields = Fields.of(ask, "name", "password");
    String name = fields.text("name");
    String password = fields.text("password");
    return begun(
        ask,
        Refusals.told(() -> members.sessions().signIn(name, password, ask.address(), agent(ask))));
  }

  /** {@code DELETE /session}: signs out. */
  Answer signOut(Ask ask) {
    endPresent(ask);
    return SessionCookie.clear(Answer.done(), ask);
  }

  /** {@code POST /setup}: the first administrator. */
  Answer setUp(Ask ask) {
    Fields fields = Fields.of(ask, "token", "name", "password");
    String token = fields.text("token");
    String name = fields.text("name");
    String password = fields.text("password");
    return begun(
        ask,
        Refusals.told(
            () -> members.invitations().setUp(token, name, password, ask.address(), agent(ask))));
  }

  /** {@code POST /invitations/look}: for whom an invitation is. */
  Answer look(Ask ask) {
    String token = Fields.of(ask, "token").text("token");
    Member invited = Refusals.told(() -> members.invitations().invited(token));
    var json = new LinkedHashMap<String, Object>();
    json.put("name", invited.name());
    json.put("role", invited.role().id());
    return Answer.privateJson(200, json);
  }

  /** {@code POST /invitations}: accepts one. */
  Answer accept(Ask ask) {
    Fields fields = Fields.of(ask, "token", "password");
    String token = fields.text("token");
    String password = fields.text("password");
    return begun(
        ask,
        Refusals.told(
            () -> members.invitations().accept(token, password, ask.address(), agent(ask))));
  }

  /** The answer to somebody whose session has just begun, in the place of any that they had. */
  Answer begun(Ask ask, SignedIn begun) {
    endPresent(ask);
    return started(ask, begun);
  }

  /** As {@link #begun}, when the session that they had has ended already. */
  static Answer started(Ask ask, SignedIn begun) {
    Answer answer = Answer.privateJson(200, me(begun.member(), begun.csrf()));
    Duration lifetime = Duration.between(Instant.now(), begun.expires());
    return SessionCookie.set(answer, ask, begun.token(), lifetime);
  }

  private void endPresent(Ask ask) {
    if (ask.caller().bySession()) {
      members.sessions().endIfThere(actor(ask), ask.principal().id(), ask.caller().session());
    }
  }

  static Actor actor(Ask ask) {
    return Actor.of(ask.principal(), ask.address());
  }

  static String agent(Ask ask) {
    return ask.header("User-Agent").orElse("");
  }
}
