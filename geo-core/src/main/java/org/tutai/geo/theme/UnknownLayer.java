package org.tutai.geo.theme;

import java.util.Optional;

/**
 * A layer of a kind nobody here knows, or one that could not be read: kept as it was written, not
 * drawn.
 *
 * @param json whatever stands at its place
 */
public record UnknownLayer(Kept json) implements ThemeLayer {

  @Override
  public Optional<Entry> common() {
    return Optional.empty();
  }
}
