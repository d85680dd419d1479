package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tutai.geo.bytes.ByteSink;

/** Puts shapefiles together byte by byte, right or wrong as a test wants them. */
final class Handmade {

  private Handmade() {}

  /** The shapes of a {@code .shp}. */
  static final class Shapes {
    private final int type;
    private final List<byte[]> contents = new ArrayList<>();
    private int statedWords = -1;

    Shapes(int type) {
      this.type = type;
    }

    /** Adds a record with this content, its shape type first. */
    Shapes record(Consumer<ByteSink> content) {
      var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN);
      content.accept(sink);
      contents.add(sink.toBytes());
      return this;
    }

    Shapes point(double x, double y) {
      return record(sink -> sink.putInt(1).putDouble(x).putDouble(y));
    }

    Shapes nothing() {
      return record(sink -> sink.putInt(0));
    }

    /** Adds lines or rings: x and y by turns. */
    Shapes parts(double[]... parts) {
      return record(
          sink -> {
            sink.putInt(type).fill(0, 32).putInt(parts.length);
            int points = 0;
            for (double[] part : parts) {
              points += part.length / 2;
            }
            sink.putInt(points);
            int start = 0;
            for (double[] part : parts) {
              sink.putInt(start);
              start += part.length / 2;
            }
            for (double[] part : parts) {
              for (double value : part) {
                sink.putDouble(value);
              }
            }
          });
    }

    /** States another length than the true one. */
    Shapes statingWords(int words) {
      statedWords = words;
      return this;
    }

    byte[] shp() {
      var body = new ByteSink(ByteOrder.BIG_ENDIAN);
      for (int i = 0; i < contents.size(); i++) {
        body.putInt(i + 1).putInt(contents.get(i).length / 2).putBytes(contents.get(i));
      }
      return file(body.toBytes());
    }

    byte[] shx() {
      var body = new ByteSink(ByteOrder.BIG_ENDIAN);
      int at = 100;
      for (byte[] content : contents) {
        body.putInt(at / 2).putInt(content.length / 2);
        at += 8 + content.length;
      }
      return file(body.toBytes());
    }

    private byte[] file(byte[] body) {
      var sink = new ByteSink(ByteOrder.BIG_ENDIAN);
      sink.putInt(9994).fill(0, 20);
      sink.putInt(statedWords < 0 ? (100 + body.length) / 2 : statedWords);
      sink.order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(type).fill(0, 64);
      return sink.putBytes(body).toBytes();
    }

    /** Writes {@code name.shp} and {@code name.shx}. */
    Path write(Path folder, String name) throws IOException {
      Files.write(folder.resolve(name + ".shx"), shx());
      return Files.write(folder.resolve(name + ".shp"), shp());
    }
  }

  /** A {@code .dbf}. */
  static final class Table {
    private final ByteSink columns = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    private final ByteSink rows = new ByteSink(ByteOrder.LITTLE_ENDIAN);
    private final Charset charset;
    private int version = 3;
    private int languageDriver;
    private int columnCount;
    private int rowLength = 1;
    private int rowCount;

    Table(Charset charset) {
      this.charset = charset;
    }

    Table() {
      this(StandardCharsets.UTF_8);
    }

    Table version(int number) {
      version = number;
      return this;
    }

    Table languageDriver(int driver) {
      languageDriver = driver;
      return this;
    }

    Table column(String name, char type, int width, int decimals) {
      byte[] bytes = name.getBytes(charset);
      columns.putBytes(bytes).fill(0, 11 - bytes.length).putByte(type).fill(0, 4);
      columns.putByte(width).putByte(decimals).fill(0, 14);
      columnCount++;
      rowLength += width;
      return this;
    }

    /** Adds a row of texts, together as long as the columns. */
    Table row(String... values) {
      return row(' ', String.join("", values).getBytes(charset));
    }

    Table deletedRow(String... values) {
      return row('*', String.join("", values).getBytes(charset));
    }

    Table row(char flag, byte[] bytes) {
      if (bytes.length != rowLength - 1) {
        throw new IllegalArgumentException(
            "a row must have " + (rowLength - 1) + " bytes (got: " + bytes.length + ")");
      }
      rows.putByte(flag).putBytes(bytes);
      rowCount++;
      return this;
    }

    byte[] bytes() {
      return bytes(rowCount, 33 + 32 * columnCount, rowLength);
    }

    /** The file with other numbers in its header. */
    byte[] bytes(int statedRows, int statedHeader, int statedRow) {
      var sink = new ByteSink(ByteOrder.LITTLE_ENDIAN);
      sink.putByte(version).putByte(100).putByte(1).putByte(1).putInt(statedRows);
      sink.putShort(statedHeader).putShort(statedRow).fill(0, 17);
      sink.putByte(languageDriver).fill(0, 2);
      return sink.putBytes(columns.toBytes())
          .putByte(0x0D)
          .putBytes(rows.toBytes())
          .putByte(0x1A)
          .toBytes();
    }

    Path write(Path folder, String name) throws IOException {
      return Files.write(folder.resolve(name + ".dbf"), bytes());
    }
  }
}
