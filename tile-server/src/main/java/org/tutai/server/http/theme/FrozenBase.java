package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.access.VisibleLayers;

/**
 * Writes out the server's base map of a theme: a copy that is shared names each layer that stands
 * below it, so that what is published later does not come to lie on the map of everybody who has
 * the link. Stateless.
 */
final class FrozenBase {

  private FrozenBase() {}

  /** The theme with the layers that are shown by default in place of {@code base: true}. */
  static ThemeMap of(ThemeMap map, VisibleLayers visible) {
    if (map.base().kind() != ThemeBase.Kind.SERVER) {
      return map;
    }
    ObjectNode tree = ThemeDocument.tree(map);
    ArrayNode layers = tree.arrayNode();
    for (VisibleLayer layer : visible.all()) {
      if (layer.metadata().visible()) {
        layers.add(node(layer, tree));
      }
    }
    layers.addAll((ArrayNode) tree.get("layers"));
    tree.put("base", false);
    tree.set("layers", layers);
    return ThemeDocument.read(tree).map();
  }

  /** As the map page writes a layer of the server's own list. */
  private static ObjectNode node(VisibleLayer layer, ObjectNode tree) {
    ObjectNode node = tree.objectNode();
    node.put("kind", "published").put("id", "base-" + layer.name()).put("title", "");
    node.put("visible", true).put("opacity", 1).put("layer", layer.name());
    return node.put("version", "newest").put("style", "default").put("own", true);
  }
}
