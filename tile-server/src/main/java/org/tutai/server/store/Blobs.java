package org.tutai.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Files named by their content: the lower-case hexadecimal SHA-256. They never change, and the same
 * content is kept once. A kill at any moment leaves a whole file or none. Thread-safe.
 */
public final class Blobs {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final String UNFINISHED = "unfinished-";

  private final Path directory;

  private Blobs(Path directory) {
    this.directory = directory;
  }

  static Blobs in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new Blobs(directory);
  }

  /** Removes what writers that were killed have left; for whoever alone holds the directory. */
  void removeUnfinished() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A file that is kept. */
  public record Blob(String digest, long bytes) {}

  /** There was more to keep than was allowed. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long mostBytes) {
      super("a file must have at most " + mostBytes + " bytes");
    }
  }

  /**
   * Keeps what a stream holds; it is on the disk on return, and as old as if it were new. The
   * stream is not closed.
   *
   * @throws TooLargeException when it holds more bytes than allowed; nothing is kept then
   */
  public Blob put(InputStream content, long mostBytes) throws IOException {
    Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
    try {
      Blob blob = write(content, mostBytes, unfinished);
      settle(unfinished, blob.digest());
      return blob;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Blob write(InputStream content, long mostBytes, Path file) throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        bytes += read;
        if (bytes > mostBytes) {
          throw new TooLargeException(mostBytes);
        }
        digest.update(buffer, 0, read);
        writeFully(out, ByteBuffer.wrap(buffer, 0, read));
      }
      out.force(true);
    }
    return new Blob(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static void writeFully(FileChannel out, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private void settle(Path unfinished, String digest) throws IOException {
    Path target = file(digest);
    if (!Files.exists(target)) {
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushNames(directory);
    } else {
      Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
    }
  }

  /** Has the disk keep the names in a directory; not every system can, and then it needs not. */
  public static void flushNames(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(Blobs.class).trace("{} is not flushed", directory, e);
    }
  }

  /** A new digest of the kind that names files. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The file of a digest; empty when none is kept.
   *
   * @throws IllegalArgumentException when it is no digest
   */
  public Optional<Path> find(String digest) {
    return Optional.of(file(digest)).filter(Files::isRegularFile);
  }

  /** The directory of the files. */
  public Path directory() {
    return directory;
  }

  /** Removes the file of a digest, if it is kept. */
  public void remove(String digest) throws IOException {
    Files.deleteIfExists(file(digest));
  }

  /** Whether a text may be a digest. */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  private Path file(String digest) {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException("a digest must be 64 hexadecimal digits in lower case");
    }
    return directory.resolve(digest);
  }
}
