package org.tutai.server.http.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;
import org.tutai.server.http.exchange.Ask;

/**
 * The Content-Security-Policy of the map page: everything from here alone, but pictures and data
 * also from the origins of the layers that the page shows. Stateless.
 *
 * <p>Origins are written anew from what was understood of them, so no text of a cookie or a theme
 * reaches the header as it came: no wildcard, no keyword, no second directive, no line break.
 */
public final class PagePolicy {

  /** The cookie with the origins that a person has added, between spaces. */
  public static final String COOKIE = "tutai-sources";

  /** The most origins of one policy; more are left out. */
  public static final int MOST_ORIGINS = 50;

  private static final int LONGEST_COOKIE = 8000;

  private PagePolicy() {}

  /**
   * The policy of a page that shows layers of these origins.
   *
   * @param origins as {@code https://example.org:8443}; what is none is left out
   */
  public static String of(Collection<String> origins) {
    return policy(origins, "'self'");
  }

  /** As {@link #of}, for a page that pages of other sites may frame. */
  public static String embedded(Collection<String> origins) {
    return policy(origins, "*");
  }

  private static String policy(Collection<String> origins, String ancestors) {
    String sources = String.join(" ", valid(origins));
    String more = sources.isEmpty() ? "" : " " + sources;
    return "default-src 'self'; img-src 'self' data: blob:"
        + more
        + "; connect-src 'self'"
        + more
        + "; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
        + " form-action 'self'; frame-ancestors "
        + ancestors;
  }

  /** The origins that the caller's cookie names; not yet judged. */
  public static List<String> origins(Ask ask) {
    return ask.cookie(COOKIE)
        .filter(value -> value.length() <= LONGEST_COOKIE)
        .flatMap(PagePolicy::decoded)
        .map(value -> List.of(value.split("[\\s,|]+", 2 * MOST_ORIGINS)))
        .orElse(List.of());
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Those that are origins, each once. */
  private static List<String> valid(Collection<String> origins) {
    var valid = new LinkedHashSet<String>();
    for (String origin : origins) {
      if (valid.size() < MOST_ORIGINS) {
        origin(origin).ifPresent(valid::add);
      }
    }
    return new ArrayList<>(valid);
  }

  /* A policy cannot name IPv6 addresses (CSP 3, section 2.3.1). */
  private static Optional<String> origin(String written) {
    if (written.length() > 300 || written.indexOf('[') >= 0) {
      return Optional.empty();
    }
    try {
      RemoteUrl url = RemoteUrl.parse(written);
      String lower = written.toLowerCase(Locale.ROOT);
      boolean bare = lower.equals(url.origin()) || lower.equals(url.origin() + "/");
      return bare ? Optional.of(url.origin()) : Optional.empty();
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }
}
