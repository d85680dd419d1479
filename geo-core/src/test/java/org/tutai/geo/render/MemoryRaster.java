package org.tutai.geo.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Query;
import org.tutai.geo.raster.CellFields;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.raster.SampleType;

/** A grid in memory: each level the mean of up to four cells of the one before. */
public final class MemoryRaster implements RasterPyramid {

  /** The value of a cell. */
  public interface Cells {
    double at(int band, int column, int row);
  }

  private final RasterInfo info;
  private final Crs crs;
  private final List<float[][]> levels = new ArrayList<>();

  private MemoryRaster(RasterInfo info, Crs crs, int levelCount, Cells cells) {
    this.info = info;
    this.crs = crs;
    var first = new float[info.bands()][info.width() * info.height()];
    for (int band = 0; band < info.bands(); band++) {
      for (int i = 0; i < first[band].length; i++) {
        first[band][i] = (float) cells.at(band, i % info.width(), i / info.width());
      }
    }
    levels.add(first);
    while (levels.size() < levelCount) {
      levels.add(coarser());
    }
  }

  public static MemoryRaster of(
      RasterKind kind,
      SampleType type,
      int bands,
      Crs crs,
      GridGeometry geometry,
      int width,
      int height,
      int levelCount,
      List<Integer> palette,
      Cells cells) {
    var info =
        new RasterInfo(width, height, bands, type, kind, OptionalDouble.empty(), palette, geometry);
    return new MemoryRaster(info, crs, levelCount, cells);
  }

  /** Measured quantities in one band. */
  public static MemoryRaster quantities(
      Crs crs, GridGeometry geometry, int width, int height, int levelCount, Cells cells) {
    return of(
        RasterKind.QUANTITY,
        SampleType.FLOAT32,
        1,
        crs,
        geometry,
        width,
        height,
        levelCount,
        List.of(),
        cells);
  }

  private float[][] coarser() {
    int level = levels.size();
    float[][] finer = levels.get(level - 1);
    var next = new float[info.bands()][width(level) * height(level)];
    for (int band = 0; band < info.bands(); band++) {
      for (int i = 0; i < next[band].length; i++) {
        next[band][i] = mean(finer[band], level, i % width(level), i / width(level));
      }
    }
    return next;
  }

  private float mean(float[] finer, int level, int column, int row) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < 4; i++) {
      int c = 2 * column + i % 2;
      int r = 2 * row + i / 2;
      if (c < width(level - 1) && r < height(level - 1)) {
        float value = finer[r * width(level - 1) + c];
        if (!Float.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Float.NaN : (float) (sum / count);
  }

  @Override
  public RasterInfo info() {
    return info;
  }

  @Override
  public int levels() {
    return levels.size();
  }

  @Override
  public void read(
      int level, int band, int column, int row, int width, int height, float[] target) {
    Objects.checkFromIndexSize(column, width, width(level));
    Objects.checkFromIndexSize(row, height, height(level));
    Objects.checkFromIndexSize(0, width * height, target.length);
    for (int r = 0; r < height; r++) {
      int from = (row + r) * width(level) + column;
      System.arraycopy(levels.get(level)[band], from, target, r * width, width);
    }
  }

  @Override
  public double value(int band, int column, int row) {
    Objects.checkIndex(column, info.width());
    Objects.checkIndex(row, info.height());
    return levels.get(0)[band][row * info.width() + column];
  }

  @Override
  public double minimum(int band) {
    return values(band).min().orElse(Double.NaN);
  }

  @Override
  public double maximum(int band) {
    return values(band).max().orElse(Double.NaN);
  }

  private DoubleStream values(int band) {
    float[] values = levels.get(0)[band];
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i])
        .filter(v -> !Double.isNaN(v));
  }

  /** The layer that is this grid. */
  public LayerView layer() {
    Bounds area = info.geometry().bounds(info.width(), info.height());
    double[] corners = {area.minX(), area.minY(), area.maxX(), area.maxY()};
    crs.toLonLat().transform(corners, 0, corners, 0, 2);
    var lonLat = new Bounds(corners[0], corners[1], corners[2], corners[3]);
    Schema schema = CellFields.schema(info);
    var layerInfo = new LayerInfo("grid", schema, crs, 0, Optional.of(lonLat), "a grid's digest");
    return new View(this, layerInfo);
  }

  private record View(MemoryRaster grid, LayerInfo info) implements LayerView {

    @Override
    public FeatureCursor query(Query query) {
      throw new AssertionError("a grid is not asked for features");
    }

    @Override
    public Optional<Feature> get(long ordinal) {
      return Optional.empty();
    }

    @Override
    public long stamp(WorldBox box) {
      return 7;
    }

    @Override
    public Optional<RasterPyramid> raster() {
      return Optional.of(grid);
    }
  }
}
