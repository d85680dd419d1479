package org.tutai.geo.source.remote.wmts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.evidence.Remark;

/**
 * What a Web Map Tile Service says of itself. Immutable.
 *
 * @param kvpUrl where GetTile is asked by key-value pairs; empty when only templates are offered
 * @param sets by identifier
 * @param remarks what was odd about the document
 */
public record WmtsCapabilities(
    String title,
    String summary,
    String fees,
    String constraints,
    String provider,
    Optional<String> kvpUrl,
    List<WmtsLayer> layers,
    Map<String, MatrixSet> sets,
    List<Remark> remarks) {

  public WmtsCapabilities {
    layers = List.copyOf(layers);
    sets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    remarks = List.copyOf(remarks);
  }

  /** The layer of that name. */
  public Optional<WmtsLayer> layer(String name) {
    return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  /**
   * What to ask for a layer's tiles in a set.
   *
   * @param style empty for the default one
   * @param format as the service writes it; empty for the best
   * @return empty when the set is unknown or no address is offered
   */
  public Optional<WmtsSource> source(WmtsLayer layer, String setId, String style, String format) {
    MatrixSet set = sets.get(setId);
    Optional<WmtsLayer.SetLink> link =
        layer.sets().stream().filter(each -> each.set().equals(setId)).findFirst();
    String chosen = format.isEmpty() ? layer.bestFormat().orElse("image/png") : format;
    Optional<String> template = layer.template(chosen);
    if (set == null || link.isEmpty() || (template.isEmpty() && kvpUrl.isEmpty())) {
      return Optional.empty();
    }
    var dimensions = new LinkedHashMap<String, String>();
    layer.dimensions().forEach(each -> dimensions.put(each.name(), each.usual()));
    return set.grid(link.get().limits())
        .map(
            grid ->
                new WmtsSource(
                    kvpUrl.orElse(""),
                    template,
                    layer.name(),
                    style.isEmpty() ? layer.standardStyle() : style,
                    chosen,
                    setId,
                    grid,
                    dimensions));
  }
}
