package org.tutai.server.http.api;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Endpoint;

/** {@code /healthz}: the process answers. {@code /readyz}: all layers have been loaded. */
public final class HealthEndpoints {

  private HealthEndpoints() {}

  public static Endpoint alive() {
    return ask ->
        CompletableFuture.completedFuture(
            Answer.json(Map.of("status", "up")).withCaching(Answer.NEVER));
  }

  /** Answers 503 until ready. */
  public static Endpoint ready(BooleanSupplier ready) {
    return ask -> CompletableFuture.completedFuture(state(ready.getAsBoolean()));
  }

  private static Answer state(boolean ready) {
    Answer answer =
        Answer.json(
                ready ? 200 : 503,
                "application/json",
                Map.of("status", ready ? "ready" : "loading"))
            .withCaching(Answer.NEVER);
    return ready ? answer : answer.retryLater();
  }
}
