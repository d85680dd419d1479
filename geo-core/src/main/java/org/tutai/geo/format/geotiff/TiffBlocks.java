package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;

/**
 * Unpacks the blocks of one directory, and keeps the last of them. A block that is damaged is
 * counted and comes out as one without values. For one thread.
 */
final class TiffBlocks {

  /** Strips up to this size are unpacked at once, larger ones row by row. */
  private static final int AT_ONCE = 16 << 20;

  /** The unpacked bytes that are kept. */
  private static final long KEPT = 64L << 20;

  /**
   * Unpacked rows.
   *
   * @param first the first row within the block
   */
  record Rows(byte[] bytes, int first, int count) {}

  private static final Rows NOTHING = new Rows(new byte[0], 0, Integer.MAX_VALUE);

  private final TiffLayout layout;
  private final PositionedFile file;
  private final WholeBlocks whole;
  private final BadFeatures bad = new BadFeatures();
  private final Map<Integer, Rows> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;
  private @Nullable Running running;

  TiffBlocks(TiffLayout layout) throws IOException {
    this.layout = layout;
    this.file = layout.file().file();
    this.whole = new WholeBlocks(layout);
  }

  /** The blocks that could not be read so far. */
  BadFeatures bad() {
    return bad;
  }

  /**
   * Rows of a block, {@code first} among them and as many after it as are at hand, at least one.
   */
  Rows rows(int block, int first, int count) throws IOException {
    Rows rows = kept.get(block);
    if (rows != null && first >= rows.first() && first < rows.first() + rows.count()) {
      return rows;
    }
    try {
      rows = unpack(block, first, count);
    } catch (IOException | RuntimeException e) {
      bad.add(
          new BadFeature(
              block,
              "damaged-block",
              e instanceof FormatException
                  ? String.valueOf(e.getMessage())
                  : "block " + block + " at byte " + layout.offset(block) + ": " + e.getMessage(),
              true));
      running = null;
      rows = NOTHING;
    }
    keep(block, rows);
    return rows;
  }

  /** Whether rows have no values: their block is not in the file, or damaged. */
  static boolean isEmpty(Rows rows) {
    return rows.bytes().length == 0;
  }

  private void keep(int block, Rows rows) {
    Rows old = kept.put(block, rows);
    keptBytes += rows.bytes().length - (old == null ? 0 : old.bytes().length);
    var eldest = kept.entrySet().iterator();
    while ((keptBytes > KEPT || kept.size() > 4096) && kept.size() > 1) {
      keptBytes -= eldest.next().getValue().bytes().length;
      eldest.remove();
    }
  }

  private Rows unpack(int block, int first, int count) throws IOException {
    long offset = layout.offset(block);
    long length = layout.length(block);
    if (offset == 0 || length == 0) {
      return NOTHING;
    }
    int rows = layout.rowsOf(block);
    if (layout.compression.isWhole()) {
      file.require(offset, length, "a block of cells");
      return new Rows(whole.unpack(offset, length, rows), 0, rows);
    }
    long size = (long) rows * layout.rowBytes();
    if (layout.tiled || size <= AT_ONCE) {
      try (InputStream in = packed(offset, length)) {
        return new Rows(read(in, rows), 0, rows);
      }
    }
    int most = Math.max(1, AT_ONCE / 4 / layout.rowBytes());
    return running(block, first).read(Math.min(Math.max(1, Math.min(count, most)), rows - first));
  }

  private Running running(int block, int first) throws IOException {
    Running open = running;
    if (open == null || open.block != block || open.next > first) {
      open = new Running(block, packed(layout.offset(block), layout.length(block)));
      running = open;
    }
    open.moveTo(first);
    return open;
  }

  private InputStream packed(long offset, long length) throws IOException {
    var range = new FileRange(file, offset, length, layout.reversedBits);
    return switch (layout.compression) {
      case LZW -> new LzwInput(range);
      case DEFLATE -> new InflaterInputStream(range);
      case PACK_BITS -> new PackBitsInput(range);
      default -> range;
    };
  }

  private byte[] read(InputStream in, int rows) throws IOException {
    int rowBytes = layout.rowBytes();
    byte[] bytes = new byte[rows * rowBytes];
    int got = in.readNBytes(bytes, 0, bytes.length);
    if (got < bytes.length) {
      throw new IOException("expected " + bytes.length + " bytes, found " + got);
    }
    if (layout.predictor > 1) {
      Predictor.undo(layout, bytes, rows);
    }
    return bytes;
  }

  /** A strip that is too large to be held, read from its top down. */
  private final class Running {

    private final int block;
    private final InputStream in;
    private int next;

    Running(int block, InputStream in) {
      this.block = block;
      this.in = in;
    }

    void moveTo(int row) throws IOException {
      in.skipNBytes((long) (row - next) * layout.rowBytes());
      next = row;
    }

    Rows read(int count) throws IOException {
      Rows rows = new Rows(TiffBlocks.this.read(in, count), next, count);
      next += count;
      return rows;
    }
  }
}
