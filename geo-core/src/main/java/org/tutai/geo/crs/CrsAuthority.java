package org.tutai.geo.crs;

import java.util.Optional;

/**
 * A further source of definitions, asked for codes that {@link CrsRegistry} does not hold itself:
 * the slow path. Providers are found by {@link java.util.ServiceLoader}. Thread-safe.
 */
public interface CrsAuthority {

  /**
   * The system with that code, or empty. It may take seconds (a database is opened); the registry
   * keeps what was found, and asks again for what was not.
   *
   * @param authority upper case, such as {@code EPSG}
   * @param code as the authority writes it, such as {@code 3821}; letters, digits and {@code -._}
   *     only, at most 32 of them
   */
  Optional<Crs> find(String authority, String code);
}
