package org.tutai.server.access;

import java.util.Optional;
import org.tutai.geo.layer.LayerView;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.PublishedLayer;
import org.tutai.server.workspace.Sensitivity;

/**
 * Decides what a principal sees of a layer. Thread-safe.
 *
 * <p>A view may hide fields, areas, scales or everything. Its {@link LayerView#info()} carries a
 * digest of its own, so that what is drawn from it is never mistaken for what another view shows.
 */
public interface Access {

  /** The layer as the principal sees it; empty when, for them, there is no such layer. */
  Optional<LayerView> view(Principal principal, PublishedLayer layer);

  /**
   * How much of a layer the principal may have, of what {@link #view} shows. What is served as
   * pictures only is whole to whoever published it and to administrators.
   */
  default Sight sight(Principal principal, PublishedLayer layer) {
    boolean open = layer.standing().sensitivity() == Sensitivity.OPEN;
    boolean own =
        !principal.isAnonymous()
            && principal.mayUse("publish")
            && (principal.role() == Role.ADMINISTRATOR
                || principal.id().equals(layer.standing().owner()));
    return open || own ? Sight.EVERYTHING : Sight.PICTURES;
  }

  /** All that is published, as the principal sees it. */
  default VisibleLayers look(Principal principal, Published published) {
    return VisibleLayers.of(published, this, principal);
  }

  /** A layer as the principal sees it; empty when, for them, there is no such layer. */
  default Optional<VisibleLayer> look(Principal principal, PublishedLayer layer) {
    return view(principal, layer)
        .map(seen -> VisibleLayer.of(layer, seen, sight(principal, layer)));
  }

  /** Everybody sees everything. */
  static Access open() {
    return new OpenAccess();
  }
}
