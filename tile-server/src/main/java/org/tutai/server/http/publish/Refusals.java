package org.tutai.server.http.publish;

import java.io.IOException;
import org.tutai.geo.bytes.FormatException;
import org.tutai.server.catalogue.Refusal;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.workspace.Problems;

/** Says over HTTP why the catalogue refuses something. Stateless. */
final class Refusals {

  private static final int CHECKSUM_MISMATCH = 460;

  private Refusals() {}

  /** Work that the catalogue may refuse. */
  interface Work {
    Answer answer(Ask ask) throws IOException;
  }

  /** An endpoint that answers at once, a refusal as a problem. */
  static Endpoint now(Work work) {
    return Endpoint.now(
        ask -> {
          try {
            return work.answer(ask);
          } catch (Refusal e) {
            throw problem(e);
          } catch (FormatException e) {
            throw unreadable(e);
          } catch (IOException e) {
            throw cut(e);
          }
        });
  }

  /** The problem of a refusal. */
  static ProblemException problem(Refusal refusal) {
    return new ProblemException(status(refusal.kind()), title(refusal.kind()), refusal.text().en())
        .inChinese(refusal.text().zhTw());
  }

  private static ProblemException unreadable(FormatException e) {
    String found = "expected " + e.expected() + ", found " + e.found() + ". " + e.hint();
    return new ProblemException(422, "Unreadable file", "The file cannot be read: " + found)
        .inChinese(Problems.chinese(e));
  }

  /** The sender's line, or this server's disk. */
  private static ProblemException cut(IOException e) {
    org.slf4j.LoggerFactory.getLogger(Refusals.class).debug("a body was cut", e);
    return new ProblemException(
            400, "Body cut", "The body ended before its end; what came of it is kept.")
        .inChinese("資料傳送中斷，已收到的部分仍然保留。");
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case INVALID -> 400;
      case CONFLICT -> 409;
      case TAKEN_OVER -> 423;
      case TOO_LARGE -> 413;
      case UNSUPPORTED -> 415;
      case NO_ROOM -> 507;
      case FORBIDDEN -> 403;
      case CHECKSUM -> CHECKSUM_MISMATCH;
      case BUSY -> 503;
    };
  }

  private static String title(Refusal.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> "Not found";
      case INVALID -> "Bad request";
      case CONFLICT -> "Conflict";
      case TAKEN_OVER -> "Taken over";
      case TOO_LARGE -> "Too large";
      case UNSUPPORTED -> "Unsupported file";
      case NO_ROOM -> "No room";
      case FORBIDDEN -> "Not allowed";
      case CHECKSUM -> "Checksum mismatch";
      case BUSY -> "Busy";
    };
  }
}
