package org.tutai.geo.format.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;

/**
 * Unpacks members of a zip, all of them together within a number of bytes. Holds a decompressor, so
 * it must be closed; for one thread.
 */
final class Unpacker implements AutoCloseable {

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
  private final long most;
  private final Inflater inflater = new Inflater(true);
  private final byte[] packed = new byte[BLOCK];
  private final byte[] unpacked = new byte[BLOCK];
  private long written;

  /**
   * @param most how many bytes may be unpacked in all
   */
  Unpacker(PositionedFile zip, long most) {
    this.zip = zip;
    this.most = most;
  }

  /**
   * Unpacks a member into a new file.
   *
   * @throws FormatException when it is encrypted, packed in a way not known, larger than it may be,
   *     or damaged
   */
  void unpack(Member member, Path target) throws IOException {
    check(member);
    long at = dataAt(member);
    zip.require(at, member.packed(), "the member " + member.name());
    inflater.reset();
    var crc = new CRC32();
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      long size =
          member.method() == STORED ? copy(member, at, out, crc) : inflate(member, at, out, crc);
      if (size != member.size() || crc.getValue() != member.crc()) {
        throw damaged(member, "other bytes");
      }
    } catch (DataFormatException e) {
      throw damaged(member, "data that doesn't unpack").causedBy(e);
    }
  }

  private void check(Member member) throws FormatException {
    if (member.encrypted()) {
      throw refused(member, "a file without password", "encrypted", "Unpack it first.");
    }
    if (member.method() != STORED && member.method() != DEFLATED) {
      throw refused(
          member,
          "a file that is stored or deflated",
          "packing method " + member.method(),
          "Pack it again as an ordinary zip.");
    }
    long allowed = Math.max(SMALL, member.packed() * TIGHTEST);
    if (member.size() > allowed) {
      throw refused(
          member,
          "at most " + allowed + " bytes",
          member.size() + " bytes packed into " + member.packed(),
          "Unpack it first.");
    }
    if (member.size() > most - written) {
      throw refused(
          member,
          "at most " + most + " bytes in all",
          "more",
          "Unpack the zip into a folder, or make room for temporary files.");
    }
    written += member.size();
  }

  private long dataAt(Member member) throws IOException {
    byte[] bytes = zip.read(member.headerAt(), HEADER_SIZE, "a zip's member");
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != HEADER) {
      throw damaged(member, "no member at byte " + member.headerAt());
    }
    return member.headerAt()
        + HEADER_SIZE
        + Short.toUnsignedInt(header.getShort(26))
        + Short.toUnsignedInt(header.getShort(28));
  }

  private long copy(Member member, long at, OutputStream out, CRC32 crc) throws IOException {
    long done = 0;
    while (done < member.packed() && done <= member.size()) {
      int count = (int) Math.min(BLOCK, member.packed() - done);
      zip.read(at + done, packed, 0, count, "a zip's member");
      out.write(packed, 0, count);
      crc.update(packed, 0, count);
      done += count;
    }
    return done;
  }

  private long inflate(Member member, long at, OutputStream out, CRC32 crc)
      throws IOException, DataFormatException {
    long taken = 0;
    long done = 0;
    while (!inflater.finished() && done <= member.size()) {
      if (inflater.needsInput()) {
        int count = (int) Math.min(BLOCK, member.packed() - taken);
        if (count == 0) {
          throw damaged(member, "its end too early");
        }
        zip.read(at + taken, packed, 0, count, "a zip's member");
        inflater.setInput(packed, 0, count);
        taken += count;
      }
      int count = inflater.inflate(unpacked);
      if (count == 0 && inflater.needsDictionary()) {
        throw damaged(member, "a dictionary asked for");
      }
      out.write(unpacked, 0, count);
      crc.update(unpacked, 0, count);
      done += count;
    }
    return done;
  }

  private FormatException damaged(Member member, String found) {
    return refused(
        member, member.size() + " bytes as the zip lists them", found, "Fetch the zip again.");
  }

  private FormatException refused(Member member, String expected, String found, String hint) {
    return new FormatException(
        ZipFormat.inside(zip.path(), member.name()), -1, expected, found, hint);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
