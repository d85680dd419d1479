package org.tutai.server.access;

import java.util.Optional;

/**
 * Tells who asks, by what they carry: the token of a session, as a cookie has it, or an API key.
 * Thread-safe; asked for every request, so it must be quick.
 */
public interface Identification {

  /**
   * Somebody who is known, or anonymous.
   *
   * @param session the id of the session, which isn't its token; empty without one
   * @param csrf what a page of this session must send along to change anything; empty without a
   *     session
   */
  record Identified(Principal principal, String session, String csrf) {

    /** Somebody who has not said who they are. */
    public static final Identified ANONYMOUS = new Identified(Principal.ANONYMOUS, "", "");

    /** Somebody who came with a key. */
    public static Identified byKey(Principal principal) {
      return new Identified(principal, "", "");
    }

    /** Whether a cookie said who it is, which a browser also sends when another site asks it to. */
    public boolean bySession() {
      return !session.isEmpty();
    }
  }

  /** Whose session a token is; anonymous for one that is unknown, over or malformed. */
  Identified ofSession(String token);

  /** Whose API key it is; empty for one that is unknown, revoked or malformed. */
  Optional<Identified> ofKey(String key);

  /** Nobody is known. */
  static Identification nobody() {
    return new Identification() {
      @Override
      public Identified ofSession(String token) {
        return Identified.ANONYMOUS;
      }

      @Override
      public Optional<Identified> ofKey(String key) {
        return Optional.empty();
      }
    };
  }
}
