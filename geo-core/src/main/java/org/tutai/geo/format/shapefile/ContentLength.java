package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.format.FlatGeometry.Layout;

/**
 * How long a record's content must be by the counts it holds, where what its header says cannot be.
 *
 * @param least without the measures of a Z shape, which may be left out; -1 when it cannot be told
 * @param most with them
 */
record ContentLength(long least, long most) {

  private static final ContentLength UNKNOWN = new ContentLength(-1, -1);
  private static final VarHandle INT_LE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Shape type, box, and two counts at most. */
  private static final int HEAD = 44;

  private static final int BOX = 4 + 4 * Double.BYTES;

  /** Whether a length is one of the two. */
  boolean fits(long length) {
    return length >= 0 && (length == least || length == most);
  }

  /**
   * Looks at the beginning of a content.
   *
   * @param position of the content in the file
   */
  static ContentLength of(FileWindow shapes, long position) throws IOException {
    int there = (int) Math.max(0, Math.min(HEAD, shapes.file().size() - position));
    if (there < Integer.BYTES) {
      return UNKNOWN;
    }
    int at = shapes.locate(position, there, "a record");
    ShapeType type = ShapeType.ofCode((int) INT_LE.get(shapes.bytes(), at));
    if (type == null || type == ShapeType.NULL) {
      return type == null ? UNKNOWN : new ContentLength(Integer.BYTES, Integer.BYTES);
    }
    return switch (type.shape()) {
      case POINT -> of(type.layout(), Integer.BYTES, 0, 1);
      case POINTS ->
          there < BOX + 4 ? UNKNOWN : of(type.layout(), BOX + 4, 16, count(shapes, at, 0));
      case LINES, RINGS ->
          there < HEAD
              ? UNKNOWN
              : of(
                  type.layout(),
                  HEAD + Integer.BYTES * count(shapes, at, 0),
                  16,
                  count(shapes, at, 4));
      case NONE -> UNKNOWN;
    };
  }

  private static long count(FileWindow shapes, int at, int behindBox) {
    return Integer.toUnsignedLong((int) INT_LE.get(shapes.bytes(), at + BOX + behindBox));
  }

  /**
   * @param range bytes of the least and greatest value before a block of heights or measures
   */
  private static ContentLength of(Layout layout, long head, int range, long count) {
    long block = range + Double.BYTES * count;
    long least = head + 2 * Double.BYTES * count + (layout.hasZ() ? block : 0);
    long most = least + (layout.hasM() ? block : 0);
    return new ContentLength(least, most);
  }
}
