package org.tutai.server.http.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.ProblemException;

/**
 * A file that came from somebody, alone in a folder of its own under a harmless name that still
 * tells its format. Closing removes both. For one thread.
 */
public final class SpooledFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SpooledFile.class);
  private static final int LONGEST_NAME = 100;
  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final Path path;
  private final String name;

  private SpooledFile(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.path = inside(folder, name);
  }

  /**
   * Takes a file from a stream, to its end.
   *
   * @param filename as it was sent; folders in it are left out, and what is no letter, digit or one
   *     of {@code . _ -} becomes {@code _}
   * @throws ProblemException with status 413 when it is longer than {@code most} bytes, with 400
   *     when it was cut, is empty or has no name
   */
  public static SpooledFile of(String filename, InputStream in, long most) throws IOException {
    SpooledFile file = empty(filename);
    try {
      file.fill(in, most);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * A file that is kept elsewhere under a name that doesn't tell its format, which stays as it is.
   *
   * @throws ProblemException with status 400 when it has no name
   */
  public static SpooledFile of(String filename, Path kept) throws IOException {
    SpooledFile file = empty(filename);
    try {
      try {
        Files.createLink(file.path, kept);
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(kept, file.path);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static SpooledFile empty(String filename) throws IOException {
    String name = harmless(filename);
    return new SpooledFile(Files.createTempDirectory("tutai-look-"), name);
  }

  /**
   * The name without folders and without what some system or page might take for more than text.
   */
  static String harmless(String filename) {
    String base =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    String safe =
        base.codePoints()
            .map(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' ? c : '_')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replaceFirst("^\\.+", "");
    if (safe.isEmpty()) {
      throw ProblemException.parameter(
              "filename", "", "the file's name with its ending, as roads.kml")
          .inChinese("請以 filename 參數提供檔名與副檔名，例如 roads.kml。");
    }
    int from = Math.max(0, safe.length() - LONGEST_NAME);
    boolean split = from > 0 && Character.isLowSurrogate(safe.charAt(from));
    return safe.substring(split ? from + 1 : from);
  }

  /** A system whose names are ASCII gets a letter's number for every other letter. */
  private static Path inside(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      return folder.resolve(
          name.codePoints()
              .mapToObj(c -> c < 0x7F ? Character.toString(c) : Integer.toHexString(c))
              .collect(Collectors.joining()));
    }
  }

  private void fill(InputStream in, long most) throws IOException {
    long size = 0;
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int n = read(in, block); n > 0; n = read(in, block)) {
        size += n;
        if (size > most) {
          throw Body.tooLarge(most).inChinese("檔案最多 " + (most >> 20) + " MB。");
        }
        out.write(block, 0, n);
      }
    }
    if (size == 0) {
      throw new ProblemException(400, "Empty file", "The body is empty; send the file as the body.")
          .inChinese("沒有內容；請以檔案作為要求的本文。");
    }
  }

  private static int read(InputStream in, byte[] block) {
    try {
      return in.read(block);
    } catch (IOException e) {
      throw new ProblemException(400, "Body cut", "The request's body ended before its end.")
          .inChinese("檔案未完整送達。");
    }
  }

  /** Where it lies until it is closed. */
  public Path path() {
    return path;
  }

  /** Its name, which is harmless. */
  public String name() {
    return name;
  }

  /** A message about it without the folder it lies in. */
  String withoutFolder(String message) {
    return message.replace(folder + folder.getFileSystem().getSeparator(), "");
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      log.warn("{} is not removed", folder, e);
    }
  }
}
