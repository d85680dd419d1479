package org.tutai.server.store.member;

import java.time.Instant;

/**
 * A session that has begun. Immutable; its text tells no secret.
 *
 * @param token what the browser keeps in its cookie; told only here
 * @param session the session's id
 * @param csrf what the page sends along to change anything
 * @param expires when the session ends at the latest
 */
public record SignedIn(Member member, String token, String session, String csrf, Instant expires) {

  @Override
  public String toString() {
    return "SignedIn[member=" + member + ", session=" + session + "]";
  }
}
