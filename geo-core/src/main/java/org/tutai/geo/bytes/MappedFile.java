package org.tutai.geo.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * One of our own immutable files, memory-mapped for little-endian reading at any position.
 *
 * <p>Only for files that nobody truncates while they are mapped: the operating system answers a
 * read past a shortened file's end by killing the process. Foreign files go through {@link
 * PositionedFile}.
 *
 * <p>A read outside the file is the caller's mistake and an {@link IndexOutOfBoundsException}; a
 * file whose own offsets lead outside it is a bad file, so check offsets that were read from it
 * with {@link #contains(long, long)} first. Reading is safe from any number of threads. {@link
 * #close()} drops the references to the mappings, and the collector unmaps them later: a slice
 * handed out before stays valid. Reading after closing is an {@link IllegalStateException}.
 */
public final class MappedFile implements AutoCloseable {

  /*
   * A buffer's index is an int, so a file is mapped in segments of 1 GiB that don't overlap. A
   * power of two turns a position into segment and offset by shift and mask; the rare value that
   * straddles two segments is put together byte by byte.
   */
  private static final int SEGMENT_BITS = 30;
  private static final ByteBuffer[] NOTHING = {ByteBuffer.allocate(0)};
  private static final ByteBuffer[] CLOSED = {};

  private final Path path;
  private final long size;
  private final int segmentBits;
  private final int segmentMask;
  private ByteBuffer[] segments;

  private MappedFile(Path path, long size, int segmentBits, ByteBuffer[] segments) {
    this.path = path;
    this.size = size;
    this.segmentBits = segmentBits;
    this.segmentMask = (1 << segmentBits) - 1;
    this.segments = segments;
  }

  /** Maps a whole file read-only; an empty file is mapped as nothing and has size 0. */
  public static MappedFile open(Path path) throws IOException {
    return open(path, SEGMENT_BITS);
  }

  static MappedFile open(Path path, int segmentBits) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      long segmentSize = 1L << segmentBits;
      var segments = new ByteBuffer[Math.toIntExact((size + segmentSize - 1) >>> segmentBits)];
      for (int i = 0; i < segments.length; i++) {
        long start = (long) i << segmentBits;
        segments[i] =
            channel
                .map(FileChannel.MapMode.READ_ONLY, start, Math.min(segmentSize, size - start))
                .order(ByteOrder.LITTLE_ENDIAN);
      }
      return new MappedFile(path, size, segmentBits, segments.length == 0 ? NOTHING : segments);
    }
  }

  /** The file that is mapped. */
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

  /** The byte at a position. */
  public byte getByte(long position) {
    check(position, 1);
    return segment(position).get((int) position & segmentMask);
  }

  /** The byte at a position, as 0..255. */
  public int getUnsignedByte(long position) {
    return getByte(position) & 0xFF;
  }

  /** The 16-bit number at a position, little-endian. */
  public short getShort(long position) {
    check(position, Short.BYTES);
    int offset = (int) position & segmentMask;
    return offset <= segmentMask + 1 - Short.BYTES
        ? segment(position).getShort(offset)
        : (short) straddling(position, Short.BYTES);
  }

  /** The 32-bit number at a position, little-endian. */
  public int getInt(long position) {
    check(position, Integer.BYTES);
    int offset = (int) position & segmentMask;
    return offset <= segmentMask + 1 - Integer.BYTES
        ? segment(position).getInt(offset)
        : (int) straddling(position, Integer.BYTES);
  }

  /** The 64-bit number at a position, little-endian. */
  public long getLong(long position) {
    check(position, Long.BYTES);
    int offset = (int) position & segmentMask;
    return offset <= segmentMask + 1 - Long.BYTES
        ? segment(position).getLong(offset)
        : straddling(position, Long.BYTES);
  }

  /** The 32-bit floating point number at a position, little-endian. */
  public float getFloat(long position) {
    return Float.intBitsToFloat(getInt(position));
  }

  /** The 64-bit floating point number at a position, little-endian. */
  public double getDouble(long position) {
    return Double.longBitsToDouble(getLong(position));
  }

  /** Copies {@code length} bytes from {@code position} on into an array. */
  public void getBytes(long position, byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    check(position, length);
    long from = position;
    int to = offset;
    int left = length;
    while (left > 0) {
      int inSegment = (int) from & segmentMask;
      int part = Math.min(left, segmentMask + 1 - inSegment);
      segment(from).get(inSegment, target, to, part);
      from += part;
      to += part;
      left -= part;
    }
  }

  /**
   * A read-only, little-endian view of {@code length} bytes from {@code position} on, at most 2^31
   * - 1. A view of the mapping itself, except where it straddles two segments (a multiple of 1
   * GiB): then a copy.
   */
  public ByteBuffer slice(long position, int length) {
    check(position, length);
    int offset = (int) position & segmentMask;
    if (length <= segmentMask + 1 - offset) {
      return length == 0
          ? ByteBuffer.allocate(0).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN)
          : segment(position).slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
    }
    var copy = new byte[length];
    getBytes(position, copy, 0, length);
    return ByteBuffer.wrap(copy).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Drops the mappings; closing again does nothing. */
  @Override
  public void close() {
    segments = CLOSED;
  }

  private void check(long position, int length) {
    if (position < 0 || length < 0 || position > size - length) {
      throw new IndexOutOfBoundsException(
          length + " bytes at " + position + " must lie inside " + size + " bytes of " + path);
    }
  }

  private ByteBuffer segment(long position) {
    ByteBuffer[] open = segments;
    int index = (int) (position >>> segmentBits);
    if (index >= open.length) {
      throw new IllegalStateException(path + " is closed");
    }
    return open[index];
  }

  private long straddling(long position, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | getUnsignedByte(position + i);
    }
    return value;
  }

  @Override
  public String toString() {
    return path + " (" + size + " bytes mapped)";
  }
}
