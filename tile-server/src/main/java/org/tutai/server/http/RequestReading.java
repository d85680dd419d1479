package org.tutai.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.workspace.Language;

/** What a request says, but for who sends it. Stateless. */
final class RequestReading {

  private static final String READING_HEADERS =
      "Accept, Accept-Language, Authorization, Content-Type, If-None-Match";

  /** For programs in browsers of other sites, which come with a key. */
  private static final String CHANGING_HEADERS =
      READING_HEADERS
          + ", Idempotency-Key, If-Match, Tus-Resumable, Upload-Length,"
          + " Upload-Metadata, Upload-Offset, Upload-Checksum";

  private RequestReading() {}

  /** The segments between the slashes, decoded; those of {@code /} are none. */
  static List<String> path(Request request) {
    String raw = request.getHttpURI().getPath();
    var segments = new ArrayList<String>();
    if (raw != null && raw.startsWith("/")) {
      for (String segment : raw.substring(1).split("/", -1)) {
        segments.add(Params.decode(segment, false));
      }
    }
    while (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  /** Reads the form that a POST carries. */
  interface Form {
    Params params(Body body, Params query);
  }

  /** How to read the form of a request whose route takes one. */
  static Optional<Form> form(Request request, Routes.Route route) {
    boolean posted =
        request.getMethod().equals("POST")
            && route.way("POST").map(way -> way.carries() == Routes.Carries.FORM).orElse(false);
    return posted ? Optional.of(RequestReading::form) : Optional.empty();
  }

  private static Params form(Body body, Params query) {
    if (!body.mediaType().equals("application/x-www-form-urlencoded")) {
      throw new ProblemException(
              415,
              "Unsupported media type",
              "A POST here carries a form (application/x-www-form-urlencoded).")
          .inChinese("這裡的 POST 應為表單（application/x-www-form-urlencoded）。");
    }
    byte[] bytes = body.bytes(Integer.MAX_VALUE - 8);
    return Params.parse(new String(bytes, StandardCharsets.ISO_8859_1)).and(query);
  }

  /** The answer to a browser that asks whether it may read from another site: it may. */
  static Answer preflight(Request request, String methods) {
    Answer answer =
        new Answer(204, "", new byte[0], "", Answer.REVALIDATE, Map.of(), false)
            .with("Allow", methods)
            .with("Access-Control-Allow-Methods", methods)
            .with("Access-Control-Max-Age", "86400");
    boolean changes = !methods.equals(Routes.READS) && !methods.equals(Routes.READS_AND_POST);
    return request.getHeaders().contains("Access-Control-Request-Headers")
        ? answer.with("Access-Control-Allow-Headers", changes ? CHANGING_HEADERS : READING_HEADERS)
        : answer;
  }

  /** What the addresses of this server begin with, as the caller reached it. */
  static String baseUrl(Request request, Optional<String> publicUrl) {
    return publicUrl.orElseGet(
        () -> {
          var uri = request.getHttpURI();
          int port = Request.getServerPort(request);
          boolean usual = port <= 0 || port == (uri.getScheme().equals("https") ? 443 : 80);
          String host = Request.getServerName(request);
          return uri.getScheme().toLowerCase(Locale.ROOT)
              + "://"
              + host
              + (usual ? "" : ":" + port);
        });
  }

  /** The language the caller reads best. */
  static Language language(Request request) {
    String wanted = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    return wanted == null ? Language.ZH_TW : Language.ofAcceptLanguage(wanted);
  }
}
