package org.tutai.geo.format.geotiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.MultiPixelPackedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Unpacks the blocks whose compression the JDK knows: JPEG by its JPEG reader, CCITT (fax) by its
 * TIFF reader. Each block is handed over alone, as a picture of its own, with the size that it
 * states checked first, so that no more is allocated than the layout allows. For one thread.
 */
final class WholeBlocks {

  private static final int Y_CB_CR = 6;

  private final TiffLayout layout;
  private final byte[] tables;

  WholeBlocks(TiffLayout layout) throws IOException {
    this.layout = layout;
    this.tables = layout.directory().bytes(Tag.JPEG_TABLES);
  }

  /**
   * The bytes of a block, rows as {@link TiffLayout#rowBytes()} says; red, green, blue for JPEG.
   */
  byte[] unpack(long offset, long length, int rows) throws IOException {
    if (length > TiffLayout.MOST_BLOCK) {
      throw new IOException("a packed block of " + length + " bytes");
    }
    byte[] packed = new byte[(int) length];
    var range = new FileRange(layout.file().file(), offset, length, layout.reversedBits);
    range.readNBytes(packed, 0, packed.length);
    return layout.compression == Compression.JPEG ? jpeg(packed, rows) : fax(packed, rows);
  }

  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("every Java platform reads " + format);
  }

  private static ImageInputStream stream(byte[] bytes) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
  }

  // JPEG.

  private byte[] jpeg(byte[] packed, int rows) throws IOException {
    ImageReader reader = reader("jpeg");
    try (ImageInputStream in = stream(withTables(packed))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width != layout.blockWidth || height < rows || height > layout.blockHeight) {
        throw new IOException("a JPEG picture of " + width + " x " + height + " cells");
      }
      Raster raster = reader.readRaster(0, null);
      int samples = layout.samplesInBlock();
      if (raster.getNumBands() != samples) {
        throw new IOException("a JPEG picture of " + raster.getNumBands() + " samples");
      }
      byte[] bytes = new byte[rows * layout.rowBytes()];
      int[] row = new int[width * samples];
      for (int y = 0; y < rows; y++) {
        raster.getPixels(0, y, width, 1, row);
        if (layout.photometric == Y_CB_CR && samples == 3) {
          toRgb(row);
        }
        for (int i = 0; i < row.length; i++) {
          bytes[y * row.length + i] = (byte) row[i];
        }
      }
      return bytes;
    } finally {
      reader.dispose();
    }
  }

  /** Puts the tables that the blocks have in common where a picture of its own has them. */
  private byte[] withTables(byte[] packed) {
    if (tables.length < 4 || packed.length < 2) {
      return packed;
    }
    var joined = new ByteArrayOutputStream(tables.length + packed.length);
    joined.write(tables, 0, tables.length - 2);
    joined.write(packed, 2, packed.length - 2);
    return joined.toByteArray();
  }

  /** Full-range YCbCr of ITU-R BT.601, as JFIF and TIFF 6.0 (section 21) have it by default. */
  private static void toRgb(int[] row) {
    for (int i = 0; i < row.length; i += 3) {
      double y = row[i];
      double cb = row[i + 1] - 128;
      double cr = row[i + 2] - 128;
      row[i] = clamp(y + 1.402 * cr);
      row[i + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr);
      row[i + 2] = clamp(y + 1.772 * cb);
    }
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.rint(value)));
  }

  // CCITT.

  private byte[] fax(byte[] packed, int rows) throws IOException {
    ImageReader reader = reader("tiff");
    try (ImageInputStream in = stream(alone(packed, rows))) {
      reader.setInput(in, false, true);
      BufferedImage image = reader.read(0);
      return bits(image.getRaster(), rows);
    } finally {
      reader.dispose();
    }
  }

  private byte[] bits(Raster raster, int rows) throws IOException {
    if (!(raster.getDataBuffer() instanceof DataBufferByte data)
        || !(raster.getSampleModel() instanceof MultiPixelPackedSampleModel model)) {
      throw new IOException("a CCITT picture that is not of bits");
    }
    byte[] bytes = new byte[rows * layout.rowBytes()];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(
          data.getData(),
          y * model.getScanlineStride(),
          bytes,
          y * layout.rowBytes(),
          layout.rowBytes());
    }
    return bytes;
  }

  /** A TIFF file of one strip that holds the block. */
  private byte[] alone(byte[] packed, int rows) throws IOException {
    TiffDirectory tags = layout.directory();
    long[][] entries = {
      {Tag.WIDTH, layout.blockWidth},
      {Tag.HEIGHT, rows},
      {Tag.BITS, 1},
      {Tag.COMPRESSION, layout.compressionNumber},
      {Tag.PHOTOMETRIC, 1},
      {Tag.STRIP_OFFSETS, 8},
      {Tag.SAMPLES, 1},
      {Tag.ROWS_PER_STRIP, rows},
      {Tag.STRIP_LENGTHS, packed.length},
      {Tag.FAX3_OPTIONS, tags.integer(Tag.FAX3_OPTIONS, 0, 0)},
      {Tag.FAX4_OPTIONS, tags.integer(Tag.FAX4_OPTIONS, 0, 0)},
    };
    int directory = 8 + ((packed.length + 1) & ~1);
    ByteBuffer file =
        ByteBuffer.allocate(directory + 2 + entries.length * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory).put(packed);
    file.position(directory);
    file.putShort((short) entries.length);
    for (long[] entry : entries) {
      int tag = (int) entry[0];
      boolean small =
          tag == Tag.BITS || tag == Tag.COMPRESSION || tag == Tag.PHOTOMETRIC || tag == Tag.SAMPLES;
      file.putShort((short) tag).putShort((short) (small ? 3 : 4)).putInt(1).putInt((int) entry[1]);
    }
    return file.array();
  }
}
