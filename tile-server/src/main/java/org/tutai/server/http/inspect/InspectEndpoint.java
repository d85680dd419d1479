package org.tutai.server.http.inspect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.TextEncoding;
import org.tutai.server.http.exchange.Addresses;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Body;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;

/**
 * Answers {@code POST /api/v1/inspect?filename=…}: says what is in the file that is the body, and
 * keeps nothing of it. Anybody may ask; few files are looked at at once.
 */
public final class InspectEndpoint implements Endpoint {

  /** The address. */
  public static final String PATH = "/api/v1/inspect";

  /** The greatest size of a file. */
  public static final long MOST_BYTES = 20L << 20;

  private static final int AT_ONCE = 2;
  private static final int SPOOLED_AT_ONCE = 8;
  private static final long PATIENCE_SECONDS = 5;
  private static final int LONGEST_CHOICE = 100;

  private final Semaphore looking;
  private final Semaphore spooling;
  private final FileAnswer.Limits limits;
  private final long patienceMillis;

  /** An endpoint with the usual limits. */
  public InspectEndpoint() {
    this(
        new Semaphore(AT_ONCE, true),
        new Semaphore(SPOOLED_AT_ONCE),
        FileAnswer.Limits.USUAL,
        TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  InspectEndpoint(
      Semaphore looking, Semaphore spooling, FileAnswer.Limits limits, long patienceMillis) {
    this.looking = looking;
    this.spooling = spooling;
    this.limits = limits;
    this.patienceMillis = patienceMillis;
  }

  /** The addresses of this subject. */
  public static Addresses addresses() {
    return (routing, shared) -> routing.askByStream(PATH, new InspectEndpoint());
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    FileAnswer.Wanted wanted = wanted(ask.params());
    String name = ask.params().get("FILENAME", "");
    SpooledFile.harmless(name);
    if (ask.body().length() > MOST_BYTES) {
      throw Body.tooLarge(MOST_BYTES).inChinese("檔案最多 " + (MOST_BYTES >> 20) + " MB。");
    }
    if (!spooling.tryAcquire()) {
      throw busy();
    }
    try {
      return CompletableFuture.completedFuture(answer(name, ask.body(), wanted));
    } finally {
      spooling.release();
    }
  }

  private Answer answer(String name, Body body, FileAnswer.Wanted wanted) {
    try (SpooledFile file = SpooledFile.of(name, body.stream(), MOST_BYTES)) {
      if (!looking.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      try {
        return answer(FileAnswer.json(file, wanted));
      } finally {
        looking.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Answer answer(byte[] json) {
    return new Answer(200, "application/json", json, "", Answer.NEVER, java.util.Map.of(), false);
  }

  private static ProblemException busy() {
    return new ProblemException(
            503, "Busy", "Too many files are being looked at; ask again in a moment.")
        .inChinese("目前檢視的檔案過多，請稍後再試。");
  }

  private FileAnswer.Wanted wanted(Params params) {
    return new FileAnswer.Wanted(
        Choices.of(encoding(params).orElse(null), crs(params).orElse(null)),
        params.get("LAYER").filter(layer -> !layer.isEmpty()),
        true,
        limits,
        Sieve.of(params.get("FILTER", "")));
  }

  private static Optional<Charset> encoding(Params params) {
    String name = params.get("ENCODING", "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Charset> charset =
        name.length() > LONGEST_CHOICE ? Optional.empty() : TextEncoding.named(name);
    return Optional.of(
        charset.orElseThrow(
            () ->
                ProblemException.parameter("encoding", name, "an encoding such as UTF-8 or Big5")
                    .inChinese("encoding 應為編碼名稱，例如 UTF-8、Big5。")));
  }

  private static Optional<Crs> crs(Params params) {
    String code = params.get("CRS", "");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Optional<Crs> crs =
        code.length() > LONGEST_CHOICE ? Optional.empty() : CrsRegistry.byCode(code);
    return Optional.of(
        crs.orElseThrow(
            () ->
                ProblemException.parameter("crs", code, "a CRS such as EPSG:3826")
                    .inChinese("crs 應為坐標系統代碼，例如 EPSG:3826。")));
  }
}
