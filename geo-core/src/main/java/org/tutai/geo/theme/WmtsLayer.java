package org.tutai.geo.theme;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer of a WMTS, with what is needed to fetch its tiles without asking for its capabilities.
 *
 * @param entry title, visibility and the rest
 * @param url of the service or of its capabilities, http or https
 * @param layer its identifier
 * @param style identifier; may be empty
 * @param format such as image/png
 * @param matrixSet identifier
 * @param template address of a tile with {@code {TileMatrix}}, {@code {TileRow}} and {@code
 *     {TileCol}}; empty to ask {@code url} by key and value
 * @param crs of the matrices
 * @param matrices from far to near; may be empty when the set is a well-known one
 * @param dimensions values by name
 */
public record WmtsLayer(
    Entry entry,
    String url,
    String layer,
    String style,
    String format,
    String matrixSet,
    Optional<String> template,
    String crs,
    List<Matrix> matrices,
    Map<String, String> dimensions)
    implements ThemeLayer {

  public WmtsLayer {
    Check.url("url", url);
    Check.notBlank("layer", layer);
    Check.line("style", style);
    Check.line("format", format);
    Check.line("matrixSet", matrixSet);
    template.ifPresent(address -> Check.url("template", address));
    Check.crs(crs);
    matrices = List.copyOf(matrices);
    dimensions = Map.copyOf(dimensions);
    Check.size("matrices", matrices.size(), ThemeLimits.LIST);
    Check.size("dimensions", dimensions.size(), ThemeLimits.LIST);
    dimensions.forEach(
        (name, value) -> {
          Check.notBlank("dimensions", name);
          Check.line("dimensions", value);
        });
  }

  /**
   * One level.
   *
   * @param id its identifier
   * @param scaleDenominator as in the capabilities, above 0
   * @param left easting (or longitude) of the top left corner, whatever the CRS's axis order
   * @param top northing (or latitude) of the top left corner
   * @param tileWidth pixels, 1 to 8192
   * @param tileHeight pixels
   * @param columns how many tiles there are from left to right, at least 1
   * @param rows how many from top to bottom
   * @param extra members of other programs
   */
  public record Matrix(
      String id,
      double scaleDenominator,
      double left,
      double top,
      int tileWidth,
      int tileHeight,
      int columns,
      int rows,
      Kept extra) {

    private static final double FAR = 1e12;
    private static final int LARGEST_TILE = 8192;

    public Matrix {
      Check.line("id", id);
      scaleDenominator = Check.number("scaleDenominator", scaleDenominator, Double.MIN_NORMAL, FAR);
      left = Check.number("topLeft", left, -FAR, FAR);
      top = Check.number("topLeft", top, -FAR, FAR);
      Check.number("tileSize", tileWidth, 1, LARGEST_TILE);
      Check.number("tileSize", tileHeight, 1, LARGEST_TILE);
      Check.number("size", columns, 1, Integer.MAX_VALUE);
      Check.number("size", rows, 1, Integer.MAX_VALUE);
      extra.requireObject();
    }
  }

  @Override
  public Optional<Entry> common() {
    return Optional.of(entry);
  }
}
