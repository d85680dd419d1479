package org.tutai.geo.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A foreign file, read by position. Each read is checked against the file's length before anything
 * is allocated, and is done fully or fails as "truncated" with a {@link FormatException}; a file
 * that shrinks while it is read fails the same way and harms nothing else.
 *
 * <p>Safe for any number of threads. For reading along a file, or many small values, put a {@link
 * FileWindow} over it.
 */
public final class PositionedFile implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final long size;

  private PositionedFile(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  /**
   * Opens a file for reading.
   *
   * @throws FormatException for a folder, a pipe and the like, which could keep a reader for ever
   */
  public static PositionedFile open(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new FormatException(path, -1, "a file", "a folder or something else that is no file");
    }
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new PositionedFile(path, channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The file that is read. */
  public Path path() {
    return path;
  }

  /** The file's length in bytes when it was opened. */
  public long size() {
    return size;
  }

  /**
   * Whether {@code length} bytes from {@code position} lie inside the file; false for negatives.
   */
  public boolean contains(long position, long length) {
    return position >= 0 && length >= 0 && position <= size && length <= size - position;
  }

  /**
   * Reads {@code length} bytes from {@code position} on into a new array.
   *
   * @param what the structure that is read, for the message ("file header")
   * @throws FormatException when the file ends before; nothing is allocated then
   */
  public byte[] read(long position, int length, String what) throws IOException {
    require(position, length, what);
    var bytes = new byte[length];
    read(position, bytes, 0, length, what);
    return bytes;
  }

  /**
   * Reads {@code length} bytes from {@code position} on into an array.
   *
   * @throws FormatException when the file ends before
   */
  public void read(long position, byte[] target, int offset, int length, String what)
      throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    read(position, ByteBuffer.wrap(target, offset, length), what);
  }

  /**
   * Fills what remains of a buffer from {@code position} on. A direct buffer spares a copy.
   *
   * @throws FormatException when the file ends before
   */
  public void read(long position, ByteBuffer target, String what) throws IOException {
    int length = target.remaining();
    require(position, length, what);
    long from = position;
    while (target.hasRemaining()) {
      int got = channel.read(target, from);
      if (got < 0) {
        throw truncated(position, length, what, from);
      }
      from += got;
    }
  }

  /**
   * Checks that a structure lies inside the file.
   *
   * @throws FormatException when it doesn't, or when position or length is negative
   */
  public void require(long position, long length, String what) throws FormatException {
    if (!contains(position, length)) {
      throw truncated(position, length, what, size);
    }
  }

  private FormatException truncated(long position, long length, String what, long end) {
    return new FormatException(
            path,
            position,
            what + " of " + length + " bytes",
            "truncated: the file ends at byte " + end,
            "Copy the file again.")
        .because(FormatFault.TRUNCATED);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return path + " (" + size + " bytes)";
  }
}
