package org.tutai.server.http.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.Secrets;
import org.tutai.server.store.member.ApiKey;
import org.tutai.server.store.member.ApiKeys;
import org.tutai.server.store.member.Member;
import org.tutai.server.store.member.Members;
import org.tutai.server.store.member.Session;
import org.tutai.server.store.member.SignedIn;

/**
 * One's own account: name, password, sessions and keys. Only for who has signed in: a key, which
 * has its scopes, must not make itself another one with more. Thread-safe.
 */
final class OwnAnswers {

  private final Members members;

  OwnAnswers(Members members) {
    this.members = members;
  }

  private static Principal owner(Ask ask) {
    Principal owner = ask.require(Role.MEMBER);
    if (!ask.caller().bySession()) {
      throw new ProblemException(
              403, "Not by a key", "An API key cannot see to an account; sign in at /account.")
          .inChinese("API 金鑰不能管理帳號，請在 /account 登入。");
    }
    return owner;
  }

  /** {@code PATCH /me}: another display name. */
  Answer rename(Ask ask) {
    String id = owner(ask).id();
    String displayName = Fields.of(ask, "displayName").text("displayName");
    var change = new Members.Change(Optional.of(displayName), Optional.empty(), Optional.empty());
    Member changed =
        Refusals.told(() -> members.change(SignInAnswers.actor(ask), id, change), "displayName");
    return Answer.privateJson(200, MemberJson.member(changed));
  }

  /** {@code POST /me/password}: another password; all other sessions end. */
  Answer changePassword(Ask ask) {
    Principal owner = owner(ask);
    Fields fields = Fields.of(ask, "current", "password");
    String present = fields.text("current");
    String wanted = fields.text("password");
    SignedIn begun =
        Refusals.told(
            () ->
                members.changePassword(
                    SignInAnswers.actor(ask),
                    owner.id(),
                    present,
                    wanted,
                    SignInAnswers.agent(ask)),
            "current");
    return SignInAnswers.started(ask, begun);
  }

  /** {@code GET /me/sessions}. */
  Answer sessions(Ask ask) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Session session : members.sessions().of(owner(ask).id())) {
      list.add(MemberJson.session(session, ask.caller().session()));
    }
    return Answer.privateJson(200, Map.of("sessions", list));
  }

  /** {@code DELETE /me/sessions}: all but the one that asks. */
  Answer endOthers(Ask ask) {
    String id = owner(ask).id();
    int others = members.sessions().of(id).size() - 1;
    members.sessions().endOthers(SignInAnswers.actor(ask), id, ask.caller().session());
    return Answer.privateJson(200, Map.of("ended", Math.max(0, others)));
  }

  /** {@code DELETE /me/sessions/{session}}. */
  Answer endOne(Ask ask) {
    String owner = owner(ask).id();
    String session = id(ask, "session");
    Refusals.done(() -> members.sessions().end(SignInAnswers.actor(ask), owner, session));
    return Answer.done();
  }

  /** {@code GET /me/keys}. */
  Answer keys(Ask ask) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (ApiKey key : members.keys().of(owner(ask).id())) {
      list.add(MemberJson.key(key));
    }
    return Answer.privateJson(200, Map.of("keys", list));
  }

  /** {@code POST /me/keys}: makes one, and tells it this once. */
  Answer makeKey(Ask ask) {
    String owner = owner(ask).id();
    Fields fields = Fields.of(ask, "title", "scopes", "expires");
    String title = fields.text("title");
    var scopes = fields.texts("scopes");
    Optional<Instant> expires = fields.millis("expires").map(OwnAnswers::moment);
    ApiKeys.NewKey made =
        Refusals.told(
            () -> members.keys().create(SignInAnswers.actor(ask), owner, title, scopes, expires));
    var json = new LinkedHashMap<>(MemberJson.key(made.key()));
    json.put("key", made.secret());
    return Answer.privateJson(201, json);
  }

  private static Instant moment(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  /** {@code DELETE /me/keys/{key}}. */
  Answer revoke(Ask ask) {
    String owner = owner(ask).id();
    String key = id(ask, "key");
    Refusals.done(() -> members.keys().revoke(SignInAnswers.actor(ask), owner, key));
    return Answer.done();
  }

  /** The id that an address names; one that cannot be any is not found, like one that is not. */
  static String id(Ask ask, String name) {
    String id = ask.named(name);
    if (!Secrets.isId(id)) {
      throw ProblemException.notFound("There is no such " + name + ".");
    }
    return id;
  }
}
