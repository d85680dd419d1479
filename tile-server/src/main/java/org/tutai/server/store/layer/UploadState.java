package org.tutai.server.store.layer;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far an upload is. */
public enum UploadState {
  /** Bytes are still to come. */
  RECEIVING,
  /** All bytes are here and are being looked at. */
  INSPECTING,
  /** What it holds is known; it waits to be described and published. */
  INSPECTED,
  /** It is being compiled. */
  PUBLISHING,
  /** It has become a version of a layer; another layer of the same file may follow. */
  PUBLISHED,
  /** It holds nothing that can be published. */
  REFUSED;

  private static final Map<UploadState, Set<UploadState>> NEXT =
      Map.of(
          RECEIVING, Set.of(INSPECTING),
          INSPECTING, Set.of(INSPECTED, REFUSED),
          INSPECTED, Set.of(PUBLISHING),
          PUBLISHING, Set.of(PUBLISHED, INSPECTED),
          PUBLISHED, Set.of(PUBLISHING),
          REFUSED, Set.of());

  /** Whether a state may follow this one. */
  public boolean mayBecome(UploadState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  /** The name in rows and documents. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static UploadState of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
