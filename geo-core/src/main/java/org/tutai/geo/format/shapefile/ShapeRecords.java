package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;

/**
 * Walks over the records of a {@code .shp}: by the {@code .shx} in its order when there is one to
 * trust, otherwise from one record to the next. For one thread.
 */
final class ShapeRecords {

  static final int RECORD_HEADER = 8;

  private static final VarHandle INT_BE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int BLOCK = 1 << 20;
  private static final int SMALL_BLOCK = 1 << 16;

  /** No honest shape comes near; it bounds what one record may allocate. */
  private static final long MOST_CONTENT = 1L << 29;

  private final PositionedFile shp;
  private final FileWindow shapes;
  private final @Nullable FileWindow index;
  private final long statedLength;
  private long row = -1;
  private long position = ShpHeader.SIZE;
  private long contentLength;
  private boolean damaged;

  /**
   * @param index the {@code .shx}, when it is to be trusted
   * @param statedLength the length of the {@code .shp} as its header has it
   */
  ShapeRecords(PositionedFile shp, @Nullable PositionedFile index, long statedLength) {
    this.shp = shp;
    this.shapes = new FileWindow(shp, BLOCK);
    this.index = index == null ? null : new FileWindow(index, SMALL_BLOCK);
    this.statedLength = statedLength;
  }

  /**
   * Goes to the next record.
   *
   * @return whether there is one
   * @throws FormatException when a record runs past the file's end
   */
  boolean next() throws IOException {
    row++;
    return index == null ? step() : look(index);
  }

  private boolean step() throws IOException {
    long at = row == 0 ? ShpHeader.SIZE : position + RECORD_HEADER + contentLength;
    if (at + RECORD_HEADER > shp.size()) {
      return false;
    }
    position = at;
    contentLength = contentLength(at);
    if (shp.contains(at + RECORD_HEADER, contentLength)) {
      return true;
    }
    if (at >= statedLength) {
      return false;
    }
    shp.require(at + RECORD_HEADER, contentLength, "record " + (row + 1));
    return true;
  }

  private boolean look(FileWindow entries) throws IOException {
    long entry = ShpHeader.SIZE + 8 * row;
    if (entry + 8 > entries.file().size()) {
      return false;
    }
    int at = entries.locate(entry, 8, "an index entry");
    position = words(entries.bytes(), at);
    long indexed = words(entries.bytes(), at + 4);
    contentLength = contentLength(position);
    damaged = !shp.contains(position + RECORD_HEADER, contentLength);
    if (damaged && shp.contains(position + RECORD_HEADER, indexed)) {
      contentLength = indexed;
      damaged = false;
    }
    return true;
  }

  private long contentLength(long at) throws IOException {
    int header = shapes.locate(at, RECORD_HEADER, "a record's header");
    return words(shapes.bytes(), header + 4);
  }

  /** The number of bytes in a big-endian count of 16-bit words. */
  static long words(byte[] bytes, int at) {
    return 2 * Integer.toUnsignedLong((int) INT_BE.get(bytes, at));
  }

  /** Which record it is, from 0. */
  long row() {
    return row;
  }

  /** Why the record's content cannot be read, or null when it can. */
  @Nullable String fault() {
    if (damaged) {
      return "the record at byte " + position + " states a length of " + contentLength + " bytes";
    }
    return contentLength > MOST_CONTENT
        ? "the record at byte " + position + " has " + contentLength + " bytes"
        : null;
  }

  /** Aims a cursor at the record's content; not for one with a fault. */
  void aim(ByteCursor cursor) throws IOException {
    shapes.aim(cursor, position + RECORD_HEADER, (int) contentLength, "a record");
  }
}
