package org.tutai.server.http.locate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Answers {@code POST /api/v1/locate/batch}: a CSV file, or a JSON array of addresses, comes whole
 * into a temporary file, is answered into another, and goes back. So an error is told with a status
 * of its own, and nobody's slow line holds a processor. Everything else is handed on.
 *
 * <p>Requests wait on threads of their own, few are worked on at once, and bodies are bounded.
 */
public final class BatchHandler extends Handler.Wrapper {

  /** The address. */
  public static final String PATH = "/api/v1/locate/batch";

  private static final Logger log = LoggerFactory.getLogger(BatchHandler.class);
  private static final int MOST_REQUESTS = 16;
  private static final String METHODS = "POST, OPTIONS";

  private final BatchAnswers answers;
  private final BiConsumer<Response, Answer> headers;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST_REQUESTS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            var thread = new Thread(task, "batch-request");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A handler before another.
   *
   * @param headers writes the headers that every answer of this server has
   */
  public BatchHandler(
      Handler next, Locating locating, BatchLimits limits, BiConsumer<Response, Answer> headers) {
    super(next);
    this.answers = new BatchAnswers(locating, limits);
    this.headers = headers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!PATH.equals(request.getHttpURI().getCanonicalPath())) {
      return super.handle(request, response, callback);
    }
    if (request.getMethod().equals("OPTIONS")) {
      preflight(response, callback);
    } else if (!request.getMethod().equals("POST")) {
      Answer refused =
          Answer.problem(
              new ProblemException(
                  405,
                  "Method not allowed",
                  "POST a CSV file or a JSON array of addresses to this address."));
      send(refused.with("Allow", METHODS), response, callback);
    } else {
      begin(request, response, callback);
    }
    return true;
  }

  private void preflight(Response response, Callback callback) {
    Answer answer =
        new Answer(204, "", new byte[0], "", Answer.REVALIDATE, java.util.Map.of(), false)
            .with("Allow", METHODS)
            .with("Access-Control-Allow-Methods", METHODS)
            .with(
                "Access-Control-Allow-Headers",
                "Accept, Accept-Language, Authorization, Content-Type")
            .with("Access-Control-Max-Age", "86400");
    send(answer, response, callback);
  }

  private void begin(Request request, Response response, Callback callback) {
    try {
      threads.execute(() -> answer(request, response, callback));
    } catch (RejectedExecutionException e) {
      send(busy(), response, callback);
    }
  }

  private static Answer busy() {
    return Answer.problem(
            new ProblemException(
                503, "Busy", "Too many batches are being answered; ask again in a moment."))
        .retryLater();
  }

  private void answer(Request request, Response response, Callback callback) {
    BatchAnswers.File answered;
    try {
      answered = answers.answer(question(request));
    } catch (ProblemException e) {
      Answer problem = Answer.problem(e);
      send(e.status() == 503 ? problem.retryLater() : problem, response, callback);
      return;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      log.error("a batch failed", e);
      send(
          Answer.problem(
              new ProblemException(500, "Server error", "The server failed; its log says why.")),
          response,
          callback);
      return;
    }
    send(answered, response, callback);
  }

  private static BatchAnswers.Question question(Request request) {
    String query = request.getHttpURI().getQuery();
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String language = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    InputStream body = Content.Source.asInputStream(request);
    return new BatchAnswers.Question(
        Params.parse(query == null ? "" : query),
        type == null ? "" : type.toLowerCase(Locale.ROOT),
        language == null ? "" : language,
        request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH),
        body);
  }

  private void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    headers.accept(response, answer);
    if (answer.status() != 204) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.mediaType());
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  private void send(BatchAnswers.File file, Response response, Callback callback) {
    Path path = file.path();
    try {
      headers.accept(
          response,
          new Answer(
              200, file.mediaType(), new byte[0], "", Answer.NEVER, java.util.Map.of(), false));
      response.setStatus(200);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.mediaType());
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Files.size(path));
      file.headers()
          .forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
      copy(path, response);
      response.write(true, ByteBuffer.allocate(0), callback);
    } catch (IOException | RuntimeException e) {
      callback.failed(e);
    } finally {
      delete(path);
    }
  }

  private static void copy(Path path, Response response) throws IOException {
    try (InputStream in = Files.newInputStream(path);
        OutputStream out = Content.Sink.asOutputStream(notLast(response))) {
      in.transferTo(out);
    }
  }

  /* The stream's end is not the answer's: that comes with the callback. */
  private static Content.Sink notLast(Response response) {
    return (last, bytes, callback) ->
        response.write(false, bytes == null ? ByteBuffer.allocate(0) : bytes, callback);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("{} could not be deleted", path, e);
    }
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    threads.shutdownNow();
  }
}
