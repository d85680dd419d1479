package org.tutai.server.store.layer;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a layer is on its way to the public and back. */
public enum LayerState {
  /** Its name is taken; there is no version of it yet. */
  DRAFT,
  /** It is served. */
  LIVE,
  /** It is not served any more; its versions are kept and its name stays taken. */
  WITHDRAWN;

  private static final Map<LayerState, Set<LayerState>> NEXT =
      Map.of(
          DRAFT, Set.of(LIVE),
          LIVE, Set.of(LIVE, WITHDRAWN),
          WITHDRAWN, Set.of(LIVE));

  /** Whether a state may follow this one. */
  public boolean mayBecome(LayerState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  /** The name in rows and documents. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LayerState of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
