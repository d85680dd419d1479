package org.tutai.geo.layer;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.Schema;

/**
 * The features of a source between the two passes of compiling: written in the source's order, read
 * in the curve's. Each row holds the exact geometry as WKB, the values, and the shape on the grid;
 * a table in memory holds where each row starts and its middle, 24 bytes a feature.
 */
final class RowFile implements Closeable {

  /** One row, read back. */
  record Row(
      long ordinal,
      byte[] wkb,
      @Nullable WorldBox box,
      byte[] shape,
      List<@Nullable Object> values,
      long hash) {}

  private final Schema schema;
  private final Path path;
  private final OutputStream out;
  private final MessageDigest digest;
  private final ByteSink content = new ByteSink();
  private final ByteSink frame = new ByteSink();
  private final LongList starts = new LongList();
  private final LongList middles = new LongList();
  private long size;
  private @Nullable MappedFile mapped;

  RowFile(Path path, Schema schema, MessageDigest digest) throws IOException {
    this.path = path;
    this.schema = schema;
    this.digest = digest;
    this.out =
        new BufferedOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), 1 << 18);
  }

  int rows() {
    return starts.size();
  }

  /**
   * The middle of a row's box, x in the upper half; {@link Long#MIN_VALUE} for a row without a
   * shape.
   */
  long middle(int row) {
    return middles.get(row);
  }

  /** Adds a row. The shape may be empty, then there is no box. */
  void add(
      long ordinal,
      byte[] wkb,
      @Nullable WorldBox box,
      ByteSink shape,
      List<@Nullable Object> values)
      throws IOException {
    content.clear();
    content.putVar(wkb.length);
    content.putBytes(wkb, 0, wkb.length);
    for (int i = 0; i < values.size(); i++) {
      writeValue(schema.fields().get(i), values.get(i));
    }
    digest.update(content.array(), 0, content.size());
    frame.clear();
    frame.putLong(ordinal);
    frame.putInt(content.size());
    frame.putInt(box == null ? -1 : shape.size());
    if (box != null) {
      frame.putInt(box.minX());
      frame.putInt(box.minY());
      frame.putInt(box.maxX());
      frame.putInt(box.maxY());
    }
    out.write(frame.array(), 0, frame.size());
    out.write(content.array(), 0, content.size());
    starts.add(size);
    size += frame.size() + content.size();
    if (box != null) {
      out.write(shape.array(), 0, shape.size());
      size += shape.size();
    }
    middles.add(box == null ? Long.MIN_VALUE : middleOf(box));
  }

  private static long middleOf(WorldBox box) {
    long x = ((long) box.minX() + box.maxX()) >> 1;
    long y = ((long) box.minY() + box.maxY()) >> 1;
    return (x << 32) | (y & 0xFFFFFFFFL);
  }

  private void writeValue(Field field, @Nullable Object value) {
    if (value == null) {
      content.put(0);
    } else if (Columnar.fixed(field.type())) {
      content.put(1);
      content.putLong(Columnar.toBits(field.type(), value));
    } else {
      byte[] bytes = Columnar.toBytes(field.type(), value);
      content.put(1);
      content.putVar(bytes.length);
      content.putBytes(bytes, 0, bytes.length);
    }
  }

  /** Ends writing; rows can be read from now on. */
  void endWriting() throws IOException {
    out.close();
    mapped = MappedFile.open(path);
  }

  Row read(int row) {
    MappedFile file = mapped;
    if (file == null) {
      throw new IllegalStateException("rows can be read once writing has ended");
    }
    long at = starts.get(row);
    long ordinal = file.getLong(at);
    int contentLength = file.getInt(at + 8);
    int shapeLength = file.getInt(at + 12);
    long contentAt = at + 16;
    WorldBox box = null;
    if (shapeLength >= 0) {
      box =
          new WorldBox(
              file.getInt(at + 16),
              file.getInt(at + 20),
              file.getInt(at + 24),
              file.getInt(at + 28));
      contentAt += 16;
    }
    byte[] bytes = new byte[contentLength];
    file.getBytes(contentAt, bytes, 0, contentLength);
    byte[] shape = new byte[Math.max(0, shapeLength)];
    file.getBytes(contentAt + contentLength, shape, 0, shape.length);
    return parse(ordinal, box, shape, bytes);
  }

  private Row parse(long ordinal, @Nullable WorldBox box, byte[] shape, byte[] bytes) {
    Cursor cursor = new Cursor(bytes);
    byte[] wkb = cursor.run();
    List<@Nullable Object> values = new ArrayList<>(schema.fields().size());
    for (Field field : schema.fields()) {
      values.add(cursor.value(field.type()));
    }
    return new Row(ordinal, wkb, box, shape, values, hash(bytes));
  }

  private static long hash(byte[] bytes) {
    long hash = bytes.length;
    int i = 0;
    for (; i + 8 <= bytes.length; i += 8) {
      long word = 0;
      for (int k = 0; k < 8; k++) {
        word |= (bytes[i + k] & 0xFFL) << (8 * k);
      }
      hash = CellStamps.mix(hash ^ word);
    }
    for (; i < bytes.length; i++) {
      hash = CellStamps.mix(hash ^ bytes[i]);
    }
    return CellStamps.mix(hash);
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (mapped != null) {
      mapped.close();
    }
    Files.deleteIfExists(path);
  }

  /** Reads what {@link #add} wrote. */
  private static final class Cursor {

    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    @Nullable Object value(FieldType type) {
      if (bytes[at++] == 0) {
        return null;
      }
      if (!Columnar.fixed(type)) {
        return Columnar.ofBytes(type, run());
      }
      long bits = 0;
      for (int k = 0; k < 8; k++) {
        bits |= (bytes[at++] & 0xFFL) << (8 * k);
      }
      return Columnar.ofBits(type, bits);
    }

    byte[] run() {
      int length = 0;
      int shift = 0;
      byte b;
      do {
        b = bytes[at++];
        length |= (b & 0x7F) << shift;
        shift += 7;
      } while (b < 0);
      byte[] run = java.util.Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      return run;
    }
  }

  /** A growing list of longs. */
  static final class LongList {

    private long[] values = new long[1024];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    long get(int index) {
      return values[index];
    }

    int size() {
      return size;
    }
  }
}
