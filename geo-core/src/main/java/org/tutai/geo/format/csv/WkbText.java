package org.tutai.geo.format.csv;

import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Arcs;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.WkbReader;

/** Reads well-known binary that is written in hexadecimal digits, as PostGIS gives it. */
final class WkbText {

  /** Byte order, type and count. */
  private static final int LEAST_DIGITS = 18;

  private static final int SRID = 0x20000000;

  private final WkbReader reader;
  private final ByteCursor cursor = new ByteCursor(null, ByteOrder.BIG_ENDIAN);
  private byte[] decoded = {};

  WkbText(Mends mends, Arcs curves) {
    this.reader = new WkbReader(mends, curves);
  }

  /** The kind of geometry that a cell begins to be, or null. */
  static @Nullable GeometryKind kind(byte[] bytes, int start, int end) {
    if (!isHex(bytes, start, end)) {
      return null;
    }
    return switch ((type(bytes, start) & 0xFFFF) % 1000) {
      case 1, 4 -> GeometryKind.POINT;
      case 2, 5, 8, 9, 11 -> GeometryKind.LINE;
      case 3, 6, 10, 12, 15, 16, 17 -> GeometryKind.POLYGON;
      case 7 -> GeometryKind.MIXED;
      default -> null;
    };
  }

  private static boolean isHex(byte[] bytes, int start, int end) {
    boolean fits = end - start >= LEAST_DIGITS && (end - start) % 2 == 0 && bytes[start] == '0';
    for (int i = start; fits && i < start + LEAST_DIGITS; i++) {
      fits = Character.digit(bytes[i], 16) >= 0;
    }
    return fits && (bytes[start + 1] == '0' || bytes[start + 1] == '1');
  }

  private static int type(byte[] bytes, int start) {
    return number(bytes, start + 2, bytes[start + 1] == '1');
  }

  private static int number(byte[] bytes, int start, boolean littleEndian) {
    int n = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      n = n << 8 | value(bytes, start + 2 * i);
    }
    return littleEndian ? Integer.reverseBytes(n) : n;
  }

  private static int value(byte[] bytes, int at) {
    return Character.digit(bytes[at], 16) << 4 | Character.digit(bytes[at + 1], 16);
  }

  /** The number of the system that a cell names, if it does. */
  static OptionalInt srid(byte[] bytes, int start, int end) {
    boolean named = isHex(bytes, start, end) && (type(bytes, start) & SRID) != 0;
    return named
        ? OptionalInt.of(number(bytes, start + 10, bytes[start + 1] == '1'))
        : OptionalInt.empty();
  }

  /** Reads a cell; null for an empty geometry. */
  @Nullable Geometry read(byte[] bytes, int start, int end) throws BadGeometryException {
    if (!isHex(bytes, start, end)) {
      throw broken();
    }
    int length = (end - start) / 2;
    if (decoded.length < length) {
      decoded = new byte[length];
    }
    for (int i = 0; i < length; i++) {
      int value = value(bytes, start + 2 * i);
      if (value < 0) {
        throw broken();
      }
      decoded[i] = (byte) value;
    }
    cursor.aim(decoded, 0, length, 0);
    return reader.read(cursor);
  }

  private static BadGeometryException broken() {
    return new BadGeometryException(
        "wkb-type",
        "hexadecimal digits of well-known binary are expected, and there is something else");
  }
}
