package org.tutai.server.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.access.Identification;
import org.tutai.server.access.Identification.Identified;
import org.tutai.server.cache.BusyException;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Turns HTTP requests into {@link Ask}s, has the route's endpoint answer, and sends the answer.
 * Whatever fails becomes a problem without a word about the inside of the server.
 *
 * <p>A request without a body is answered on the thread that brings it. One with a body never waits
 * for the network there: {@link Bodies} reads it first, and its endpoint is asked on a thread of
 * its own kind.
 */
final class ExchangeHandler extends Handler.Abstract {

  private static final Logger log = LoggerFactory.getLogger(ExchangeHandler.class);

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
  private final Identification identification;
  private final LongSupplier generation;
  private final Observer observer;
  private final Bodies bodies;
  private Memory memory = (request, generation, answer) -> {};

  ExchangeHandler(
      Routes routes,
      Optional<String> publicUrl,
      Identification identification,
      LongSupplier generation,
      Observer observer,
      Bodies bodies) {
    this.routes = routes;
    this.publicUrl = publicUrl;
    this.identification = identification;
    this.generation = generation;
    this.observer = observer;
    this.bodies = bodies;
  }

  /** Whom to tell of answers that are in the cache. */
  void rememberIn(Memory memory) {
    this.memory = memory;
  }

  /** A request on its way to its answer. */
  private final class Exchange {
    final Request request;
    final Response response;
    final Callback callback;
    final long start = System.nanoTime();
    final long asked = generation.getAsLong();
    String label = "other";
    Identified caller = Identified.ANONYMOUS;

    Exchange(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    void send(Answer answer) {
      Answer whole = caller.principal().isAnonymous() ? answer : answer.forOne();
      observer.answered(label, whole.status(), System.nanoTime() - start);
      memory.remember(request, asked, whole);
      AnswerSender.send(whole, request, response, callback);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var exchange = new Exchange(request, response, callback);
    answer(exchange)
        .exceptionally(e -> refusal(e, request))
        .thenAccept(answer -> exchange.send(TrailingSlashes.without(answer, request)))
        .exceptionally(
            e -> {
              callback.failed(e);
              return null;
            });
    return true;
  }

  private CompletableFuture<Answer> answer(Exchange exchange) {
    try {
      List<String> path = RequestReading.path(exchange.request);
      Optional<Routes.Route> route = routes.find(path);
      if (route.isEmpty()) {
        throw ProblemException.notFound("There is nothing at this address. The map is at /.")
            .inChinese("這個網址沒有內容。地圖在 /。");
      }
      exchange.label = route.get().label();
      return answer(exchange, path, route.get());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Answer> answer(
      Exchange exchange, List<String> path, Routes.Route route) {
    String method = exchange.request.getMethod();
    if (method.equals("OPTIONS")) {
      return preflight(exchange, path, route);
    }
    Optional<Routes.Way> way = route.way(method);
    if (way.isEmpty()) {
      Answer refused =
          Answer.problem(
              new ProblemException(
                      405, "Method not allowed", "This address answers " + route.methods() + ".")
                  .inChinese("這個網址只接受 " + route.methods() + "。"));
      return CompletableFuture.completedFuture(refused.with("Allow", route.methods()));
    }
    exchange.caller = Callers.caller(exchange.request, identification);
    if (!way.get().open()) {
      Callers.refuseOtherSites(exchange.request, exchange.caller, publicUrl);
    }
    return bodies.read(
        exchange.request,
        way.get(),
        body -> way.get().endpoint().answer(ask(exchange, path, route, body)));
  }

  /** What an address says to OPTIONS beside the usual. */
  private CompletableFuture<Answer> preflight(
      Exchange exchange, List<String> path, Routes.Route route) {
    Answer usual = RequestReading.preflight(exchange.request, route.methods());
    return route
        .way("OPTIONS")
        .map(
            way ->
                way.endpoint()
                    .answer(ask(exchange, path, route, Body.NONE))
                    .thenApply(own -> usual.withAll(own.headers())))
        .orElseGet(() -> CompletableFuture.completedFuture(usual));
  }

  private Ask ask(Exchange exchange, List<String> path, Routes.Route route, Body body) {
    Request request = exchange.request;
    String query = request.getHttpURI().getQuery();
    Params params = Params.parse(query == null ? "" : query);
    return new Ask(
        request.getMethod(),
        path,
        route.named(),
        RequestReading.form(request, route).map(form -> form.params(body, params)).orElse(params),
        exchange.caller,
        Callers.address(request, publicUrl.isPresent()),
        request.getHeaders()::get,
        body,
        RequestReading.baseUrl(request, publicUrl),
        RequestReading.language(request));
  }

  private Answer refusal(Throwable failure, Request request) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException problem) {
      Answer answer =
          ErrorPage.of(problem, request, publicUrl).orElseGet(() -> Answer.problem(problem));
      boolean told = answer.headers().containsKey("Retry-After");
      return problem.status() == 503 && !told ? answer.retryLater() : answer;
    }
    if (cause instanceof BusyException
        || cause instanceof RejectedExecutionException
        || cause instanceof OutOfMemoryError) {
      String detail = "The server has too much to do; ask again in a moment.";
      return Answer.problem(new ProblemException(503, "Busy", detail).inChinese("伺服器忙碌中，請稍後再試。"))
          .retryLater();
    }
    log.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), cause);
    return Answer.problem(
        new ProblemException(500, "Server error", "The server failed; its log says why.")
            .inChinese("伺服器發生錯誤，原因記在伺服器的紀錄中。"));
  }
}
