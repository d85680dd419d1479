package org.tutai.geo.source.remote.tiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.picture.PictureReader;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.source.remote.picture.SourceWindow;
import org.tutai.geo.source.remote.picture.Warp;

/**
 * Fills a view with another server's tiles: the coarsest level that is fine enough, or a coarser
 * one where that would take too many tiles; fetched several at a time, put together, and drawn into
 * the view, moved to its CRS where that is another.
 *
 * <p>A tile that is not there (404, 410, 204) is transparent. If some tiles cannot be had, the rest
 * is shown and a remark tells; if none can, that is an error. A picture takes no longer than one
 * fetch may. Thread-safe.
 */
public final class TileMosaic {

  /** The most tiles of one picture. */
  public static final int MOST_TILES = 200;

  /** The most pixels of them together. */
  private static final long MOST_PIXELS = 1 << 24;

  /** Tiles for fine screens have four times the pixels; small ones may be larger than told. */
  private static final int LEAST_DECODED = 1 << 18;

  private static final int MOST_TILE_BYTES = 8 << 20;
  private static final String ACCEPT = "image/png,image/jpeg,image/gif,*/*;q=0.5";

  /** A level a little too coarse is still fine enough: a quarter of a level. */
  private static final double FINE_ENOUGH = Math.pow(2, 0.25);

  private final GuardedFetcher fetcher;
  private final ExecutorService workers;

  /**
   * A mosaic.
   *
   * @param workers fetch tiles; theirs are waits, not work
   */
  public TileMosaic(GuardedFetcher fetcher, ExecutorService workers) {
    this.fetcher = fetcher;
    this.workers = workers;
  }

  /** Writes the address of a tile of a level. */
  @FunctionalInterface
  public interface Addresses {
    String of(RemoteLevel level, int column, int row);
  }

  /** A rectangle of tiles; columns may lie beyond the level where it goes round the world. */
  record Range(RemoteLevel level, long minColumn, long maxColumn, long minRow, long maxRow) {
    /* In floating point: an absurd view must not overflow into a small number. */
    boolean isBounded() {
      double tiles = ((double) maxColumn - minColumn + 1) * ((double) maxRow - minRow + 1);
      return tiles <= MOST_TILES && tiles * level.tileWidth() * level.tileHeight() <= MOST_PIXELS;
    }

    int width() {
      return (int) (maxColumn - minColumn + 1) * level.tileWidth();
    }

    int height() {
      return (int) (maxRow - minRow + 1) * level.tileHeight();
    }

    Bounds bounds() {
      return new Bounds(
          level.left() + minColumn * level.spanX(),
          level.top() - (maxRow + 1) * level.spanY(),
          level.left() + (maxColumn + 1) * level.spanX(),
          level.top() - minRow * level.spanY());
    }
  }

  /**
   * Draws a view.
   *
   * @throws RemoteSourceException when there is nothing to draw but failures
   */
  public RemoteImage draw(RemoteGrid grid, Addresses addresses, RemoteView view)
      throws RemoteSourceException {
    Optional<SourceWindow> window = SourceWindow.under(view, grid.crs());
    Optional<Range> range = window.flatMap(w -> range(grid, w));
    if (range.isEmpty()) {
      return RemoteImage.transparent(view.width(), view.height());
    }
    RemoteImage tiles = fetch(grid, addresses, range.get());
    return Warp.into(view, tiles, grid.crs(), range.get().bounds());
  }

  /** The tiles to take; empty when the window lies beside the grid. */
  static Optional<Range> range(RemoteGrid grid, SourceWindow window) {
    List<RemoteLevel> levels = grid.levels();
    int wanted = 0;
    while (wanted < levels.size() - 1
        && levels.get(wanted).unitsPerPixel() > window.unitsPerPixel() * FINE_ENOUGH) {
      wanted++;
    }
    for (int i = wanted; i >= 0; i--) {
      Optional<Range> range = range(grid, levels.get(i), window.bounds());
      if (range.isEmpty() || range.get().isBounded()) {
        return range;
      }
    }
    return Optional.empty();
  }

  private static Optional<Range> range(RemoteGrid grid, RemoteLevel level, Bounds bounds) {
    double slack = level.unitsPerPixel() / 1000;
    long minColumn = (long) Math.floor((bounds.minX() + slack - level.left()) / level.spanX());
    long maxColumn = (long) Math.floor((bounds.maxX() - slack - level.left()) / level.spanX());
    long minRow = (long) Math.floor((level.top() - bounds.maxY() + slack) / level.spanY());
    long maxRow = (long) Math.floor((level.top() - bounds.minY() - slack) / level.spanY());
    RemoteLevel.Limits limits = level.limits();
    boolean wraps = grid.wraps(level);
    var range =
        new Range(
            level,
            wraps ? minColumn : Math.max(limits.minColumn(), minColumn),
            wraps ? Math.max(minColumn, maxColumn) : Math.min(limits.maxColumn(), maxColumn),
            Math.max(limits.minRow(), minRow),
            Math.min(limits.maxRow(), maxRow));
    return range.minColumn() <= range.maxColumn() && range.minRow() <= range.maxRow()
        ? Optional.of(range)
        : Optional.empty();
  }

