package org.tutai.server.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever asks. Immutable.
 *
 * @param id never empty; unique and lasting
 * @param name as people know them; empty for nobody in particular
 * @param scopes what an API key was given for, when they came with one; empty when they came
 *     themselves, who may use everything their role may
 */
public record Principal(String id, String name, Role role, Optional<Set<String>> scopes) {

  /** Somebody who has not said who they are. */
  public static final Principal ANONYMOUS =
      new Principal("anonymous", "", Role.VISITOR, Optional.empty());

  public Principal {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    scopes = scopes.map(Set::copyOf);
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a principal's id must not be empty");
    }
  }

  public boolean isAnonymous() {
    return id.equals(ANONYMOUS.id);
  }

  /** Whether they came themselves, or with a key that has a scope. */
  public boolean mayUse(String scope) {
    return scopes.isEmpty() || scopes.get().contains(scope);
  }
}
