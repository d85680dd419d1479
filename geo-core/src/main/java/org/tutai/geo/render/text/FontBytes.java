package org.tutai.geo.render.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/** The bytes of a font file: in memory, or read by position from a file. Thread-safe. */
interface FontBytes {

  /** What to call the font in messages. */
  Path name();

  long size();

  /** Fills the array from a position that has been checked to hold so many bytes. */
  void read(long at, byte[] into) throws IOException;

  /**
   * Copies a stretch that must lie within the file.
   *
   * @param what names the stretch in messages
   */
  default byte[] slice(long at, long length, String what) throws IOException {
    if (at < 0 || length < 0 || length > size() - at) {
      throw new FormatException(
          name(),
          Math.max(0, at),
          what + " within the file's " + size() + " bytes",
          length + " bytes from " + at);
    }
    var slice = new byte[(int) length];
    read(at, slice);
    return slice;
  }

  /** Bytes in memory; the array is not copied. */
  static FontBytes of(Path name, byte[] bytes) {
    return new InMemory(name, bytes);
  }

  /** A file of at most 256 MiB, opened anew for each read. */
  static FontBytes of(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > OnDisk.MAX_SIZE) {
        throw new FormatException(
            file, -1, "a font of at most " + OnDisk.MAX_SIZE + " bytes", size + " bytes");
      }
      return new OnDisk(file, size);
    }
  }

  /** See {@link #of(Path, byte[])}. */
  record InMemory(Path name, byte[] bytes) implements FontBytes {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long at, byte[] into) {
      System.arraycopy(bytes, (int) at, into, 0, into.length);
    }
  }

  /** See {@link #of(Path)}. */
  record OnDisk(Path name, long size) implements FontBytes {

    static final long MAX_SIZE = 256L << 20;

    @Override
    public void read(long at, byte[] into) throws IOException {
      try (var channel = FileChannel.open(name, StandardOpenOption.READ)) {
        var buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, at + buffer.position()) < 0) {
            throw new FormatException(
                    name,
                    at + buffer.position(),
                    into.length + " bytes from " + at,
                    "the end of the file. It was shortened while it was being read")
                .because(FormatFault.TRUNCATED);
          }
        }
      }
    }
  }
}
