package org.tutai.geo.tile;

/**
 * Which tile of a tile matrix set: level, column from the left, row from the top (WMTS and XYZ
 * count alike). Whether it lies inside the set is the set's to say.
 */
public record TileAddress(int zoom, int column, int row) {
  public TileAddress {
    if (zoom < 0 || zoom > 30 || column < 0 || row < 0) {
      throw new IllegalArgumentException(
          "a tile address must have zoom 0..30, column and row from 0 (got: "
              + zoom
              + "/"
              + column
              + "/"
              + row
              + ")");
    }
  }
}
