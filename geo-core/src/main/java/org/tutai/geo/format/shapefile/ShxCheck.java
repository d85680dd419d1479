package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.file.Path;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;

/**
 * Decides whether a {@code .shx} may be trusted to find the records of a {@code .shp}.
 *
 * @param entries how many records it finds
 * @param fault why it is not to be trusted; empty when it is
 */
record ShxCheck(long entries, String fault) {

  private static final int BLOCK = 1 << 16;
  private static final int SAMPLES = 32;

  boolean trusted() {
    return fault.isEmpty();
  }

  /**
   * Looks at every entry, and compares some with the records they lead to.
   *
   * @throws FormatException when records lie past the end of a {@code .shp} that is shorter than it
   *     says
   */
  static ShxCheck of(PositionedFile shp, long statedLength, Path shx) throws IOException {
    try (var file = PositionedFile.open(shx)) {
      ShpHeader.read(file);
      long entries = (file.size() - ShpHeader.SIZE) / 8;
      return new ShxCheck(entries, fault(shp, statedLength, new FileWindow(file, BLOCK), entries));
    } catch (FormatException e) {
      if (e.path().filter(shx::equals).isEmpty()) {
        throw e;
      }
      return new ShxCheck(0, "expected " + e.expected() + ", found " + e.found());
    }
  }

  private static String fault(PositionedFile shp, long statedLength, FileWindow index, long entries)
      throws IOException {
    var shapes = new FileWindow(shp, 1);
    long every = Math.max(1, entries / SAMPLES);
    long end = ShpHeader.SIZE;
    for (long i = 0; i < entries; i++) {
      int at = index.locate(ShpHeader.SIZE + 8 * i, 8, "an index entry");
      long position = ShapeRecords.words(index.bytes(), at);
      long length = ShapeRecords.words(index.bytes(), at + 4);
      boolean inside =
          position >= ShpHeader.SIZE && shp.contains(position, ShapeRecords.RECORD_HEADER + length);
      if (!inside) {
        return outside(shp, statedLength, i, position, length);
      }
      if ((i % every == 0 || i == entries - 1) && length(shapes, position) != length) {
        return "its entry " + (i + 1) + " does not agree with the record it leads to";
      }
      end = Math.max(end, position + ShapeRecords.RECORD_HEADER + length);
    }
    return followed(shapes, end, entries)
        ? "it has " + entries + " entries, and more records follow"
        : "";
  }

  /** Whether the record after the last entry's is there: the index was cut short. */
  private static boolean followed(FileWindow shapes, long end, long entries) throws IOException {
    if (!shapes.file().contains(end, ShapeRecords.RECORD_HEADER + Integer.BYTES)) {
      return false;
    }
    int at = shapes.locate(end, ShapeRecords.RECORD_HEADER, "a record's header");
    long length = ShapeRecords.words(shapes.bytes(), at + 4);
    return ShapeRecords.number(shapes.bytes(), at) == entries + 1
        && ContentLength.of(shapes, end + ShapeRecords.RECORD_HEADER).fits(length);
  }

  private static String outside(
      PositionedFile shp, long statedLength, long entry, long position, long length)
      throws FormatException {
    long end = position + ShapeRecords.RECORD_HEADER + length;
    if (position >= ShpHeader.SIZE && end <= statedLength) {
      shp.require(position, ShapeRecords.RECORD_HEADER + length, "record " + (entry + 1));
    }
    return "its entry " + (entry + 1) + " leads outside the .shp";
  }

  private static long length(FileWindow shapes, long position) throws IOException {
    int at = shapes.locate(position, ShapeRecords.RECORD_HEADER, "a record's header");
    return ShapeRecords.words(shapes.bytes(), at + 4);
  }
}
