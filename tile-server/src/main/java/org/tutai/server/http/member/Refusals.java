package org.tutai.server.http.member;

import java.time.Duration;
import java.util.function.Supplier;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.member.MemberException;
import org.tutai.server.store.member.MemberException.Reason;

/**
 * What cannot be done about members, as problems: a status, and the field of the form to change.
 */
final class Refusals {

  private Refusals() {}

  /**
   * What work returns.
   *
   * @throws ProblemException for what the store refuses
   */
  static <T> T told(Supplier<T> work) {
    return told(work, "");
  }

  /**
   * As {@link #told(Supplier)}.
   *
   * @param field what the request calls a name, or a password that is wrong; empty where it is
   *     usual
   */
  static <T> T told(Supplier<T> work, String field) {
    try {
      return work.get();
    } catch (MemberException e) {
      throw problem(e, field);
    }
  }

  /** As {@link #told(Supplier)}, for work that returns nothing. */
  static void done(Runnable work) {
    told(
        () -> {
          work.run();
          return true;
        });
  }

  private static ProblemException problem(MemberException e, String named) {
    String field = field(e.reason(), named);
    var problem =
        new ProblemException(
                status(e.reason(), named), title(e.reason()), sentence(e.text().en()) + ".")
            .inChinese(e.text().zhTw() + "。")
            .with("code", code(e.reason()));
    if (!field.isEmpty()) {
      problem = problem.with("field", field);
    }
    return e.retryAfter().isZero() ? problem : problem.retryAfter(atLeastASecond(e.retryAfter()));
  }

  private static Duration atLeastASecond(Duration wait) {
    return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
  }

  /** Whoever is signed in and mistypes their password again is signed in all the same. */
  private static int status(Reason reason, String named) {
    return reason == Reason.WRONG_CREDENTIALS && !named.isEmpty() ? 400 : status(reason);
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case WRONG_CREDENTIALS -> 401;
      case TOO_MANY_ATTEMPTS -> 429;
      case BUSY -> 503;
      case LINK_INVALID, NO_SUCH_MEMBER, NO_SUCH_SESSION, NO_SUCH_KEY -> 404;
      case NAME_TAKEN, LAST_ADMINISTRATOR, TOO_MANY_KEYS -> 409;
      default -> 400;
    };
  }

  private static String title(Reason reason) {
    return switch (status(reason)) {
      case 401 -> "Not signed in";
      case 404 -> "Not found";
      case 409 -> "Not possible";
      case 429 -> "Too many attempts";
      case 503 -> "Busy";
      default -> "Bad field";
    };
  }

  /** The member of the request that must be another; empty when it is none. */
  private static String field(Reason reason, String named) {
    return switch (reason) {
      case NAME_INVALID, NAME_TAKEN -> named.isEmpty() ? "name" : named;
      case WRONG_CREDENTIALS -> named;
      case PASSWORD_SHORT, PASSWORD_LONG, PASSWORD_COMMON -> "password";
      case ROLE_INVALID -> "role";
      case TITLE_INVALID -> "title";
      case SCOPES_INVALID -> "scopes";
      case EXPIRY_INVALID -> "expires";
      default -> "";
    };
  }

  private static String code(Reason reason) {
    return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
