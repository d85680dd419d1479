package org.tutai.server.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tutai.server.cache.BusyException;
import org.tutai.server.cache.EncodedPicture;

/**
 * What goes back, whole. Immutable; the bytes are not copied, nobody may change them.
 *
 * @param etag names the content; empty for none
 * @param caching the {@code Cache-Control} header
 * @param headers any further ones
 * @param cached whether the body is in the tile cache under the ETag, and the same question gets it
 *     again as long as the same layers are published
 */
public record Answer(
    int status,
    String mediaType,
    byte[] body,
    String etag,
    String caching,
    Map<String, String> headers,
    boolean cached) {

  /** May be kept, but must be asked for again each time. */
  public static final String REVALIDATE = "no-cache";

  /** Must not be kept. */
  public static final String NEVER = "no-store";

  /** For pictures: a changed layer shows within a minute, everything else costs a 304. */
  public static final String SHORTLY = "public, max-age=60, must-revalidate";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Answer {
    Objects.requireNonNull(body, "body");
    headers = Map.copyOf(headers);
  }

  private static Answer of(int status, String mediaType, byte[] body, String caching) {
    return new Answer(status, mediaType, body, "", caching, Map.of(), false);
  }

  /** A picture that may have come from the cache. */
  public static Answer picture(EncodedPicture picture) {
    boolean cached = !picture.fingerprint().isEmpty();
    return new Answer(
        200,
        picture.mediaType(),
        picture.bytes(),
        picture.fingerprint(),
        cached ? SHORTLY : REVALIDATE,
        Map.of(),
        cached);
  }

  /** Text in UTF-8; the charset is added to the media type. */
  public static Answer text(int status, String mediaType, String text) {
    return of(
        status,
        mediaType + ";charset=utf-8",
        text.getBytes(StandardCharsets.UTF_8),
        status < 400 ? REVALIDATE : NEVER);
  }

  /** XML or another self-describing text under exactly this media type, in UTF-8. */
  public static Answer document(int status, String mediaType, String text) {
    return of(
        status,
        mediaType,
        text.getBytes(StandardCharsets.UTF_8),
        status < 400 ? REVALIDATE : NEVER);
  }

  /** A value as JSON. */
  public static Answer json(Object value) {
    return json(200, "application/json", value);
  }

  /** A value as JSON of a kind. */
  public static Answer json(int status, String mediaType, Object value) {
    try {
      return of(
          status, mediaType, JSON.writeValueAsBytes(value), status < 400 ? REVALIDATE : NEVER);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written as JSON", e);
    }
  }

  /** A value as JSON under a status, for one caller alone. */
  public static Answer privateJson(int status, Object value) {
    return json(status, "application/json", value).withCaching(NEVER);
  }

  /** Nothing to say: it was done. */
  public static Answer done() {
    return of(204, "", new byte[0], NEVER);
  }

  /** A problem as {@code application/problem+json} (RFC 9457). */
  public static Answer problem(ProblemException problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    body.putAll(problem.members());
    String wait = problem.members().get(ProblemException.RETRY_AFTER);
    if (wait != null) {
      body.put(ProblemException.RETRY_AFTER, Long.valueOf(wait));
    }
    Answer answer = json(problem.status(), "application/problem+json", body);
    return wait == null ? answer : answer.with("Retry-After", wait);
  }

  /** Says when to ask again. */
  public Answer retryLater() {
    return with("Retry-After", String.valueOf(BusyException.RETRY_AFTER_SECONDS));
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, mediaType, body, etag, caching, more, cached);
  }

  /**
   * For one caller alone: shared caches must not keep it, and it is not remembered for others. What
   * is the same for all may still be kept by the caller's own cache.
   */
  public Answer forOne() {
    String own = caching.replace("public", "private");
    return new Answer(status, mediaType, body, etag, own, headers, false);
  }

  /** With further headers, which count before those that are there. */
  public Answer withAll(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, mediaType, body, etag, caching, all, cached);
  }

  public Answer withCaching(String value) {
    return new Answer(status, mediaType, body, etag, value, headers, cached);
  }

  public Answer withEtag(String value) {
    return new Answer(status, mediaType, body, value, caching, headers, cached);
  }

  /** Headers by which a shared cache must tell answers apart. */
  public Answer varying(List<String> by) {
    return with("Vary", String.join(", ", by));
  }
}
