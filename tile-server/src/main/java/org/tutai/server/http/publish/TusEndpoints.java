package org.tutai.server.http.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.catalogue.By;
import org.tutai.server.catalogue.Catalogue;
import org.tutai.server.catalogue.Catalogue.Upload;
import org.tutai.server.catalogue.Refusal;
import org.tutai.server.catalogue.Uploads.Checksum;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;

/**
 * How files come: by the tus protocol 1.0.0 (tus.io), or whole as one body with {@code ?filename=}.
 */
final class TusEndpoints {

  static final String SCOPE = "publish";
  static final String UPLOADS = "/api/v1/layers/uploads/";

  /** What a program in a browser of another site, which comes with a key, may send. */
  static final String HEADERS =
      "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, Tus-Resumable,"
          + " Upload-Checksum, Upload-Length, Upload-Metadata, Upload-Offset";

  private static final String RESUMABLE = "Tus-Resumable";
  private static final String VERSION = "1.0.0";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,expiration,termination,checksum";
  private static final String PART = "application/offset+octet-stream";
  private static final int MOST_METADATA = 8_000;
  private static final String EXPOSED =
      "ETag, Retry-After, Location, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size,"
          + " Upload-Offset, Upload-Length, Upload-Expires";

  private final Catalogue catalogue;

