package org.tutai.server.http.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.source.remote.RemoteDocument;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;
import org.tutai.geo.source.remote.service.Dimension;
import org.tutai.geo.source.remote.tiles.TileJson;

/** What servers say of themselves, as JSON for the page; docs/remote-layers.md has its shape. */
final class RemoteJson {

  private static final int MOST_VALUES = 200;

  private RemoteJson() {}

  static ObjectNode of(RemoteDocument document) {
    if (document instanceof RemoteDocument.Wms wms) {
      return new WmsJson(wms.capabilities()).write();
    }
    if (document instanceof RemoteDocument.Wmts wmts) {
      return new WmtsJson(wmts.capabilities()).write();
    }
    return tiles(((RemoteDocument.Tiles) document).description());
  }

  private static ObjectNode tiles(TileJson tiles) {
    ObjectNode out = object().put("kind", "xyz");
    out.put("title", tiles.title()).put("abstract", tiles.summary());
    out.put("attribution", tiles.attribution());
    out.set("bounds", bounds(tiles.bounds()));
    out.put("vector", tiles.vector());
    out.set("origins", origins(tiles.template().samples()));
    out.putObject("theme")
        .put("kind", "xyz")
        .put("title", tiles.title())
        .put("attribution", tiles.attribution())
        .put("url", tiles.template().written())
        .put("minZoom", tiles.minZoom())
        .put("maxZoom", tiles.maxZoom())
        .put("tileSize", tiles.tileSize())
        .put("tms", tiles.template().tms());
    out.set("remarks", remarks(tiles.remarks()));
    return out;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode out = array();
    texts.forEach(out::add);
    return out;
  }

  /** West, south, east, north; null for none. */
  static com.fasterxml.jackson.databind.JsonNode bounds(Optional<Bounds> bounds) {
    if (bounds.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    Bounds b = bounds.get();
    return array().add(b.minX()).add(b.minY()).add(b.maxX()).add(b.maxY());
  }

  static ArrayNode remarks(List<Remark> remarks) {
    ArrayNode out = array();
    for (Remark remark : remarks) {
      out.addObject()
          .put("weight", remark.isWarning() ? "warning" : "note")
          .put("en", remark.english())
          .put("zh", remark.chinese());
    }
    return out;
  }

  static ObjectNode dimension(Dimension dimension) {
    ObjectNode out = object().put("name", dimension.name()).put("units", dimension.units());
    out.put("default", dimension.standard());
    out.set("values", texts(dimension.values().stream().limit(MOST_VALUES).toList()));
    return out.put("valueCount", dimension.values().size())
        .put("multiple", dimension.multiple())
        .put("nearest", dimension.nearest());
  }

  /** The origins of addresses; those that are none are left out. */
  static ArrayNode origins(Collection<String> addresses) {
    var origins = new TreeSet<String>();
    addresses.forEach(address -> origin(address).ifPresent(origins::add));
    return texts(origins);
  }

  private static Optional<String> origin(String address) {
    try {
      return Optional.of(RemoteUrl.parse(address).origin());
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }
}
