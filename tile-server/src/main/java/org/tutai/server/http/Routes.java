package org.tutai.server.http;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tutai.server.http.exchange.Endpoint;

/**
 * Which endpoint answers which address, by the first segments of the path; the longest that fits
 * counts. Immutable.
 */
final class Routes {

  /**
   * An address.
   *
   * @param label a short constant name for metrics
   * @param posts whether a form may be posted to it, as well as GET and HEAD
   */
  record Route(String label, Endpoint endpoint, boolean posts) {}

  private final Map<List<String>, Route> routes;
  private final Set<String> quick;
  private final int longest;

  private Routes(Map<List<String>, Route> routes, Set<String> quick) {
    this.routes = Map.copyOf(routes);
    this.quick = Set.copyOf(quick);
    this.longest = routes.keySet().stream().mapToInt(List::size).max().orElse(0);
  }

  Optional<Route> find(List<String> path) {
    for (int n = Math.min(longest, path.size()); n >= 0; n--) {
      Route route = routes.get(path.subList(0, n));
      if (route != null && (n > 0 || path.isEmpty())) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** The paths that are answered, and those below them. */
  Set<String> paths() {
    return routes.keySet().stream()
        .map(segments -> "/" + String.join("/", segments))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a raw path is answered so quickly that changing threads for it would cost more. */
  boolean isQuick(String path) {
    return quick.contains(path);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Puts routes together. */
  static final class Builder {
    private final Map<List<String>, Route> routes = new LinkedHashMap<>();
    private final Set<String> quick = new HashSet<>();

    /** Answers GET and HEAD at a path and below it; {@code /} is the root alone. */
    Builder get(String path, Endpoint endpoint) {
      return add(path, endpoint, false);
    }

    /** As {@link #get}; at exactly this path it takes no time worth speaking of. */
    Builder getQuickly(String path, Endpoint endpoint) {
      quick.add(path);
      return get(path, endpoint);
    }

    /** As {@link #get}, and POST of a form. */
    Builder getOrPost(String path, Endpoint endpoint) {
      return add(path, endpoint, true);
    }

    private Builder add(String path, Endpoint endpoint, boolean posts) {
      List<String> segments = path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
      String label = segments.isEmpty() ? "page" : String.join("/", segments);
      routes.put(segments, new Route(label, endpoint, posts));
      return this;
    }

    Routes build() {
      return new Routes(routes, quick);
    }
  }
}
