package org.tutai.geo.format.geotiff;

import java.util.Map;
import java.util.Optional;

/** How a file's blocks of cells are packed. */
enum Compression {
  NONE,
  FAX,
  LZW,
  JPEG,
  DEFLATE,
  PACK_BITS;

  private static final Map<Integer, Compression> READ =
      Map.of(
          1, NONE, 2, FAX, 3, FAX, 4, FAX, 5, LZW, 7, JPEG, 8, DEFLATE, 32946, DEFLATE, 32773,
          PACK_BITS);

  private static final Map<Integer, String> NAMES =
      Map.of(
          6,
          "old JPEG",
          34712,
          "JPEG 2000",
          34887,
          "LERC",
          34925,
          "LZMA",
          50000,
          "Zstandard",
          50001,
          "WebP",
          50002,
          "JPEG XL");

  /** The compression of a tag's number; empty for one that is not read. */
  static Optional<Compression> of(int number) {
    return Optional.ofNullable(READ.get(number));
  }

  /** What a number that is not read stands for. */
  static String name(int number) {
    String name = NAMES.get(number);
    return "compression " + number + (name == null ? "" : " (" + name + ")");
  }

  /** Whether a block is unpacked by another library, all at once. */
  boolean isWhole() {
    return this == FAX || this == JPEG;
  }
}
