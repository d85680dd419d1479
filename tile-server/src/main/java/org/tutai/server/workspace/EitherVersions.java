package org.tutai.server.workspace;

import java.util.Optional;

/** The versions of one keeper and, where it has none, those of another. */
record EitherVersions(Versions first, Versions second) implements Versions {

  @Override
  public Optional<PublishedLayer> version(String layer, String digest) {
    return isWithdrawn(layer)
        ? Optional.empty()
        : first.version(layer, digest).or(() -> second.version(layer, digest));
  }

  @Override
  public boolean isWithdrawn(String layer) {
    return first.isWithdrawn(layer) || second.isWithdrawn(layer);
  }
}
