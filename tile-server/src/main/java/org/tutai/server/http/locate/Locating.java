package org.tutai.server.http.locate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Gives questions the indexes of the moment, keeps those open meanwhile, and marks the answers with
 * an ETag that changes with the index and the question. Thread-safe.
 */
public final class Locating {

  /** Another form of the answers, other ETags. */
  private static final String FORM = "1";

  /** Writes the answer to a question. */
  interface Writer {
    byte[] write(Ask ask, LocateParams params, LocateIndexes indexes);
  }

  private final Supplier<Optional<LocateIndexes>> indexes;

  /**
   * Locating.
   *
   * @param indexes gives those of the moment, to be closed after use; empty before they are there
   */
  public Locating(Supplier<Optional<LocateIndexes>> indexes) {
    this.indexes = indexes;
  }

  /** An endpoint that answers at once with what a writer writes. */
  Endpoint endpoint(Writer writer) {
    return ask -> CompletableFuture.completedFuture(answer(ask, writer));
  }

  private Answer answer(Ask ask, Writer writer) {
    var params = new LocateParams(ask.params());
    boolean geoJson = params.geoJson();
    try (LocateIndexes open = open()) {
      byte[] body = writer.write(ask, params, open);
      return new Answer(
          200,
          geoJson ? "application/geo+json" : "application/json",
          body,
          etag(ask, open),
          Answer.SHORTLY,
          Map.of(),
          false);
    }
  }

  /** The indexes of the moment, to be closed after use. */
  LocateIndexes open() {
    return indexes
        .get()
        .orElseThrow(
            () ->
                new ProblemException(
                    503, "Not ready", "The address index is being opened; ask again in a moment."));
  }

  /** The path is part of the address that an ETag belongs to. */
  private static String etag(Ask ask, LocateIndexes open) {
    return open.version() + FORM + Long.toHexString(ask.params().fingerprint());
  }
}
