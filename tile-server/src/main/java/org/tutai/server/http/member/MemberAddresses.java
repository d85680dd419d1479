package org.tutai.server.http.member;

import java.util.function.Function;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.Routing;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.Members;

/** The addresses under {@code /api/v1/members}. */
public final class MemberAddresses implements Addresses {

  private static final String ROOT = "/api/v1/members";
  private static final int MOST_BODY = 64 << 10;

  private final SignInAnswers signIn;
  private final OwnAnswers own;
  private final AdministrationAnswers administration;

  /** The addresses for the members of a store. */
  public MemberAddresses(Members members, AuditLog log) {
    this.signIn = new SignInAnswers(members);
    this.own = new OwnAnswers(members);
    this.administration = new AdministrationAnswers(members, log);
  }

  @Override
  public void addTo(Routing routing, Shared shared) {
    on(routing, "GET", "/me", signIn::me);
    on(routing, "POST", "/session", signIn::signIn);
    on(routing, "DELETE", "/session", signIn::signOut);
    on(routing, "POST", "/setup", signIn::setUp);
    on(routing, "POST", "/invitations", signIn::accept);
    on(routing, "POST", "/invitations/look", signIn::look);
    on(routing, "PATCH", "/me", own::rename);
    on(routing, "POST", "/me/password", own::changePassword);
    on(routing, "GET", "/me/sessions", own::sessions);
    on(routing, "DELETE", "/me/sessions", own::endOthers);
    on(routing, "DELETE", "/me/sessions/{session}", own::endOne);
    on(routing, "GET", "/me/keys", own::keys);
    on(routing, "POST", "/me/keys", own::makeKey);
    on(routing, "DELETE", "/me/keys/{key}", own::revoke);
    on(routing, "GET", "", administration::list);
    on(routing, "POST", "", administration::invite);
    on(routing, "PATCH", "/{member}", administration::change);
    on(routing, "DELETE", "/{member}", administration::remove);
    on(routing, "POST", "/{member}/invitation", administration::inviteAgain);
    on(routing, "GET", "/audit", administration::audit);
  }

  private static void on(
      Routing routing, String method, String path, Function<Ask, Answer> answers) {
    routing.on(method, ROOT + path, MOST_BODY, Endpoint.now(answers));
  }
}
