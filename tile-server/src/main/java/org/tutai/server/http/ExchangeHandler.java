package org.tutai.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.access.Principal;
import org.tutai.server.cache.BusyException;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.workspace.Language;

/**
 * Turns HTTP requests into {@link Ask}s, has the route's endpoint answer, and sends the answer.
 * Whatever fails becomes a problem without a word about the inside of the server.
 */
final class ExchangeHandler extends Handler.Abstract {

  private static final Logger log = LoggerFactory.getLogger(ExchangeHandler.class);
  private static final int MOST_FORM_BYTES = 1 << 20;
  private static final String READS = "GET, HEAD, OPTIONS";
  private static final String READS_AND_POST = "GET, HEAD, POST, OPTIONS";

  /** Told of each answer, for metrics. */
  interface Observer {
    void answered(String route, int status, long nanos);
  }

  /** Told of each answer that is in the cache. */
  interface Memory {
    void remember(Request request, long generation, Answer answer);
  }

  private final Routes routes;
  private final Optional<String> publicUrl;
  private final LongSupplier generation;
  private final Observer observer;
  private Memory memory = (request, generation, answer) -> {};

  ExchangeHandler(
      Routes routes, Optional<String> publicUrl, LongSupplier generation, Observer observer) {
    this.routes = routes;
    this.publicUrl = publicUrl;
    this.generation = generation;
    this.observer = observer;
  }

  /** Whom to tell of answers that are in the cache. */
  void rememberIn(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long start = System.nanoTime();
    long asked = generation.getAsLong();
    var route = new String[] {"other"};
    answer(request, route)
        .exceptionally(e -> refusal(e, request))
        .thenAccept(
            answer -> {
              observer.answered(route[0], answer.status(), System.nanoTime() - start);
              memory.remember(request, asked, answer);
              AnswerSender.send(answer, request, response, callback);
            })
        .exceptionally(
            e -> {
              callback.failed(e);
              return null;
            });
    return true;
  }

  private CompletableFuture<Answer> answer(Request request, String[] label) {
    try {
      List<String> path = path(request);
      Optional<Routes.Route> route = routes.find(path);
      if (route.isEmpty()) {
        throw ProblemException.notFound("There is nothing at this address. The map is at /.");
      }
      label[0] = route.get().label();
      return answer(request, path, route.get());
    } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Answer> answer(Request request, List<String> path, Routes.Route route)
      throws IOException {
    String method = request.getMethod();
    if (method.equals("OPTIONS")) {
      return CompletableFuture.completedFuture(preflight(request, route));
    }
    boolean post = method.equals("POST");
    if (!method.equals("GET") && !method.equals("HEAD") && !(post && route.posts())) {
      Answer refused =
          Answer.problem(
              new ProblemException(
                  405, "Method not allowed", "This address answers " + methods(route) + "."));
      return CompletableFuture.completedFuture(refused.with("Allow", methods(route)));
    }
    return route.endpoint().answer(ask(request, path, post));
  }

  private static String methods(Routes.Route route) {
    return route.posts() ? READS_AND_POST : READS;
  }

  /** The answer to a browser that asks whether it may read from another site: it may. */
  private static Answer preflight(Request request, Routes.Route route) {
    Answer answer =
        new Answer(204, "", new byte[0], "", Answer.REVALIDATE, java.util.Map.of(), false)
            .with("Allow", methods(route))
            .with("Access-Control-Allow-Methods", methods(route))
            .with("Access-Control-Max-Age", "86400");
    return request.getHeaders().contains("Access-Control-Request-Headers")
        ? answer.with(
            "Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match")
        : answer;
  }

  private Ask ask(Request request, List<String> path, boolean post) throws IOException {
    String query = request.getHttpURI().getQuery();
    Params params = Params.parse(query == null ? "" : query);
    if (post) {
      params = Params.parse(form(request)).and(params);
    }
    return new Ask(path, params, Principal.ANONYMOUS, baseUrl(request), language(request));
  }

  /** The segments between the slashes, decoded; those of {@code /} are none. */
  private static List<String> path(Request request) {
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

  private static String form(Request request) throws IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null
        || !type.toLowerCase(java.util.Locale.ROOT)
            .startsWith("application/x-www-form-urlencoded")) {
      throw new ProblemException(
          415,
          "Unsupported media type",
          "A POST here carries a form (application/x-www-form-urlencoded).");
    }
    byte[] bytes = Content.Source.asInputStream(request).readNBytes(MOST_FORM_BYTES + 1);
    if (bytes.length > MOST_FORM_BYTES) {
      throw new ProblemException(
          413, "Too large", "A form has at most " + MOST_FORM_BYTES + " bytes.");
    }
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private String baseUrl(Request request) {
    return publicUrl.orElseGet(
        () -> {
          var uri = request.getHttpURI();
          int port = Request.getServerPort(request);
          boolean usual = port <= 0 || port == (uri.getScheme().equals("https") ? 443 : 80);
          String host = Request.getServerName(request);
          return uri.getScheme() + "://" + host + (usual ? "" : ":" + port);
        });
  }

  private static Language language(Request request) {
    String wanted = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    return wanted == null ? Language.ZH_TW : Language.ofAcceptLanguage(wanted);
  }

  private static Answer refusal(Throwable failure, Request request) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException problem) {
      Answer answer = Answer.problem(problem);
      return problem.status() == 503 ? answer.retryLater() : answer;
    }
    if (cause instanceof BusyException || cause instanceof OutOfMemoryError) {
      String detail = "The server has too much to do; ask again in a moment.";
      return Answer.problem(new ProblemException(503, "Busy", detail)).retryLater();
    }
    log.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), cause);
    return Answer.problem(
        new ProblemException(500, "Server error", "The server failed; its log says why."));
  }
}
