package org.tutai.geo.source.remote.wmts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.source.remote.service.ServiceQuery;
import org.tutai.geo.source.remote.tiles.RemoteGrid;
import org.tutai.geo.source.remote.tiles.RemoteLevel;

/**
 * What is asked of a Web Map Tile Service, tile by tile. Immutable.
 *
 * @param url of GetTile by key-value pairs; empty text when there is a template
 * @param template of the addresses of tiles, used before {@code url}
 * @param dimensions values by name
 */
public record WmtsSource(
    String url,
    Optional<String> template,
    String layer,
    String style,
    String format,
    String matrixSet,
    RemoteGrid grid,
    Map<String, String> dimensions) {

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.:-]{1,64})\\}");

  public WmtsSource {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(grid, "grid");
    dimensions = Map.copyOf(dimensions);
    if (url.isEmpty() && template.isEmpty()) {
      throw new IllegalArgumentException("an address or a template must be given (got: neither)");
    }
  }

  /** The address of a tile. */
  public String address(RemoteLevel level, int column, int row) {
    return template
        .map(t -> byTemplate(t, level, column, row))
        .orElseGet(() -> byQuery(level, column, row));
  }

  private String byTemplate(String address, RemoteLevel level, int column, int row) {
    var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    values.putAll(dimensions);
    values.put("Layer", layer);
    values.put("Style", style);
    values.put("TileMatrixSet", matrixSet);
    values.put("TileMatrix", level.id());
    values.put("TileRow", String.valueOf(row));
    values.put("TileCol", String.valueOf(column));
    Matcher place = PLACE.matcher(address);
    var out = new StringBuilder();
    while (place.find()) {
      String value = values.get(place.group(1));
      place.appendReplacement(
          out, Matcher.quoteReplacement(value == null ? place.group() : escape(value)));
    }
    return place.appendTail(out).toString();
  }

  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%3A", ":")
        .replace("%2C", ",");
  }

  private String byQuery(RemoteLevel level, int column, int row) {
    var query =
        new ServiceQuery()
            .put("SERVICE", "WMTS")
            .put("REQUEST", "GetTile")
            .put("VERSION", "1.0.0")
            .put("LAYER", layer)
            .put("STYLE", style)
            .put("FORMAT", format)
            .put("TILEMATRIXSET", matrixSet)
            .put("TILEMATRIX", level.id())
            .put("TILEROW", String.valueOf(row))
            .put("TILECOL", String.valueOf(column));
    dimensions.forEach((name, value) -> query.put(name.toUpperCase(Locale.ROOT), value));
    return query.on(url);
  }
}
