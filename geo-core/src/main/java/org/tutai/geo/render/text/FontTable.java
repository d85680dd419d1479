package org.tutai.geo.render.text;

import java.io.IOException;
import java.util.Arrays;
import org.tutai.geo.bytes.FormatException;

/**
 * A table of a font file, or a part of one, in memory: big-endian numbers, every read checked
 * (OpenType 1.9, "Data types").
 */
final class FontTable {

  private final FontBytes font;
  private final String tag;
  private final long start;
  private final byte[] bytes;

  /** Reads a stretch of the file. */
  FontTable(FontBytes font, String tag, long start, long length) throws IOException {
    this.font = font;
    this.tag = tag;
    this.start = start;
    this.bytes = font.slice(start, length, "table " + tag);
  }

  int length() {
    return bytes.length;
  }

  int u8(int at) throws FormatException {
    check(at, 1);
    return bytes[at] & 0xFF;
  }

  int u16(int at) throws FormatException {
    check(at, 2);
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  int i16(int at) throws FormatException {
    return (short) u16(at);
  }

  int i8(int at) throws FormatException {
    return (byte) u8(at);
  }

  long u32(int at) throws FormatException {
    check(at, 4);
    return (long) (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  /** A signed fraction with 14 bits behind the point. */
  double f2dot14(int at) throws FormatException {
    return i16(at) / 16384.0;
  }

  /** Copies bytes, for text. */
  byte[] copy(int at, int length) throws FormatException {
    check(at, length);
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  /** Refuses a table that is too short for what it should hold. */
  FontTable atLeast(long length) throws FormatException {
    if (bytes.length < length) {
      throw wrong(0, "at least " + length + " bytes", bytes.length + " bytes");
    }
    return this;
  }

  FormatException wrong(int at, String expected, String found) {
    return new FormatException(font.name(), start + at, "in table " + tag + " " + expected, found);
  }

  private void check(int at, int length) throws FormatException {
    if (at < 0 || length < 0 || length > bytes.length - at) {
      throw wrong(
          Math.max(0, Math.min(at, bytes.length)),
          length + " bytes",
          "the end of the table after " + Math.max(0, bytes.length - at) + " bytes");
    }
  }
}
