package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;

/** The cells of an open GeoTIFF as bands of values. For one thread. */
final class GeoTiffCells implements RasterReader {

  private final TiffFile file;
  private final @Nullable TiffFile maskFile;
  private final Bands bands;
  private final Stored grid;
  private final @Nullable Stored mask;
  private double[] scratch = {};

  /** Cells of a file, which is closed with them; so is the mask beside it if there is one. */
  GeoTiffCells(TiffFile file, GeoTiffReader.Parts parts, @Nullable TiffFile maskFile, Bands bands)
      throws IOException {
    this.file = file;
    this.maskFile = maskFile;
    this.bands = bands;
    this.grid = new Stored(parts.grid());
    Optional<TiffLayout> masked =
        maskFile == null ? parts.mask() : Optional.of(GeoTiffReader.Parts.of(maskFile).grid());
    this.mask = masked.isPresent() ? new Stored(masked.get()) : null;
  }

  @Override
  public int blockWidth() {
    return grid.layout.blockWidth;
  }

  @Override
  public int blockHeight() {
    return grid.layout.blockHeight;
  }

  @Override
  public BadFeatures bad() {
    return grid.blocks.bad();
  }

  @Override
  public long blocks() {
    return (long) grid.layout.across
        * grid.layout.down
        * (grid.layout.separate ? bands.count() : 1);
  }

  @Override
  public void read(int band, int column, int row, int width, int height, double[] target)
      throws IOException {
    TiffLayout layout = grid.layout;
    Objects.checkIndex(band, bands.count());
    Objects.checkFromIndexSize(column, width, layout.width);
    Objects.checkFromIndexSize(row, height, layout.height);
    Objects.checkFromIndexSize(0, Math.multiplyExact(width, height), target.length);
    int cells = width * height;
    grid.read(band, column, row, width, height, target);
    if (bands.kind() != RasterKind.COLOR) {
      clearValue(cells, target);
    }
    if (bands.ink()) {
      ink(column, row, width, height, target);
    }
    if (bands.multiplied() && band < bands.count() - 1) {
      divide(column, row, width, height, target);
    }
    adjust(band, cells, target);
    if (bands.kind() == RasterKind.COLOR && bands.noData().isPresent()) {
      clearColor(column, row, width, height, target);
    }
    if (mask != null) {
      clearMasked(mask, column, row, width, height, target);
    }
  }

  private double[] scratch(int cells) {
    if (scratch.length < cells) {
      scratch = new double[cells];
    }
    return scratch;
  }

  private void clearValue(int cells, double[] target) {
    double none = bands.noData().orElse(Double.NaN);
    for (int i = 0; i < cells; i++) {
      if (target[i] == none || Double.isInfinite(target[i])) {
        target[i] = Double.NaN;
      }
    }
  }

  /** What is done to single values: brightness to fill 0 to 255, white at its top; factors. */
  private void adjust(int band, int cells, double[] target) {
    if (bands.stretch() != 1) {
      for (int i = 0; i < cells; i++) {
        target[i] = Math.rint(target[i] * bands.stretch());
      }
    }
    if (bands.inverted() && band == 0) {
      for (int i = 0; i < cells; i++) {
        target[i] = 255 - target[i];
      }
    }
    if (bands.scale().length > 0) {
      for (int i = 0; i < cells; i++) {
        target[i] = target[i] * bands.scale()[band] + bands.offset()[band];
      }
    }
  }

  /** A colour is none where all its parts have that number; a single part may well have it. */
  private void clearColor(int column, int row, int width, int height, double[] target)
      throws IOException {
    double none = bands.noData().orElse(Double.NaN);
    int cells = width * height;
    double[] part = scratch(cells);
    boolean[] kept = new boolean[cells];
    for (int sample = 0; sample < 3; sample++) {
      grid.read(sample, column, row, width, height, part);
      for (int i = 0; i < cells; i++) {
        kept[i] |= part[i] != none;
      }
    }
    for (int i = 0; i < cells; i++) {
      if (!kept[i]) {
        target[i] = Double.NaN;
      }
    }
  }

  private void clearMasked(Stored mask, int column, int row, int width, int height, double[] target)
      throws IOException {
    int cells = width * height;
    double[] valid = scratch(cells);
    mask.read(0, column, row, width, height, valid);
    for (int i = 0; i < cells; i++) {
      if (valid[i] == 0) {
        target[i] = Double.NaN;
      }
    }
  }

  /** Cyan, magenta or yellow with black, as the light that is left. */
  private void ink(int column, int row, int width, int height, double[] target) throws IOException {
    double most = Math.pow(2, grid.layout.bits) - 1;
    double[] black = scratch(width * height);
    grid.read(3, column, row, width, height, black);
    for (int i = 0; i < width * height; i++) {
      target[i] = Math.rint((most - target[i]) * (most - black[i]) / most);
    }
  }

  private void divide(int column, int row, int width, int height, double[] target)
      throws IOException {
    double most = grid.layout.format == 3 ? 1 : Math.pow(2, grid.layout.bits) - 1;
    double[] opacity = scratch(width * height);
    grid.read(bands.count() - 1, column, row, width, height, opacity);
    for (int i = 0; i < width * height; i++) {
      double full = opacity[i] > 0 ? Math.min(most, target[i] * most / opacity[i]) : target[i];
      target[i] = grid.layout.format == 3 ? full : Math.rint(full);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      if (maskFile != null) {
        maskFile.close();
      }
    }
  }

  /** The samples of one directory. */
  private static final class Stored {

    private final TiffLayout layout;
    private final TiffBlocks blocks;
    private final Samples samples;

    Stored(TiffLayout layout) throws IOException {
      this.layout = layout;
      this.blocks = new TiffBlocks(layout);
      this.samples = new Samples(layout);
    }

    void read(int sample, int column, int row, int width, int height, double[] target)
        throws IOException {
      int y = row;
      while (y < row + height) {
        int blockRow = y / layout.blockHeight;
        int rows = (int) Math.min(row + height - y, (blockRow + 1L) * layout.blockHeight - y);
        for (int x = column; x < column + width; ) {
          int blockColumn = x / layout.blockWidth;
          long blockEnd = (blockColumn + 1L) * layout.blockWidth;
          int columns = (int) Math.min(column + width - x, blockEnd - x);
          int block = layout.block(sample, blockColumn, blockRow);
          for (int done = 0; done < rows; done++) {
            int inBlock = y + done - blockRow * layout.blockHeight;
            TiffBlocks.Rows from = blocks.rows(block, inBlock, rows - done);
            int at = (y + done - row) * width + x - column;
            if (TiffBlocks.isEmpty(from)) {
              Arrays.fill(target, at, at + columns, Double.NaN);
            } else {
              samples.take(
                  from.bytes(),
                  (inBlock - from.first()) * layout.rowBytes(),
                  x - blockColumn * layout.blockWidth,
                  layout.separate ? 0 : sample,
                  columns,
                  target,
                  at);
            }
          }
          x += columns;
        }
        y += rows;
      }
    }
  }
}
