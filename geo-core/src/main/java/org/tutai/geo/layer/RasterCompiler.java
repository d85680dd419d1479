package org.tutai.geo.layer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.raster.CellFields;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/**
 * Turns a grid into a compiled raster file: one pass from the top down, in bounded memory (a row of
 * blocks for each level, 72 MB or less, twice that for the widest; and one window of the source).
 * Thread-safe; one compiler may run several compilations.
 */
public final class RasterCompiler {

  /** The version of what is written; part of the key under which compiled files are kept. */
  public static final int VERSION = RasterFile.VERSION;

  /** The values read from the source at once. */
  private static final int WINDOW = 1 << 20;

  /**
   * Compiles a grid into a file, which appears whole or not at all. Damaged blocks of the source
   * become cells without value and are counted.
   *
   * @throws FormatException when the source cannot be read, or none of its blocks can
   * @throws IllegalArgumentException when the source's CRS is not known, or a row of it is larger
   *     than 3 MB in all bands
   */
  public CompileReport compile(RasterSource source, Path target, LayerCompiler.Progress progress)
      throws IOException {
    Crs crs =
        source
            .crs()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the grid \""
                            + source.name()
                            + "\" must have a known CRS (got: none); "
                            + "put a .prj beside it or choose one"));
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("the target must be a file (got: " + target + ")");
    }
    Path scratch = Files.createTempFile(folder, ".compiling-", ".raster");
    try (RasterReader reader = source.open();
        FileChannel out = FileChannel.open(scratch, StandardOpenOption.WRITE);
        Run run = new Run(source, crs, reader, out, progress)) {
      CompileReport report = run.compile();
      out.force(true);
      Files.move(
          scratch, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  /** The extent of a grid in longitude, latitude degrees, followed at 25 points each way. */
  static Optional<Bounds> lonLat(RasterInfo info, Crs crs) {
    int steps = 24;
    GridGeometry geometry = info.geometry();
    double[] points = new double[2 * (steps + 1) * (steps + 1)];
    int n = 0;
    for (int i = 0; i <= steps; i++) {
      for (int j = 0; j <= steps; j++) {
        double column = (double) info.width() * i / steps;
        double row = (double) info.height() * j / steps;
        points[n++] = geometry.x(column, row);
        points[n++] = geometry.y(column, row);
      }
    }
    crs.toLonLat().transform(points, 0, points, 0, points.length / 2);
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.length; i += 2) {
      if (Double.isFinite(points[i]) && Double.isFinite(points[i + 1])) {
        minX = Math.min(minX, points[i]);
        maxX = Math.max(maxX, points[i]);
        minY = Math.min(minY, Math.max(-90, points[i + 1]));
        maxY = Math.max(maxY, Math.min(90, points[i + 1]));
      }
    }
    boolean somewhere = minX <= maxX && minY <= maxY && minX > -540 && maxX < 540;
    return somewhere ? Optional.of(new Bounds(minX, minY, maxX, maxY)) : Optional.empty();
  }

  /** One compilation. */
  private static final class Run implements RasterStrip.Sink, AutoCloseable {

    private final long started = System.nanoTime();
    private final RasterSource source;
    private final Crs crs;
    private final RasterInfo info;
    private final RasterReader reader;
    private final FileChannel out;
    private final LayerCompiler.Progress progress;
    private final PyramidShape shape;
    private final ByteBuffer index;
    private final MessageDigest digest;
    private final MessageDigest blockDigest;
    private final RasterStamps stamps;
    private final RasterBlock.Writer writer = new RasterBlock.Writer();
    private final double[] minimum;
    private final double[] maximum;
    private long at = RasterFile.HEAD;

    Run(
        RasterSource source,
        Crs crs,
        RasterReader reader,
        FileChannel out,
        LayerCompiler.Progress progress) {
      this.source = source;
      this.crs = crs;
      this.info = source.info();
      this.reader = reader;
      this.out = out;
      this.progress = progress;
      this.shape = PyramidShape.of(info);
      this.index =
          ByteBuffer.allocate(Math.toIntExact(shape.blocks() * RasterFile.INDEX_ENTRY))
              .order(ByteOrder.LITTLE_ENDIAN);
      this.digest = sha256();
      this.blockDigest = sha256();
      this.stamps = new RasterStamps(shape);
      this.minimum = new double[info.bands()];
      this.maximum = new double[info.bands()];
      Arrays.fill(minimum, Double.NaN);
      Arrays.fill(maximum, Double.NaN);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    CompileReport compile() throws IOException {
      digest.update((info + "|" + crs.code()).getBytes(StandardCharsets.UTF_8));
      RasterStrip strip = new RasterStrip(shape, 0, this);
      for (int row = 0; row < info.height(); row += shape.blockHeight()) {
        int rows = Math.min(shape.blockHeight(), info.height() - row);
        for (int band = 0; band < info.bands(); band++) {
          fill(strip, band, row, rows);
        }
        strip.flush(rows);
        progress.at((long) row + rows, info.height());
      }
      strip.finish();
      BadFeatures bad = reader.bad();
      requireSome(bad);
      return finish(bad);
    }

    private void fill(RasterStrip strip, int band, int row, int rows) throws IOException {
      boolean tiles = reader.blockWidth() < info.width();
      int width =
          tiles
              ? (int)
                  Math.min(
                      info.width(),
                      (long) reader.blockWidth()
                          * Math.max(1, WINDOW / shape.blockHeight() / reader.blockWidth()))
              : info.width();
      int height = Math.min(rows, Math.max(1, WINDOW / width));
      double[] window = new double[width * height];
      for (int y = 0; y < rows; y += height) {
        int down = Math.min(height, rows - y);
        for (int x = 0; x < info.width(); ) {
          int across = Math.min(width, info.width() - x);
          reader.read(band, x, row + y, across, down, window);
          look(band, window, across * down);
          strip.put(band, x, y, across, down, window);
          x += across;
        }
      }
    }

    private void look(int band, double[] values, int count) {
      double least = minimum[band];
      double most = maximum[band];
      for (int i = 0; i < count; i++) {
        double value = values[i];
        if (!(value >= least) && !Double.isNaN(value)) {
          least = value;
        }
        if (!(value <= most) && !Double.isNaN(value)) {
          most = value;
        }
      }
      minimum[band] = least;
      maximum[band] = most;
    }

    private void requireSome(BadFeatures bad) throws FormatException {
      if (bad.total() > 0 && bad.total() >= reader.blocks()) {
        throw new FormatException(
            null,
            -1,
            "a block of cells of " + source.name() + " that can be read",
            "none: " + bad.listed().get(0).detail(),
            "Copy the file again.");
      }
    }

    @Override
    public void block(int level, int band, int column, int row, RasterStrip.Cells cells)
        throws IOException {
      if (level == 0) {
        blockDigest.update(cells.bytes(), 0, cells.count() * cells.size());
        byte[] content = blockDigest.digest(cells.missing().toByteArray());
        digest.update(content);
        stamps.add(band, column, row, ByteBuffer.wrap(content).getLong());
      }
      if (cells.missing().cardinality() == cells.count()) {
        return;
      }
      byte[] packed =
          writer.write(
              cells.bytes(),
              cells.width(),
              cells.count(),
              cells.size(),
              cells.missing(),
              info.palette().isEmpty());
      long number =
          shape.first(level)
              + ((long) band * shape.down(level) + row) * shape.across(level)
              + column;
      int entry = Math.toIntExact(number * RasterFile.INDEX_ENTRY);
      index.putLong(entry, at).putInt(entry + 8, packed.length);
      put(ByteBuffer.wrap(packed));
    }

    private void put(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        at += out.write(bytes, at);
      }
    }

    private CompileReport finish(BadFeatures bad) throws IOException {
      LayerInfo layer =
          new LayerInfo(
              source.name(),
              CellFields.schema(info),
              crs,
              0,
              lonLat(info, crs),
              HexFormat.of().formatHex(digest.digest()));
      byte[] meta = new RasterFile(layer, info, shape, minimum, maximum, stamps).toJson();
      long indexAt = at;
      put(index.clear());
      long metaAt = at;
      put(ByteBuffer.wrap(meta));
      long size = at;
      ByteBuffer head = ByteBuffer.allocate(RasterFile.HEAD).order(ByteOrder.LITTLE_ENDIAN);
      head.putLong(RasterFile.MAGIC).putInt(RasterFile.VERSION).putInt(meta.length);
      head.putLong(metaAt).putLong(indexAt).putLong(shape.blocks());
      at = 0;
      put(head.flip());
      return new CompileReport(layer, bad, 0, size, Duration.ofNanos(System.nanoTime() - started));
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
