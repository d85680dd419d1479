package org.tutai.server.access;

import java.util.Optional;
import org.tutai.geo.layer.LayerView;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.PublishedLayer;

/**
 * Decides what a principal sees of a layer. Thread-safe.
 *
 * <p>A view may hide fields, areas, scales or everything. Its {@link LayerView#info()} carries a
 * digest of its own, so that what is drawn from it is never mistaken for what another view shows.
 */
public interface Access {

  /** The layer as the principal sees it; empty when, for them, there is no such layer. */
  Optional<LayerView> view(Principal principal, PublishedLayer layer);

  /** All that is published, as the principal sees it. */
  default VisibleLayers look(Principal principal, Published published) {
    return VisibleLayers.of(published, layer -> view(principal, layer));
  }

  /** Everybody sees everything. */
  static Access open() {
    return new OpenAccess();
  }
}
