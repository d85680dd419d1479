package org.tutai.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.tutai.server.cache.BusyException;
import org.tutai.server.cache.EncodedPicture;
import org.tutai.server.cache.TileCache;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Answers a question for a picture that was asked in the same words before and is still in the
 * cache, on the thread that read it; hands anything else to the workers.
 *
 * <p>What is remembered is the raw path and query and the fingerprint they led to, as long as the
 * same layers are published. So the shortest way is the same for all protocols, and takes two
 * look-ups in memory: no parsing, no change of thread. Only questions of nobody in particular come
 * here: a request with credentials goes the long way. What is answered quickly without being
 * remembered is answered on the same thread.
 */
final class CachedAnswersHandler extends Handler.Wrapper {

  /** The most that remembered questions may take, in characters. */
  private static final long MOST_CHARACTERS = 16L << 20;

  /** A question longer than this is not remembered. */
  private static final int LONGEST = 1000;

  private static final HttpField PNG =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "image/png");
  private static final HttpField SHORTLY =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, Answer.SHORTLY);

  private record Known(long generation, String fingerprint, HttpField mediaType, HttpField etag) {}

  private final Cache<String, Known> questions =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String question, Known known) -> question.length() + 200)
          .build();
  private final LongAdder answered = new LongAdder();
  private final TileCache tiles;
  private final LongSupplier generation;
  private final Predicate<String> quick;
  private final Executor workers;

  /**
   * A handler.
   *
   * @param generation of what is published now
   * @param quick whether what is asked at a raw path is answered without waiting
   */
  CachedAnswersHandler(
      TileCache tiles,
      LongSupplier generation,
      Predicate<String> quick,
      Executor workers,
      Handler rest) {
    super(rest);
    this.tiles = tiles;
    this.generation = generation;
    this.quick = quick;
    this.workers = workers;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (isQuick(request) || mayCarryBody(request)) {
      rest(request, response, callback);
      return true;
    }
    Known known = isPlainGet(request) ? find(request) : null;
    EncodedPicture tile = known == null ? null : tiles.find(known.fingerprint());
    if (known != null && tile != null) {
      answered.increment();
      send(known, tile, request, response, callback);
    } else {
      dispatch(request, response, callback);
    }
    return true;
  }

  private boolean isQuick(Request request) {
    String path = request.getHttpURI().getPath();
    String method = request.getMethod();
    return path != null && (method.equals("GET") || method.equals("HEAD")) && quick.test(path);
  }

  /** What has a body is not answered on the thread that brings it, so it needs no other here. */
  private static boolean mayCarryBody(Request request) {
    String method = request.getMethod();
    return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
  }

  private @Nullable Known find(Request request) {
    Known known = questions.getIfPresent(question(request));
    return known != null && known.generation() == generation.getAsLong() ? known : null;
  }

  /** Notes that this question has that picture for an answer. */
  void remember(Request request, long askedGeneration, Answer answer) {
    String question = question(request);
    if (answer.cached() && question.length() <= LONGEST && isPlainGet(request)) {
      HttpField type =
          answer.mediaType().equals("image/png")
              ? PNG
              : new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, answer.mediaType());
      questions.put(
          question,
          new Known(
              askedGeneration,
              answer.etag(),
              type,
              new PreEncodedHttpField(HttpHeader.ETAG, '"' + answer.etag() + '"')));
    }
  }

  /** How many questions were answered here. */
  long answered() {
    return answered.sum();
  }

  private static String question(Request request) {
    return request.getHttpURI().getPathQuery();
  }

  private static boolean isPlainGet(Request request) {
    return request.getMethod().equals("GET")
        && !request.getHeaders().contains(HttpHeader.AUTHORIZATION)
        && !request.getHeaders().contains(HttpHeader.COOKIE);
  }

  private static void send(
      Known known, EncodedPicture tile, Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    AnswerSender.always(headers);
    headers.put(SHORTLY);
    headers.put(known.etag());
    String ifNoneMatch = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    if (ifNoneMatch != null && AnswerSender.matches(ifNoneMatch, known.fingerprint())) {
      response.setStatus(304);
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      return;
    }
    headers.put(known.mediaType());
    headers.put(HttpHeader.CONTENT_LENGTH, tile.bytes().length);
    response.setStatus(200);
    response.write(true, ByteBuffer.wrap(tile.bytes()), callback);
  }

  private void dispatch(Request request, Response response, Callback callback) {
    try {
      workers.execute(() -> rest(request, response, callback));
    } catch (RejectedExecutionException e) {
      var busy = new ProblemException(503, "Busy", "The server has too much to do; ask again.");
      AnswerSender.send(
          Answer.problem(busy).with("Retry-After", "" + BusyException.RETRY_AFTER_SECONDS),
          request,
          response,
          callback);
    }
  }

  private void rest(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Throwable e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
