package org.tutai.geo.tile;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rectangle of tiles of one level; both ends are included. Immutable. */
public record TileRange(int zoom, int minColumn, int minRow, int maxColumn, int maxRow) {

  public TileRange {
    if (minColumn > maxColumn || minRow > maxRow || minColumn < 0 || minRow < 0 || zoom < 0) {
      throw new IllegalArgumentException(
          "a tile range must have 0 <= min <= max (got: zoom "
              + zoom
              + ", columns "
              + minColumn
              + ".."
              + maxColumn
              + ", rows "
              + minRow
              + ".."
              + maxRow
              + ")");
    }
  }

  public long count() {
    return (maxColumn - minColumn + 1L) * (maxRow - minRow + 1L);
  }

  public boolean contains(TileAddress tile) {
    return tile.zoom() == zoom
        && tile.column() >= minColumn
        && tile.column() <= maxColumn
        && tile.row() >= minRow
        && tile.row() <= maxRow;
  }

  /** Every tile, row by row from the top, each row from the left. */
  public Stream<TileAddress> tiles() {
    return IntStream.rangeClosed(minRow, maxRow)
        .boxed()
        .flatMap(
            row ->
                IntStream.rangeClosed(minColumn, maxColumn)
                    .mapToObj(column -> new TileAddress(zoom, column, row)));
  }
}
