package org.tutai.server.store.member;

import java.time.Instant;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;

/**
 * Somebody this server knows. Immutable.
 *
 * @param name what they sign in with
 * @param displayName what others read
 * @param disabled may not come in until they are enabled again
 * @param invited has not chosen a password yet
 */
public record Member(
    String id,
    String name,
    String displayName,
    Role role,
    boolean disabled,
    boolean invited,
    Instant created) {

  /** The member as somebody who asks. */
  public Principal principal() {
    return new Principal(id, displayName, role, java.util.Optional.empty());
  }
}
