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
  private long stated;
  private int firstNumber;
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
    if (row == 0) {
      firstNumber = number(at);
    }
    stated = contentLength;
    if (!leadsOn(contentLength)) {
      mendLength();
    }
    if (shp.contains(at + RECORD_HEADER, contentLength)) {
      return true;
    }
    if (at >= statedLength) {
      return false;
    }
    shp.require(at + RECORD_HEADER, contentLength, "record " + (row + 1));
    return true;
  }

  /** Whether a content of such a length ends where the next record starts, or the file ends. */
  private boolean leadsOn(long length) throws IOException {
    long next = position + RECORD_HEADER + length;
    if (length < 0 || next + RECORD_HEADER > shp.size()) {
      return next == shp.size();
    }
    return number(next) == firstNumber + (int) row + 1;
  }

  private void mendLength() throws IOException {
    ContentLength own = ContentLength.of(shapes, position + RECORD_HEADER);
    if (own.fits(contentLength)) {
      return;
    }
    if (leadsOn(own.most())) {
      contentLength = own.most();
    } else if (leadsOn(own.least())) {
      contentLength = own.least();
    }
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
    stated = contentLength;
    if (contentLength != indexed
        && shp.contains(position + RECORD_HEADER, indexed)
        && (!shp.contains(position + RECORD_HEADER, contentLength)
            || ContentLength.of(shapes, position + RECORD_HEADER).fits(indexed))) {
      contentLength = indexed;
    }
    damaged = !shp.contains(position + RECORD_HEADER, contentLength);
    return true;
  }

  private int number(long at) throws IOException {
    int header = shapes.locate(at, RECORD_HEADER, "a record's header");
    return number(shapes.bytes(), header);
  }

  /** A record's number, from its header. */
  static int number(byte[] bytes, int at) {
    return (int) INT_BE.get(bytes, at);
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

  /** Whether the record's header states another length than its content has. */
  boolean lengthMended() {
    return contentLength != stated;
  }

  /** Aims a cursor at the record's content; not for one with a fault. */
  void aim(ByteCursor cursor) throws IOException {
    shapes.aim(cursor, position + RECORD_HEADER, (int) contentLength, "a record");
  }
}
