package org.tutai.geo.bytes.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;

/**
 * The bytes of one member of a zip, unpacked while they are read. Never gives more bytes than the
 * zip lists; whoever reads to the end learns of damage by a {@link FormatException}. The zip stays
 * open and is not closed with it. For one thread.
 */
public final class ZipInput extends InputStream {

  /** Members up to this size may be packed as tightly as they like … */
  private static final long SMALL = 64L << 20;

  /** … and larger ones this tightly; tables full of blanks come near a hundred. */
  private static final long TIGHTEST = 250;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int HEADER = 0x04034B50;
  private static final int HEADER_SIZE = 30;
  private static final int BLOCK = 1 << 16;

  private final PositionedFile zip;
  private final ZipMember member;
  private final long start;
  private final Inflater inflater = new Inflater(true);
  private final byte[] packed = new byte[BLOCK];
  private final CRC32 crc = new CRC32();
  private long taken;
  private long given;
  private boolean ended;
  private boolean verified;

  private ZipInput(PositionedFile zip, ZipMember member, long start) {
    this.zip = zip;
    this.member = member;
    this.start = start;
  }

  /**
   * Opens a member.
   *
   * @throws FormatException when it is encrypted, packed in a way not known or absurdly tightly, or
   *     not where the zip lists it
   */
  public static ZipInput open(PositionedFile zip, ZipMember member) throws IOException {
    check(zip, member);
    byte[] bytes = zip.read(member.headerAt(), HEADER_SIZE, "a zip's member");
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != HEADER) {
      throw damaged(zip, member, "no member at byte " + member.headerAt());
    }
    long start =
        member.headerAt()
            + HEADER_SIZE
            + Short.toUnsignedInt(header.getShort(26))
            + Short.toUnsignedInt(header.getShort(28));
    zip.require(start, member.packed(), "the member " + ZipMember.shown(member.name()));
    return new ZipInput(zip, member, start);
  }

  /**
   * Checks that a member can be unpacked, by what the zip lists of it alone.
   *
   * @throws FormatException when it is encrypted, packed in a way not known, or absurdly tightly
   */
  public static void check(PositionedFile zip, ZipMember member) throws FormatException {
    if (member.encrypted()) {
      throw refused(zip, member, "a file without password", "encrypted", "Unpack it first.");
    }
    if (member.method() != STORED && member.method() != DEFLATED) {
      throw refused(
          zip,
          member,
          "a file that is stored or deflated",
          "packing method " + member.method(),
          "Pack it again as an ordinary zip.");
    }
    long allowed = Math.max(SMALL, member.packed() * TIGHTEST);
    if (member.size() > allowed) {
      throw refused(
          zip,
          member,
          "at most " + allowed + " bytes",
          member.size() + " bytes packed into " + member.packed(),
          "Unpack it first.");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count =
        ended
            ? -1
            : member.method() == STORED
                ? copy(target, offset, length)
                : inflate(target, offset, length);
    if (count > 0) {
      given += count;
      crc.update(target, offset, count);
      if (given > member.size()) {
        throw damaged(zip, member, "more bytes");
      }
      return count;
    }
    ended = true;
    verify();
    return -1;
  }

  private void verify() throws FormatException {
    if (!verified && (given != member.size() || crc.getValue() != member.crc())) {
      throw damaged(zip, member, "other bytes");
    }
    verified = true;
  }

  private int copy(byte[] target, int offset, int length) throws IOException {
    int count = (int) Math.min(length, member.packed() - taken);
    zip.read(start + taken, target, offset, count, "a zip's member");
    taken += count;
    return count;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      int count = 0;
      while (count == 0 && !inflater.finished()) {
        if (inflater.needsInput()) {
          fill();
        }
        count = inflater.inflate(target, offset, length);
        if (count == 0 && inflater.needsDictionary()) {
          throw damaged(zip, member, "a dictionary asked for");
        }
      }
      return count;
    } catch (DataFormatException e) {
      throw damaged(zip, member, "data that doesn't unpack").causedBy(e);
    }
  }

  private void fill() throws IOException {
    int count = (int) Math.min(BLOCK, member.packed() - taken);
    if (count == 0) {
      throw damaged(zip, member, "its end too early");
    }
    zip.read(start + taken, packed, 0, count, "a zip's member");
    inflater.setInput(packed, 0, count);
    taken += count;
  }

  private static FormatException damaged(PositionedFile zip, ZipMember member, String found) {
    return refused(
        zip, member, member.size() + " bytes as the zip lists them", found, "Fetch the zip again.");
  }

  private static FormatException refused(
      PositionedFile zip, ZipMember member, String expected, String found, String hint) {
    return new FormatException(
        ZipMember.inside(zip.path(), member.name()), -1, expected, found, hint);
  }

  @Override
  public void close() {
    ended = true;
    verified = true;
    inflater.end();
  }
}
