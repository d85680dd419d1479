package org.tutai.server.http.wmts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutai.geo.render.MapView;
import org.tutai.geo.tile.TileAddress;
import org.tutai.geo.tile.TileMatrix;
import org.tutai.geo.tile.TileMatrixSet;
import org.tutai.geo.tile.TileMatrixSets;
import org.tutai.server.access.VisibleLayers;
import org.tutai.server.http.exchange.FeatureInfo;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.Params;

/**
 * A GetTile request, or the tile part of a GetFeatureInfo request (OGC 07-057r7, sections 7.2, 7.3
 * and 10).
 *
 * @param pixel what is asked about, in a GetFeatureInfo request
 */
record TileRequest(
    LayerSelection layers, TileMatrixSet set, TileAddress tile, Optional<Pixel> pixel) {

  /** A pixel of the tile and the form of the answer. */
  record Pixel(int column, int row, FeatureInfo.Format format) {}

  MapView view() {
    TileMatrix matrix = set.matrix(tile.zoom());
    return new MapView(set.crs(), set.bounds(tile), matrix.tileSize(), matrix.tileSize());
  }

  /** Reads parameters. */
  static TileRequest ofParams(Params params, VisibleLayers visible, boolean featureInfo) {
    String layer = required(params, "LAYER", "it names a layer of the capabilities");
    format(params.get("FORMAT", "image/png"));
    LayerSelection layers = layers(visible, layer, params.get("STYLE", ""));
    TileMatrixSet set = set(required(params, "TILEMATRIXSET", "it names a tile matrix set"));
    TileAddress tile =
        tile(
            set,
            required(params, "TILEMATRIX", "it names a level"),
            required(params, "TILEROW", "it is a number"),
            required(params, "TILECOL", "it is a number"));
    return new TileRequest(
        layers, set, tile, featureInfo ? Optional.of(pixel(params, set, tile)) : Optional.empty());
  }

  /**
   * Reads the end of a path: layer, style, set, matrix, row and {@code col.png}, or column, J and
   * {@code i.json}.
   */
  static TileRequest ofPath(List<String> path, VisibleLayers visible) {
    boolean featureInfo = path.size() == 8;
    String last = path.get(path.size() - 1);
    int dot = last.lastIndexOf('.');
    String stem = dot < 0 ? last : last.substring(0, dot);
    String ending = dot < 0 ? "" : last.substring(dot + 1);
    LayerSelection layers = layers(visible, path.get(0), path.get(1));
    TileMatrixSet set = set(path.get(2));
    TileAddress tile = tile(set, path.get(3), path.get(4), featureInfo ? path.get(5) : stem);
    if (!featureInfo) {
      if (!ending.equals("png")) {
        throw WmtsException.invalid("FORMAT", ending, "png");
      }
      return new TileRequest(layers, set, tile, Optional.empty());
    }
    int size = set.matrix(tile.zoom()).tileSize();
    FeatureInfo.Format format =
        switch (ending.toLowerCase(Locale.ROOT)) {
          case "json", "geojson" -> FeatureInfo.Format.JSON;
          case "txt" -> FeatureInfo.Format.TEXT;
          case "html" -> FeatureInfo.Format.HTML;
          default -> throw WmtsException.invalid("INFOFORMAT", ending, "json, txt or html");
        };
    Pixel pixel = new Pixel(pixel("I", stem, size), pixel("J", path.get(6), size), format);
    return new TileRequest(layers, set, tile, Optional.of(pixel));
  }

  private static String required(Params params, String name, String expected) {
    String value = params.get(name, "");
    if (value.isEmpty()) {
      throw WmtsException.missing(name, expected);
    }
    return value.strip();
  }

  private static void format(String format) {
    if (!format.strip().equalsIgnoreCase("image/png")) {
      throw WmtsException.invalid("FORMAT", format, "image/png");
    }
  }

  private static LayerSelection layers(VisibleLayers visible, String layer, String style) {
    return LayerSelection.of(visible, layer, style, WmtsException.LAYERS);
  }

  private static TileMatrixSet set(String id) {
    return TileMatrixSets.byId(id)
        .orElseThrow(
            () ->
                WmtsException.invalid(
                    "TILEMATRIXSET",
                    id,
                    "one of " + TileMatrixSets.all().stream().map(TileMatrixSet::id).toList()));
  }

  private static TileAddress tile(TileMatrixSet set, String matrix, String row, String column) {
    String id = matrix.substring(matrix.lastIndexOf(':') + 1);
    OptionalInt zoom = set.zoomOf(id);
    if (zoom.isEmpty()) {
      throw WmtsException.invalid("TILEMATRIX", matrix, "from 0 to " + set.maxZoom());
    }
    TileMatrix level = set.matrix(zoom.getAsInt());
    return new TileAddress(
        zoom.getAsInt(),
        index("TILECOL", column, level.matrixWidth()),
        index("TILEROW", row, level.matrixHeight()));
  }

  private static int index(String name, String text, int count) {
    if (!text.matches("-?\\d{1,18}")) {
      throw WmtsException.invalid(name, text, "a whole number");
    }
    long value = Long.parseLong(text);
    if (value < 0 || value >= count) {
      throw new WmtsException(
          400,
          "TileOutOfRange",
          name,
          name + " must be from 0 to " + (count - 1) + " at this level (got: " + value + ").");
    }
    return (int) value;
  }

  private static Pixel pixel(Params params, TileMatrixSet set, TileAddress tile) {
    int size = set.matrix(tile.zoom()).tileSize();
    String info = params.get("INFOFORMAT", params.get("INFO_FORMAT", "application/json"));
    FeatureInfo.Format format =
        FeatureInfo.Format.of(info)
            .orElseThrow(
                () ->
                    WmtsException.invalid(
                        "INFOFORMAT", info, "one of " + FeatureInfo.Format.names()));
    return new Pixel(
        pixel("I", required(params, "I", "it is a pixel of the tile"), size),
        pixel("J", required(params, "J", "it is a pixel of the tile"), size),
        format);
  }

  private static int pixel(String name, String text, int size) {
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    if (value < 0 || value >= size) {
      throw new WmtsException(
          400,
          "PointIJOutOfRange",
          name,
          name
              + " must be a whole number from 0 to "
              + (size - 1)
              + " (got: "
              + LayerSelection.shown(text)
              + ").");
    }
    return value;
  }
}
