package org.tutai.geo.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a picture says of itself in its first bytes: its kind and how large it is. Nothing is
 * decoded, so that a picture of a few bytes that would take gigabytes is known before it costs.
 *
 * <p>PNG (third edition, section 11.2.1), JPEG (ITU-T T.81, section B.2.2), GIF (89a, sections 18
 * and 20) and WebP (RFC 9649). What is read of an animation is the canvas that all its frames lie
 * on; a frame of a GIF that says that it is larger counts instead. The bytes after the header are
 * not looked at, and may be cut or damaged.
 *
 * @param kind by the bytes, whatever the picture is called
 * @param width in pixels, at least 1
 * @param height likewise
 */
public record PictureHeader(Kind kind, int width, int height) {

  /** The most pixels that a picture from outside may have. */
  public static final int MOST_PIXELS = 40_000_000;

  /** The most pixels along a side of a picture from outside: what JPEG can say. */
  public static final int LONGEST_SIDE = 65_535;

  /**
   * How many of the first bytes are ever needed: a JPEG may have a thumbnail and a colour profile
   * before its size.
   */
  public static final int PREFIX = 1 << 20;

  /** The kinds of pictures that browsers show and that are told by their first bytes. */
  public enum Kind {
    PNG("png", "\u0089PNG\r\n\u001A\n"),
    JPEG("jpeg", "\u00FF\u00D8\u00FF"),
    GIF("gif", "GIF8"),
    WEBP("webp", "RIFF");

    private final String format;
    private final String start;

    Kind(String format, String start) {
      this.format = format;
      this.start = start;
    }

    /** The short name: png, jpeg, gif or webp. */
    public String format() {
      return format;
    }

    public String mediaType() {
      return "image/" + format;
    }

    /** The kind of a short name. */
    public static Optional<Kind> ofFormat(String format) {
      for (Kind kind : values()) {
        if (kind.format.equals(format)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** What content begins as; that does not yet make it a picture. */
    public static Optional<Kind> of(byte[] bytes) {
      for (Kind kind : values()) {
        if (holds(bytes, 0, kind.start.getBytes(StandardCharsets.ISO_8859_1))) {
          boolean other = kind == WEBP && !holds(bytes, 8, WEBP_FORM);
          return other ? Optional.empty() : Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  private static final byte[] WEBP_FORM = {'W', 'E', 'B', 'P'};
  private static final byte[] IHDR = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};

  public PictureHeader {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture must have a pixel (got: " + width + " x " + height + ")");
    }
  }

  /**
   * Reads a header.
   *
   * @param bytes the picture, or its first {@value #PREFIX} bytes
   * @return empty when it is none of the kinds, has no pixel, or is cut or damaged before it tells
   *     its size
   */
  public static Optional<PictureHeader> of(byte[] bytes) {
    return Kind.of(bytes).flatMap(kind -> Optional.ofNullable(of(kind, bytes)));
  }

  private static @Nullable PictureHeader of(Kind kind, byte[] bytes) {
    return switch (kind) {
      case PNG -> png(bytes);
      case JPEG -> jpeg(bytes);
      case GIF -> gif(bytes);
      case WEBP -> webp(bytes);
    };
  }

  /** Width times height. */
  public long pixels() {
    return (long) width * height;
  }

  /** Whether it is within {@link #MOST_PIXELS} and {@link #LONGEST_SIDE}. */
  public boolean isWithinLimits() {
    return pixels() <= MOST_PIXELS && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
  }

  private static @Nullable PictureHeader sized(Kind kind, long width, long height) {
    boolean some = width >= 1 && height >= 1;
    return some && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE
        ? new PictureHeader(kind, (int) width, (int) height)
        : null;
  }

  private static @Nullable PictureHeader png(byte[] bytes) {
    return bytes.length >= 33 && holds(bytes, 8, IHDR)
        ? sized(Kind.PNG, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4))
        : null;
  }

  /** The size stands in the frame's header, after segments that say how long they are. */
  private static @Nullable PictureHeader jpeg(byte[] bytes) {
    int at = 2;
    while (at + 9 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
      } else if (isFrame(marker)) {
        return sized(Kind.JPEG, bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2));
      } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        at += 2;
      } else if (marker >= 0xD9 && marker <= 0xDA) {
        return null;
      } else {
        at += 2 + (int) Math.max(2, bigEndian(bytes, at + 2, 2));
      }
    }
    return null;
  }

  /**
   * SOF0 to SOF15; among them stand tables of Huffman and arithmetic coding, and a reserved one.
   */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** The canvas, or the first frame where that is larger. */
  private static @Nullable PictureHeader gif(byte[] bytes) {
    boolean known = bytes.length >= 13 && (bytes[4] == '7' || bytes[4] == '9') && bytes[5] == 'a';
    if (!known) {
      return null;
    }
    long width = littleEndian(bytes, 6, 2);
    long height = littleEndian(bytes, 8, 2);
    int at = 13 + ((bytes[10] & 0x80) == 0 ? 0 : 3 << ((bytes[10] & 7) + 1));
    while (at + 2 < bytes.length && bytes[at] == 0x21) {
      at = afterBlocks(bytes, at + 2);
    }
    if (at + 10 > bytes.length || bytes[at] != 0x2C) {
      return null;
    }
    return sized(
        Kind.GIF,
        Math.max(width, littleEndian(bytes, at + 1, 2) + littleEndian(bytes, at + 5, 2)),
        Math.max(height, littleEndian(bytes, at + 3, 2) + littleEndian(bytes, at + 7, 2)));
  }

  /** Past blocks that each begin with their length, up to one of none. */
  private static int afterBlocks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != 0) {
      at += 1 + (bytes[at] & 0xFF);
    }
    return at + 1;
  }

  private static @Nullable PictureHeader webp(byte[] bytes) {
    if (bytes.length < 30 || !holds(bytes, 12, new byte[] {'V', 'P', '8'})) {
      return null;
    }
    return switch (bytes[15]) {
      case 'X' -> sized(Kind.WEBP, 1 + littleEndian(bytes, 24, 3), 1 + littleEndian(bytes, 27, 3));
      case 'L' -> bytes[20] == 0x2F ? lossless(littleEndian(bytes, 21, 4)) : null;
      case ' ' -> holds(bytes, 23, new byte[] {(byte) 0x9D, 1, 0x2A}) ? lossy(bytes) : null;
      default -> null;
    };
  }

  private static @Nullable PictureHeader lossless(long bits) {
    return sized(Kind.WEBP, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
  }

  private static @Nullable PictureHeader lossy(byte[] bytes) {
    return sized(
        Kind.WEBP, littleEndian(bytes, 26, 2) & 0x3FFF, littleEndian(bytes, 28, 2) & 0x3FFF);
  }

  private static boolean holds(byte[] bytes, int at, byte[] part) {
    return bytes.length >= at + part.length
        && java.util.Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
  }

  private static long bigEndian(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | (bytes[at + i] & 0xFF);
    }
    return number;
  }

  private static long littleEndian(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | (bytes[at + i] & 0xFF);
    }
    return number;
  }
}
