package org.tutai.viewer.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.table.TableLayer;

/**
 * What was found.
 *
 * @param layers that were asked, the topmost first, those without hits too
 */
public record Hits(List<Of> layers) {

  /** Of one layer. */
  public record Of(TableLayer layer, OrdinalSet ordinals) {}

  /** Nothing was asked. */
  public static final Hits NONE = new Hits(List.of());

  public Hits {
    layers = List.copyOf(layers);
  }

  /** How many features. */
  public int count() {
    return layers.stream().mapToInt(each -> each.ordinals().size()).sum();
  }

  /** As a selection. */
  Map<String, Set<Long>> selection() {
    var all = new TreeMap<String, Set<Long>>();
    layers.forEach(each -> all.put(each.layer().id(), each.ordinals()));
    return all;
  }
}
