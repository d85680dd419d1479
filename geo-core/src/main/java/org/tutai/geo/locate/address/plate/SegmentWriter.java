package org.tutai.geo.locate.address.plate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/** Gathers the sections of a segment in scratch files and joins them. For one thread. */
final class SegmentWriter implements Closeable {

  private static final int BUFFER = 1 << 16;
  private static final int NAME_BYTES = 8;

  private final Path scratch;
  private final Section[] sections = new Section[Kind.values().length];

  /**
   * @param scratch a directory that is there and for this writer alone
   */
  SegmentWriter(Path scratch) throws IOException {
    this.scratch = scratch;
    for (Kind kind : Kind.values()) {
      sections[kind.number] = new Section(scratch.resolve(kind.name()));
    }
  }

  Section section(Kind kind) {
    return sections[kind.number];
  }

  /** Joins the sections to a file of the scratch directory, safe on the disk. */
  Joined join() throws IOException {
    Path whole = scratch.resolve("whole");
    long[] lengths = new long[sections.length];
    int[] sums = new int[sections.length];
    MessageDigest digest = sha256();
    try (FileChannel out =
        FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.position(SegmentFile.head(lengths, sums).remaining());
      for (int i = 0; i < sections.length; i++) {
        sections[i].close();
        lengths[i] = sections[i].size();
        sums[i] = append(sections[i], out, digest);
      }
      ByteBuffer head = SegmentFile.head(lengths, sums);
      digest.update(head.duplicate());
      out.write(head, 0);
      out.force(true);
    }
    return new Joined(whole, HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES));
  }

  /**
   * A file that is ready to take its place.
   *
   * @param digest of its content, 16 hexadecimal digits
   */
  record Joined(Path file, String digest) {}

  private static int append(Section section, FileChannel out, MessageDigest digest)
      throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel in = FileChannel.open(section.path, StandardOpenOption.READ)) {
      while (in.read(buffer) >= 0) {
        buffer.flip();
        crc.update(buffer.duplicate());
        digest.update(buffer.duplicate());
        write(out, buffer);
        buffer.clear();
      }
    }
    Files.delete(section.path);
    write(out, ByteBuffer.allocate((int) (SegmentFile.padded(section.size()) - section.size())));
    return (int) crc.getValue();
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Section section : sections) {
      if (section != null) {
        section.close();
      }
    }
  }

  /** One section being written, little-endian. */
  static final class Section implements Closeable {

    private final Path path;
    private final FileChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    Section(Path path) throws IOException {
      this.path = path;
      this.out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    long size() {
      return flushed + buffer.position();
    }

    Section putShort(int value) throws IOException {
      room(Short.BYTES).putShort((short) value);
      return this;
    }

    Section putInt(int value) throws IOException {
      room(Integer.BYTES).putInt(value);
      return this;
    }

    Section putBytes(byte[] bytes) throws IOException {
      for (byte b : bytes) {
        room(1).put(b);
      }
      return this;
    }

    private ByteBuffer room(int bytes) throws IOException {
      if (buffer.remaining() < bytes) {
        flush();
      }
      return buffer;
    }

    private void flush() throws IOException {
      flushed += buffer.position();
      buffer.flip();
      write(out, buffer);
      buffer.clear();
    }

    @Override
    public void close() throws IOException {
      if (out.isOpen()) {
        flush();
        out.close();
      }
    }
  }
}
