package org.tutai.geo.bytes;

import java.io.IOException;

/**
 * A block of a {@link PositionedFile} held in memory, moved to wherever is asked for: big reads for
 * somebody who walks along a file and looks at small structures, in order or nearly so. For one
 * thread; doesn't own the file.
 */
public final class FileWindow {

  private static final int JUMP = 1 << 12;

  private final PositionedFile file;
  private final int blockSize;
  private byte[] bytes = {};
  private long start;
  private int length;

  /**
   * A window that reads at least {@code blockSize} bytes at a time, and more when a single
   * structure is larger.
   */
  public FileWindow(PositionedFile file, int blockSize) {
    if (blockSize <= 0) {
      throw new IllegalArgumentException("a block must have a byte (got: " + blockSize + ")");
    }
    this.file = file;
    this.blockSize = blockSize;
  }

  /** The file under the window. */
  public PositionedFile file() {
    return file;
  }

  /**
   * Makes a range of the file readable.
   *
   * @return where in {@link #bytes()} it starts; holds until the next call
   * @throws FormatException when the file ends before
   */
  public int locate(long position, int count, String what) throws IOException {
    if (position >= start && position + count <= start + length) {
      return (int) (position - start);
    }
    file.require(position, count, what);
    int wanted = Math.max(count, isAhead(position) ? blockSize : Math.min(blockSize, JUMP));
    load(position, (int) Math.min(wanted, file.size() - position), what);
    return 0;
  }

  /** Who jumps about gets small blocks, so that a jump doesn't cost a whole block's reading. */
  private boolean isAhead(long position) {
    return position >= start && position <= start + length + blockSize;
  }

  /** The bytes in the window; what lies outside the range last located is not to be read. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Aims a cursor at a range of the file.
   *
   * @throws FormatException when the file ends before
   */
  public void aim(ByteCursor cursor, long position, int count, String what) throws IOException {
    int at = locate(position, count, what);
    cursor.aim(bytes, at, at + count, position);
  }

  private void load(long position, int count, String what) throws IOException {
    length = 0;
    if (bytes.length < count) {
      bytes = new byte[count];
    }
    file.read(position, bytes, 0, count, what);
    start = position;
    length = count;
  }
}
