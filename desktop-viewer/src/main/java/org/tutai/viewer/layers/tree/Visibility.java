package org.tutai.viewer.layers.tree;

import java.util.List;
import java.util.Set;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.theme.LayerTree;

/** Which layers of a map are shown. Stateless. */
final class Visibility {

  private Visibility() {}

  /** Those named shown with the groups they lie in, all others hidden. */
  static List<ThemeLayer> only(List<ThemeLayer> layers, Set<String> shown) {
    return layers.stream().map(layer -> only(layer, shown)).toList();
  }

  private static ThemeLayer only(ThemeLayer layer, Set<String> shown) {
    boolean picked = layer.common().filter(e -> shown.contains(e.id())).isPresent();
    ThemeLayer inside =
        !picked && layer instanceof GroupLayer group
            ? new GroupLayer(group.entry(), only(group.layers(), shown))
            : layer;
    boolean visible = picked || (layer instanceof GroupLayer group && holdsAny(group, shown));
    return LayerTree.withEntry(inside, entry -> TreeEdits.visible(entry, visible));
  }

  private static boolean holdsAny(GroupLayer group, Set<String> ids) {
    return group.layers().stream()
        .anyMatch(
            layer ->
                layer.common().filter(e -> ids.contains(e.id())).isPresent()
                    || (layer instanceof GroupLayer inner && holdsAny(inner, ids)));
  }

  /** All of them shown. */
  static List<ThemeLayer> shown(List<ThemeLayer> layers) {
    return layers.stream()
        .map(
            layer ->
                LayerTree.withEntry(
                    layer instanceof GroupLayer group
                        ? new GroupLayer(group.entry(), shown(group.layers()))
                        : layer,
                    entry -> TreeEdits.visible(entry, true)))
        .toList();
  }
}
