package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.bytes.PictureHeader;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.PathSegments;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.inspect.Sieve;
import org.tutai.server.store.Blobs;
import org.tutai.server.store.theme.Shares.Share;
import org.tutai.server.store.theme.ThemeException;
import org.tutai.server.store.theme.ThemeFiles;
import org.tutai.server.store.theme.ThemeQuotas;
import org.tutai.server.store.theme.Visibility;

/** Answers {@code …/files}: what is kept with themes, of one's own and of what is shared. */
final class ThemeFilesEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_NAME = 200;

  private final ThemeFiles files;
  private final ThemeQuotas quotas;
  private final Blobs blobs;
  private final FileInspector inspector;
  private final SharedEndpoint shared;

  ThemeFilesEndpoint(
      ThemeFiles files,
      ThemeQuotas quotas,
      Blobs blobs,
      FileInspector inspector,
      SharedEndpoint shared) {
    this.files = files;
    this.quotas = quotas;
    this.blobs = blobs;
    this.inspector = inspector;
    this.shared = shared;
  }

  /** Takes a file as the body of a POST; it is answered once it is on the disk. */
  Answer upload(Ask ask) {
    String owner = ThemesEndpoint.member(ask);
    String theme = ThemesEndpoint.id(ask);
    String name = name(ask.params().get("NAME", ""));
    if (!files.hasTheme(theme, owner)) {
      throw ThemeProblems.noTheme();
    }
    try {
      Blobs.Blob blob = keep(ask.body(), Math.min(quotas.bytesOfFile(), files.room(owner)));
      ThemeFiles.Kept kept = inspected(blob, name);
      if (!files.add(theme, owner, kept)) {
        throw ThemeProblems.noTheme();
      }
      return Answer.privateJson(201, json(kept));
    } catch (ThemeException e) {
      throw ThemeProblems.of(e, quotas);
    } catch (IOException e) {
      throw Body.cut();
    }
  }

  private Blobs.Blob keep(Body body, long most) throws IOException {
    if (body.length() > most) {
      throw Body.tooLarge(most);
    }
    try {
      Blobs.Blob blob = blobs.put(body.stream(), most);
      if (blob.bytes() == 0) {
        throw new ProblemException(400, "Empty file", "The body is the file; there was none.")
            .inChinese("內容應為檔案，但沒有收到任何資料。");
      }
      return blob;
    } catch (Blobs.TooLargeException e) {
      throw Body.tooLarge(most);
    }
  }

  /** The last part of a path, without what no name should hold. */
  static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var clean = new StringBuilder();
    last.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .limit(LONGEST_NAME)
        .forEach(clean::appendCodePoint);
    String name = clean.toString().strip();
    if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
      throw ProblemException.parameter("name", given, "the name of the file, as towns.kml");
    }
    return name;
  }

  private ThemeFiles.Kept inspected(Blobs.Blob blob, String name) throws IOException {
    Path file = blobs.find(blob.digest()).orElseThrow(() -> new IOException("gone"));
    Optional<PictureHeader.Kind> picture = picture(file);
    if (picture.isPresent()) {
      return new ThemeFiles.Kept(blob.digest(), name, picture.get().format(), blob.bytes(), "{}");
    }
    FileInspector.Found found = inspector.inspect(file, name);
    return new ThemeFiles.Kept(
        blob.digest(), name, found.format(), blob.bytes(), found.inspection().toString());
  }

  /**
   * The kind of a picture that annotations may show; empty for anything else.
   *
   * @throws ProblemException when it is larger than a picture may be, or damaged
   */
  private static Optional<PictureHeader.Kind> picture(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(PictureHeader.PREFIX);
    }
    if (PictureHeader.Kind.of(start).filter(kind -> kind != PictureHeader.Kind.GIF).isEmpty()) {
      return Optional.empty();
    }
    PictureHeader header = PictureHeader.of(start).orElseThrow(ThemeProblems::damagedPicture);
    if (!header.isWithinLimits()) {
      throw ThemeProblems.hugePicture(header);
    }
    return Optional.of(header.kind());
  }

  private static ObjectNode json(ThemeFiles.Kept kept) {
    ObjectNode json = JSON.valueToTree(ThemeJson.file(kept));
    try {
      json.setAll((ObjectNode) JSON.readTree(kept.inspection()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json;
  }

  Answer list(Ask ask) {
    String owner = ThemesEndpoint.member(ask);
    String theme = ThemesEndpoint.id(ask);
    if (!files.hasTheme(theme, owner)) {
      throw ThemeProblems.noTheme();
    }
    return Answer.privateJson(
        200, Map.of("files", files.list(theme).stream().map(ThemeFilesEndpoint::json).toList()));
  }

  Answer get(Ask ask) {
    String owner = ThemesEndpoint.member(ask);
    ThemeFiles.Kept kept =
        files.find(ThemesEndpoint.id(ask), owner, digest(ask)).orElseThrow(ThemeProblems::noFile);
    return answer(kept, ask, Optional.empty()).withCaching("private, no-cache");
  }

  Answer getShared(Ask ask) {
    Share share = shared.share(ask);
    ThemeFiles.Kept kept =
        files.findShared(share.id(), digest(ask)).orElseThrow(ThemeProblems::noFile);
    Answer answer =
        answer(kept, ask, Optional.of(shared.files(share))).with("X-Robots-Tag", "noindex");
    return share.visibility() == Visibility.MEMBERS
        ? answer.withCaching("private, no-cache")
        : answer;
  }

  Answer delete(Ask ask) {
    String owner = ThemesEndpoint.member(ask);
    if (!files.remove(ThemesEndpoint.id(ask), owner, digest(ask))) {
      throw ThemeProblems.noFile();
    }
    return Answer.done();
  }

  private static String digest(Ask ask) {
    return ThemeParts.digest(ask.named("file")).orElseThrow(ThemeProblems::noFile);
  }

  /**
   * @param shown what of the files may be had; empty for all
   */
  private Answer answer(ThemeFiles.Kept kept, Ask ask, Optional<ShownFiles> shown) {
    Path file = blobs.find(kept.digest()).orElseThrow(ThemeProblems::noFile);
    String as = ask.params().get("AS", "");
    if (as.equals("geojson")) {
      Optional<String> layer =
          Optional.of(ask.params().get("LAYER", "")).filter(text -> !text.isEmpty());
      Sieve may = shown.map(files -> files.sieve(kept.digest())).orElse(Sieve.NONE);
      Sieve sieve = may.and(Sieve.of(ask.params().get("FILTER", "")));
      return new Answer(
          200,
          "application/json",
          inspector.features(file, kept.digest(), kept.name(), layer, sieve),
          kept.digest().substring(0, 32) + "-" + etag(layer.orElse("") + '\0' + sieve.key()),
          Answer.REVALIDATE,
          Map.of(),
          false);
    }
    if (!as.isEmpty()) {
      throw ProblemException.parameter("as", as, "geojson, or left out for the file itself");
    }
    if (!shown.map(files -> files.isWhole(kept.digest())).orElse(true)) {
      throw ThemeProblems.notWhole();
    }
    return asItIs(kept, file);
  }

  private static String etag(String layer) {
    return Digests.sha256(layer).substring(0, 8);
  }

  /** Somebody else's file must not be a page of this site: it is only to be kept, or a picture. */
  private static Answer asItIs(ThemeFiles.Kept kept, Path file) {
    try {
      Optional<String> image =
          PictureHeader.Kind.ofFormat(kept.format()).map(PictureHeader.Kind::mediaType);
      return new Answer(
          200,
          image.orElse("application/octet-stream"),
          Files.readAllBytes(file),
          kept.digest().substring(0, 32),
          Answer.REVALIDATE,
          Map.of(
              "Content-Disposition",
              (image.isPresent() ? "inline" : "attachment")
                  + "; filename*=UTF-8''"
                  + PathSegments.encode(kept.name()).replace("*", "%2A").replace(",", "%2C"),
              "Content-Security-Policy",
              "default-src 'none'; sandbox"),
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
