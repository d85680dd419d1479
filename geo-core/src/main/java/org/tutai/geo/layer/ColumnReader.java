package org.tutai.geo.layer;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.layer.LayerFile.Kind;
import org.tutai.geo.layer.LayerFile.Section;

/** Reads one attribute column as {@link ColumnWriter} wrote it. Thread-safe. */
abstract class ColumnReader {

  /** The value of a row. */
  abstract @Nullable Object value(int row);

  /** The code of a row's value, −1 for a column without codes; "no value" has the last code. */
  int code(int row) {
    return -1;
  }

  /** How many codes there are, "no value" included. */
  int codes() {
    return 0;
  }

  /** The value of a code. */
  @Nullable Object coded(int code) {
    throw new IndexOutOfBoundsException("a column without codes has no code " + code);
  }

  static ColumnReader open(LayerFile file, FieldType type, int column, int rows)
      throws FormatException {
    Optional<Section> codes = file.find(Kind.CODES, column);
    if (codes.isPresent()) {
      file.require(Kind.CODES, column, 2L * rows);
      return new Coded(file, type, codes.get(), file.require(Kind.DICTIONARY, column));
    }
    Section nulls = file.require(Kind.NULLS, column, rows / 8 + 1L);
    if (Columnar.fixed(type)) {
      return new Fixed(file.file(), type, nulls, file.require(Kind.FIXED, column, 8L * rows));
    }
    return new Runs(
        file,
        type,
        nulls,
        file.require(Kind.OFFSETS, column, 8L * (rows + 1L)),
        file.require(Kind.BYTES, column));
  }

  private static boolean isNull(MappedFile file, Section nulls, int row) {
    return (file.getByte(nulls.offset() + (row >> 3)) >> (row & 7) & 1) != 0;
  }

  private static final class Coded extends ColumnReader {

    private final MappedFile file;
    private final long codes;
    private final @Nullable Object[] values;

    Coded(LayerFile layer, FieldType type, Section codes, Section dictionary)
        throws FormatException {
      this.file = layer.file();
      this.codes = codes.offset();
      this.values = readDictionary(layer, type, dictionary);
    }

    private static @Nullable Object[] readDictionary(
        LayerFile layer, FieldType type, Section section) throws FormatException {
      ByteBuffer bytes =
          ByteBuffer.wrap(layer.bytes(section)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      int count = bytes.remaining() < 4 ? -1 : bytes.getInt();
      if (count < 0 || count > ColumnWriter.NO_VALUE || count > bytes.remaining()) {
        throw layer.bad(
            section.offset(),
            "a dictionary of at most 65,535 values inside its section",
            "" + count);
      }
      @Nullable Object[] values = new @Nullable Object[count + 1];
      for (int i = 0; i < count; i++) {
        if (Columnar.fixed(type)) {
          values[i] =
              Columnar.ofBits(type, bytes.remaining() < 8 ? fail(layer, section) : bytes.getLong());
        } else {
          values[i] = Columnar.ofBytes(type, readRun(layer, section, bytes));
        }
      }
      return values;
    }

    private static long fail(LayerFile layer, Section section) throws FormatException {
      throw layer.bad(section.offset(), "a whole dictionary", "one that ends early");
    }

    private static byte[] readRun(LayerFile layer, Section section, ByteBuffer bytes)
        throws FormatException {
      long length = 0;
      int shift = 0;
      byte b;
      do {
        if (!bytes.hasRemaining() || shift > 28) {
          fail(layer, section);
        }
        b = bytes.get();
        length |= (long) (b & 0x7F) << shift;
        shift += 7;
      } while (b < 0);
      if (length > bytes.remaining()) {
        fail(layer, section);
      }
      byte[] run = new byte[(int) length];
      bytes.get(run);
      return run;
    }

    @Override
    @Nullable Object value(int row) {
      return values[code(row)];
    }

    @Override
    int code(int row) {
      int code = file.getShort(codes + 2L * row) & 0xFFFF;
      return Math.min(code, values.length - 1);
    }

    @Override
    int codes() {
      return values.length;
    }

    @Override
    @Nullable Object coded(int code) {
      return values[code];
    }
  }

  private static final class Fixed extends ColumnReader {

    private final MappedFile file;
    private final FieldType type;
    private final Section nulls;
    private final long values;

    Fixed(MappedFile file, FieldType type, Section nulls, Section values) {
      this.file = file;
      this.type = type;
      this.nulls = nulls;
      this.values = values.offset();
    }

    @Override
    @Nullable Object value(int row) {
      return isNull(file, nulls, row)
          ? null
          : Columnar.ofBits(type, file.getLong(values + 8L * row));
    }
  }

  private static final class Runs extends ColumnReader {

    private final MappedFile file;
    private final FieldType type;
    private final Section nulls;
    private final long offsets;
    private final Section bytes;

    Runs(LayerFile layer, FieldType type, Section nulls, Section offsets, Section bytes) {
      this.file = layer.file();
      this.type = type;
      this.nulls = nulls;
      this.offsets = offsets.offset();
      this.bytes = bytes;
    }

    @Override
    @Nullable Object value(int row) {
      if (isNull(file, nulls, row)) {
        return null;
      }
      long from = file.getLong(offsets + 8L * row);
      long to = file.getLong(offsets + 8L * (row + 1L));
      if (from < 0 || to < from || to > bytes.length() || to - from > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException(
            "damaged layer file " + file.path() + ": a value's bytes lie outside");
      }
      byte[] run = new byte[(int) (to - from)];
      file.getBytes(bytes.offset() + from, run, 0, run.length);
      return Columnar.ofBytes(type, run);
    }
  }
}
