package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;

/**
 * The head of a {@code .dbf}: what its rows look like.
 *
 * @param statedRows how many rows the header counts; not to be trusted
 * @param rows how many rows lie wholly in the file
 * @param headerLength where the first row starts
 * @param rowLength the length of a row, its deletion flag included
 * @param languageDriver the byte that tells the encoding, 0 when it tells nothing
 * @param dbase7 whether whole numbers are stored as dBase 7 does: big-endian, sign turned
 * @param fields the columns
 */
record DbfHeader(
    long statedRows,
    long rows,
    int headerLength,
    int rowLength,
    int languageDriver,
    boolean dbase7,
    List<DbfField> fields) {

  private static final int FIXED = 32;
  private static final int FIXED_DBASE_7 = 68;
  private static final int DESCRIPTOR_DBASE_7 = 48;
  private static final int TERMINATOR = 0x0D;
  private static final String WITHOUT = "Copy the file again.";

  DbfHeader {
    fields = List.copyOf(fields);
  }

  /**
   * Reads and checks the header.
   *
   * @throws FormatException when the header is truncated, or its lengths don't hold its columns
   */
  static DbfHeader read(PositionedFile file) throws IOException {
    byte[] fixed = file.read(0, FIXED, "a dBase header");
    var cursor = new ByteCursor(fixed, file.path(), ByteOrder.LITTLE_ENDIAN);
    int version = cursor.getUnsignedByte();
    cursor.skip(3);
    long statedRows = Integer.toUnsignedLong(cursor.getInt());
    int headerLength = cursor.getUnsignedShort();
    int rowLength = cursor.getUnsignedShort();
    boolean dbase7 = (version & 7) == 4;
    int languageDriver = fixed[29] & 0xFF;
    int first = dbase7 ? FIXED_DBASE_7 : FIXED;
    if (headerLength <= first) {
      throw new FormatException(
          file.path(), 8, "a header of more than " + first + " bytes", headerLength + "", WITHOUT);
    }
    byte[] header = file.read(0, headerLength, "a dBase header");
    List<DbfField> fields = fields(file.path(), header, dbase7, rowLength);
    long rows = rowLength == 0 ? 0 : (file.size() - headerLength) / rowLength;
    return new DbfHeader(statedRows, rows, headerLength, rowLength, languageDriver, dbase7, fields);
  }

  private static List<DbfField> fields(Path path, byte[] header, boolean dbase7, int rowLength)
      throws FormatException {
    List<DbfField> fields = fields(header, dbase7, false);
    int needed = rowLength(fields);
    if (needed != rowLength) {
      List<DbfField> wide = fields(header, dbase7, true);
      if (rowLength(wide) == rowLength) {
        fields = wide;
        needed = rowLength;
      }
    }
    if (needed > rowLength) {
      throw new FormatException(
          path, 10, "rows of " + needed + " bytes for the columns", rowLength + "", WITHOUT);
    }
    for (DbfField field : fields) {
      if (field.demandedWidth() != 0 && field.width() != field.demandedWidth()) {
        throw new FormatException(
            path,
            -1,
            "a width of " + field.demandedWidth() + " for a column of type " + field.type(),
            "width " + field.width(),
            WITHOUT);
      }
    }
    return fields;
  }

  /** Clipper and FoxPro put the high byte of a text column's width where decimals stand. */
  private static List<DbfField> fields(byte[] header, boolean dbase7, boolean wideText) {
    int size = dbase7 ? DESCRIPTOR_DBASE_7 : FIXED;
    int nameLength = dbase7 ? 32 : 11;
    int widthAt = dbase7 ? 33 : 16;
    List<DbfField> fields = new ArrayList<>();
    int offset = 1;
    for (int at = dbase7 ? FIXED_DBASE_7 : FIXED;
        at + size <= header.length && header[at] != TERMINATOR;
        at += size) {
      char type = Character.toUpperCase((char) (header[at + nameLength] & 0xFF));
      int width = header[at + widthAt] & 0xFF;
      int decimals = header[at + widthAt + 1] & 0xFF;
      if (type == 'C') {
        width += wideText ? decimals << 8 : 0;
        decimals = 0;
      }
      // Days written with points or slashes between.
      char read = type == 'D' && width != Long.BYTES ? 'C' : type;
      fields.add(new DbfField(name(header, at, nameLength), read, offset, width, decimals));
      offset += width;
    }
    return fields;
  }

  /** Two-byte Unicode has zeros within names, so only those at the end are left out here. */
  private static byte[] name(byte[] header, int at, int length) {
    int end = at + length;
    while (end > at && header[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOfRange(header, at, end);
  }

  private static int rowLength(List<DbfField> fields) {
    return 1 + fields.stream().mapToInt(DbfField::width).sum();
  }
}
