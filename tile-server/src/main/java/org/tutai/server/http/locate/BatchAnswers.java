package org.tutai.server.http.locate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.locate.address.answer.Answer;
import org.tutai.geo.locate.address.answer.Candidate;
import org.tutai.geo.locate.address.answer.Query;
import org.tutai.geo.locate.address.batch.BatchOptions;
import org.tutai.geo.locate.address.batch.BatchProgress;
import org.tutai.geo.locate.address.batch.BatchRun;
import org.tutai.geo.locate.address.batch.BatchSummary;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.http.exchange.Params;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.workspace.Language;

/** Answers the bodies of batch requests from file to file. Thread-safe. */
final class BatchAnswers {

  private static final int PATIENCE_SECONDS = 30;
  private static final int LONGEST_TEXT = 100_000;
  private static final JsonFactory JSON = new JsonFactory();

  private final Locating locating;
  private final BatchLimits limits;
  private final Semaphore permits;

  BatchAnswers(Locating locating, BatchLimits limits) {
    this.locating = locating;
    this.limits = limits;
    this.permits = new Semaphore(limits.atOnce(), true);
  }

  /**
   * A request.
   *
   * @param type media type of the body, lower case
   * @param language the {@code Accept-Language} header, or empty
   * @param length the body's, or negative when it is not said
   */
  record Question(Params params, String type, String language, long length, InputStream body) {}

  /** An answer, in a temporary file that who gets it deletes. */
  record File(Path path, String mediaType, Map<String, String> headers) {}

  /**
   * Answers a request.
   *
   * @throws ProblemException for what the caller did wrong, or when too many are before
   */
  File answer(Question question) throws IOException {
    if (question.length() > limits.bytes()) {
      throw tooLarge();
    }
    boolean json = question.type().startsWith("application/json");
    if (!json && !isTable(question.type())) {
      throw new ProblemException(
          415,
          "Unsupported media type",
          "A batch is text/csv (any encoding, also gzip) or application/json (got: "
              + question.type()
              + "). Send a file with --data-binary @file.csv -H 'Content-Type: text/csv'.");
    }
    Path body = Files.createTempFile("tutai-batch-", json ? ".json" : ".csv");
    try {
      spool(question.body(), body);
      return working(() -> json ? texts(question, body) : table(question, body));
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private static boolean isTable(String type) {
    return type.isEmpty()
        || type.startsWith("text/")
        || type.startsWith("application/csv")
        || type.startsWith("application/octet-stream")
        || type.startsWith("application/gzip")
        || type.startsWith("application/x-gzip");
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        413,
        "Too large",
        "A batch has at most "
            + (limits.bytes() >> 20)
            + " MB and "
            + limits.rows()
            + " rows. Send it in pieces, or use tutai geocode --batch, which has no limit.");
  }

  /* Unpacked here, so that a small body cannot become an endless one later. */
  private void spool(InputStream body, Path file) throws IOException {
    try (InputStream in = unpacked(body);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int n = read(in, buffer, buffer.length); n >= 0; n = read(in, buffer, buffer.length)) {
        total += n;
        if (total > limits.bytes()) {
          throw tooLarge();
        }
        out.write(buffer, 0, n);
      }
    } catch (EOFException | ZipException e) {
      throw bad("The body is damaged gzip data (" + e.getMessage() + "). Send it again.");
    }
  }

  /* Who sends has stalled or gone; that is no fault of the server's. */
  private static int read(InputStream in, byte[] buffer, int length)
      throws EOFException, ZipException {
    try {
      int read = in.readNBytes(buffer, 0, length);
      return read == 0 ? -1 : read;
    } catch (EOFException | ZipException e) {
      throw e;
    } catch (IOException e) {
      throw new ProblemException(408, "Request timeout", "The body did not arrive whole.");
    }
  }

