package org.tutai.geo.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/**
 * Looks at the cells of a grid for its report card: at all of a small one, at windows spread evenly
 * over a large one, so that the time it takes has a bound. For one thread.
 */
final class GridSurvey {

  private static final int CELLS_AT_ONCE = 1 << 20;

  /** A grid of more values is looked at in part. */
  private static final long MOST_VALUES = 1L << 26;

  private final RasterSource source;
  private final RasterInfo info;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private boolean whole = true;
  private BadFeatures bad = new BadFeatures();

  GridSurvey(RasterSource source) {
    this.source = source;
    this.info = source.info();
  }

  /** What a person should know of the cells. */
  List<Remark> read(Survey.Progress progress) throws IOException {
    List<Remark> remarks = new ArrayList<>();
    try (RasterReader reader = source.open()) {
      look(reader, progress);
      bad = reader.bad();
    } catch (FormatException e) {
      remarks.add(
          Remark.warning(
              Topic.RASTER,
              "The cells cannot be read to the end: " + e.getMessage(),
              "無法讀完所有網格：" + e.getMessage()));
    }
    if (least <= greatest) {
      String range = number(least) + " – " + number(greatest);
      remarks.add(
          0,
          Remark.note(
              Topic.RASTER,
              "Values: " + range + (whole ? "" : ", in the parts looked at"),
              "數值：" + range + (whole ? "" : "（抽樣）")));
    }
    return remarks;
  }

  /** The damaged blocks that were met, as {@link #read} found them. */
  BadFeatures bad() {
    return bad;
  }

  private void look(RasterReader reader, Survey.Progress progress) throws IOException {
    int columns = info.width();
    if (reader.blockWidth() < columns) {
      long blocks = Math.max(1, CELLS_AT_ONCE / 256 / reader.blockWidth());
      columns = (int) Math.min(columns, reader.blockWidth() * blocks);
    }
    columns = Math.min(columns, CELLS_AT_ONCE);
    int rows = Math.max(1, Math.min(info.height(), CELLS_AT_ONCE / columns));
    long across = (info.width() + (long) columns - 1) / columns;
    long windows = across * ((info.height() + (long) rows - 1) / rows);
    long most = Math.max(1, MOST_VALUES / ((long) columns * rows * info.bands()));
    long step = isOneBlock(reader) ? 1 : (windows + most - 1) / most;
    whole = windows <= most;
    double[] cells = new double[columns * rows];
    for (long seen = 0; seen < Math.min(most, windows) && seen * step < windows; seen++) {
      int column = (int) (seen * step % across) * columns;
      int row = (int) (seen * step / across) * rows;
      int wide = Math.min(columns, info.width() - column);
      int down = Math.min(rows, info.height() - row);
      for (int band = 0; band < info.bands(); band++) {
        reader.read(band, column, row, wide, down, cells);
        take(cells, wide * down);
      }
      progress.at((long) (row * ((double) columns / info.width())), info.height());
    }
  }

  /** Whether what lies below is reached only by unpacking all above it. */
  private boolean isOneBlock(RasterReader reader) {
    return reader.blockWidth() >= info.width()
        && (long) reader.blockHeight() * info.width() > MOST_VALUES;
  }

  private void take(double[] cells, int count) {
    for (int i = 0; i < count; i++) {
      least = cells[i] < least ? cells[i] : least;
      greatest = cells[i] > greatest ? cells[i] : greatest;
    }
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }
}
