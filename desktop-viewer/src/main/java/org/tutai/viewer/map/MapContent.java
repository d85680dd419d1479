package org.tutai.viewer.map;

import java.util.List;

/**
 * What a map shows, as values that a painter can take to its own thread.
 *
 * @param background what lies under everything, opaque {@code 0xRRGGBB}
 * @param strata lowest first
 */
public record MapContent(int background, List<Stratum> strata) {

  /** Nothing but the sea. */
  public static final MapContent EMPTY = new MapContent(0xCFE0EA, List.of());

  public MapContent {
    strata = List.copyOf(strata);
  }
}
