package org.tutai.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.Routing;

/**
 * Which endpoint answers which address. A path of exact segments, literal or in braces, counts
 * before one that also answers what is below it; of these the longest counts. Immutable.
 */
final class Routes {

  /** How the body of a request reaches its endpoint. */
  enum Carries {
    /** There is none, or a short form. */
    FORM,
    /** Read whole before. */
    WHOLE,
    /** As it comes. */
    STREAM
  }

  /**
   * How a method is answered.
   *
   * @param mostBytes of a body that is read whole
   * @param open whether pages of other sites may use it though it is no GET
   */
  record Way(Endpoint endpoint, Carries carries, int mostBytes, boolean open) {}

  /**
   * An address.
   *
   * @param label a short constant name for metrics
   * @param ways by method; HEAD goes with GET where it has no way of its own
   * @param named what the segments in braces stand for
   */
  record Route(String label, Map<String, Way> ways, Map<String, String> named) {

    Optional<Way> way(String method) {
      Way way = ways.get(method);
      return Optional.ofNullable(way == null && method.equals("HEAD") ? ways.get("GET") : way);
    }

    /** The methods that are answered, as an {@code Allow} header has them. */
    String methods() {
      var methods = new ArrayList<String>();
      if (ways.containsKey("GET")) {
        methods.add("GET");
        methods.add("HEAD");
      }
      Stream.of("POST", "PUT", "PATCH", "DELETE").filter(ways::containsKey).forEach(methods::add);
      if (ways.containsKey("HEAD") && !methods.contains("HEAD")) {
        methods.add("HEAD");
      }
      methods.add("OPTIONS");
      return String.join(", ", methods);
    }
  }

  /** A segment of the exact routes: what may follow, and what is answered here. */
  private static final class Node {
    final Map<String, Node> literal = new HashMap<>();
    @Nullable Node any;
    String anyName = "";
    final Map<String, Way> ways = new LinkedHashMap<>();
    String label = "";
  }

  /** The methods of an address that is only read. */
  static final String READS = "GET, HEAD, OPTIONS";

  /** The methods of an address that is read by forms as well. */
  static final String READS_AND_POST = "GET, HEAD, POST, OPTIONS";

  private static final int FORM_BYTES = 1 << 20;

  private final Map<List<String>, Route> below;
  private final Node exact;
  private final Set<String> paths;
  private final Set<String> quick;
  private final int longest;

  private Routes(Builder builder) {
    this.below = Map.copyOf(builder.below);
    this.exact = builder.exact;
    this.quick = Set.copyOf(builder.quick);
    this.paths = Set.copyOf(builder.paths);
    this.longest = below.keySet().stream().mapToInt(List::size).max().orElse(0);
  }

  Optional<Route> find(List<String> path) {
    var named = new HashMap<String, String>();
    Node node = find(exact, path, 0, named);
    if (node != null) {
      return Optional.of(new Route(node.label, node.ways, named));
    }
    for (int n = Math.min(longest, path.size()); n >= 0; n--) {
      Route route = below.get(path.subList(0, n));
      if (route != null && (n > 0 || path.isEmpty())) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Node find(
      Node node, List<String> path, int at, Map<String, String> named) {
    if (at == path.size()) {
      return node.ways.isEmpty() ? null : node;
    }
    Node next = node.literal.get(path.get(at));
    Node found = next == null ? null : find(next, path, at + 1, named);
    if (found != null || node.any == null) {
      return found;
    }
    found = find(node.any, path, at + 1, named);
    if (found != null) {
      named.put(node.anyName, path.get(at));
    }
    return found;
  }

  /** The paths that are answered, as they were given. */
  Set<String> paths() {
    return paths;
  }

  /** Whether a raw path is answered so quickly that changing threads for it would cost more. */
  boolean isQuick(String path) {
    return quick.contains(path);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Puts routes together. */
  static final class Builder implements Routing {
    private final Map<List<String>, Route> below = new LinkedHashMap<>();
    private final Node exact = new Node();
    private final Set<String> quick = new HashSet<>();
    private final Set<String> paths = new TreeSet<>();

    /** Answers GET and HEAD at a path and below it; {@code /} is the root alone. */
    Builder get(String path, Endpoint endpoint) {
      return below(path, Map.of("GET", new Way(endpoint, Carries.FORM, 0, true)));
    }

    /** As {@link #get}; at exactly this path it takes no time worth speaking of. */
    Builder getQuickly(String path, Endpoint endpoint) {
      quick.add(path);
      return get(path, endpoint);
    }

    /** As {@link #get}, and POST of a form. */
    Builder getOrPost(String path, Endpoint endpoint) {
      Way get = new Way(endpoint, Carries.FORM, 0, true);
      return below(
          path, Map.of("GET", get, "POST", new Way(endpoint, Carries.FORM, FORM_BYTES, true)));
    }

    private Builder below(String path, Map<String, Way> ways) {
      List<String> segments = segments(path);
      paths.add(path);
      below.put(segments, new Route(label(segments), ways, Map.of()));
      return this;
    }

    @Override
    public Builder on(String method, String path, Endpoint endpoint) {
      return on(method, path, USUAL_BODY, endpoint);
    }

    @Override
    public Builder on(String method, String path, int mostBytes, Endpoint endpoint) {
      return exact(method, path, new Way(endpoint, Carries.WHOLE, mostBytes, isSafe(method)));
    }

    @Override
    public Builder ask(String path, int mostBytes, Endpoint endpoint) {
      return exact("POST", path, new Way(endpoint, Carries.WHOLE, mostBytes, true));
    }

    /** What only reads may be read by pages of other sites too. */
    private static boolean isSafe(String method) {
      return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    @Override
    public Builder stream(String method, String path, Endpoint endpoint) {
      return exact(method, path, new Way(endpoint, Carries.STREAM, 0, false));
    }

    @Override
    public Builder askByStream(String path, Endpoint endpoint) {
      return exact("POST", path, new Way(endpoint, Carries.STREAM, 0, true));
    }

    private Builder exact(String method, String path, Way way) {
      Node node = exact;
      List<String> segments = segments(path);
      for (String segment : segments) {
        node = next(node, segment, path);
      }
      if (node.ways.putIfAbsent(method, way) != null) {
        throw new IllegalArgumentException(method + " " + path + " is there twice");
      }
      node.label = label(segments);
      paths.add(path);
      return this;
    }

    private static Node next(Node node, String segment, String path) {
      if (!segment.startsWith("{")) {
        return node.literal.computeIfAbsent(segment, s -> new Node());
      }
      String name = segment.substring(1, segment.length() - 1);
      Node any = node.any;
      if (any == null) {
        any = new Node();
        node.any = any;
        node.anyName = name;
      } else if (!node.anyName.equals(name)) {
        throw new IllegalArgumentException(
            path + " must name its segment {" + node.anyName + "}, as another path does");
      }
      return any;
    }

    private static List<String> segments(String path) {
      return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
    }

    private static String label(List<String> segments) {
      return segments.isEmpty() ? "page" : segments.stream().collect(Collectors.joining("/"));
    }

    Routes build() {
      return new Routes(this);
    }
  }
}
