package org.tutai.geo.format.geotiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FileWindow;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;

/**
 * An open TIFF or BigTIFF file: its byte order and its chain of directories. For one thread.
 *
 * <p>Directories are followed to at most {@value #MOST_DIRECTORIES}, and never round in a ring.
 */
final class TiffFile implements Closeable {

  private static final int MOST_DIRECTORIES = 256;
  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final int WINDOW = 1 << 14;

  private final PositionedFile file;
  private final FileWindow window;
  private final ByteCursor cursor;
  private final boolean big;

  private TiffFile(PositionedFile file) throws IOException {
    this.file = file;
    this.window = new FileWindow(file, WINDOW);
    byte[] head = file.read(0, (int) Math.min(8, file.size()), "a TIFF header");
    ByteOrder order = head.length == 8 ? orderOf(head) : null;
    if (order == null) {
      throw new FormatException(
              file.path(),
              0,
              "a TIFF file beginning with II or MM",
              head.length < 8 ? head.length + " bytes" : "something else",
              "The file is not a TIFF, or it is damaged; copy it again.")
          .because(FormatFault.OTHER_FORMAT);
    }
    this.cursor = new ByteCursor(file.path(), order);
    cursor.aim(head, 2, 8, 2);
    int version = cursor.getUnsignedShort();
    if (version != CLASSIC && version != BIG) {
      throw new FormatException(
              file.path(), 2, "TIFF version " + CLASSIC + " or " + BIG, "version " + version)
          .because(FormatFault.UNSUPPORTED);
    }
    this.big = version == BIG;
    if (big) {
      int offsetSize = cursor.getUnsignedShort();
      if (offsetSize != 8) {
        throw new FormatException(file.path(), 4, "offsets of 8 bytes", offsetSize + " bytes")
            .because(FormatFault.UNSUPPORTED);
      }
    }
  }

  private static @Nullable ByteOrder orderOf(byte[] head) {
    if (head[0] == 'I' && head[1] == 'I') {
      return ByteOrder.LITTLE_ENDIAN;
    }
    return head[0] == 'M' && head[1] == 'M' ? ByteOrder.BIG_ENDIAN : null;
  }

  static TiffFile open(Path path) throws IOException {
    PositionedFile file = PositionedFile.open(path);
    try {
      return new TiffFile(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  PositionedFile file() {
    return file;
  }

  Path path() {
    return file.path();
  }

  ByteOrder order() {
    return cursor.order();
  }

  /** A cursor over a range of the file; holds until the next call. */
  ByteCursor at(long position, int length, String what) throws IOException {
    window.aim(cursor, position, length, what);
    return cursor;
  }

  /** The directories in the order of the chain; at least one. */
  List<TiffDirectory> directories() throws IOException {
    List<TiffDirectory> found = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long position = big ? at(8, 8, "the first directory's place").getLong() : classicOffset(4);
    while (position != 0 && found.size() < MOST_DIRECTORIES && seen.add(position)) {
      TiffDirectory directory = TiffDirectory.read(this, position);
      found.add(directory);
      position = next(directory.end());
    }
    if (found.isEmpty()) {
      throw new FormatException(path(), big ? 8 : 4, "the place of a directory", "0");
    }
    return found;
  }

  /** Where the next directory is; 0 at the end and where the chain leaves the file. */
  private long next(long end) throws IOException {
    if (!file.contains(end, big ? 8 : 4)) {
      return 0;
    }
    long next = big ? at(end, 8, "the next directory's place").getLong() : classicOffset(end);
    return file.contains(next, 2) ? next : 0;
  }

  private long classicOffset(long position) throws IOException {
    return at(position, 4, "a directory's place").getInt() & 0xFFFFFFFFL;
  }

  boolean big() {
    return big;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
