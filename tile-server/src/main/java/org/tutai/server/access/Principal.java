package org.tutai.server.access;

/**
 * Whoever asks.
 *
 * @param id never empty; unique
 */
public record Principal(String id) {

  /** Somebody who has not said who they are. */
  public static final Principal ANONYMOUS = new Principal("anonymous");

  public Principal {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a principal's id must not be empty");
    }
  }

  public boolean isAnonymous() {
    return equals(ANONYMOUS);
  }
}