  /** A tile on its way. */
  private record Pending(long column, long row, Future<Optional<RemoteImage>> tile) {}

  private RemoteImage fetch(RemoteGrid grid, Addresses addresses, Range range)
      throws RemoteSourceException {
    RemoteLevel level = range.level();
    int most = Math.max(LEAST_DECODED, 4 * level.tileWidth() * level.tileHeight());
    var pending = new ArrayList<Pending>();
    for (long row = range.minRow(); row <= range.maxRow(); row++) {
      for (long column = range.minColumn(); column <= range.maxColumn(); column++) {
        int named = grid.wraps(level) ? Math.floorMod(column, level.columns()) : (int) column;
        int at = (int) row;
        if (level.limits().hold(named, at)) {
          String url = addresses.of(level, named, at);
          pending.add(new Pending(column, row, workers.submit(() -> tile(url, most))));
        }
      }
    }
    return new Assembly(range, System.nanoTime() + fetcher.longest().toNanos()).take(pending);
  }

  /** A tile of at most so many pixels; empty when there is none. */
  private Optional<RemoteImage> tile(String url, int mostPixels) throws RemoteSourceException {
    var request = new FetchRequest(url, ACCEPT, MOST_TILE_BYTES, PictureReader::requirePicture);
    try {
      Fetched fetched = fetcher.fetch(request);
      if (fetched.status() == 204) {
        return Optional.empty();
      }
      return Optional.of(PictureReader.read(fetched, mostPixels));
    } catch (RemoteSourceException e) {
      if (e.status() == 404 || e.status() == 410) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Puts tiles together. */
  private static final class Assembly {
    private final Range range;
    private final int[] pixels;
    private final long endNanos;
    private int good;
    private int failed;
    private @Nullable RemoteSourceException first;
    private Optional<Instant> oldest = Optional.empty();

    Assembly(Range range, long endNanos) {
      this.range = range;
      this.endNanos = endNanos;
      this.pixels = new int[range.width() * range.height()];
    }

    RemoteImage take(List<Pending> pending) throws RemoteSourceException {
      for (Pending each : pending) {
        take(each);
      }
      if (first != null && good == 0) {
        throw first;
      }
      var image =
          new RemoteImage(range.width(), range.height(), pixels, Optional.empty(), List.of())
              .since(oldest);
      return remarked(image, pending.size());
    }

    private RemoteImage remarked(RemoteImage image, int all) {
      RemoteImage told = image;
      if (first != null) {
        told =
            told.with(
                Remark.warning(
                    Topic.RASTER,
                    failed + " of " + all + " tiles are missing: " + first.english(),
                    all + " 張圖磚中缺 " + failed + " 張：" + first.chinese()));
      }
      return oldest.isPresent()
          ? told.with(
              Remark.warning(
                  Topic.RASTER,
                  "The server is out of reach; some tiles are the last good ones.",
                  "無法連線至伺服器，部分圖磚為最後一次成功取得的版本。"))
          : told;
    }

    private void take(Pending each) {
      try {
        long left = Math.max(0, endNanos - System.nanoTime());
        Optional<RemoteImage> tile = each.tile().get(left, TimeUnit.NANOSECONDS);
        good++;
        if (tile.isPresent()) {
          draw(tile.get(), each.column() - range.minColumn(), each.row() - range.minRow());
          oldest = tile.get().since(oldest).staleSince();
        }
      } catch (TimeoutException e) {
        each.tile().cancel(true);
        fail(new RemoteSourceException(Reason.TIMEOUT, "The tiles took too long.", "圖磚未在時限內取得。"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(new RemoteSourceException(Reason.BUSY, "The drawing was stopped.", "繪製已中止。"));
      } catch (ExecutionException e) {
        fail(
            e.getCause() instanceof RemoteSourceException known
                ? known
                : new RemoteSourceException(Reason.BROKEN, "A tile could not be read.", "無法讀取圖磚。")
                    .causedBy(e));
      }
    }

    private void fail(RemoteSourceException e) {
      failed++;
      if (first == null) {
        first = e;
      }
    }

    /** A tile of another size than the level's (pictures for fine screens) is drawn to fit. */
    private void draw(RemoteImage tile, long column, long row) {
      int width = range.level().tileWidth();
      int height = range.level().tileHeight();
      int left = (int) column * width;
      int top = (int) row * height;
      for (int y = 0; y < height; y++) {
        int from = (int) ((long) y * tile.height() / height) * tile.width();
        int to = (top + y) * range.width() + left;
        if (tile.width() == width) {
          System.arraycopy(tile.pixels(), from, pixels, to, width);
        } else {
          for (int x = 0; x < width; x++) {
            pixels[to + x] = tile.pixels()[from + (int) ((long) x * tile.width() / width)];
          }
        }
      }
    }
  }
}
