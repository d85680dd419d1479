package org.tutai.server.http.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.tutai.geo.source.remote.RemoteDocument;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.FetchRequest;
import org.tutai.geo.source.remote.http.Fetched;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.server.cache.BusyException;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.exchange.Routing;

/**
 * The addresses below {@code /api/v1/remote}. Waiting for other servers is done on a few threads of
 * their own, so that however many are asked about servers that don't answer, the others go on.
 */
public final class RemoteAddresses implements Addresses, AutoCloseable {

  /** The most bytes of a document or a picture that is handed on. */
  static final int MOST_HANDED_ON = 20 << 20;

  private static final int THREADS = 12;
  private static final int WAITING = 60;

  /** A document is read where it comes in; few of them at once, since they grow tenfold. */
  private static final int MOST_DOCUMENTS = 4;

  private final RemotePictures remote;
  private final ThreadPoolExecutor workers;
  private final java.util.concurrent.Semaphore documents =
      new java.util.concurrent.Semaphore(MOST_DOCUMENTS);

  public RemoteAddresses(RemotePictures remote) {
    this.remote = remote;
    this.workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              var thread = new Thread(task, "remote-ask");
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public void addTo(Routing routing, Shared shared) {
    routing
        .ask("/api/v1/remote/capabilities", RemoteDocument.MOST_BYTES, this::capabilities)
        .on("GET", "/api/v1/remote/fetch", this::fetch);
  }

  private CompletableFuture<Answer> capabilities(Ask ask) {
    byte[] body = ask.body().bytes(RemoteDocument.MOST_BYTES);
    Optional<String> url = url(ask, body);
    return url.isPresent()
        ? later(() -> described(url.get()))
        : later(() -> document(body, ask.params().get("URL", "")));
  }

  /** The address to fetch, when the body names one instead of being a document. */
  private static Optional<String> url(Ask ask, byte[] body) {
    if (!ask.body().mediaType().equals("application/json")) {
      return Optional.empty();
    }
    JsonNode json =
        org.tutai.server.http.exchange.Body.of("application/json", body)
            .json(RemoteDocument.MOST_BYTES);
    if (json.has("tiles")) {
      return Optional.empty();
    }
    if (!json.path("url").isTextual()) {
      throw ProblemException.parameter("url", "", "an address, as in {\"url\": \"https://…\"}");
    }
    return Optional.of(json.path("url").asText());
  }

  private Answer described(String url) {
    try {
      RemoteDocument document = remote.describe(url);
      return Answer.json(RemoteJson.of(document)).withCaching(Answer.NEVER);
    } catch (RemoteSourceException e) {
      throw RemoteProblems.of(e);
    }
  }

  private Answer document(byte[] body, String askedUrl) {
    if (!documents.tryAcquire()) {
      throw new BusyException("too many requests to other servers");
    }
    try {
      RemoteDocument document = RemoteDocument.read(body, askedUrl);
      return Answer.json(RemoteJson.of(document)).withCaching(Answer.NEVER);
    } catch (RemoteSourceException e) {
      throw RemoteProblems.ofDocument(e);
    } finally {
      documents.release();
    }
  }

  private CompletableFuture<Answer> fetch(Ask ask) {
    String url =
        ask.params()
            .get("URL")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> ProblemException.parameter("url", "", "an address"));
    return later(() -> handedOn(url));
  }

  private Answer handedOn(String url) {
    try {
      FetchRequest request = new FetchRequest(url, "*/*", MOST_HANDED_ON, HandedOn::mediaType);
      Fetched fetched = remote.fetcher().fetch(request);
      String type = HandedOn.mediaType(fetched);
      Answer answer =
          new Answer(
                  200, type, fetched.body(), "", "private, max-age=60", java.util.Map.of(), false)
              .with("Content-Security-Policy", "sandbox; default-src 'none'")
              .with("X-Content-Type-Options", "nosniff")
              .with("Content-Disposition", "inline; filename=\"fetched\"")
              .with("Cross-Origin-Resource-Policy", "same-origin");
      return fetched
          .staleSince()
          .map(since -> answer.with("X-Tutai-Stale-Since", since.toString()))
          .orElse(answer);
    } catch (RemoteSourceException e) {
      throw RemoteProblems.of(e);
    }
  }

  private CompletableFuture<Answer> later(java.util.function.Supplier<Answer> work) {
    try {
      return CompletableFuture.supplyAsync(work, workers);
    } catch (RejectedExecutionException e) {
      throw new BusyException("too many requests to other servers");
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
