package org.tutai.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample layers as resources: data of Taiwan and the world with their styles, metadata and
 * licences, to be served from a folder. Stateless, thread-safe.
 */
public final class SampleLayers {

  /** The list of digests, beside the folder of the data, in the form of {@code sha256sum}. */
  static final String LIST = "SHA256SUMS";

  private static final String DATA = "data/";
  private static final int DIGEST_LENGTH = 64;

  private SampleLayers() {}

  private record Sample(String digest, String name) {}

  /** The names of the files, layers and what lies beside them. */
  public static List<String> files() {
    return samples().stream().map(Sample::name).toList();
  }

  /** A short name for this version of the samples, fit for a folder's name. */
  public static String version() {
    return sha256(resource(LIST)).substring(0, 12);
  }

  /**
   * Writes the files into a folder, which is made when it is not there. A file that is there as it
   * should be is left alone, another is replaced; files of other names stay.
   *
   * @return the folder
   * @throws IOException when the folder cannot be written to
   */
  public static Path extractTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Sample sample : samples()) {
      Path file = folder.resolve(sample.name());
      if (!Files.isRegularFile(file) || !sha256(Files.readAllBytes(file)).equals(sample.digest())) {
        replace(file, resource(DATA + sample.name()));
      }
    }
    return folder;
  }

  /* Two programs may do so at once: each writes a file of its own and moves it into place. */
  private static void replace(Path file, byte[] content) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), ".", ".part");
    try {
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** The list for the files of a folder. */
  static String list(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    var list = new StringBuilder();
    for (Path file : files) {
      list.append(sha256(Files.readAllBytes(file))).append("  ").append(file.getFileName());
      list.append('\n');
    }
    return list.toString();
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (String line : new String(resource(LIST), StandardCharsets.UTF_8).split("\n")) {
      samples.add(
          new Sample(line.substring(0, DIGEST_LENGTH), line.substring(DIGEST_LENGTH).strip()));
    }
    return samples;
  }

  /** Opens a resource of this module. */
  static InputStream open(String name) {
    InputStream in = SampleLayers.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("this build must hold the resource " + name);
    }
    return in;
  }

  /** The digest of a resource of this module. */
  static String digest(String name) {
    return sha256(resource(name));
  }

  private static byte[] resource(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("this build's resource " + name + " cannot be read", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
