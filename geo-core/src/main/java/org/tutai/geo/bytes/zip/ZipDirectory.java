package org.tutai.geo.bytes.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;

/** Reads the list of what is in a zip file. Stateless. */
public final class ZipDirectory {

  /** More members than this are no package of layers. */
  public static final int MOST_MEMBERS = 20_000;

  private static final int END = 0x06054B50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int END_64_LOCATOR = 0x07064B50;
  private static final int END_64_LOCATOR_SIZE = 20;
  private static final int END_64 = 0x06064B50;
  private static final int END_64_SIZE = 56;
  private static final int ENTRY = 0x02014B50;
  private static final int ENTRY_SIZE = 46;
  private static final int MOST_BYTES = 32 << 20;

  private static final int ENCRYPTED = 1;
  private static final int UTF_8_NAME = 1 << 11;
  private static final int EXTRA_64 = 1;
  private static final int EXTRA_UNICODE_NAME = 0x7075;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  /** The code pages that zips are made with, strictest first; the last takes any byte. */
  private static final List<Charset> CODE_PAGES =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("MS950"),
          Charset.forName("GB18030"),
          Charset.forName("IBM437"));

  private static final String NOT_ONE = "This is no zip file, or only the beginning of one.";

  private ZipDirectory() {}

  /** Where the directory lies; {@code shift} is how much stands before the zip itself. */
  private record End(long members, long size, long start, long shift) {}

  /** An entry whose name is not decoded yet. */
  private record Raw(byte[] name, @Nullable String decoded, ZipMember withoutName) {}

  /**
   * Reads the members in the directory's order.
   *
   * @throws FormatException when the file is no zip, is truncated, or lists absurdly much
   */
  public static List<ZipMember> read(PositionedFile file) throws IOException {
    End end = end(file);
    if (end.members() > MOST_MEMBERS || end.size() > MOST_BYTES) {
      throw new FormatException(
              file.path(),
              -1,
              "at most " + MOST_MEMBERS + " files in a zip",
              end.members() + " files",
              "Unpack it into a folder.")
          .because(FormatFault.TOO_LARGE);
    }
    long start = end.start() + end.shift();
    byte[] bytes = file.read(start, (int) end.size(), "a zip's directory");
    var cursor = new ByteCursor(file.path(), ByteOrder.LITTLE_ENDIAN);
    cursor.aim(bytes, 0, bytes.length, start);
    List<Raw> entries = new ArrayList<>();
    for (long i = 0; i < end.members() && cursor.remaining() >= ENTRY_SIZE; i++) {
      entries.add(entry(file, cursor, end.shift()));
    }
    return named(entries);
  }

  private static End end(PositionedFile file) throws IOException {
    int length = (int) Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
    byte[] tail = file.read(file.size() - length, length, "a zip's end");
    ByteBuffer view = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = length - END_SIZE; at >= 0; at--) {
      if (view.getInt(at) == END) {
        return end(file, view, at, file.size() - length + at);
      }
    }
    throw new FormatException(file.path(), -1, "the directory at a zip file's end", "none", NOT_ONE)
        .because(FormatFault.NOT_A_ZIP);
  }

  private static End end(PositionedFile file, ByteBuffer view, int at, long position)
      throws IOException {
    long members = Short.toUnsignedLong(view.getShort(at + 10));
    long size = Integer.toUnsignedLong(view.getInt(at + 12));
    long start = Integer.toUnsignedLong(view.getInt(at + 16));
    if (members == 0xFFFF || size == IN_EXTRA || start == IN_EXTRA) {
      End large = end64(file, position - END_64_LOCATOR_SIZE);
      if (large != null) {
        return large;
      }
    }
    return new End(members, size, start, Math.max(0, position - size - start));
  }

  private static @Nullable End end64(PositionedFile file, long locatorAt) throws IOException {
    if (locatorAt < 0) {
      return null;
    }
    ByteBuffer locator = buffer(file, locatorAt, END_64_LOCATOR_SIZE);
    long position = locator.getLong(8);
    if (locator.getInt(0) != END_64_LOCATOR || !file.contains(position, END_64_SIZE)) {
      return null;
    }
    ByteBuffer end = buffer(file, position, END_64_SIZE);
    return end.getInt(0) == END_64
        ? new End(positive(end.getLong(32)), positive(end.getLong(40)), end.getLong(48), 0)
        : null;
  }

  private static long positive(long number) {
    return number < 0 ? Long.MAX_VALUE : number;
  }

  private static ByteBuffer buffer(PositionedFile file, long position, int length)
      throws IOException {
    return ByteBuffer.wrap(file.read(position, length, "a zip's end"))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Raw entry(PositionedFile file, ByteCursor cursor, long shift)
      throws FormatException {
    long at = cursor.offset();
    if (cursor.getInt() != ENTRY) {
      throw new FormatException(
              file.path(), at, "an entry of a zip's directory", "other bytes", NOT_ONE)
          .because(FormatFault.NOT_A_ZIP);
    }
    cursor.skip(4);
    int flags = cursor.getUnsignedShort();
    int method = cursor.getUnsignedShort();
    cursor.skip(4);
    long crc = Integer.toUnsignedLong(cursor.getInt());
    long packed = Integer.toUnsignedLong(cursor.getInt());
    long size = Integer.toUnsignedLong(cursor.getInt());
    int nameLength = cursor.getUnsignedShort();
    int extraLength = cursor.getUnsignedShort();
    int commentLength = cursor.getUnsignedShort();
    cursor.skip(8);
    long headerAt = Integer.toUnsignedLong(cursor.getInt());
    byte[] name = cursor.getBytes(nameLength);
    var extra = new Extra(cursor.getBytes(extraLength), size, packed, headerAt);
    cursor.skip(commentLength);
    boolean utf8 = (flags & UTF_8_NAME) != 0;
    boolean encrypted = (flags & ENCRYPTED) != 0;
    return new Raw(
        name,
        utf8 ? new String(name, StandardCharsets.UTF_8) : extra.name,
        new ZipMember(
            "", method, encrypted, crc, extra.packed, extra.size, extra.headerAt + shift));
  }

  /** What stands in an entry's extra: numbers of 64 bits, the name in UTF-8. */
  private static final class Extra {
    long size;
    long packed;
    long headerAt;
    @Nullable String name;

    Extra(byte[] bytes, long size, long packed, long headerAt) {
      this.size = size;
      this.packed = packed;
      this.headerAt = headerAt;
      ByteBuffer extra = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (extra.remaining() >= 4) {
        int id = Short.toUnsignedInt(extra.getShort());
        int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
        look(id, extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN));
        extra.position(extra.position() + length);
      }
    }

    private void look(int id, ByteBuffer field) {
      if (id == EXTRA_64) {
        size = wide(size, field);
        packed = wide(packed, field);
        headerAt = wide(headerAt, field);
      } else if (id == EXTRA_UNICODE_NAME && field.remaining() > 5) {
        name = StandardCharsets.UTF_8.decode(field.position(5)).toString();
      }
    }

    private static long wide(long narrow, ByteBuffer field) {
      return narrow == IN_EXTRA && field.remaining() >= Long.BYTES ? field.getLong() : narrow;
    }
  }

  /** All names without a mark are in the one code page of the machine that made the zip. */
  private static List<ZipMember> named(List<Raw> entries) {
    Charset codePage =
        CODE_PAGES.stream()
            .filter(
                candidate ->
                    entries.stream()
                        .allMatch(e -> e.decoded() != null || decodes(e.name(), candidate)))
            .findFirst()
            .orElse(StandardCharsets.ISO_8859_1);
    List<ZipMember> members = new ArrayList<>(entries.size());
    for (Raw entry : entries) {
      String decoded = entry.decoded();
      String name = decoded == null ? new String(entry.name(), codePage) : decoded;
      ZipMember m = entry.withoutName();
      members.add(
          new ZipMember(
              name.replace('\\', '/'),
              m.method(),
              m.encrypted(),
              m.crc(),
              m.packed(),
              m.size(),
              m.headerAt()));
    }
    return members;
  }

  private static boolean decodes(byte[] name, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(name));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
