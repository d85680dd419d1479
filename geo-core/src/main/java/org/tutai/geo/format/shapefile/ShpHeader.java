package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Locale;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;

/**
 * The first 100 bytes of a {@code .shp} or {@code .shx}.
 *
 * @param type the type of all shapes but null shapes
 * @param length the file's length in bytes as the header states it; not to be trusted
 */
record ShpHeader(ShapeType type, long length) {

  static final int SIZE = 100;
  static final int MAGIC = 9994;
  static final int VERSION = 1000;

  /** How a zip file begins. */
  private static final int ZIP = 0x504B0304;

  private static final String NOT_ONE = "This is not a shapefile, or it is damaged.";

  /**
   * Reads and checks the header.
   *
   * @throws FormatException when the file is too short, or magic number, version or shape type are
   *     not those of a shapefile
   */
  static ShpHeader read(PositionedFile file) throws IOException {
    byte[] bytes = file.read(0, SIZE, "a shapefile's header");
    var cursor = new ByteCursor(bytes, file.path(), ByteOrder.BIG_ENDIAN);
    int magic = cursor.getInt();
    if (magic != MAGIC) {
      throw new FormatException(
              file.path(),
              0,
              "magic number " + hex(MAGIC),
              magic == ZIP ? "a zip file" : "magic number " + hex(magic),
              magic == ZIP ? "Give it the ending .zip." : NOT_ONE)
          .because(FormatFault.OTHER_FORMAT);
    }
    cursor.skip(20);
    long length = 2 * Integer.toUnsignedLong(cursor.getInt());
    cursor.order(ByteOrder.LITTLE_ENDIAN);
    int version = cursor.getInt();
    if (version != VERSION) {
      throw new FormatException(
              file.path(), 28, "version " + VERSION, "version " + version, NOT_ONE)
          .because(FormatFault.UNSUPPORTED);
    }
    return new ShpHeader(type(file, cursor.getInt()), length);
  }

  private static String hex(int number) {
    return String.format(Locale.ROOT, "0x%08X", number);
  }

  private static ShapeType type(PositionedFile file, int code) throws FormatException {
    ShapeType type = ShapeType.ofCode(code);
    if (type != null) {
      return type;
    }
    if (code == ShapeType.MULTIPATCH) {
      throw new FormatException(
              file.path(),
              32,
              "points, lines or polygons",
              "multipatches (shape type 31), which are surfaces in space",
              "Convert the layer to polygons.")
          .because(FormatFault.UNSUPPORTED);
    }
    throw new FormatException(
        file.path(),
        32,
        "a shape type of 0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25 or 28",
        "shape type " + code,
        NOT_ONE);
  }
}
