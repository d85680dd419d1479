package org.tutai.server.http.exchange;

import java.util.concurrent.CompletableFuture;

/** Answers what is asked at an address. Thread-safe. */
@FunctionalInterface
public interface Endpoint {

  /**
   * The answer, perhaps later.
   *
   * @throws ProblemException for what the caller did wrong; the future may fail with it as well
   */
  CompletableFuture<Answer> answer(Ask ask);

  /** An endpoint that has its answer at once. */
  static Endpoint now(java.util.function.Function<Ask, Answer> endpoint) {
    return ask -> CompletableFuture.completedFuture(endpoint.apply(ask));
  }
}
