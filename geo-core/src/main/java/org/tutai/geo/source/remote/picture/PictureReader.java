package org.tutai.geo.source.remote.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tutai.geo.bytes.PictureHeader;
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

  /** What browsers mostly do not show and decoders here read beside. */
  private static final Map<String, String> FURTHER =
      Map.of("BM", "bmp", "II*\0", "tiff", "MM\0*", "tiff");

  /** The name of the format that bytes begin as; empty for what is not decoded here. */
  private static Optional<String> format(byte[] bytes) {
    Optional<PictureHeader.Kind> kind = PictureHeader.Kind.of(bytes);
    if (kind.isPresent()) {
      return kind.filter(each -> each != PictureHeader.Kind.WEBP).map(PictureHeader.Kind::format);
    }
    String start = new String(bytes, 0, Math.min(bytes.length, 4), StandardCharsets.ISO_8859_1);
    return FURTHER.entrySet().stream()
        .filter(each -> start.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * Requires that an answer is a picture by its first bytes.
   *
   * @throws RemoteSourceException with what the server said instead, if it is no picture
   */
  public static void requirePicture(Fetched fetched) throws RemoteSourceException {
    if (fetched.status() != 204 && format(fetched.body()).isEmpty()) {
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
    boolean webp =
        PictureHeader.Kind.of(fetched.body()).filter(PictureHeader.Kind.WEBP::equals).isPresent();
    String hint = webp ? " (WebP)" : "";
    return new RemoteSourceException(
        Reason.WRONG_TYPE,
        "The server sent something that is no PNG, JPEG, GIF, BMP or TIFF"
            + hint
            + ": "
            + type
            + ".",
        "伺服器傳回的不是 PNG、JPEG、GIF、BMP 或 TIFF 圖片" + hint + "：" + type + "。");
  }

  /**
   * Decodes an answer.
   *
   * @param mostPixels the most pixels it may have
   * @return with {@link RemoteImage#staleSince} as the answer has it
   * @throws RemoteSourceException when it is no picture, too large or damaged
   */
  public static RemoteImage read(Fetched fetched, int mostPixels) throws RemoteSourceException {
    String format = format(fetched.body()).orElseThrow(() -> noPicture(fetched));
    return decode(fetched.body(), format, mostPixels, mostPixels).since(fetched.staleSince());
  }

  /**
   * As {@link #read}, but of a picture with more pixels only every second one is taken, or every
   * third and so on, of as many rows, so that those fit.
   *
   * @param mostPixels the most pixels that are kept
   * @throws RemoteSourceException when it is no picture, damaged, or past {@link
   *     PictureHeader#MOST_PIXELS}
   */
  public static RemoteImage readThinned(Fetched fetched, int mostPixels)
      throws RemoteSourceException {
    String format = format(fetched.body()).orElseThrow(() -> noPicture(fetched));
    return decode(fetched.body(), format, PictureHeader.MOST_PIXELS, mostPixels)
        .since(fetched.staleSince());
  }

  /* Decoders throw whatever they stumble over. */
  private static RemoteImage decode(byte[] bytes, String format, int mostPixels, int mostKept)
      throws RemoteSourceException {
    Optional<PictureHeader> header = PictureHeader.of(bytes);
    if (header.isPresent()) {
      requireSize(header.get().width(), header.get().height(), mostPixels);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw damaged(format, null);
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      requireSize(width, height, mostPixels);
      int step = step(width, height, mostKept);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return toImage(reader.read(0, param));
    } catch (RemoteSourceException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw damaged(format, e);
    } finally {
      reader.dispose();
    }
  }

  /** The least step from pixel to pixel with which so many are left at most. */
  private static int step(int width, int height, int most) {
    int step = 1;
    while ((long) ((width + step - 1) / step) * ((height + step - 1) / step) > most) {
      step++;
    }
    return step;
  }

  private static void requireSize(int width, int height, int mostPixels)
      throws RemoteSourceException {
    if (width < 1
        || height < 1
        || (long) width * height > Math.min(mostPixels, PictureHeader.MOST_PIXELS)
        || Math.max(width, height) > PictureHeader.LONGEST_SIDE) {
      throw new RemoteSourceException(
          Reason.TOO_LARGE,
          "The server's picture is too large (" + width + " x " + height + " pixels).",
          "伺服器傳回的圖片過大（" + width + " x " + height + " 像素）。");
    }
  }

  private static RemoteSourceException damaged(
      String format, @org.jspecify.annotations.Nullable Throwable cause) {
    var failure =
        new RemoteSourceException(
            Reason.BROKEN,
            "The server's picture is damaged (" + format + ").",
            "伺服器傳回的圖片損毀（" + format + "）。");
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
