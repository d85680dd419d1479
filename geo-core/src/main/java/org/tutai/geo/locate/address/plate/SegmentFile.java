package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;

/**
 * The frame of a segment: a header and sections of records of one size each, with a checksum each.
 * {@code docs/formats/plate-segment.md} shows the bytes.
 */
final class SegmentFile {

  /** TUTAIPLT, little-endian. */
  static final long MAGIC = 0x544C504941545554L;

  static final int VERSION = 1;
  static final int HEAD = 24;
  static final int ENTRY = 24;

  /** What a section holds: its number in the table, and how many bytes a record of it has. */
  enum Kind {
    META(0, 1),
    STRING_ENDS(1, 4),
    CHARACTERS(2, 2),
    TOWNS(3, 48),
    BASES(4, 40),
    STREETS(5, 48),
    HOUSES(6, 24),
    UNITS(7, 4),
    UNIT_PLACES(8, 12),
    UNIT_NAMES(9, 8),
    TAILS(10, 8),
    VILLAGES(11, 40),
    VILLAGE_STREETS(12, 4),
    NEAR_ORDER(13, 4),
    NEAR_BOXES(14, 16);

    final int number;
    final int recordBytes;

    Kind(int number, int recordBytes) {
      this.number = number;
      this.recordBytes = recordBytes;
    }
  }

  private static final int SECTIONS = Kind.values().length;

  private final MappedFile file;
  private final long[] offsets = new long[SECTIONS];
  private final long[] lengths = new long[SECTIONS];
  private final int[] sums = new int[SECTIONS];

  private SegmentFile(MappedFile file) {
    this.file = file;
  }

  /** Opens a file; checks the frame, not the sections' sums. */
  static SegmentFile open(Path path) throws IOException {
    MappedFile mapped = MappedFile.open(path);
    try {
      SegmentFile file = new SegmentFile(mapped);
      file.readHead();
      return file;
    } catch (IOException | RuntimeException e) {
      mapped.close();
      throw e;
    }
  }

  private void readHead() throws FormatException {
    long head = HEAD + (long) ENTRY * SECTIONS;
    if (!file.contains(0, HEAD) || file.getLong(0) != MAGIC) {
      throw bad(0, "a segment of door plates beginning with TUTAIPLT", "something else");
    }
    if (file.getInt(8) != VERSION) {
      throw new FormatException(
          file.path(),
          8,
          "segment version " + VERSION,
          "version " + file.getInt(8),
          "Import the plates again.");
    }
    if (file.getInt(12) != SECTIONS || !file.contains(0, head)) {
      throw bad(12, SECTIONS + " sections", file.getInt(12) + " in " + file.size() + " bytes");
    }
    if (file.getInt(16) != sum(HEAD, (long) ENTRY * SECTIONS)) {
      throw bad(16, "the checksum of the table of sections", "another");
    }
    for (Kind kind : Kind.values()) {
      readEntry(kind, HEAD + (long) ENTRY * kind.number);
    }
  }

  private void readEntry(Kind kind, long at) throws FormatException {
    long offset = file.getLong(at);
    long length = file.getLong(at + 8);
    if (!file.contains(offset, length)
        || length % kind.recordBytes != 0
        || length / kind.recordBytes > Integer.MAX_VALUE - 64) {
      throw bad(
          at,
          "section " + kind + " of whole records inside " + file.size() + " bytes",
          length + " bytes at " + offset);
    }
    offsets[kind.number] = offset;
    lengths[kind.number] = length;
    sums[kind.number] = file.getInt(at + 16);
  }

  private int sum(long offset, long length) {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    for (long done = 0; done < length; ) {
      int part = (int) Math.min(buffer.length, length - done);
      file.getBytes(offset + done, buffer, 0, part);
      crc.update(buffer, 0, part);
      done += part;
    }
    return (int) crc.getValue();
  }

  /** Reads all sections and compares their sums. */
  void verify() throws FormatException {
    for (Kind kind : Kind.values()) {
      int at = kind.number;
      if (sum(offsets[at], lengths[at]) != sums[at]) {
        throw new FormatException(
            file.path(),
            offsets[at],
            "the checksum of section " + kind,
            "another",
            "Import the plates again.");
      }
    }
  }

  MappedFile file() {
    return file;
  }

  long offset(Kind kind) {
    return offsets[kind.number];
  }

  /** How many records a section has. */
  int count(Kind kind) {
    return (int) (lengths[kind.number] / kind.recordBytes);
  }

  byte[] bytes(Kind kind) {
    byte[] bytes = new byte[(int) lengths[kind.number]];
    file.getBytes(offset(kind), bytes, 0, bytes.length);
    return bytes;
  }

  FormatException bad(long offset, String expected, String found) {
    return new FormatException(file.path(), offset, expected, found, "Import the plates again.");
  }

  /** The head of a file whose sections have these lengths and sums, each on a multiple of 8. */
  static ByteBuffer head(long[] lengths, int[] sums) {
    ByteBuffer table = ByteBuffer.allocate(ENTRY * SECTIONS).order(ByteOrder.LITTLE_ENDIAN);
    long offset = HEAD + (long) ENTRY * SECTIONS;
    for (int i = 0; i < SECTIONS; i++) {
      table.putLong(offset).putLong(lengths[i]).putInt(sums[i]).putInt(0);
      offset += padded(lengths[i]);
    }
    CRC32 crc = new CRC32();
    crc.update(table.array());
    ByteBuffer head = ByteBuffer.allocate(HEAD + ENTRY * SECTIONS).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(MAGIC).putInt(VERSION).putInt(SECTIONS).putInt((int) crc.getValue()).putInt(0);
    return head.put(table.array()).flip();
  }

  static long padded(long length) {
    return (length + 7) & ~7L;
  }
}
