package org.tutai.viewer.annotate;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.tutai.viewer.words.Text;

/**
 * A picture of one's own made small enough to stand in a document: drawn anew at no more than 640
 * pixels along a side, so that nothing but the picture is left of the file (no place, no camera).
 * Reads what the Java platform reads (PNG, JPEG, GIF, BMP). Not for the UI thread.
 */
public final class PictureFile {

  /** The endings that are asked for. */
  static final java.util.List<String> ENDINGS =
      java.util.List.of("png", "jpg", "jpeg", "gif", "bmp");

  private static final int MOST_PIXELS = 640;
  private static final long MOST_BYTES = 20 << 20;
  private static final long MOST_AREA = 40_000_000;
  private static final int MOST_CHARACTERS = 600_000;
  private static final float QUALITY = 0.85f;

  private static final Text NOT_READ =
      Text.of("The picture %s can't be read. Use a PNG or JPEG.", "無法讀取圖片 %s，請改用 PNG 或 JPEG。");
  private static final Text TOO_LARGE =
      Text.of(
          "The picture %s is too large. It may have 20 MB and 40 million pixels.",
          "圖片 %s 太大，上限為 20 MB、4,000 萬像素。");

  private PictureFile() {}

  /** Why a picture is not taken. */
  public static final class Refused extends IOException {

    private static final long serialVersionUID = 1;
    private final transient Text why;

    Refused(Text what, Path file) {
      super(what.english().formatted(file.getFileName()));
      String name = String.valueOf(file.getFileName()).replace("%", "%%");
      this.why = Text.of(what.english().formatted(name), what.chinese().formatted(name));
    }

    /** In both languages, with the file's name. */
    public Text why() {
      return why;
    }
  }

  /**
   * The picture as a data URL of PNG, or of JPEG when that is much smaller.
   *
   * @throws Refused when the file is no picture that can be read, or far too large
   */
  public static String dataUrl(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new Refused(TOO_LARGE, file);
    }
    BufferedImage small = shrunk(read(file));
    String png = url("png", png(small));
    return png.length() <= MOST_CHARACTERS ? png : url("jpeg", jpeg(small));
  }

  private static BufferedImage read(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? java.util.Collections.emptyIterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Refused(NOT_READ, file);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return read(reader, file);
      } finally {
        reader.dispose();
      }
    } catch (Refused refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      throw new Refused(NOT_READ, file);
    }
  }

  /** The size is asked before anything is decoded; every so manieth pixel is enough. */
  private static BufferedImage read(ImageReader reader, Path file) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_AREA) {
      throw new Refused(TOO_LARGE, file);
    }
    int step = Math.max(1, Math.max(width, height) / (2 * MOST_PIXELS));
    ImageReadParam some = reader.getDefaultReadParam();
    some.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, some);
  }

  private static BufferedImage shrunk(BufferedImage picture) {
    double scale =
        Math.min(1, (double) MOST_PIXELS / Math.max(picture.getWidth(), picture.getHeight()));
    int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D draw = small.createGraphics();
    draw.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    draw.drawImage(picture, 0, 0, width, height, null);
    draw.dispose();
    return small;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    var opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D draw = opaque.createGraphics();
    draw.setColor(java.awt.Color.WHITE);
    draw.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
    draw.drawImage(picture, 0, 0, null);
    draw.dispose();
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var sink = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(sink);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(opaque, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static String url(String format, byte[] bytes) {
    return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
