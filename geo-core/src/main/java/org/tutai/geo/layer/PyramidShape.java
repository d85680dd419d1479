package org.tutai.geo.layer;

import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.SampleType;

/**
 * How a grid is cut into levels and blocks. Level 0 is the whole grid, each further one has half
 * the columns and rows, rounded up, down to one of at most a block's size. Blocks are numbered
 * level by level, band by band, row by row; those at the right and lower edge are smaller.
 */
record PyramidShape(RasterInfo raster, int blockWidth, int blockHeight) {

  /** Cells of a block. */
  private static final int CELLS = 1 << 16;

  private static final int MOST_ROWS = 256;
  private static final int LEAST_ROWS = 16;

  /** What a row of blocks of level 0 may take in memory, in all bands. */
  private static final long STRIP_BYTES = 24 << 20;

  PyramidShape {
    boolean good =
        Integer.bitCount(blockWidth) == 1
            && Integer.bitCount(blockHeight) == 1
            && (long) blockWidth * blockHeight == CELLS
            && blockHeight >= LEAST_ROWS
            && blockHeight <= MOST_ROWS;
    if (!good) {
      throw new IllegalArgumentException(
          "blocks must be of 65536 cells and 16 to 256 rows (got: "
              + blockWidth
              + " x "
              + blockHeight
              + ")");
    }
  }

  /**
   * The shape for a grid: blocks of 256 by 256, flatter where a row of those would be too large.
   *
   * @throws IllegalArgumentException when even the flattest are
   */
  static PyramidShape of(RasterInfo raster) {
    long row = (long) raster.width() * raster.bands() * widestSample(raster);
    int height = MOST_ROWS;
    while (height > LEAST_ROWS && row * height > STRIP_BYTES) {
      height /= 2;
    }
    if (row * height > 2 * STRIP_BYTES) {
      throw new IllegalArgumentException(
          "a row of a grid must have at most "
              + 2 * STRIP_BYTES / LEAST_ROWS
              + " bytes in all bands (got: "
              + row
              + "); turn it by 90 degrees or cut it: gdal_translate -srcwin");
    }
    return new PyramidShape(raster, CELLS / height, height);
  }

  /** Bytes of a sample of level 0, or of half as many of level 1 where these are larger. */
  private static int widestSample(RasterInfo raster) {
    boolean means = raster.kind() == RasterKind.QUANTITY;
    return Math.max(raster.type().bytes(), means ? SampleType.FLOAT32.bytes() / 2 : 1);
  }

  int levels() {
    int levels = 1;
    while (width(levels - 1) > MOST_ROWS || height(levels - 1) > MOST_ROWS) {
      levels++;
    }
    return levels;
  }

  int width(int level) {
    return (int) ((raster.width() + (1L << level) - 1) >> level);
  }

  int height(int level) {
    return (int) ((raster.height() + (1L << level) - 1) >> level);
  }

  int across(int level) {
    return (width(level) + blockWidth - 1) / blockWidth;
  }

  int down(int level) {
    return (height(level) + blockHeight - 1) / blockHeight;
  }

  /** How the samples of a level are kept: averages of quantities as floating point. */
  SampleType type(int level) {
    return level > 0 && raster.kind() == RasterKind.QUANTITY ? SampleType.FLOAT32 : raster.type();
  }

  /** The number of all blocks. */
  long blocks() {
    return first(levels());
  }

  /** The number of a level's first block. */
  long first(int level) {
    long blocks = 0;
    for (int i = 0; i < level; i++) {
      blocks += (long) across(i) * down(i) * raster.bands();
    }
    return blocks;
  }
}
