package org.tutai.geo.format.kml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param members of the zip by their paths, spelt in one way; none for a file of its own
 * @param document the member that is the document
 */
record KmlFile(Path path, Map<String, ZipMember> members, @Nullable ZipMember document) {

  /** How addresses begin that mean a style in another document of the zip. */
  static final String INSIDE = "kmz:/";

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  KmlFile {
    members = Map.copyOf(members);
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
        return new KmlFile(path, Map.of(), null);
      }
      List<ZipMember> members = ZipDirectory.read(file);
      return new KmlFile(path, byPath(members), document(path, members));
    }
  }

  /** The first of each path counts. */
  private static Map<String, ZipMember> byPath(List<ZipMember> members) {
    Map<String, ZipMember> byPath = new LinkedHashMap<>();
    members.stream()
        .filter(m -> !m.base().isEmpty())
        .forEach(m -> byPath.putIfAbsent(normalized(m.name()), m));
    return byPath;
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

  private static List<ZipMember> documents(Collection<ZipMember> members) {
    return members.stream().filter(m -> !m.isHidden() && m.ending().equals("kml")).toList();
  }

  /** How many documents lie in the zip beside the one that is read. */
  int others() {
    return document == null ? 0 : documents(members.values()).size() - 1;
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
    return exact.isPresent() ? exact : named(normalized(decoded(wanted)));
  }

  private Optional<ZipMember> named(String wanted) {
    return Optional.ofNullable(members.get(wanted));
  }

  /** The same zip, with another of its members as the document. */
  KmlFile with(ZipMember other) {
    return new KmlFile(path, members, other);
  }

  /** The document of the zip that an address means; empty for one elsewhere. */
  Optional<ZipMember> linked(String href) {
    int hash = href.indexOf('#');
    String place = hash < 0 ? href : href.substring(0, hash);
    return place.isEmpty() ? Optional.empty() : member(place).filter(m -> m.ending().equals("kml"));
  }

  /**
   * The address of a style as {@link StyleBook} knows it: of this document by its name alone, of
   * another of the zip beginning with {@link #INSIDE}, and as it is written for one elsewhere.
   */
  String styleAddress(String url) {
    int hash = url.indexOf('#');
    if (hash <= 0) {
      return url;
    }
    if (url.startsWith(String.valueOf(shown().getFileName()) + "#")) {
      return url.substring(hash);
    }
    return linked(url).map(member -> inside(member) + url.substring(hash)).orElse(url);
  }

  private static String inside(ZipMember member) {
    return INSIDE + member.name();
  }

  /** What the addresses of this document's styles begin with in others; empty outside of a zip. */
  String place() {
    return document == null ? "" : inside(document);
  }

  /** An address in this document as the whole zip understands it. */
  String fromTop(String href) {
    return member(href).map(member -> "/" + member.name()).orElse(href);
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
