package org.tutai.geo.format.geotiff;

import java.io.IOException;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * How the cells of one directory lie in the file: size, samples, blocks. All of it is checked when
 * it is made, so that a block is at most {@value #MOST_BLOCK} bytes or can be read row by row.
 *
 * <p>A block is a tile or a strip; blocks go east and then south, and with separate planes once
 * more for each sample.
 */
final class TiffLayout {

  /** The most bytes that are unpacked at once. */
  static final int MOST_BLOCK = 64 << 20;

  private static final int MOST_SAMPLES = 4096;

  /** More cells than this would take hours whatever is in them. */
  private static final long MOST_CELLS = 1L << 36;

  /**
   * No compression packs tighter than this, as a share of the file; empty blocks pack to nothing.
   */
  private static final long DENSEST = 4096;

  private static final long FREE_BYTES = 1L << 32;

  private final TiffFile file;
  private final TiffDirectory directory;

  final int width;
  final int height;
  final int samples;
  final int bits;

  /** 1 unsigned, 2 signed, 3 floating point. */
  final int format;

  final int photometric;
  final int compressionNumber;
  final Compression compression;
  final int predictor;
  final boolean separate;
  final boolean reversedBits;
  final boolean tiled;
  final int blockWidth;
  final int blockHeight;
  final int across;
  final int down;
  private final int offsets;
  private final int lengths;

  TiffLayout(TiffFile file, TiffDirectory directory) throws IOException {
    this.file = file;
    this.directory = directory;
    this.width = size(Tag.WIDTH, "width");
    this.height = size(Tag.HEIGHT, "height");
    this.samples = (int) within(Tag.SAMPLES, 1, 1, MOST_SAMPLES);
    this.bits = (int) within(Tag.BITS, 1, 1, 64);
    this.format = format();
    requireAlike(Tag.BITS, bits, "bits");
    this.photometric = (int) directory.integer(Tag.PHOTOMETRIC, 0, 1);
    this.compressionNumber = (int) directory.integer(Tag.COMPRESSION, 0, 1);
    this.compression =
        Compression.of(compressionNumber)
            .orElseThrow(
                () ->
                    refused(
                        "a compression of none, LZW, Deflate, PackBits, JPEG or CCITT",
                        Compression.name(compressionNumber)));
    this.predictor = (int) within(Tag.PREDICTOR, 1, 1, 3);
    this.separate = samples > 1 && within(Tag.PLANAR, 1, 1, 2) == 2;
    this.reversedBits = directory.integer(Tag.FILL_ORDER, 0, 1) == 2;
    this.tiled = directory.has(Tag.TILE_WIDTH);
    this.offsets = directory.has(Tag.TILE_OFFSETS) ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    this.lengths = directory.has(Tag.TILE_LENGTHS) ? Tag.TILE_LENGTHS : Tag.STRIP_LENGTHS;
    this.blockWidth = tiled ? size(Tag.TILE_WIDTH, "tile width") : width;
    this.blockHeight = tiled ? size(Tag.TILE_HEIGHT, "tile height") : rowsPerStrip();
    this.across = (int) (((long) width + blockWidth - 1) / blockWidth);
    this.down = (int) (((long) height + blockHeight - 1) / blockHeight);
    checkSamples();
    checkBlocks();
  }

  private int size(int tag, String what) throws IOException {
    long size = directory.integer(tag, 0);
    if (size < 1 || size > Integer.MAX_VALUE) {
      throw bad("a " + what + " of 1 to 2147483647", "" + size);
    }
    return (int) size;
  }

  private long within(int tag, int otherwise, int least, int most) throws IOException {
    long value = directory.integer(tag, 0, otherwise);
    if (value < least || value > most) {
      throw bad("tag " + tag + " from " + least + " to " + most, "" + value);
    }
    return value;
  }

  private int format() throws IOException {
    int format = (int) directory.integer(Tag.SAMPLE_FORMAT, 0, 1);
    requireAlike(Tag.SAMPLE_FORMAT, format, "sample formats");
    if (format == 5 || format == 6) {
      throw refused("samples of one number", "complex numbers");
    }
    return format == 2 || format == 3 ? format : 1;
  }

  private void requireAlike(int tag, long value, String what) throws IOException {
    for (long i = 1; i < Math.min(samples, directory.count(tag)); i++) {
      long other = directory.integer(tag, i);
      if (other != value) {
        throw refused("the same " + what + " for all samples", value + " and " + other);
      }
    }
  }

  private int rowsPerStrip() throws IOException {
    long rows = directory.integer(Tag.ROWS_PER_STRIP, 0, height);
    if (rows < 1) {
      throw bad("a strip of at least 1 row", "" + rows);
    }
    return (int) Math.min(rows, height);
  }

  private void checkSamples() throws FormatException {
    boolean whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
    boolean good =
        format == 3 ? whole && bits > 8 : format == 2 ? whole : whole || (bits < 32 && bits != 24);
    if (!good) {
      throw refused(
          "samples of 1 to 32 or 64 bits, or floating point of 16, 32 or 64",
          bits + " bits of format " + format);
    }
    boolean predictable =
        predictor == 1 || (predictor == 2 && whole) || (predictor == 3 && format == 3);
    if (!predictable) {
      throw bad("a predictor for " + bits + " bits of format " + format, "predictor " + predictor);
    }
    if ((compression == Compression.JPEG && bits != 8)
        || (compression == Compression.FAX && bits != 1)) {
      throw refused("8 bits in JPEG and 1 in CCITT", bits + " bits");
    }
  }

  private void checkBlocks() throws IOException {
    long cells = (long) width * height;
    long bytes = cells * ((bits + 7) / 8) * samples;
    long most = file.file().size() * DENSEST + FREE_BYTES;
    if (cells > MOST_CELLS || bytes > most || bytes < 0) {
      throw bad(
          "a grid that a file of " + file.file().size() + " bytes can hold",
          width + " x " + height + " cells");
    }
    long row = rowBytesLong();
    if (row > MOST_BLOCK || ((tiled || compression.isWhole()) && row * blockHeight > MOST_BLOCK)) {
      throw refused(
          "blocks of at most " + (MOST_BLOCK >> 20) + " MB",
          blockWidth + " x " + blockHeight + " cells of " + samples + " samples");
    }
    long blocks = (long) across * down * (separate ? samples : 1);
    if (blocks > Integer.MAX_VALUE || directory.count(offsets) < blocks) {
      throw bad(
          "the places of " + blocks + " blocks of cells", directory.count(offsets) + " places");
    }
  }

  private long rowBytesLong() {
    return ((long) blockWidth * samplesInBlock() * bits + 7) / 8;
  }

  /** Samples side by side in a block. */
  int samplesInBlock() {
    return separate ? 1 : samples;
  }

  /** Bytes of one row of a block. */
  int rowBytes() {
    return (int) rowBytesLong();
  }

  /** The number of a block. */
  int block(int sample, int blockColumn, int blockRow) {
    return blockRow * across + blockColumn + (separate ? sample * across * down : 0);
  }

  /** Rows that a block has in the file. */
  int rowsOf(int block) {
    int blockRow = block % (across * down) / across;
    return tiled ? blockHeight : Math.min(blockHeight, height - blockRow * blockHeight);
  }

  /** Where a block starts; 0 for one that is not in the file, which has no values. */
  long offset(int block) throws IOException {
    return directory.integer(offsets, block);
  }

  /** The packed length of a block; where the file doesn't say, as far as it could reach. */
  long length(int block) throws IOException {
    if (block < directory.count(lengths)) {
      return directory.integer(lengths, block);
    }
    long rest = file.file().size() - offset(block);
    return compression == Compression.NONE
        ? Math.min(rest, (long) rowBytes() * rowsOf(block))
        : Math.max(rest, 0);
  }

  TiffFile file() {
    return file;
  }

  TiffDirectory directory() {
    return directory;
  }

  private FormatException bad(String expected, String found) {
    return new FormatException(
        file.path(), directory.start(), expected, found, "The file is damaged; copy it again.");
  }

  private FormatException refused(String expected, String found) {
    return new FormatException(
            file.path(),
            directory.start(),
            expected,
            found,
            "Write it anew: gdal_translate -co COMPRESS=DEFLATE -co TILED=YES in.tif out.tif")
        .because(FormatFault.UNSUPPORTED);
  }
}
