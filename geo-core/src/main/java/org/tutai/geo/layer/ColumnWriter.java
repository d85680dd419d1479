package org.tutai.geo.layer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.layer.LayerFile.Kind;

/**
 * Writes one attribute column: as plain values, and, while there are few enough different ones, as
 * codes into a dictionary; at the end the better of the two is kept.
 *
 * <p>Coded: {@code CODES} holds two bytes a row, {@code DICTIONARY} the values in the order of
 * their codes (each as a length and bytes, or as eight bytes); "no value" is a code of its own,
 * {@value #NO_VALUE}. Plain: {@code FIXED} holds eight bytes a row, or {@code OFFSETS} and {@code
 * BYTES} the runs, and {@code NULLS} a bit a row.
 */
final class ColumnWriter {

  static final int NO_VALUE = 0xFFFF;
  private static final int MOST_CODES = 0xFFFE;

  private final FieldType type;
  private final int column;
  private final LayerFile.Writer file;
  private @Nullable Map<Object, Integer> codes = new HashMap<>();
  private final ByteSink dictionary = new ByteSink();
  private long rows;
  private long dataBytes;
  private int nullBits;

  ColumnWriter(FieldType type, int column, LayerFile.Writer file) {
    this.type = type;
    this.column = column;
    this.file = file;
  }

  void add(@Nullable Object value) throws IOException {
    addPlain(value);
    if (codes != null) {
      addCode(codes, value);
    }
    rows++;
  }

  private void addPlain(@Nullable Object value) throws IOException {
    if (value == null) {
      nullBits |= 1 << (rows & 7);
    }
    if ((rows & 7) == 7) {
      flushNulls();
    }
    if (Columnar.fixed(type)) {
      file.section(Kind.FIXED, column).putLong(value == null ? 0 : Columnar.toBits(type, value));
    } else {
      file.section(Kind.OFFSETS, column).putLong(dataBytes);
      byte[] bytes = value == null ? new byte[0] : Columnar.toBytes(type, value);
      file.section(Kind.BYTES, column).put(bytes);
      dataBytes += bytes.length;
    }
  }

  private void flushNulls() throws IOException {
    file.section(Kind.NULLS, column).put(nullBits);
    nullBits = 0;
  }

  private void addCode(Map<Object, Integer> known, @Nullable Object value) throws IOException {
    int code = NO_VALUE;
    if (value != null) {
      Object key = value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
      Integer seen = known.get(key);
      code = seen != null ? seen : known.size();
      if (seen == null) {
        known.put(key, code);
        writeEntry(value);
      }
    }
    if (known.size() > MOST_CODES) {
      codes = null;
      file.drop(Kind.CODES, column);
      return;
    }
    file.section(Kind.CODES, column).putShort(code);
  }

  private void writeEntry(Object value) {
    if (Columnar.fixed(type)) {
      dictionary.putLong(Columnar.toBits(type, value));
    } else {
      byte[] bytes = Columnar.toBytes(type, value);
      dictionary.putVar(bytes.length);
      dictionary.putBytes(bytes, 0, bytes.length);
    }
  }

  /** Keeps the codes when they take less room, else the plain values. */
  void finish() throws IOException {
    if (!Columnar.fixed(type)) {
      file.section(Kind.OFFSETS, column).putLong(dataBytes);
    }
    flushNulls();
    long plain = (rows + 1) * 8 + dataBytes;
    if (codes != null && rows * 2 + dictionary.size() <= plain) {
      file.drop(Kind.FIXED, column);
      file.drop(Kind.OFFSETS, column);
      file.drop(Kind.BYTES, column);
      file.drop(Kind.NULLS, column);
      LayerFile.SectionWriter out = file.section(Kind.DICTIONARY, column);
      out.putInt(codes.size());
      out.put(dictionary);
      file.section(Kind.CODES, column);
    } else {
      file.drop(Kind.CODES, column);
      if (Columnar.fixed(type)) {
        file.section(Kind.FIXED, column);
      } else {
        file.section(Kind.BYTES, column);
      }
    }
  }
}
