package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;

/**
 * The pages of an SQLite file that rests: nobody writes to it, and no log lies beside it ("The
 * SQLite Database File Format", 1.2 and 1.3). For one thread.
 */
final class PageFile implements AutoCloseable {

  /** Where the header's own fields end and the first page's begin. */
  static final int HEADER = 100;

  private static final int BLOCK = 1 << 18;
  private static final int JUMP = 1 << 14;
  private static final int UTF_8 = 1;
  private static final int LEAST_PAGE = 512;
  private static final int LEAST_USABLE = 480;

  private final PositionedFile file;
  private final State state;
  private final int pageSize;
  private final int usable;
  private final int encoding;
  private Block recent = new Block();
  private Block older = new Block();

  /** What shows whether somebody wrote to the file. */
  private record State(long size, FileTime modified, int changes, int cookie) {

    static State of(PositionedFile file, ByteBuffer header) throws IOException {
      var attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
      return new State(
          attributes.size(), attributes.lastModifiedTime(), header.getInt(24), header.getInt(40));
    }
  }

  private PageFile(PositionedFile file) throws IOException {
    this.file = file;
    ByteBuffer header = header();
    this.state = State.of(file, header);
    int size = Short.toUnsignedInt(header.getShort(16));
    this.pageSize = size == 1 ? 65_536 : size;
    this.usable = pageSize - Byte.toUnsignedInt(header.get(20));
    this.encoding = header.getInt(56);
    if (Integer.bitCount(pageSize) != 1 || pageSize < LEAST_PAGE || usable < LEAST_USABLE) {
      throw damaged("pages of " + usable + " bytes and more of " + pageSize);
    }
  }

  /**
   * Opens a file.
   *
   * @throws FormatException when the header cannot be
   */
  static PageFile open(Path path) throws IOException {
    PositionedFile file = PositionedFile.open(path);
    try {
      return new PageFile(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private ByteBuffer header() throws IOException {
    return ByteBuffer.wrap(file.read(0, HEADER, "an SQLite header"));
  }

  /** Whether texts are in UTF-8. */
  boolean isUtf8() {
    return encoding == UTF_8;
  }

  /** How many bytes of a page hold content. */
  int usable() {
    return usable;
  }

  /** How many pages the file has room for. */
  long pages() {
    return file.size() / pageSize;
  }

  /** Copies a page, counted from 1, into an array of its size. */
  void copy(long page, byte[] target) throws IOException {
    long position = position(page);
    Block block = blockWith(position);
    block.bytes.get((int) (position - block.start), target, 0, pageSize);
  }

  /**
   * Copies a page of a value's overflow but for its beginning, which tells the next.
   *
   * @param count how many bytes behind the page's first four
   * @return the next page
   */
  int copyOverflow(long page, byte[] target, int offset, int count) throws IOException {
    long position = position(page);
    Block block = blockWith(position);
    int at = (int) (position - block.start);
    block.bytes.get(at + Integer.BYTES, target, offset, count);
    return block.bytes.getInt(at);
  }

  /** The length of a page. */
  int pageSize() {
    return pageSize;
  }

  /** Pages that follow one another in the file, in memory. */
  private static final class Block {
    final ByteBuffer bytes = ByteBuffer.allocateDirect(BLOCK);
    long start;
    int length;

    boolean holds(long position) {
      return position >= start && position < start + length;
    }

    /** Whether a position is not far behind the block's end. */
    boolean precedes(long position) {
      return position >= start + length && position <= start + length + BLOCK;
    }
  }

  /** A row's overflow mostly follows its leaf; two blocks do where it lies elsewhere. */
  private Block blockWith(long position) throws IOException {
    if (recent.holds(position)) {
      return recent;
    }
    Block block = older;
    older = recent;
    recent = block;
    if (!block.holds(position)) {
      load(block, position, older.precedes(position) || block.precedes(position));
    }
    return block;
  }

  /** Who jumps about gets small blocks, so that a jump doesn't cost a whole block's reading. */
  private void load(Block block, long position, boolean ahead) throws IOException {
    int wanted = ahead ? BLOCK : Math.max(pageSize, JUMP);
    long pagesLeft = pages() - position / pageSize;
    int length = (int) Math.min(wanted, pagesLeft * pageSize);
    block.length = 0;
    block.bytes.clear().limit(length);
    file.read(position, block.bytes, "an SQLite page");
    block.start = position;
    block.length = length;
  }

  private long position(long page) throws FormatException {
    if (page < 1 || page > pages()) {
      throw damaged("a reference to page " + page + " of " + pages());
    }
    return (page - 1) * pageSize;
  }

  /**
   * Checks that nobody wrote to the file since it was opened.
   *
   * @throws FormatException when somebody did
   */
  void checkUnchanged() throws IOException {
    if (Snapshot.isNeeded(file.path()) || !State.of(file, header()).equals(state)) {
      throw new FormatException(
              file.path(),
              -1,
              "a file that rests while it is read",
              "another program writing to it",
              "Close it there and try again.")
          .because(FormatFault.IN_USE);
    }
  }

  /** The exception for what no sound file has. */
  FormatException damaged(String found) {
    return new FormatException(
        file.path(), -1, "a sound SQLite file", found, "Copy the file again.");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