  private static InputStream unpacked(InputStream body) throws IOException {
    var in = new BufferedInputStream(body, 1 << 16);
    in.mark(2);
    byte[] magic = new byte[2];
    boolean gzip = read(in, magic, 2) == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private interface Work {
    File done() throws IOException;
  }

  private File working(Work work) throws IOException {
    try {
      if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(
            503, "Busy", "Other batches are being answered; ask again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(503, "Busy", "The server is stopping.");
    }
    try {
      return work.done();
    } catch (FormatException e) {
      throw bad(told(e));
    } finally {
      permits.release();
    }
  }

  /** What a file's fault is, without the name of the temporary file. */
  private static String told(FormatException e) {
    String message = String.valueOf(e.getMessage());
    return e.path().map(path -> message.replace(path.toString(), "The body")).orElse(message);
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(400, "Bad request", detail);
  }

  private File table(Question question, Path body) throws IOException {
    refuseTooManyRows(body);
    var params = new LocateParams(question.params());
    var options =
        new BatchOptions(
            params.optionalText("column").map(names -> List.of(names.split(","))).orElse(List.of()),
            charset(params, "encoding"),
            null,
            params.crs().crs(),
            chinese(question, params),
            1);
    Path out = Files.createTempFile("tutai-batch-", ".out");
    try (LocateIndexes open = locating.open();
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out), 1 << 16)) {
      BatchSummary summary =
          BatchRun.run(
              body,
              stream,
              text -> open.locator().addresses().find(Query.of(text, 1)),
              options,
              BatchProgress.NONE);
      return new File(
          out,
          "text/csv;charset=utf-8",
          Map.of(
              "Access-Control-Expose-Headers",
              "X-Tutai-Rows, X-Tutai-Unanswered",
              "X-Tutai-Rows",
              String.valueOf(summary.rows()),
              "X-Tutai-Unanswered",
              String.valueOf(summary.unanswered())));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(out);
      throw e;
    }
  }

  private void refuseTooManyRows(Path body) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(body)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    if (lines > limits.rows() + 1) {
      throw tooLarge();
    }
  }

  private static @Nullable Charset charset(LocateParams params, String name) {
    String text = params.optionalText(name).orElse("");
    return text.isEmpty()
        ? null
        : TextEncoding.named(text)
            .orElseThrow(
                () ->
                    LocateParams.bad(name, text, "the name of an encoding such as Big5 or UTF-8"));
  }

  private static boolean chinese(Question question, LocateParams params) {
    String chosen = params.optionalText("lang").orElse("");
    if (!chosen.isEmpty() && !chosen.startsWith("zh") && !chosen.startsWith("en")) {
      throw LocateParams.bad("lang", chosen, "zh or en");
    }
    String asked = chosen.isEmpty() ? question.language() : chosen;
    return asked.isEmpty() || Language.ofAcceptLanguage(asked) == Language.ZH_TW;
  }

  private File texts(Question question, Path body) throws IOException {
    var params = new LocateParams(question.params());
    if (params.geoJson()) {
      throw LocateParams.bad("f", "geojson", "json for a batch");
    }
    List<String> texts = read(body);
    try (LocateIndexes open = locating.open()) {
      var json = new AnswerJson(params);
      json.list("answers");
      for (String text : texts) {
        write(json, text, open.locator().addresses().find(Query.of(text, 1)));
      }
      json.endList();
      Path out = Files.createTempFile("tutai-batch-", ".out");
      Files.write(out, json.end());
      return new File(out, "application/json", Map.of());
    }
  }

  private static void write(AnswerJson json, String text, Answer answer) {
    json.json.object().member("query", text).key("candidate");
    if (answer.candidates().isEmpty()) {
      json.json.nothing();
    } else {
      Candidate best = answer.candidates().get(0);
      json.thing(best.lon(), best.lat());
      json.candidate(best);
      json.endThing();
    }
    json.json.key("remarks");
    json.reasons(answer.remarks());
    json.json.endObject();
  }

  private List<String> read(Path body) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body.toFile())) {
      require(parser.nextToken() == JsonToken.START_ARRAY);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        if (texts.size() == limits.texts()) {
          throw new ProblemException(
              413,
              "Too large",
              "A JSON array has at most "
                  + limits.texts()
                  + " addresses. Send it in pieces, or as text/csv.");
        }
        String text = parser.getText();
        texts.add(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
      }
      return texts;
    } catch (JacksonException e) {
      throw bad("The body must be a JSON array of texts, such as [\"臺北市市府路1號\"].");
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw bad("The body must be a JSON array of texts, such as [\"臺北市市府路1號\"].");
    }
  }
}
