package org.tutai.geo.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterPyramid;

/**
 * An immutable compiled raster file, memory-mapped: a layer that is a grid. Thread-safe; closing it
 * makes later calls fail with {@link IllegalStateException}.
 */
public final class CompiledRaster implements LayerView, AutoCloseable {

  private final MappedFile file;
  private final RasterFile content;
  private final long index;
  private final long frame;
  private final Pyramid pyramid = new Pyramid();
  private final long id = BlockCache.SHARED.newRaster();

  private CompiledRaster(MappedFile file) throws IOException {
    this.file = file;
    this.content = RasterFile.read(file);
    this.index = file.getLong(24);
    this.frame = frameOf(content);
  }

  /** What shows in every part of the grid: its form, and the range of its values. */
  private static long frameOf(RasterFile content) {
    long hash = CellStamps.mix((content.raster() + "|" + content.layer().crs().code()).hashCode());
    for (int band = 0; band < content.raster().bands(); band++) {
      hash = CellStamps.mix(hash + Double.doubleToLongBits(content.minimum()[band]));
      hash = CellStamps.mix(hash + Double.doubleToLongBits(content.maximum()[band]));
    }
    return hash;
  }

  /**
   * Opens a compiled raster.
   *
   * @throws FormatException when the file is not a compiled raster of a version this code reads, or
   *     is damaged
   */
  public static CompiledRaster open(Path path) throws IOException {
    MappedFile file = MappedFile.open(path);
    try {
      return new CompiledRaster(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Whether a file begins as compiled rasters do; false for one that cannot be read. */
  public static boolean isOne(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (PositionedFile file = PositionedFile.open(path)) {
      byte[] head = file.read(0, 8, "a head");
      long magic = 0;
      for (int i = 7; i >= 0; i--) {
        magic = (magic << 8) | (head[i] & 0xFF);
      }
      return magic == RasterFile.MAGIC;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public LayerInfo info() {
    return content.layer();
  }

  @Override
  public FeatureCursor query(Query query) {
    return new NoFeatures();
  }

  @Override
  public Optional<Feature> get(long ordinal) {
    return Optional.empty();
  }

  /** Changes with any cell under the box, and everywhere when the range of values changes. */
  @Override
  public long stamp(WorldBox box) {
    return frame + content.stamps().of(box, content.shape(), content.layer().crs());
  }

  @Override
  public Optional<RasterPyramid> raster() {
    return Optional.of(pyramid);
  }

  @Override
  public void close() {
    file.close();
    BlockCache.SHARED.drop(id);
  }

  /** The cells of a block, NaN for none; read anew from the file. */
  private double[] unpack(int level, int band, int column, int row) {
    PyramidShape shape = content.shape();
    int width = Math.min(shape.blockWidth(), shape.width(level) - column * shape.blockWidth());
    int height = Math.min(shape.blockHeight(), shape.height(level) - row * shape.blockHeight());
    long entry = index + number(level, band, column, row) * RasterFile.INDEX_ENTRY;
    long at = file.getLong(entry);
    int length = file.getInt(entry + 8);
    if (length == 0) {
      double[] none = new double[width * height];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    int most = width * height * 9 + 1;
    if (length < 0 || length > most || !file.contains(at, length)) {
      throw damaged("a block lies outside the file", null);
    }
    byte[] bytes = new byte[length];
    file.getBytes(at, bytes, 0, length);
    try {
      return RasterBlock.read(bytes, width, width * height, shape.type(level));
    } catch (DataFormatException e) {
      throw damaged("a block cannot be read", e);
    }
  }

  private IllegalStateException damaged(String what, @Nullable Exception cause) {
    return new IllegalStateException(
        "damaged raster file " + file.path() + ": " + what + "; delete it to compile anew", cause);
  }

  private long number(int level, int band, int column, int row) {
    PyramidShape shape = content.shape();
    return shape.first(level)
        + ((long) band * shape.down(level) + row) * shape.across(level)
        + column;
  }

  private float[] block(int level, int band, int column, int row) {
    long number = number(level, band, column, row);
    float[] kept = BlockCache.SHARED.get(id, number);
    if (kept != null) {
      return kept;
    }
    double[] values = unpack(level, band, column, row);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    BlockCache.SHARED.put(id, number, floats);
    return floats;
  }

  /** The grid. */
  private final class Pyramid implements RasterPyramid {

    @Override
    public RasterInfo info() {
      return content.raster();
    }

    @Override
    public int levels() {
      return content.shape().levels();
    }

    @Override
    public void read(
        int level, int band, int column, int row, int width, int height, float[] target) {
      PyramidShape shape = content.shape();
      Objects.checkIndex(level, levels());
      Objects.checkIndex(band, info().bands());
      Objects.checkFromIndexSize(column, width, shape.width(level));
      Objects.checkFromIndexSize(row, height, shape.height(level));
      Objects.checkFromIndexSize(0, Math.multiplyExact(width, height), target.length);
      for (int y = row; y < row + height; ) {
        int blockRow = y / shape.blockHeight();
        int top = blockRow * shape.blockHeight();
        int rows = Math.min(row + height, top + shape.blockHeight()) - y;
        for (int x = column; x < column + width; ) {
          int blockColumn = x / shape.blockWidth();
          int left = blockColumn * shape.blockWidth();
          int blockWidth = Math.min(shape.blockWidth(), shape.width(level) - left);
          int columns = Math.min(column + width, left + blockWidth) - x;
          float[] block = block(level, band, blockColumn, blockRow);
          for (int i = 0; i < rows; i++) {
            System.arraycopy(
                block,
                (y + i - top) * blockWidth + x - left,
                target,
                (y + i - row) * width + x - column,
                columns);
          }
          x += columns;
        }
        y += rows;
      }
    }

    @Override
    public double value(int band, int column, int row) {
      PyramidShape shape = content.shape();
      Objects.checkIndex(band, info().bands());
      Objects.checkIndex(column, info().width());
      Objects.checkIndex(row, info().height());
      int blockColumn = column / shape.blockWidth();
      int blockRow = row / shape.blockHeight();
      int left = blockColumn * shape.blockWidth();
      int blockWidth = Math.min(shape.blockWidth(), info().width() - left);
      return unpack(0, band, blockColumn, blockRow)[
          (row - blockRow * shape.blockHeight()) * blockWidth + column - left];
    }

    @Override
    public double minimum(int band) {
      return content.minimum()[band];
    }

    @Override
    public double maximum(int band) {
      return content.maximum()[band];
    }
  }
}
