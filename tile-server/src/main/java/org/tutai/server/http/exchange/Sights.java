package org.tutai.server.http.exchange;

import org.tutai.server.access.Principal;
import org.tutai.server.access.VisibleLayers;

/** Gives what is published now, as a principal sees it. Thread-safe. */
@FunctionalInterface
public interface Sights {
  VisibleLayers look(Principal principal);
}
