package org.tutai.server.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.PathSegments;

/**
 * Leads from the address of a page with slashes at its end to the one without, below which its
 * links lead where they should. The way is told relative to the address, since a proxy may have put
 * something before it. Stateless.
 */
final class TrailingSlashes {

  private static final Pattern SLASHES = Pattern.compile("[^/](/+)$");
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

  private TrailingSlashes() {}

  /** The answer, or where its page is. */
  static Answer without(Answer answer, Request request) {
    String raw = request.getHttpURI().getPath();
    Matcher slashes = SLASHES.matcher(raw == null ? "" : raw);
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return read && answer.mediaType().startsWith("text/html") && slashes.find()
        ? redirect("../".repeat(slashes.group(1).length()), request)
        : answer;
  }

  private static Answer redirect(String up, Request request) {
    List<String> path = RequestReading.path(request);
    String query = request.getHttpURI().getQuery();
    boolean asks = query != null && PRINTABLE.matcher(query).matches();
    String to = up + PathSegments.encode(path.get(path.size() - 1)) + (asks ? "?" + query : "");
    return new Answer(308, "", new byte[0], "", Answer.REVALIDATE, Map.of("Location", to), false);
  }
}
