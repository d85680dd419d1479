package org.tutai.server.workspace;

import java.util.Optional;

/** The versions of layers that are kept, the one that is served among them. Thread-safe. */
@FunctionalInterface
public interface Versions {

  /** Keeps none but what is served. */
  Versions NONE = (layer, digest) -> Optional.empty();

  /**
   * A layer as it was in a version.
   *
   * @param layer the name under which it is served; a layer that is served no more has no versions
   * @param digest of the compiled layer, as {@link org.tutai.geo.layer.LayerInfo#digest()}
   * @return with the styles, metadata and standing of today; empty when no such version is kept
   */
  Optional<PublishedLayer> version(String layer, String digest);

  /** Whether whoever published a layer has taken it out of service, with all its versions. */
  default boolean isWithdrawn(String layer) {
    return false;
  }

  /**
   * These, and where they have none, the others; of a layer that either knows to be withdrawn,
   * none.
   */
  default Versions or(Versions others) {
    return new EitherVersions(this, others);
  }
}
