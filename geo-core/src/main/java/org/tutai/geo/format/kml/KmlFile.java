package org.tutai.geo.format.kml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;
import org.tutai.geo.bytes.zip.ZipDirectory;
import org.tutai.geo.bytes.zip.ZipInput;
import org.tutai.geo.bytes.zip.ZipMember;

/**
 * A KML document where it lies: in a file of its own or in a zip, as the first bytes tell and not
 * the name. Immutable.
 *
 * @param path of the file
 * @param members of the zip; none for a file of its own
 * @param document the member that is the document
 */
record KmlFile(Path path, List<ZipMember> members, @Nullable ZipMember document) {

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  KmlFile {
    members = List.copyOf(members);
  }

  /**
   * Finds the document.
   *
   * @throws FormatException when a zip has none
   */
  static KmlFile of(Path path) throws IOException {
    try (var file = PositionedFile.open(path)) {
      byte[] head = file.read(0, (int) Math.min(ZIP.length, file.size()), "a file's beginning");
      if (!java.util.Arrays.equals(head, ZIP)) {
        return new KmlFile(path, List.of(), null);
      }
      List<ZipMember> members = ZipDirectory.read(file);
      return new KmlFile(path, members, document(path, members));
    }
  }

  /** {@code doc.kml} of no folder, else the first of the fewest folders. */
  private static ZipMember document(Path path, List<ZipMember> members) throws FormatException {
    return documents(members).stream()
        .min(
            Comparator.comparing((ZipMember m) -> !m.name().equalsIgnoreCase("doc.kml"))
                .thenComparing(m -> m.folder().chars().filter(c -> c == '/').count()))
        .orElseThrow(
            () ->
                new FormatException(
                        path,
                        -1,
                        "a file doc.kml in the KMZ",
                        "none of that ending",
                        "Export it again.")
                    .because(FormatFault.NOTHING_INSIDE));
  }

  private static List<ZipMember> documents(List<ZipMember> members) {
    return members.stream().filter(m -> !m.isHidden() && m.ending().equals("kml")).toList();
  }

  /** How many documents lie in the zip beside the one that is read. */
  int others() {
    return document == null ? 0 : documents(members).size() - 1;
  }

  /** The path that messages give the document. */
  Path shown() {
    return document == null ? path : ZipMember.inside(path, document.name());
  }

  /** The bytes of the document, from the first. */
  InputStream open() throws IOException {
    return document == null ? Files.newInputStream(path) : open(document);
  }

  private InputStream open(ZipMember member) throws IOException {
    PositionedFile zip = PositionedFile.open(path);
    try {
      InputStream in = ZipInput.open(zip, member);
      return new FilterInputStream(in) {
        @Override
        public void close() throws IOException {
          super.close();
          zip.close();
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /**
   * The member that an address in the document means; empty for one elsewhere.
   *
   * @param href relative to the document, as {@code files/a.png}
   */
  Optional<ZipMember> member(String href) {
    if (document == null || href.contains(":") || href.startsWith("//")) {
      return Optional.empty();
    }
    String wanted = normalized(href.startsWith("/") ? href : document.folder() + href);
    Optional<ZipMember> exact = named(wanted);
    return exact.isPresent() ? exact : named(decoded(wanted));
  }

  private Optional<ZipMember> named(String wanted) {
    return members.stream()
        .filter(m -> !m.base().isEmpty())
        .filter(m -> normalized(m.name()).equals(wanted))
        .findFirst();
  }

  private static String normalized(String name) {
    var parts = new java.util.ArrayDeque<String>();
    for (String part : name.replace('\\', '/').split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts).toLowerCase(Locale.ROOT);
  }

  private static String decoded(String name) {
    try {
      return java.net.URLDecoder.decode(
          name.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /**
   * Reads a member whole.
   *
   * @return empty when it is larger than {@code most}
   * @throws FormatException when it is damaged
   */
  Optional<byte[]> bytes(ZipMember member, int most) throws IOException {
    if (member.size() > most) {
      return Optional.empty();
    }
    try (InputStream in = open(member)) {
      return Optional.of(in.readAllBytes());
    }
  }
}
