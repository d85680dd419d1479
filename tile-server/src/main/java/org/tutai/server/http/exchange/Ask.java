package org.tutai.server.http.exchange;

import java.util.List;
import org.tutai.server.access.Principal;
import org.tutai.server.workspace.Language;

/**
 * A request taken apart.
 *
 * @param path the segments of the path, decoded; {@code /} has none
 * @param params of the query and, in a POST, of the form
 * @param baseUrl what the addresses of this server begin with, without a slash at the end
 * @param language which language the caller reads best
 */
public record Ask(
    List<String> path, Params params, Principal principal, String baseUrl, Language language) {
  public Ask {
    path = List.copyOf(path);
  }

  /** What of the caller shapes a document: who they are, how they came, what they read. */
  record Reader(Principal principal, String baseUrl, Language language) {}

  Reader reader() {
    return new Reader(principal, baseUrl, language);
  }
}
