package org.tutai.geo.format.geopackage;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.Arcs;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.WkbReader;

/**
 * Reads GeoPackage binary: a header, then well-known binary (GeoPackage 1.3, clause 2.1.3). The
 * header's envelope is passed over, because what draws needs the geometry's own. For one thread.
 */
final class GeometryBlob {

  private static final int EMPTY = 0x10;
  private static final int EXTENDED = 0x20;
  private static final int LEAST_WKB = 9;
  private static final int[] ENVELOPE_NUMBERS = {0, 4, 6, 6, 8};

  private final ByteCursor cursor = new ByteCursor(null, ByteOrder.BIG_ENDIAN);
  private final Mends mends;
  private final WkbReader wkb;

  GeometryBlob(Mends mends, Arcs curves) {
    this.mends = mends;
    this.wkb = new WkbReader(mends, curves);
  }

  /**
   * Reads a geometry.
   *
   * @return null when it is empty
   * @throws BadGeometryException when the bytes are not what they should be
   */
  @Nullable Geometry read(byte[] blob) throws BadGeometryException {
    return read(blob, 0, blob.length);
  }

  /** Reads a geometry that is a part of an array. */
  @Nullable Geometry read(byte[] bytes, int from, int to) throws BadGeometryException {
    cursor.aim(bytes, from, to, 0);
    cursor.order(ByteOrder.BIG_ENDIAN);
    if (to - from >= LEAST_WKB && bytes[from] <= 1 && bytes[from] >= 0) {
      mends.add("geometry-blob", "the geometry is well-known binary without a GeoPackage's header");
      return wkb.read(cursor);
    }
    try {
      return skipHeader() ? null : wkb.read(cursor);
    } catch (FormatException e) {
      throw new BadGeometryException(
          "geometry-blob", "expected " + e.expected() + ", found " + e.found());
    }
  }

  /** Whether the header says that the geometry is empty. */
  private boolean skipHeader() throws FormatException, BadGeometryException {
    int magic = cursor.getUnsignedShort();
    int version = cursor.getUnsignedByte();
    int flags = cursor.getUnsignedByte();
    if (magic != 0x4750 || version != 0) {
      throw new BadGeometryException(
          "geometry-blob", "the geometry does not start with GP and version 0");
    }
    int envelope = flags >> 1 & 7;
    if (envelope >= ENVELOPE_NUMBERS.length) {
      throw new BadGeometryException(
          "geometry-blob", "the geometry has an envelope of kind " + envelope);
    }
    cursor.skip(Integer.BYTES + (long) ENVELOPE_NUMBERS[envelope] * Double.BYTES);
    if ((flags & EXTENDED) != 0) {
      String code = new String(cursor.getBytes(Integer.BYTES), StandardCharsets.ISO_8859_1);
      throw new BadGeometryException(
          "geometry-extension",
          "the geometry is of the form \"" + code.replaceAll("[^ -~]", "?") + "\" of an extension");
    }
    return (flags & EMPTY) != 0;
  }
}
