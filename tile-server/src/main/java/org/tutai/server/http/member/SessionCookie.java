package org.tutai.server.http.member;

import java.time.Duration;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Cookies;

/**
 * The cookie of a session (RFC 6265): no script reads it, no other site's form or picture sends it,
 * and where people reach the server by https it never goes without.
 */
final class SessionCookie {

  private SessionCookie() {}

  /** The answer, with a browser told to keep a session's token. */
  static Answer set(Answer answer, Ask ask, String token, Duration lifetime) {
    return answer.with("Set-Cookie", header(ask, token, lifetime.toSeconds()));
  }

  /** The answer, with a browser told to forget its token. */
  static Answer clear(Answer answer, Ask ask) {
    return answer.with("Set-Cookie", header(ask, "", 0));
  }

  private static String header(Ask ask, String value, long seconds) {
    boolean secure = ask.baseUrl().startsWith("https:");
    return Cookies.SESSION
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
