package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * One directory of a TIFF file: its tags. Values stay in the file until they are asked for, and how
 * many there may be is checked first. For one thread.
 */
final class TiffDirectory {

  private static final int MOST_TAGS = 4096;
  private static final int MOST_TEXT = 1 << 20;
  private static final int MOST_NUMBERS = 1 << 16;

  /** Bytes of a value by its type: 1 BYTE … 12 DOUBLE, 13 IFD, 16 LONG8, 17 SLONG8, 18 IFD8. */
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  /** A tag's values: their type, how many, and where in the file they start. */
  private record Entry(int tag, int type, long count, long position) {
    int size() {
      return type < SIZES.length ? SIZES[type] : 0;
    }
  }

  private final TiffFile file;
  private final long start;
  private final Map<Integer, Entry> entries = new LinkedHashMap<>();
  private long end;

  private TiffDirectory(TiffFile file, long start) {
    this.file = file;
    this.start = start;
  }

  static TiffDirectory read(TiffFile file, long position) throws IOException {
    var directory = new TiffDirectory(file, position);
    boolean big = file.big();
    int head = big ? 8 : 2;
    ByteCursor cursor = file.at(position, head, "a TIFF directory");
    long count = big ? cursor.getLong() : cursor.getUnsignedShort();
    if (count < 1 || count > MOST_TAGS) {
      throw new FormatException(
          file.path(), position, "a directory of 1 to " + MOST_TAGS + " tags", count + " tags");
    }
    int size = big ? 20 : 12;
    file.file().require(position + head, count * size, "a directory of " + count + " tags");
    for (int i = 0; i < count; i++) {
      directory.add(position + head + (long) i * size);
    }
    directory.end = position + head + count * size;
    return directory;
  }

  private void add(long position) throws IOException {
    boolean big = file.big();
    ByteCursor cursor = file.at(position, big ? 20 : 12, "a TIFF tag");
    int tag = cursor.getUnsignedShort();
    int type = cursor.getUnsignedShort();
    long count = big ? cursor.getLong() : cursor.getInt() & 0xFFFFFFFFL;
    long size = type < SIZES.length ? SIZES[type] : 0;
    boolean inside = count >= 0 && count <= (big ? 8 : 4) && count * size <= (big ? 8 : 4);
    long values = position + (big ? 12 : 8);
    if (!inside) {
      values = big ? cursor.getLong() : cursor.getInt() & 0xFFFFFFFFL;
    }
    entries.putIfAbsent(tag, new Entry(tag, type, count, values));
  }

  /** Where the directory stands in the file, for messages. */
  long start() {
    return start;
  }

  /** Where the place of the next directory stands. */
  long end() {
    return end;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** How many values a tag has; 0 when it is absent. */
  long count(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.count();
  }

  /** The whole number at a place among a tag's values. */
  long integer(int tag, long index) throws IOException {
    Entry entry = require(tag, index);
    ByteCursor cursor = value(entry, index);
    return switch (entry.type()) {
      case 1, 7 -> cursor.getUnsignedByte();
      case 6 -> (byte) cursor.getUnsignedByte();
      case 3 -> cursor.getUnsignedShort();
      case 8 -> (short) cursor.getUnsignedShort();
      case 4, 13 -> cursor.getInt() & 0xFFFFFFFFL;
      case 9 -> cursor.getInt();
      case 16, 17, 18 -> cursor.getLong();
      default -> throw wrongType(entry, "whole numbers");
    };
  }

  /** The first value, or another when the tag is absent. */
  long integer(int tag, long index, long otherwise) throws IOException {
    return index < count(tag) ? integer(tag, index) : otherwise;
  }

  /** All values of a tag as floating point; none when it is absent. */
  double[] numbers(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new double[0];
    }
    checkCount(entry, MOST_NUMBERS);
    double[] numbers = new double[(int) entry.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(entry, i);
    }
    return numbers;
  }

  private double number(Entry entry, int index) throws IOException {
    return switch (entry.type()) {
      case 11 -> Float.intBitsToFloat(value(entry, index).getInt());
      case 12 -> value(entry, index).getDouble();
      case 5, 10 -> {
        ByteCursor cursor = value(entry, index);
        long above = cursor.getInt();
        long below = cursor.getInt();
        boolean signed = entry.type() == 10;
        yield signed ? (double) above / below : (double) (above & MASK) / (below & MASK);
      }
      default -> integer(entry.tag(), index);
    };
  }

  private static final long MASK = 0xFFFFFFFFL;

  /** A text in UTF-8, up to its first null byte after the last of the text; empty when absent. */
  String text(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return "";
    }
    String text = new String(bytes(tag), StandardCharsets.UTF_8);
    int stop = text.indexOf('\0');
    return stop < 0 ? text : text.substring(0, stop);
  }

  /** The bytes of a tag's values; none when it is absent. */
  byte[] bytes(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new byte[0];
    }
    if (entry.size() != 1) {
      throw wrongType(entry, "bytes");
    }
    checkCount(entry, MOST_TEXT);
    return file.file().read(entry.position(), (int) entry.count(), "tag " + tag);
  }

  private Entry require(int tag, long index) throws FormatException {
    Entry entry = entries.get(tag);
    if (entry == null || index < 0 || index >= entry.count()) {
      throw new FormatException(
          file.path(),
          start,
          "a tag " + tag + " of at least " + (index + 1) + " values",
          entry == null ? "none" : entry.count() + " values");
    }
    return entry;
  }

  private ByteCursor value(Entry entry, long index) throws IOException {
    if (entry.size() == 0) {
      throw wrongType(entry, "a known type");
    }
    long position = entry.position() + index * entry.size();
    return file.at(position, entry.size(), "a value of tag " + entry.tag());
  }

  private void checkCount(Entry entry, int most) throws FormatException {
    if (entry.count() < 0 || entry.count() > most) {
      throw new FormatException(
              file.path(),
              start,
              "at most " + most + " values of tag " + entry.tag(),
              entry.count() + " values")
          .because(FormatFault.TOO_LARGE);
    }
    file.file().require(entry.position(), entry.count() * entry.size(), "tag " + entry.tag());
  }

  private FormatException wrongType(Entry entry, String expected) {
    return new FormatException(
        file.path(), start, "tag " + entry.tag() + " to hold " + expected, "type " + entry.type());
  }
}
