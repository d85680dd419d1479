package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes small TIFF files, right or wrong as asked: one strip of cells, any tags. */
final class TiffMaker {

  private record Tagged(int type, int count, byte[] values) {}

  private final Map<Integer, Tagged> tags = new TreeMap<>();
  private byte[] cells = {};
  private int next;

  /** A grid of one strip without compression, placed at (300000, 2770000) with cells of 20. */
  static TiffMaker grid(int width, int height, int bits, int format, byte[] cells) {
    TiffMaker maker = new TiffMaker();
    maker.cells = cells;
    maker.integers(Tag.WIDTH, width).integers(Tag.HEIGHT, height).shorts(Tag.BITS, bits);
    maker.shorts(Tag.COMPRESSION, 1).shorts(Tag.PHOTOMETRIC, 1).shorts(Tag.SAMPLES, 1);
    maker.integers(Tag.ROWS_PER_STRIP, height).integers(Tag.STRIP_OFFSETS, 8);
    maker.integers(Tag.STRIP_LENGTHS, cells.length).shorts(Tag.SAMPLE_FORMAT, format);
    maker.doubles(Tag.PIXEL_SCALE, 20, 20, 0);
    return maker.doubles(Tag.TIE_POINTS, 0, 0, 0, 300000, 2770000, 0);
  }

  TiffMaker shorts(int tag, int... values) {
    ByteBuffer bytes = buffer(2 * values.length);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return put(tag, 3, values.length, bytes);
  }

  TiffMaker integers(int tag, int... values) {
    ByteBuffer bytes = buffer(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return put(tag, 4, values.length, bytes);
  }

  TiffMaker doubles(int tag, double... values) {
    ByteBuffer bytes = buffer(8 * values.length);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return put(tag, 12, values.length, bytes);
  }

  TiffMaker text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
    return put(tag, 2, bytes.length, ByteBuffer.wrap(bytes));
  }

  /** GeoKeys: key, place (0 here, or the tag of numbers or texts), count, value. */
  TiffMaker keys(int... entries) {
    int[] all = new int[entries.length + 4];
    all[0] = 1;
    all[1] = 1;
    all[3] = entries.length / 4;
    System.arraycopy(entries, 0, all, 4, entries.length);
    return shorts(Tag.GEO_KEYS, all);
  }

  /** A tag that says it has more values than are there. */
  TiffMaker count(int tag, int count) {
    Tagged old = tags.get(tag);
    tags.put(tag, new Tagged(old.type(), count, old.values()));
    return this;
  }

  TiffMaker without(int tag) {
    tags.remove(tag);
    return this;
  }

  /** Where the next directory is said to be. */
  TiffMaker next(int place) {
    next = place;
    return this;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private TiffMaker put(int tag, int type, int count, ByteBuffer bytes) {
    tags.put(tag, new Tagged(type, count, bytes.array()));
    return this;
  }

  /** Where the directory stands. */
  int directory() {
    return (8 + cells.length + 1) & ~1;
  }

  byte[] bytes() {
    int more = directory() + 2 + tags.size() * 12 + 4;
    int size = more + tags.values().stream().mapToInt(t -> t.values().length).sum();
    ByteBuffer file = buffer(size);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory()).put(cells);
    file.position(directory());
    file.putShort((short) tags.size());
    for (var entry : tags.entrySet()) {
      Tagged tag = entry.getValue();
      file.putShort((short) (int) entry.getKey()).putShort((short) tag.type()).putInt(tag.count());
      if (tag.values().length <= 4) {
        file.put(tag.values());
        file.position(file.position() + 4 - tag.values().length);
      } else {
        file.putInt(more);
        int at = file.position();
        file.position(more);
        file.put(tag.values());
        more = file.position();
        file.position(at);
      }
    }
    file.putInt(next);
    return file.array();
  }

  Path write(Path path) throws IOException {
    return Files.write(path, bytes());
  }
}
