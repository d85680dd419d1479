package org.tutai.geo.format.kml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How many pixels a picture says it has, read from its head alone. Stateless. */
final class ImageSize {

  /** Where the chunks of a WebP file begin (RFC 9649, section 2). */
  private static final int WEBP_CHUNK = 12;

  private static final int WEBP_LEAST = 30;

  private ImageSize() {}

  /** Width times height; empty when it cannot be told. */
  static OptionalLong pixels(String mediaType, byte[] bytes) {
    return mediaType.equals("image/webp")
        ? webp(bytes)
        : known(mediaType.substring("image/".length()), bytes);
  }

  private static OptionalLong known(String format, byte[] bytes) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      return OptionalLong.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      return OptionalLong.of((long) reader.getWidth(0) * reader.getHeight(0));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    } finally {
      reader.dispose();
    }
  }

  private static OptionalLong webp(byte[] bytes) {
    if (bytes.length < WEBP_LEAST) {
      return OptionalLong.empty();
    }
    return switch (bytes[WEBP_CHUNK + 3]) {
      case 'X' -> OptionalLong.of((1 + number(bytes, 24, 3)) * (1 + number(bytes, 27, 3)));
      case 'L' -> {
        long bits = number(bytes, 21, 4);
        yield OptionalLong.of((1 + (bits & 0x3FFF)) * (1 + ((bits >> 14) & 0x3FFF)));
      }
      case ' ' ->
          OptionalLong.of((number(bytes, 26, 2) & 0x3FFF) * (number(bytes, 28, 2) & 0x3FFF));
      default -> OptionalLong.empty();
    };
  }

  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = (number << 8) | (bytes[at + i] & 0xFF);
    }
    return number;
  }
}
