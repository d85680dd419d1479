package org.tutai.geo.encode;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.render.paint.Picture;

/**
 * Writes PNG (ISO/IEC 15948, the W3C's PNG second edition), losslessly: a decoder gets back {@link
 * Background#straight} of every pixel.
 *
 * <p>Up to 256 distinct pixels are written as a palette of 1, 2, 4 or 8 bits, with alphas where the
 * background is transparent and a pixel is not opaque; more as RGB, or RGBA under the same
 * condition. No interlacing, no metadata: the bytes depend on nothing but the pixels and the
 * background. Thread-safe; {@link #INSTANCE} is enough for a program.
 */
public final class PngEncoder implements PictureEncoder {

  public static final PngEncoder INSTANCE = new PngEncoder();

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private static final byte PALETTE = 3;
  private static final byte RGB = 2;
  private static final byte RGBA = 6;

  /** Scanlines are compressed in bands of about so many bytes. */
  private static final int BAND_BYTES = 1 << 18;

  /** Workspaces at rest, no more than can be of use at once. */
  private final BlockingQueue<Workspace> resting =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  /** What encoding a picture needs; making it anew costs a tile a tenth of its time. */
  private static final class Workspace {

    private static final int MAX_KEPT = 1 << 20;

    final BitWriter out = new BitWriter(1 << 16);
    final ZlibWriter zlib = new ZlibWriter();
    private byte[] rows = new byte[0];

    byte[] rows(int size) {
      if (rows.length < size) {
        rows = new byte[size];
      }
      return rows;
    }

    boolean isWorthKeeping() {
      return out.capacity() <= MAX_KEPT && rows.length <= MAX_KEPT;
    }
  }

  @Override
  public String mediaType() {
    return "image/png";
  }

  @Override
  public String extension() {
    return "png";
  }

  @Override
  public boolean keepsTransparency() {
    return true;
  }

  @Override
  public byte[] encode(Picture picture, Background background) {
    Workspace workspace = resting.poll();
    if (workspace == null) {
      workspace = new Workspace();
    }
    try {
      write(picture, background, workspace);
      return workspace.out.toBytes();
    } finally {
      if (workspace.isWorthKeeping()) {
        resting.offer(workspace);
      }
    }
  }

  private static void write(Picture picture, Background background, Workspace workspace) {
    BitWriter out = workspace.out;
    out.clear();
    out.bytes(SIGNATURE, 0, SIGNATURE.length);
    Palette palette = Palette.of(picture.pixels());
    PngRows rows = rows(picture, background, palette);
    writeHeader(out, picture, rows, colourType(rows));
    if (palette != null) {
      writePalette(out, palette, background);
    }
    writeRows(workspace, picture.height(), rows);
    endChunk(out, startChunk(out, "IEND"));
  }

  static PngRows rows(Picture picture, Background background, @Nullable Palette palette) {
    if (palette != null) {
      return new PngRows.Indexed(picture, palette);
    }
    boolean alpha = background.transparent() && !isOpaque(picture);
    return new PngRows.TrueColour(picture, background, alpha);
  }

  private static byte colourType(PngRows rows) {
    return switch (rows.bits) {
      case 24 -> RGB;
      case 32 -> RGBA;
      default -> PALETTE;
    };
  }

  private static boolean isOpaque(Picture picture) {
    int[] pixels = picture.pixels();
    for (int from = 0; from < pixels.length; from += 1024) {
      int all = -1;
      for (int i = from; i < Math.min(pixels.length, from + 1024); i++) {
        all &= pixels[i];
      }
      if (all >>> 24 != 255) {
        return false;
      }
    }
    return true;
  }

  private static void writeHeader(BitWriter out, Picture picture, PngRows rows, byte colourType) {
    int chunk = startChunk(out, "IHDR");
    out.bigEndian(picture.width());
    out.bigEndian(picture.height());
    byte depth = (byte) Math.min(8, rows.bits);
    // Then the only compression and filter method there are, and no interlacing.
    out.bytes(new byte[] {depth, colourType, 0, 0, 0}, 0, 5);
    endChunk(out, chunk);
  }

  private static void writePalette(BitWriter out, Palette palette, Background background) {
    byte[] colours = new byte[3 * palette.size()];
    byte[] alphas = new byte[palette.size()];
    int translucent = 0;
    for (int i = 0; i < palette.size(); i++) {
      int colour = background.straight(palette.pixel(i));
      colours[3 * i] = (byte) (colour >> 16);
      colours[3 * i + 1] = (byte) (colour >> 8);
      colours[3 * i + 2] = (byte) colour;
      alphas[i] = (byte) (colour >>> 24);
      if (colour >>> 24 != 255) {
        translucent = i + 1;
      }
    }
    writeChunk(out, "PLTE", colours, colours.length);
    if (translucent > 0) {
      writeChunk(out, "tRNS", alphas, translucent);
    }
  }

  private static void writeRows(Workspace workspace, int height, PngRows rows) {
    BitWriter out = workspace.out;
    int chunk = startChunk(out, "IDAT");
    int stride = rows.stride();
    int bandRows = Math.max(1, Math.min(height, BAND_BYTES / stride));
    int history = bandRows == height ? 0 : DeflateBlock.WINDOW;
    byte[] data = workspace.rows(history + bandRows * stride + ZlibWriter.PADDING);
    workspace.zlib.start(out);
    int kept = 0;
    for (int row = 0; row < height; row += bandRows) {
      int toRow = Math.min(height, row + bandRows);
      rows.fill(row, toRow, data, kept);
      int end = kept + (toRow - row) * stride;
      workspace.zlib.write(out, data, kept, end, rows.unit(), stride, toRow == height);
      kept = Math.min(history, end);
      System.arraycopy(data, end - kept, data, 0, kept);
    }
    endChunk(out, chunk);
  }

  private static void writeChunk(BitWriter out, String type, byte[] data, int count) {
    int chunk = startChunk(out, type);
    out.bytes(data, 0, count);
    endChunk(out, chunk);
  }

  /** Begins a chunk, whose length is not known yet; where it starts. */
  private static int startChunk(BitWriter out, String type) {
    int start = out.size();
    out.bigEndian(0);
    out.bytes(type.getBytes(StandardCharsets.US_ASCII), 0, 4);
    return start;
  }

  private static void endChunk(BitWriter out, int start) {
    out.putBigEndian(start, out.size() - start - 8);
    CRC32 crc = new CRC32();
    crc.update(out.array(), start + 4, out.size() - start - 4);
    out.bigEndian((int) crc.getValue());
  }
}
