package org.tutai.geo.source.remote.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.http.ServiceMessages;

/**
 * Decodes PNG, JPEG, GIF, BMP and TIFF by what the bytes are, whatever the server calls them; their
 * size is looked at before their pixels. Of an animation the first picture counts. Stateless.
 */
public final class PictureReader {

  private PictureReader() {}

  /** The kinds of pictures, by their first bytes. */
  private enum Kind {
    PNG("\u0089PNG\r\n\u001A\n", "png"),
    JPEG("\u00FF\u00D8\u00FF", "jpeg"),
    GIF("GIF8", "gif"),
    BMP("BM", "bmp"),
    TIFF_LITTLE("II*\0", "tiff"),
    TIFF_BIG("MM\0*", "tiff");

    private final String magic;
    private final String format;

    Kind(String magic, String format) {
      this.magic = magic;
      this.format = format;
    }

    static Optional<Kind> of(byte[] bytes) {
      for (Kind kind : values()) {
        if (startsWith(bytes, 0, kind.magic.getBytes(StandardCharsets.ISO_8859_1))) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return bytes.length >= at + start.length
        && java.util.Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }

  /**
   * Requires that an answer is a picture by its first bytes.
   *
   * @throws RemoteSourceException with what the server said instead, if it is no picture
   */
  public static void requirePicture(Fetched fetched) throws RemoteSourceException {
    if (fetched.status() != 204 && Kind.of(fetched.body()).isEmpty()) {
      throw noPicture(fetched);
    }
  }

  /** What came instead of a picture, as an error. */
  private static RemoteSourceException noPicture(Fetched fetched) {
    Optional<String> said = ServiceMessages.find(fetched.body());
    if (said.isPresent()) {
      return new RemoteSourceException(
          Reason.SERVICE,
          "The server sent a message instead of a picture: " + said.get(),
          "伺服器未傳回圖片，而是訊息：" + said.get());
    }
    String type = fetched.mediaType().isEmpty() ? "-" : Quoted.of(fetched.mediaType(), 60);
    if (fetched.body().length == 0) {
      return new RemoteSourceException(
          Reason.WRONG_TYPE, "The server sent an empty answer.", "伺服器傳回空白內容。");
    }
    String hint = isWebp(fetched.body()) ? " (WebP)" : "";
    return new RemoteSourceException(
        Reason.WRONG_TYPE,
        "The server sent something that is no PNG, JPEG, GIF, BMP or TIFF"
            + hint
            + ": "
            + type
            + ".",
        "伺服器傳回的不是 PNG、JPEG、GIF、BMP 或 TIFF 圖片" + hint + "：" + type + "。");
  }

  private static boolean isWebp(byte[] bytes) {
    return startsWith(bytes, 0, "RIFF".getBytes(StandardCharsets.US_ASCII))
        && startsWith(bytes, 8, "WEBP".getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Decodes an answer.
   *
   * @param mostPixels the most pixels it may have
   * @return with {@link RemoteImage#staleSince} as the answer has it
   * @throws RemoteSourceException when it is no picture, too large or damaged
   */
  public static RemoteImage read(Fetched fetched, int mostPixels) throws RemoteSourceException {
    Kind kind = Kind.of(fetched.body()).orElseThrow(() -> noPicture(fetched));
    return decode(fetched.body(), kind, mostPixels).since(fetched.staleSince());
  }

  /* Decoders throw whatever they stumble over. */
  private static RemoteImage decode(byte[] bytes, Kind kind, int mostPixels)
      throws RemoteSourceException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.format);
    if (!readers.hasNext()) {
      throw damaged(kind, null);
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      requireSize(reader.getWidth(0), reader.getHeight(0), mostPixels);
      return toImage(reader.read(0));
    } catch (RemoteSourceException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw damaged(kind, e);
    } finally {
      reader.dispose();
    }
  }

  private static void requireSize(int width, int height, int mostPixels)
      throws RemoteSourceException {
    if (width < 1 || height < 1 || (long) width * height > mostPixels) {
      throw new RemoteSourceException(
          Reason.TOO_LARGE,
          "The server's picture is too large (" + width + " x " + height + " pixels).",
          "伺服器傳回的圖片過大（" + width + " x " + height + " 像素）。");
    }
  }

  private static RemoteSourceException damaged(
      Kind kind, @org.jspecify.annotations.Nullable Throwable cause) {
    var failure =
        new RemoteSourceException(
            Reason.BROKEN,
            "The server's picture is damaged (" + kind.format + ").",
            "伺服器傳回的圖片損毀（" + kind.format + "）。");
    return cause == null ? failure : failure.causedBy(cause);
  }

  private static RemoteImage toImage(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    if (image.getColorModel().hasAlpha()) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = premultiplied(pixels[i]);
      }
    }
    return RemoteImage.of(width, height, pixels);
  }

  private static int premultiplied(int argb) {
    int a = argb >>> 24;
    if (a == 255) {
      return argb;
    }
    int r = ((argb >> 16 & 0xFF) * a + 127) / 255;
    int g = ((argb >> 8 & 0xFF) * a + 127) / 255;
    int b = ((argb & 0xFF) * a + 127) / 255;
    return a << 24 | r << 16 | g << 8 | b;
  }
}
