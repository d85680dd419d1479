package org.tutai.geo.crs;

import org.tutai.geo.evidence.Finding;

/**
 * A further source of definitions, asked for codes that {@link CrsRegistry} does not hold itself:
 * the slow path. Providers are found by {@link java.util.ServiceLoader}. Thread-safe.
 */
public interface CrsAuthority {

  /**
   * The system with that code; nothing without grounds when the code is not known here, nothing
   * with grounds when it is known and cannot be used. It may take seconds (a database is opened);
   * the registry keeps both answers.
   *
   * @param authority upper case, such as {@code EPSG}
   * @param code as the authority writes it, such as {@code 3821}; letters, digits and {@code -._}
   *     only, at most 32 of them
   */
  Finding<Crs> find(String authority, String code);
}
