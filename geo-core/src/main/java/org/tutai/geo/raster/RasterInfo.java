package org.tutai.geo.raster;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a grid is.
 *
 * @param width in cells, at least 1
 * @param height in cells, at least 1
 * @param bands at least 1
 * @param type how samples are stored
 * @param kind what they stand for
 * @param noData the value that stands for "no value", in all bands; readers give NaN for it
 * @param palette colours {@code 0xAARRGGBB}, not premultiplied, by the value of a cell; empty
 *     unless the kind is {@link RasterKind#PALETTE}
 * @param geometry where it lies
 */
public record RasterInfo(
    int width,
    int height,
    int bands,
    SampleType type,
    RasterKind kind,
    OptionalDouble noData,
    List<Integer> palette,
    GridGeometry geometry) {

  public RasterInfo {
    if (width < 1 || height < 1 || bands < 1) {
      throw new IllegalArgumentException(
          "a grid must have cells and a band (got: "
              + width
              + " x "
              + height
              + ", "
              + bands
              + " bands)");
    }
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(noData, "noData");
    Objects.requireNonNull(geometry, "geometry");
    palette = List.copyOf(palette);
  }
}
