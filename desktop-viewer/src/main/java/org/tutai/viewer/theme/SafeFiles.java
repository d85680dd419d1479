package org.tutai.viewer.theme;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/** Files that are never half written. Stateless; not for the UI thread. */
public final class SafeFiles {

  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SafeFiles() {}

  /**
   * Writes a file at once: beside it, to the disk, then into its place. A link is followed; the
   * permissions of a file that is there stay.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path beside = beside(target);
    try {
      put(beside, content);
      if (Files.exists(target)) {
        samePermissions(target, beside);
      }
      move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The same, for a file that only its owner may read or write. */
  public static void writeForOwner(Path file, byte[] content) throws IOException {
    Path beside = beside(file.toAbsolutePath());
    try {
      Files.createFile(beside);
      posix(beside, OWNER);
      put(beside, content);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static Path beside(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("a file must have a folder (got: " + target + ")");
    }
    Files.createDirectories(folder);
    return folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
  }

  private static void put(Path file, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void samePermissions(Path model, Path file) throws IOException {
    var view = Files.getFileAttributeView(model, PosixFileAttributeView.class);
    if (view != null) {
      posix(file, view.readAttributes().permissions());
    }
  }

  private static void posix(Path file, Set<PosixFilePermission> permissions) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(permissions);
    }
  }
}
