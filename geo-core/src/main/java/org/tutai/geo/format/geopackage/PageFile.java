package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.PositionedFile;

/**
 * The pages of an SQLite file that rests: nobody writes to it, and no log lies beside it ("The
 * SQLite Database File Format", 1.2 and 1.3). For one thread.
 */
final class PageFile implements AutoCloseable {

  /** Where the header's own fields end and the first page's begin. */
  static final int HEADER = 100;

  private static final int BLOCK = 1 << 18;
  private static final int UTF_8 = 1;
  private static final int LEAST_PAGE = 512;
  private static final int LEAST_USABLE = 480;

  private final PositionedFile file;
  private final State state;
  private final int pageSize;
  private final int usable;
  private final int encoding;
  private final FileWindow tree;
  private final FileWindow overflow;

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
    this.tree = new FileWindow(file, BLOCK);
    this.overflow = new FileWindow(file, BLOCK);
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

  /**
   * Makes a page of a tree readable.
   *
   * @param page counted from 1
   * @return where in {@link #treeBytes()} it starts; holds until the next call
   */
  int locateTree(long page) throws IOException {
    return tree.locate(position(page), pageSize, "an SQLite page");
  }

  byte[] treeBytes() {
    return tree.bytes();
  }

  /** The same for a page of a value's overflow. */
  int locateOverflow(long page) throws IOException {
    return overflow.locate(position(page), pageSize, "an SQLite page");
  }

  byte[] overflowBytes() {
    return overflow.bytes();
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
          "Close it there and try again.");
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
