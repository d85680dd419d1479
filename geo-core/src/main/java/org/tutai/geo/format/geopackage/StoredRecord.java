package org.tutai.geo.format.geopackage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tutai.geo.bytes.FormatException;

/**
 * The values of a row as SQLite stores them ("The SQLite Database File Format", 2.1): a header of
 * types, then the values one behind the other. For one thread.
 */
final class StoredRecord {

  /** Types: no value, whole numbers of 1 to 8 bytes, a double, 0, 1; then blobs and texts. */
  static final int NULL = 0;

  static final int DOUBLE = 7;
  private static final int ZERO = 8;
  private static final int ONE = 9;
  private static final int BLOB = 12;

  /** Lengths of the types below {@link #BLOB}; the two reserved ones have none. */
  private static final int[] LENGTHS = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, -1, -1};

  private static final VarHandle LONG_BE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final PageFile file;
  private final int[] types;
  private final int[] starts;
  private byte[] bytes = {};

  /**
   * @param columns how many values to look at, from the first
   */
  StoredRecord(PageFile file, int columns) {
    this.file = file;
    this.types = new int[columns];
    this.starts = new int[columns + 1];
  }

  /**
   * Finds the values of the scan's row; those that it lacks are taken for none.
   *
   * @throws FormatException when the record is damaged
   */
  void read(TableScan row) throws FormatException {
    bytes = row.bytes();
    int at = row.from();
    int end = row.to();
    long headerLength = varint(at, end);
    if (headerLength < 1 || headerLength > end - at) {
      throw file.damaged("a row whose header is longer than itself");
    }
    int headerEnd = at + (int) headerLength;
    at += Varint.length(bytes, at, end);
    int value = headerEnd;
    int column = 0;
    for (; column < types.length && at < headerEnd; column++) {
      int type = bytes[at];
      if (type >= 0) {
        at++;
      } else {
        type = longType(at, headerEnd);
        at += Varint.length(bytes, at, headerEnd);
      }
      int length = type < BLOB ? LENGTHS[type] : (type - BLOB) >> 1;
      if (length < 0 || length > end - value) {
        throw file.damaged("a value that ends outside its row");
      }
      types[column] = type;
      starts[column] = value;
      value += length;
    }
    Arrays.fill(types, column, types.length, NULL);
    Arrays.fill(starts, column, starts.length, value);
  }

  private int longType(int at, int headerEnd) throws FormatException {
    long type = varint(at, headerEnd);
    if (type < 0 || type > Integer.MAX_VALUE) {
      throw file.damaged("a value that ends outside its row");
    }
    return (int) type;
  }

  private long varint(int at, int end) throws FormatException {
    if (at >= end || at + Varint.length(bytes, at, end) > end) {
      throw file.damaged("a row that ends in its header");
    }
    return Varint.get(bytes, at);
  }

  boolean isNull(int column) {
    return types[column] == NULL;
  }

  /** Whether the value is a whole number. */
  boolean isInteger(int column) {
    int type = types[column];
    return (type > NULL && type < DOUBLE) || type == ZERO || type == ONE;
  }

  boolean isDouble(int column) {
    return types[column] == DOUBLE;
  }

  boolean isText(int column) {
    return types[column] > BLOB && (types[column] & 1) != 0;
  }

  boolean isBlob(int column) {
    return types[column] >= BLOB && (types[column] & 1) == 0;
  }

  /** Where the value's bytes are. */
  byte[] bytes() {
    return bytes;
  }

  int from(int column) {
    return starts[column];
  }

  /** Where a text or blob ends. */
  int to(int column) {
    return starts[column] + ((types[column] - BLOB) >> 1);
  }

  /** A whole number. */
  long integer(int column) {
    int type = types[column];
    if (type >= ZERO) {
      return type == ONE ? 1 : 0;
    }
    int at = starts[column];
    int length = LENGTHS[type];
    long value = bytes[at];
    for (int i = 1; i < length; i++) {
      value = (value << 8) | (bytes[at + i] & 0xFF);
    }
    return value;
  }

  /** A floating point number; NaN stands for no value. */
  double real(int column) {
    return Double.longBitsToDouble((long) LONG_BE.get(bytes, starts[column]));
  }
}
