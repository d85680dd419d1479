package org.tutai.server.access;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.server.workspace.LayerProblem;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.PublishedLayer;

/** What is published, as one principal sees it. Immutable. */
public final class VisibleLayers {

  private final Map<String, VisibleLayer> byName;
  private final long generation;
  private final boolean ready;
  private final List<LayerProblem> problems;

  private VisibleLayers(Published published, Map<String, VisibleLayer> byName) {
    this.byName = Collections.unmodifiableMap(byName);
    this.generation = published.generation();
    this.ready = published.ready();
    this.problems = published.problems();
  }

  static VisibleLayers of(Published published, Access access, Principal principal) {
    var byName = new LinkedHashMap<String, VisibleLayer>();
    for (PublishedLayer layer : published.layers()) {
      access.look(principal, layer).ifPresent(seen -> byName.put(layer.name(), seen));
    }
    return new VisibleLayers(published, byName);
  }

  /** The layers in painting order, the lowest first. */
  public Collection<VisibleLayer> all() {
    return byName.values();
  }

  public Optional<VisibleLayer> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** See {@link Published#generation()}. */
  public long generation() {
    return generation;
  }

  /** See {@link Published#ready()}. */
  public boolean ready() {
    return ready;
  }

  /** What could not be published. */
  public List<LayerProblem> problems() {
    return problems;
  }
}
