package org.tutai.geo.format.geopackage;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/**
 * Reads GeoPackage binary: a header, then well-known binary (GeoPackage 1.3, clause 2.1.3). The
 * header's envelope is passed over, because what draws needs the geometry's own. For one thread.
 */
final class GeometryBlob {

  private static final int EMPTY = 0x10;
  private static final int EXTENDED = 0x20;
  private static final int[] ENVELOPE_NUMBERS = {0, 4, 6, 6, 8};

  private final ByteCursor cursor = new ByteCursor(null, ByteOrder.BIG_ENDIAN);
  private final WkbReader wkb;

  GeometryBlob(Mends mends) {
    this.wkb = new WkbReader(mends);
  }

  /**
   * Reads a geometry.
   *
   * @return null when it is empty
   * @throws BadGeometryException when the bytes are not what they should be
   */
  @Nullable Geometry read(byte[] blob) throws BadGeometryException {
    cursor.aim(blob, 0, blob.length, 0);
    cursor.order(ByteOrder.BIG_ENDIAN);
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
    if ((flags & EXTENDED) != 0) {
      throw new BadGeometryException(
          "geometry-blob", "the geometry is of a form that an extension defines");
    }
    int envelope = flags >> 1 & 7;
    if (envelope >= ENVELOPE_NUMBERS.length) {
      throw new BadGeometryException(
          "geometry-blob", "the geometry has an envelope of kind " + envelope);
    }
    cursor.skip(Integer.BYTES + (long) ENVELOPE_NUMBERS[envelope] * Double.BYTES);
    return (flags & EMPTY) != 0;
  }
}
