package org.tutai.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Reads the bodies of requests. One that is read whole comes without a thread waiting for it, and
 * all that are being read or answered have a bounded place in memory; one that is read as it comes
 * has a thread that waits. Thread-safe.
 */
final class Bodies {

  /** Memory that bodies may take together, in pieces. */
  private static final int PIECES = 4096;

  private static final int PIECE_BYTES = 64 << 10;

  private final Semaphore pieces = new Semaphore(PIECES);
  private final Executor changes;
  private final Executor streams;

  /**
   * Reads for endpoints.
   *
   * @param changes asks endpoints whose body is there
   * @param streams asks endpoints that read it themselves; refuses when too many are
   */
  Bodies(Executor changes, Executor streams) {
    this.changes = changes;
    this.streams = streams;
  }

  /** The answer of an endpoint to a request, whose body it is given. */
  CompletableFuture<Answer> read(
      Request request, Routes.Way way, Function<Body, CompletableFuture<Answer>> endpoint) {
    String method = request.getMethod();
    if (method.equals("GET") || method.equals("HEAD")) {
      return endpoint.apply(Body.NONE);
    }
    return way.carries() == Routes.Carries.STREAM
        ? streamed(request, endpoint)
        : whole(request, way.mostBytes(), endpoint);
  }

  private CompletableFuture<Answer> streamed(
      Request request, Function<Body, CompletableFuture<Answer>> endpoint) {
    var body = Body.of(type(request), request.getLength(), Content.Source.asInputStream(request));
    return CompletableFuture.completedFuture(body).thenComposeAsync(endpoint, streams);
  }

  private CompletableFuture<Answer> whole(
      Request request, int most, Function<Body, CompletableFuture<Answer>> endpoint) {
    long length = request.getLength();
    if (length > most) {
      throw Body.tooLarge(most);
    }
    int needed = (int) ((length < 0 ? most : length) / PIECE_BYTES) + 1;
    if (!pieces.tryAcquire(needed)) {
      throw new ProblemException(503, "Busy", "Too much is being sent at once; ask again soon.")
          .inChinese("同時上傳的資料太多，請稍後再試。");
    }
    String type = type(request);
    return bytes(request, most + 1)
        .exceptionally(
            e -> {
              throw cut(e, most);
            })
        .thenApply(bytes -> checked(type, bytes, most))
        .thenComposeAsync(endpoint, changes)
        .whenComplete((answer, e) -> pieces.release(needed));
  }

  private static CompletableFuture<byte[]> bytes(Request request, int most) {
    var bytes = new CompletableFuture<byte[]>();
    Content.Source.asByteArrayAsync(request, most, Promise.Invocable.toPromise(bytes));
    return bytes;
  }

  private static ProblemException cut(Throwable e, int most) {
    return e instanceof IllegalStateException || e.getCause() instanceof IllegalStateException
        ? Body.tooLarge(most)
        : Body.cut();
  }

  private static Body checked(String type, byte[] bytes, int most) {
    if (bytes.length > most) {
      throw Body.tooLarge(most);
    }
    return Body.of(type, bytes);
  }

  private static String type(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type == null ? "" : type;
  }
}
