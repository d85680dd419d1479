package org.tutai.server.http.remote;

import java.util.Locale;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.server.http.exchange.ProblemException;

/** What went wrong with another server, as a problem. Stateless. */
final class RemoteProblems {

  private RemoteProblems() {}

  static ProblemException of(RemoteSourceException e) {
    return new ProblemException(status(e), title(e), e.english())
        .with("reason", e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .inChinese(e.chinese());
  }

  private static int status(RemoteSourceException e) {
    return switch (e.reason()) {
      case BAD_URL -> 400;
      case NOT_ALLOWED, NOT_PUBLIC -> 403;
      case TIMEOUT -> 504;
      case BACKING_OFF, BUSY -> 503;
      case WRONG_TYPE, SERVICE, BROKEN, TOO_LARGE, UNKNOWN_HOST, UNREACHABLE, REDIRECTS, STATUS ->
          502;
    };
  }

  private static String title(RemoteSourceException e) {
    return switch (e.reason()) {
      case BAD_URL -> "Bad address";
      case NOT_ALLOWED, NOT_PUBLIC -> "Not allowed";
      default -> "The other server failed";
    };
  }

  /** Of a document that somebody sent, which is no other server's fault. */
  static ProblemException ofDocument(RemoteSourceException e) {
    ProblemException problem = of(e);
    return new ProblemException(422, "Unreadable document", e.english())
        .with("reason", problem.members().getOrDefault("reason", ""))
        .inChinese(e.chinese());
  }
}
