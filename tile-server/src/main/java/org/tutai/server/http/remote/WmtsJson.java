package org.tutai.server.http.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.source.remote.tiles.RemoteLevel;
import org.tutai.geo.source.remote.wmts.MatrixSet;
import org.tutai.geo.source.remote.wmts.WmtsCapabilities;
import org.tutai.geo.source.remote.wmts.WmtsLayer;
import org.tutai.geo.source.remote.wmts.WmtsSource;

/** A Web Map Tile Service as JSON. For one document and one thread. */
final class WmtsJson {

  private final WmtsCapabilities service;

  WmtsJson(WmtsCapabilities service) {
    this.service = service;
  }

  ObjectNode write() {
    ObjectNode out = RemoteJson.object().put("kind", "wmts").put("version", "1.0.0");
    out.put("title", service.title()).put("abstract", service.summary());
    out.put("fees", service.fees()).put("constraints", service.constraints());
    out.put("provider", service.provider());
    out.put("url", service.kvpUrl().orElse(null));
    ArrayNode layers = out.putArray("layers");
    var addresses = new ArrayList<>(service.kvpUrl().stream().toList());
    for (WmtsLayer layer : service.layers()) {
      layer(layers.addObject(), layer);
      layer.templates().forEach(template -> addresses.add(template.address()));
    }
    out.set("origins", RemoteJson.origins(addresses));
    ObjectNode sets = out.putObject("matrixSets");
    service.sets().values().forEach(set -> set(sets.putObject(set.id()), set));
    out.set("remarks", RemoteJson.remarks(service.remarks()));
    return out;
  }

  private void layer(ObjectNode out, WmtsLayer layer) {
    out.put("name", layer.name()).put("title", layer.title()).put("abstract", layer.summary());
    out.set("bounds", RemoteJson.bounds(layer.lonLat()));
    ArrayNode styles = out.putArray("styles");
    layer.styles().forEach(style -> style(styles.addObject(), style));
    out.set("formats", RemoteJson.texts(layer.formats()));
    out.set("infoFormats", RemoteJson.texts(layer.infoFormats()));
    ArrayNode dimensions = out.putArray("dimensions");
    layer.dimensions().forEach(each -> dimensions.add(RemoteJson.dimension(each)));
    out.put("fits3857", layer.sets().stream().anyMatch(link -> fits(link.set())));
    ArrayNode sets = out.putArray("matrixSets");
    layer.sets().forEach(link -> link(sets.addObject(), link));
    theme(out, layer);
  }

  private static void style(ObjectNode out, WmtsLayer.Style style) {
    out.put("name", style.name()).put("title", style.title()).put("default", style.standard());
    if (style.legendUrl().isEmpty()) {
      out.putNull("legend");
    } else {
      out.putObject("legend").put("url", style.legendUrl());
    }
  }

  private void link(ObjectNode out, WmtsLayer.SetLink link) {
    out.put("id", link.set());
    out.put("crs", crs(link.set()).map(Crs::code).orElse(null)).put("fits3857", fits(link.set()));
    ObjectNode limits = out.putObject("limits");
    for (Map.Entry<String, RemoteLevel.Limits> each : link.limits().entrySet()) {
      RemoteLevel.Limits l = each.getValue();
      limits
          .putArray(each.getKey())
          .add(l.minColumn())
          .add(l.maxColumn())
          .add(l.minRow())
          .add(l.maxRow());
    }
  }

  private Optional<Crs> crs(String set) {
    return Optional.ofNullable(service.sets().get(set)).flatMap(MatrixSet::crs);
  }

  private int levels(String set) {
    MatrixSet found = service.sets().get(set);
    return found == null ? 0 : found.matrices().size();
  }

  private boolean fits(String set) {
    return crs(set).filter(CrsRegistry.WEB_MERCATOR::equals).isPresent();
  }

  private static void set(ObjectNode out, MatrixSet set) {
    out.put("crs", set.crs().map(Crs::code).orElse(null));
    out.put("crsReference", set.crsReference());
    out.put("fits3857", set.crs().filter(CrsRegistry.WEB_MERCATOR::equals).isPresent());
    ArrayNode matrices = out.putArray("matrices");
    for (MatrixSet.Matrix matrix : set.matrices()) {
      ObjectNode each = matrices.addObject().put("id", matrix.id());
      each.put("scaleDenominator", matrix.scaleDenominator());
      each.putArray("topLeft").add(matrix.left()).add(matrix.top());
      each.putArray("tileSize").add(matrix.tileWidth()).add(matrix.tileHeight());
      each.putArray("size").add(matrix.columns()).add(matrix.rows());
    }
  }

  /** The set best for a map of the page: in Web Mercator, with the most levels. */
  private Optional<WmtsSource> best(WmtsLayer layer) {
    List<WmtsLayer.SetLink> links =
        layer.sets().stream()
            .filter(link -> crs(link.set()).isPresent())
            .sorted(
                Comparator.comparing((WmtsLayer.SetLink link) -> !fits(link.set()))
                    .thenComparing(link -> -levels(link.set())))
            .toList();
    return links.stream()
        .flatMap(link -> service.source(layer, link.set(), "", "").stream())
        .findFirst();
  }

  private void theme(ObjectNode out, WmtsLayer layer) {
    Optional<WmtsSource> best = best(layer);
    if (best.isEmpty()) {
      out.putNull("theme");
      return;
    }
    WmtsSource source = best.get();
    ObjectNode theme = out.putObject("theme").put("kind", "wmts").put("title", layer.title());
    theme.put("attribution", service.provider());
    theme.put("url", source.url().isEmpty() ? source.template().orElse("") : source.url());
    theme.put("layer", layer.name()).put("style", source.style()).put("format", source.format());
    theme.put("matrixSet", source.matrixSet()).put("template", source.template().orElse(null));
    theme.put("crs", source.grid().crs().code()).put("matrices", source.matrixSet());
    ObjectNode dimensions = theme.putObject("dimensions");
    source.dimensions().forEach(dimensions::put);
  }
}
