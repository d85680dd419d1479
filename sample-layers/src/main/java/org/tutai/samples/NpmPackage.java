package org.tutai.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A package of the npm registry at one version.
 *
 * @param integrity the SHA-512 of its archive as the registry states it: {@code sha512-} and Base64
 */
record NpmPackage(String name, String version, String integrity) {

  private static final int BLOCK = 512;
  private static final int LARGEST_FILE = 64 << 20;

  String archiveName() {
    return name + "-" + version + ".tgz";
  }

  /**
   * Fetches the archive with npm into a folder and checks it.
   *
   * @throws IOException when npm is not there or fails, or the archive is another one
   */
  byte[] fetch(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve(archiveName() + ".log");
    Process npm;
    try {
      npm =
          new ProcessBuilder(
                  List.of("npm", "pack", "--silent", "--ignore-scripts", name + "@" + version))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new IOException("npm could not be started; install it (Debian: apt install npm)", e);
    }
    npm.getOutputStream().close();
    if (npm.waitFor() != 0) {
      throw new IOException(
          "npm pack " + name + "@" + version + " failed: " + Files.readString(log).strip());
    }
    return checked(Files.readAllBytes(folder.resolve(archiveName())));
  }

  /** The archive's bytes, when they have the digest they must have. */
  byte[] checked(byte[] archive) throws IOException {
    String found = "sha512-" + Base64.getEncoder().encodeToString(sha512(archive));
    if (!found.equals(integrity)) {
      throw new IOException(
          archiveName() + " must have the digest " + integrity + " (got: " + found + ")");
    }
    return archive;
  }

  private static byte[] sha512(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }

  /**
   * Takes one file out of the archive, a gzipped tar whose files stand in the folder {@code
   * package}.
   */
  static byte[] extract(byte[] archive, String file) throws IOException {
    try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      byte[] header = tar.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        int size = size(header);
        byte[] content = tar.readNBytes(size);
        if (name(header).equals("package/" + file)) {
          return content;
        }
        tar.skipNBytes(-size & (BLOCK - 1));
        header = tar.readNBytes(BLOCK);
      }
    }
    throw new IOException("the archive has no file " + file);
  }

  private static String name(byte[] header) {
    return until0(new String(header, 0, 100, StandardCharsets.UTF_8));
  }

  private static int size(byte[] header) throws IOException {
    long size =
        Long.parseLong(until0(new String(header, 124, 12, StandardCharsets.US_ASCII)).strip(), 8);
    if (size > LARGEST_FILE) {
      throw new IOException(
          "a packed file must not be larger than 64 MB (got: " + size + " bytes)");
    }
    return (int) size;
  }

  private static String until0(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
