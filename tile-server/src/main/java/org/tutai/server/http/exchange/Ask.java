package org.tutai.server.http.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tutai.server.access.Identification.Identified;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.workspace.Language;

/**
 * A request taken apart. For the thread that answers it.
 *
 * @param method in capital letters, as {@code GET}
 * @param path the segments of the path, decoded; {@code /} has none
 * @param named the segments that stand for a name in braces of the route
 * @param params of the query and, in a POST of a form, of the form
 * @param caller who asks
 * @param address of the network that they ask from, as far as it is known; empty otherwise
 * @param headers gives the first value of a header, null for none
 * @param body what it carries
 * @param baseUrl what the addresses of this server begin with, without a slash at the end
 * @param language which language the caller reads best
 */
public record Ask(
    String method,
    List<String> path,
    Map<String, String> named,
    Params params,
    Identified caller,
    String address,
    Function<String, @Nullable String> headers,
    Body body,
    String baseUrl,
    Language language) {

  public Ask {
    path = List.copyOf(path);
    named = Map.copyOf(named);
  }

  /** A question of nobody in particular, as a GET with parameters. */
  public static Ask of(Params params, Language language) {
    return new Ask(
        "GET",
        List.of(),
        Map.of(),
        params,
        Identified.ANONYMOUS,
        "",
        header -> null,
        Body.NONE,
        "",
        language);
  }

  /** Who asks. */
  public Principal principal() {
    return caller.principal();
  }

  /** The segment of the path that stands for a name in braces. */
  public String named(String name) {
    String value = named.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  /** The first value of a header; empty for none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.apply(name));
  }

  /** The value of a cookie; empty for none. */
  public Optional<String> cookie(String name) {
    return header("Cookie").flatMap(header -> Cookies.find(header, name));
  }

  /**
   * Who asks, when they have at least a role.
   *
   * @throws ProblemException with status 401 for somebody who has not said who they are, with 403
   *     for a member of a lower role
   */
  public Principal require(Role role) {
    Principal principal = principal();
    if (principal.role().compareTo(role) >= 0) {
      return principal;
    }
    throw principal.isAnonymous()
        ? ProblemException.signInFirst()
        : new ProblemException(
                403,
                "Not allowed",
                "This needs the role " + role.id() + "; yours is " + principal.role().id() + ".")
            .inChinese("這需要「" + role.chinese() + "」的身分；你的身分是「" + principal.role().chinese() + "」。");
  }

  /**
   * As {@link #require(Role)}; one who came with an API key must have been given a scope as well.
   *
   * @throws ProblemException with status 403 for a key without the scope
   */
  public Principal require(Role role, String scope) {
    Principal principal = require(role);
    if (!principal.mayUse(scope)) {
      throw new ProblemException(
              403, "Not allowed", "This API key has no scope " + scope + "; make one that has it.")
          .inChinese("這把 API 金鑰沒有 " + scope + " 的權限，請另建一把。");
    }
    return principal;
  }

  /** What of the caller shapes a document: who they are, how they came, what they read. */
  record Reader(Principal principal, String baseUrl, Language language) {}

  Reader reader() {
    return new Reader(principal(), baseUrl, language);
  }
}
