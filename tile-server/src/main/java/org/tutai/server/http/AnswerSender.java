package org.tutai.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.tutai.server.http.exchange.Answer;

/**
 * Writes answers: conditional requests (RFC 9110, section 13), HEAD, compression of text, CORS and
 * the headers every answer has. Stateless, thread-safe.
 */
final class AnswerSender {

  static final HttpField ALLOW_ORIGIN =
      new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
  static final HttpField CROSS_ORIGIN =
      new PreEncodedHttpField("Cross-Origin-Resource-Policy", "cross-origin");
  static final HttpField EXPOSE =
      new PreEncodedHttpField("Access-Control-Expose-Headers", "ETag, Retry-After");

  private static final HttpField GZIPPED =
      new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
  private static final int LEAST_TO_GZIP = 1024;

  /** The suffix that marks the ETag of a compressed body. */
  private static final String GZIP_ETAG = "-gz";

  private static final Pattern TEXT =
      Pattern.compile(
          "text/.*|application/(.*\\+)?(json|xml|javascript)(;.*)?|application/vnd\\.ogc\\..*|image/svg\\+xml");

  private static final Pattern GZIP_REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

  private static final int USUALLY = Deflater.DEFAULT_COMPRESSION;
  private static final int WELL = Deflater.BEST_COMPRESSION;
  private static final long MOST_GZIPPED_BYTES = 16L << 20;

  /** By the very array, which nobody changes; what answers let go of goes from here as well. */
  private static final Cache<byte[], byte[]> GZIPPED_BODIES =
      Caffeine.newBuilder()
          .weakKeys()
          .maximumWeight(MOST_GZIPPED_BYTES)
          .weigher((byte[] body, byte[] gzipped) -> gzipped.length + 100)
          .build();

  private AnswerSender() {}

  static void send(Answer answer, Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    always(headers);
    answer.headers().forEach(headers::put);
    headers.put(HttpHeader.CACHE_CONTROL, answer.caching());
    boolean text = answer.body().length >= LEAST_TO_GZIP && isText(answer.mediaType());
    boolean gzip = text && acceptsGzip(request);
    if (text) {
      addVary(headers);
    }
    String etag =
        answer.etag().isEmpty() ? "" : '"' + answer.etag() + (gzip ? GZIP_ETAG : "") + '"';
    if (!etag.isEmpty()) {
      headers.put(HttpHeader.ETAG, etag);
      if (answer.status() == 200
          && isRead(request)
          && matches(request.getHeaders().get(HttpHeader.IF_NONE_MATCH), answer.etag())) {
        response.setStatus(304);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        return;
      }
    }
    body(answer, gzip, request, response, callback);
  }

  static void always(HttpFields.Mutable headers) {
    headers.put(ALLOW_ORIGIN);
    headers.put(EXPOSE);
    headers.put(NO_SNIFF);
    headers.put(CROSS_ORIGIN);
  }

  private static void body(
      Answer answer, boolean gzip, Request request, Response response, Callback callback) {
    byte[] bytes = gzip ? gzipped(answer) : answer.body();
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    if (gzip) {
      headers.put(GZIPPED);
    }
    if (answer.status() != 204) {
      headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    }
    if (!answer.mediaType().isEmpty()) {
      headers.put(HttpHeader.CONTENT_TYPE, answer.mediaType());
    }
    boolean head = request.getMethod().equals("HEAD");
    response.write(true, head ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(bytes), callback);
  }

  private static boolean isRead(Request request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static boolean isText(String mediaType) {
    return mediaType.equals("application/json") || TEXT.matcher(mediaType).matches();
  }

  private static void addVary(HttpFields.Mutable headers) {
    String vary = headers.get(HttpHeader.VARY);
    headers.put(HttpHeader.VARY, vary == null ? "Accept-Encoding" : vary + ", Accept-Encoding");
  }

  private static boolean acceptsGzip(Request request) {
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    if (accepted == null) {
      return false;
    }
    String lower = accepted.toLowerCase(Locale.ROOT);
    return lower.contains("gzip") && !GZIP_REFUSED.matcher(lower).find();
  }

  /** A body that stays, as a page's file does, is compressed once and well. */
  private static byte[] gzipped(Answer answer) {
    byte[] body = answer.body();
    return answer.etag().isEmpty()
        ? gzip(body, USUALLY)
        : GZIPPED_BODIES.get(body, b -> gzip(b, WELL));
  }

  private static byte[] gzip(byte[] bytes, int level) {
    var out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (var gzip = new LevelledGzip(out, level)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class LevelledGzip extends GZIPOutputStream {
    LevelledGzip(OutputStream out, int level) throws IOException {
      super(out, 4096);
      def.setLevel(level);
    }
  }

  /**
   * Whether an {@code If-None-Match} names the content, compared weakly (RFC 9110, section 13.1.2).
   */
  static boolean matches(@Nullable String ifNoneMatch, String etag) {
    if (ifNoneMatch == null || etag.isEmpty()) {
      return false;
    }
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    for (String candidate : ifNoneMatch.split(",")) {
      String tag = candidate.strip();
      tag = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (tag.equals('"' + etag + '"') || tag.equals('"' + etag + GZIP_ETAG + '"')) {
        return true;
      }
    }
    return false;
  }
}
