package org.tutai.geo.theme;

import java.util.List;
import java.util.Optional;

/**
 * Layers under one title. A group's opacity multiplies that of its members, and hides them when it
 * is off or out of scale.
 *
 * @param entry title, visibility and the rest
 * @param layers its members, lowest first; may be empty
 */
public record GroupLayer(Entry entry, List<ThemeLayer> layers) implements ThemeLayer {

  public GroupLayer {
    layers = List.copyOf(layers);
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
