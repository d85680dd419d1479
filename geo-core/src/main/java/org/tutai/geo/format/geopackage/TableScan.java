package org.tutai.geo.format.geopackage;

import java.io.IOException;
import org.tutai.geo.bytes.FormatException;

/**
 * Walks over the rows of an ordinary table of an SQLite file, in the order of their numbers ("The
 * SQLite Database File Format", 1.6). Every number in the file is checked before it is followed, a
 * tree's depth is bounded, and no page of a tree is visited more often than there are pages. For
 * one thread.
 */
final class TableScan {

  private static final int INTERIOR = 0x05;
  private static final int LEAF = 0x0D;
  private static final int INTERIOR_HEADER = 12;
  private static final int LEAF_HEADER = 8;
  private static final int DEEPEST = 40;

  /** The longest row: the longest geometry with room for its row's other values. */
  private static final long LONGEST_ROW = 160L << 20;

  private final PageFile file;
  private final int[][] children = new int[DEEPEST][];
  private final int[] nextChild = new int[DEEPEST];
  private int depth;
  private long visits;

  private final byte[] leaf;
  private int cellsAt;
  private int cells;
  private int cell;

  private long rowId;
  private byte[] bytes = {};
  private int from;
  private int to;
  private byte[] joined = {};

  /** A scan of the table whose tree has this page for its root. */
  TableScan(PageFile file, int rootPage) {
    this.file = file;
    this.leaf = new byte[file.pageSize()];
    this.children[0] = new int[] {rootPage};
    this.depth = 1;
  }

  /**
   * Goes to the next row.
   *
   * @return whether there is one
   * @throws FormatException when the file is damaged
   */
  boolean next() throws IOException {
    while (cell == cells) {
      if (!nextLeaf()) {
        return false;
      }
    }
    readCell(cell++);
    return true;
  }

  /** The row's number. */
  long rowId() {
    return rowId;
  }

  /** What holds the row's record; until the next row. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the record starts. */
  int from() {
    return from;
  }

  /** Where it ends. */
  int to() {
    return to;
  }

  private boolean nextLeaf() throws IOException {
    while (depth > 0) {
      int level = depth - 1;
      if (nextChild[level] == children[level].length) {
        depth--;
      } else if (enter(children[level][nextChild[level]++])) {
        return true;
      }
    }
    return false;
  }

  /** Goes into a page; true for a leaf, false after an interior page was put on the stack. */
  private boolean enter(int page) throws IOException {
    if (++visits > file.pages()) {
      throw file.damaged("a tree of pages that runs in a ring");
    }
    file.copy(Integer.toUnsignedLong(page), leaf);
    int head = page == 1 ? PageFile.HEADER : 0;
    int type = leaf[head] & 0xFF;
    int count = unsignedShort(leaf, head + 3);
    if (type == LEAF) {
      startLeaf(head + LEAF_HEADER, count);
      return true;
    }
    if (type != INTERIOR) {
      throw file.damaged("a page of type " + type + " in a table");
    }
    push(head, count);
    return false;
  }

  private void startLeaf(int pointers, int count) throws FormatException {
    checkPointers(pointers, count);
    cellsAt = pointers;
    cells = count;
    cell = 0;
  }

  private void push(int head, int count) throws FormatException {
    if (depth == DEEPEST) {
      throw file.damaged("a tree of pages deeper than " + DEEPEST);
    }
    int pointers = head + INTERIOR_HEADER;
    checkPointers(pointers, count);
    var pages = new int[count + 1];
    for (int i = 0; i < count; i++) {
      int at = unsignedShort(leaf, pointers + 2 * i);
      if (at + Integer.BYTES > file.usable()) {
        throw file.damaged("a cell outside its page");
      }
      pages[i] = integer(leaf, at);
    }
    pages[count] = integer(leaf, head + 8);
    children[depth] = pages;
    nextChild[depth] = 0;
    depth++;
  }

  private void checkPointers(int pointers, int count) throws FormatException {
    if (pointers + 2 * count > file.usable()) {
      throw file.damaged(count + " cells in a page");
    }
  }

  private void readCell(int index) throws IOException {
    int end = file.usable();
    int at = unsignedShort(leaf, cellsAt + 2 * index);
    int rowIdAt = behindNumber(at, end);
    long length = Varint.get(leaf, at);
    at = behindNumber(rowIdAt, end);
    rowId = Varint.get(leaf, rowIdAt);
    if (length < 0 || length > LONGEST_ROW) {
      throw file.damaged("a row of " + Long.toUnsignedString(length) + " bytes");
    }
    int local = local((int) length);
    boolean whole = local == length;
    if (at + local + (whole ? 0 : Integer.BYTES) > end) {
      throw file.damaged("a row that ends outside its page");
    }
    if (whole) {
      bytes = leaf;
      from = at;
      to = at + local;
    } else {
      join(at, local, (int) length);
    }
  }

  /** How many bytes of a record lie in its leaf; the rest overflows. */
  private int local(int length) {
    int usable = file.usable();
    int most = usable - 35;
    if (length <= most) {
      return length;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int wanted = least + (length - least) % (usable - 4);
    return wanted <= most ? wanted : least;
  }

  /** Puts a record together from its leaf and its overflow pages. */
  private void join(int at, int local, int length) throws IOException {
    long pagesNeeded = (length - local - 1L) / (file.usable() - Integer.BYTES) + 1;
    if (pagesNeeded > file.pages()) {
      throw file.damaged("a row of " + length + " bytes");
    }
    if (joined.length < length) {
      joined = new byte[Math.max(length, Math.min(2 * joined.length, 1 << 24))];
    }
    System.arraycopy(leaf, at, joined, 0, local);
    int page = integer(leaf, at + local);
    int done = local;
    while (done < length) {
      int count = Math.min(length - done, file.usable() - Integer.BYTES);
      page = file.copyOverflow(Integer.toUnsignedLong(page), joined, done, count);
      done += count;
    }
    bytes = joined;
    from = 0;
    to = length;
  }

  /** Where a number ends, which must be inside its page. */
  private int behindNumber(int at, int end) throws FormatException {
    int behind = at < end ? at + Varint.length(leaf, at, end) : end + 1;
    if (behind > end) {
      throw file.damaged("a cell that ends outside its page");
    }
    return behind;
  }

  private static int unsignedShort(byte[] source, int at) {
    return ((source[at] & 0xFF) << 8) | (source[at + 1] & 0xFF);
  }

  private static int integer(byte[] source, int at) {
    return (unsignedShort(source, at) << 16) | unsignedShort(source, at + 2);
  }
}