  TusEndpoints(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What the server can do; sent with every answer, and so with that to OPTIONS. */
  Map<String, String> abilities() {
    return Map.of(
        "Tus-Version",
        VERSION,
        "Tus-Extension",
        EXTENSIONS,
        "Tus-Checksum-Algorithm",
        "sha1,sha256",
        "Tus-Max-Size",
        String.valueOf(catalogue.mostBytes()));
  }

  /** POST: begins an upload, with its first bytes, or with all of them. */
  Answer create(Ask ask) throws IOException {
    Principal who = ask.require(Role.PUBLISHER, SCOPE);
    boolean spoken = ask.header("Upload-Length").isPresent() || ask.header(RESUMABLE).isPresent();
    return spoken ? inVersion(this::begin).answer(ask) : whole(ask, who);
  }

  /**
   * Work that is done only for a request that names the version of the protocol that is known here;
   * to any other the answer is 412 with {@code Tus-Version}, as the protocol has it.
   */
  Refusals.Work inVersion(Refusals.Work work) {
    return ask -> {
      ask.require(Role.PUBLISHER, SCOPE);
      String version = ask.header(RESUMABLE).orElse("").strip();
      return version.equals(VERSION) ? work.answer(ask) : otherVersion();
    };
  }

  /** As {@link #inVersion}, for an address that is also asked without the protocol. */
  Refusals.Work inVersionIfAny(Refusals.Work work) {
    Refusals.Work spoken = inVersion(work);
    return ask -> (ask.header(RESUMABLE).isPresent() ? spoken : work).answer(ask);
  }

  private static Answer otherVersion() {
    var problem =
        new ProblemException(
                412, "Other version", "A tus request must have " + RESUMABLE + ": " + VERSION + ".")
            .inChinese("tus 要求須帶有標頭 " + RESUMABLE + ": " + VERSION + "。");
    return plain(Answer.problem(problem)).with("Tus-Version", VERSION);
  }

  private Answer begin(Ask ask) throws IOException {
    Principal who = ask.require(Role.PUBLISHER, SCOPE);
    long length = number(ask, "Upload-Length");
    String filename = metadata(ask).getOrDefault("filename", "");
    if (filename.isEmpty()) {
      throw new ProblemException(
              400, "Bad request", "Upload-Metadata must hold filename and its Base64.")
          .inChinese("Upload-Metadata 須含 filename 與其 Base64。");
    }
    Upload upload = catalogue.begin(new By(who, ask.address()), filename, length);
    if (ask.body().mediaType().equals(PART)) {
      upload = receive(ask, who, upload.row().id(), 0);
    }
    return tus(Answer.privateJson(201, UploadJson.of(upload, ask.baseUrl())), upload)
        .with("Location", ask.baseUrl() + UPLOADS + upload.row().id());
  }

  private Answer whole(Ask ask, Principal who) throws IOException {
    String filename = ask.params().get("FILENAME", "");
    long length = ask.body().length();
    if (filename.isEmpty()) {
      throw ProblemException.parameter("filename", "", "the file's name, with its ending");
    }
    if (length < 0) {
      throw new ProblemException(
              411, "Length needed", "Send the file with a Content-Length, or begin a tus upload.")
          .inChinese("請附上 Content-Length，或改用 tus 上傳。");
    }
    Upload upload = catalogue.begin(new By(who, ask.address()), filename, length);
    upload = receive(ask, who, upload.row().id(), 0);
    return tus(Answer.privateJson(201, UploadJson.of(upload, ask.baseUrl())), upload)
        .with("Location", ask.baseUrl() + UPLOADS + upload.row().id());
  }

  /** HEAD: how far an upload is. */
  Answer head(Ask ask) throws IOException {
    Principal who = ask.require(Role.PUBLISHER, SCOPE);
    return tus(Answer.done(), catalogue.upload(who, ask.named("id")));
  }

  /** PATCH: goes on with an upload. */
  Answer patch(Ask ask) throws IOException {
    Principal who = ask.require(Role.PUBLISHER, SCOPE);
    if (!ask.body().mediaType().equals(PART)) {
      throw new ProblemException(
              415, "Unsupported media type", "A part of a file comes with Content-Type: " + PART)
          .inChinese("上傳的內容須為 Content-Type: " + PART);
    }
    Upload upload = receive(ask, who, ask.named("id"), number(ask, "Upload-Offset"));
    return tus(Answer.done(), upload);
  }

  private Upload receive(Ask ask, Principal who, String id, long offset) throws IOException {
    try (InputStream body = ask.body().stream()) {
      return catalogue.receive(who, id, offset, body, checksum(ask));
    }
  }

  private static Answer tus(Answer answer, Upload upload) {
    return plain(answer)
        .with("Upload-Offset", String.valueOf(upload.offset()))
        .with("Upload-Length", String.valueOf(upload.row().length()))
        .with("Upload-Expires", httpDate(upload.row().expires()));
  }

  /** An answer of the protocol that speaks of no upload. */
  static Answer plain(Answer answer) {
    return answer
        .withCaching(Answer.NEVER)
        .with(RESUMABLE, VERSION)
        .with("Access-Control-Expose-Headers", EXPOSED);
  }

  private static String httpDate(long millis) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  private static long number(Ask ask, String header) {
    String text = ask.header(header).orElse("").strip();
    if (!text.matches("\\d{1,15}")) {
      throw new ProblemException(400, "Bad request", header + " must be a number of bytes.")
          .inChinese(header + " 須為位元組數。");
    }
    return Long.parseLong(text);
  }

  /** Keys and values of {@code Upload-Metadata}; what cannot be read is passed over. */
  private static Map<String, String> metadata(Ask ask) {
    var metadata = new HashMap<String, String>();
    String header = ask.header("Upload-Metadata").orElse("");
    for (String pair : header.substring(0, Math.min(header.length(), MOST_METADATA)).split(",")) {
      String[] parts = pair.strip().split(" ", 2);
      if (parts.length == 2) {
        decoded(parts[1].strip()).ifPresent(value -> metadata.put(parts[0], value));
      }
    }
    return metadata;
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Checksum> checksum(Ask ask) {
    Optional<String> header = ask.header("Upload-Checksum");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = header.get().strip().split(" ", 2);
    try {
      byte[] sum = Base64.getDecoder().decode(parts.length == 2 ? parts[1].strip() : "");
      return Optional.of(new Checksum(parts[0].toLowerCase(Locale.ROOT), sum));
    } catch (IllegalArgumentException e) {
      throw Refusals.problem(
          new Refusal(
              Refusal.Kind.INVALID,
              "Upload-Checksum must be an algorithm and its Base64.",
              "Upload-Checksum 須為演算法與 Base64。"));
    }
  }
}
