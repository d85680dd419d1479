package org.tutai.server.access;

import java.util.Optional;
import org.tutai.geo.layer.LayerView;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.PublishedLayer;

/** Everybody sees everything; the same for all, so it is made once for each published state. */
final class OpenAccess implements Access {

  private record Seen(long generation, VisibleLayers layers) {}

  private volatile Seen latest = seen(Published.NOTHING);

  @Override
  public Optional<LayerView> view(Principal principal, PublishedLayer layer) {
    return Optional.of(layer.compiled());
  }

  @Override
  public VisibleLayers look(Principal principal, Published published) {
    Seen seen = latest;
    if (seen.generation() != published.generation()) {
      seen = seen(published);
      latest = seen;
    }
    return seen.layers();
  }

  private static Seen seen(Published published) {
    return new Seen(
        published.generation(),
        VisibleLayers.of(published, layer -> Optional.of(layer.compiled())));
  }
}
