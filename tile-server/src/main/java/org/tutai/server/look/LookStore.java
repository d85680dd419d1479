package org.tutai.server.look;

import java.util.Optional;

/** The looks that saved themes use. Thread-safe. */
@FunctionalInterface
public interface LookStore {

  /** Keeps none. */
  LookStore NONE = id -> Optional.empty();

  /** The look of an id that {@link Look#isId} takes. */
  Optional<Look> find(String id);
}
