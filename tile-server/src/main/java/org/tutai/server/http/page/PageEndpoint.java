package org.tutai.server.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tutai.geo.source.remote.http.PrivateNames;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.Etags;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Answers {@code /} with the page's {@code index.html}, {@code /account} with that of members,
 * {@code /docs/api} with the description of the API, {@code /assets/…} (also {@code
 * /docs/assets/…}) with the files beside them, and {@code /assets/ol/…} with those of OpenLayers.
 * {@code /assets/private-ends.js} is no file: it tells the page what the core knows of host names.
 */
public final class PageEndpoint implements Endpoint {

  private static final String FOLDER = "/org/tutai/server/page/";
  private static final String OPENLAYERS = "/META-INF/resources/webjars/ol/" + openLayersVersion();

  /** The policy of pages that show no layers of others. */
  private static final String POLICY = PagePolicy.of(List.of());

  private static final String ACCOUNT = FOLDER + "account.html";
  private static final String PUBLISH = FOLDER + "publish.html";
  private static final String PRIVATE_ENDS = FOLDER + "private-ends.js";

  /** The page where passwords are typed: nothing from elsewhere, and no frame of anybody's. */
  private static final String ACCOUNT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  private static final String SCRIPT = "text/javascript;charset=utf-8";

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("js", SCRIPT),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("txt", "text/plain;charset=utf-8"),
          Map.entry("woff2", "font/woff2"));

  private final Map<String, Optional<Answer>> loaded = new ConcurrentHashMap<>();

  private static String openLayersVersion() {
    String pom = "/META-INF/maven/org.webjars.npm/ol/pom.properties";
    try (InputStream in = PageEndpoint.class.getResourceAsStream(pom)) {
      var properties = new java.util.Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    Answer answer =
        resource(ask.path())
            .flatMap(this::load)
            .orElseThrow(() -> ProblemException.notFound("There is no such file."));
    return CompletableFuture.completedFuture(ask.path().isEmpty() ? map(ask, answer) : answer);
  }

  /**
   * The map with the policy of this person's own sources. The ETag tells policies apart, so that no
   * page is taken from a cache with an older one.
   */
  private static Answer map(Ask ask, Answer page) {
    String policy = PagePolicy.of(PagePolicy.origins(ask));
    String etag = policy.equals(POLICY) ? page.etag() : page.etag() + digest(policy);
    return page.withEtag(etag)
        .withCaching("private, no-cache")
        .with("Content-Security-Policy", policy)
        .varying(List.of("Cookie"));
  }

  private static String digest(String policy) {
    return Etags.of(policy.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /** The resource of an address; only plain names are followed, so no path leads elsewhere. */
  private static Optional<String> resource(List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(FOLDER + "index.html");
    }
    if (path.equals(List.of("account"))) {
      return Optional.of(ACCOUNT);
    }
    if (path.equals(List.of("publish"))) {
      return Optional.of(PUBLISH);
    }
    if (!path.stream().allMatch(segment -> SAFE.matcher(segment).matches())) {
      return Optional.empty();
    }
    if (path.get(0).equals("docs")) {
      return documented(path.subList(1, path.size()));
    }
    if (path.size() == 1) {
      return Optional.of(FOLDER + path.get(0));
    }
    if (path.get(1).equals("ol")) {
      return Optional.of(OPENLAYERS + "/" + String.join("/", path.subList(2, path.size())));
    }
    return Optional.of(FOLDER + String.join("/", path.subList(1, path.size())));
  }

  /**
   * The page on the API, whose files are found beside it, with a slash at its address or without.
   */
  private static Optional<String> documented(List<String> path) {
    boolean page = path.equals(List.of("api"));
    return page ? Optional.of(FOLDER + "api.html") : resource(path);
  }

  private Optional<Answer> load(String resource) {
    Optional<Answer> known = loaded.get(resource);
    if (known == null) {
      known = read(resource);
      if (known.isPresent()) {
        loaded.put(resource, known);
      }
    }
    return known;
  }

  private static Optional<Answer> read(String resource) {
    if (resource.equals(PRIVATE_ENDS)) {
      return Optional.of(file(SCRIPT, privateEnds()));
    }
    String type = MEDIA_TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    try (InputStream in = PageEndpoint.class.getResourceAsStream(resource)) {
      if (in == null || type == null) {
        return Optional.empty();
      }
      Answer answer = file(type, in.readAllBytes());
      return Optional.of(type.startsWith("text/html") ? page(resource, answer) : answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer file(String type, byte[] bytes) {
    return new Answer(200, type, bytes, Etags.of(bytes), Answer.REVALIDATE, Map.of(), false);
  }

  private static byte[] privateEnds() {
    String ends = PrivateNames.ends().stream().collect(Collectors.joining("\", \"", "\"", "\""));
    return ("/** The endings of host names that mean something in one place only. */\n"
            + "export const PRIVATE_ENDS = ["
            + ends
            + "];\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Answer page(String resource, Answer answer) {
    return resource.equals(ACCOUNT) || resource.equals(PUBLISH)
        ? answer
            .with("Content-Security-Policy", ACCOUNT_POLICY)
            .with("Cross-Origin-Opener-Policy", "same-origin")
            .with("Referrer-Policy", "no-referrer")
        : answer
            .with("Content-Security-Policy", POLICY)
            .with("Referrer-Policy", "strict-origin-when-cross-origin");
  }
}
