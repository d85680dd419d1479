package org.tutai.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; a higher one may do all that a lower one may. */
public enum Role {
  /** Looks at what is open to all. */
  VISITOR,
  /** Keeps and shares themes. */
  MEMBER,
  /** Publishes layers. */
  PUBLISHER,
  /** Sees to members. */
  ADMINISTRATOR;

  /** The name in documents and messages, in small letters. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of an id. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
