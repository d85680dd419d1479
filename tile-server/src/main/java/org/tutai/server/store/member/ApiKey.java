package org.tutai.server.store.member;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key, without what opens. Immutable.
 *
 * @param title what its member called it
 * @param scopes of {@code themes}, {@code publish} and {@code admin}
 * @param lastUsed to within ten minutes; empty when it never was
 */
public record ApiKey(
    String id,
    String title,
    Set<String> scopes,
    Instant created,
    Optional<Instant> lastUsed,
    Optional<Instant> expires) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }
}
