package org.tutai.server.access;

import java.util.Optional;
import org.tutai.geo.layer.LayerView;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.PublishedLayer;
import org.tutai.server.workspace.Sensitivity;

/**
 * Everybody sees every layer; of those that are served as pictures only, their publishers and
 * administrators have all. What visitors see is made once for each published state.
 */
final class OpenAccess implements Access {

  private record Seen(long generation, boolean same, VisibleLayers layers) {}

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
    return seen.same() || principal.isAnonymous()
        ? seen.layers()
        : VisibleLayers.of(published, this, principal);
  }

  private Seen seen(Published published) {
    boolean same =
        published.layers().stream()
            .allMatch(layer -> layer.standing().sensitivity() == Sensitivity.OPEN);
    return new Seen(
        published.generation(), same, VisibleLayers.of(published, this, Principal.ANONYMOUS));
  }
}
