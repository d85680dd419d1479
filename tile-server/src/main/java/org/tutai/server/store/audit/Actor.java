package org.tutai.server.store.audit;

import org.tutai.server.access.Principal;

/**
 * Who does something, and from where. Immutable.
 *
 * @param id of the principal
 * @param name of the principal; empty for a visitor
 * @param address the request came from; empty for a command on the server itself
 */
public record Actor(String id, String name, String address) {

  /** A principal whose request came from an address. */
  public static Actor of(Principal principal, String address) {
    return new Actor(principal.id(), principal.name(), address);
  }

  /** The same address, when it has turned out who is there. */
  public Actor as(String otherId, String otherName) {
    return new Actor(otherId, otherName, address);
  }
}
