package org.tutai.server.workspace;

import java.util.List;

/**
 * All that is published at one moment. Immutable; a later state is another object.
 *
 * @param generation grows by one with each state; equal numbers of one publisher mean the same
 *     state
 * @param ready whether everything there was to load at the start has been loaded or refused
 * @param layers in painting order, the lowest first
 * @param problems what could not be published, or only in an older version
 */
public record Published(
    long generation, boolean ready, List<PublishedLayer> layers, List<LayerProblem> problems) {

  /** Before anything was loaded. */
  public static final Published NOTHING = new Published(0, false, List.of(), List.of());

  public Published {
    layers = List.copyOf(layers);
    problems = List.copyOf(problems);
  }
}
