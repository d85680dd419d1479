package org.tutai.server.http.theme;

import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.store.theme.ThemeException;
import org.tutai.server.store.theme.ThemeQuotas;

/** What is wrong with a request about themes, as a problem. */
final class ThemeProblems {

  private ThemeProblems() {}

  static ProblemException noTheme() {
    return ProblemException.notFound(
        "You have no theme of this id. /api/v1/themes lists those you have.");
  }

  static ProblemException noLink() {
    return ProblemException.notFound("There is no theme map at this link (any more).");
  }

  static ProblemException noFile() {
    return ProblemException.notFound("There is no such file here.");
  }

  static ProblemException of(ThemeException e, ThemeQuotas quotas) {
    return switch (e.reason()) {
      case CHANGED ->
          new ProblemException(
              412,
              "Changed meanwhile",
              "The theme was saved since you read it. Read it again, or save without If-Match to"
                  + " store over it.");
      case TOO_MANY_THEMES ->
          new ProblemException(
              409,
              "Quota reached",
              "You have "
                  + quotas.themes()
                  + " themes, as many as one may have. Delete one you don't need.");
      case TOO_MANY_FILES ->
          new ProblemException(
              409,
              "Quota reached",
              "The theme has " + quotas.files() + " files, as many as one may have.");
      case TOO_MANY_BYTES ->
          new ProblemException(
              413,
              "Quota reached",
              "The files of your themes may have "
                  + (quotas.fileBytes() >> 20)
                  + " MB together. Remove some that you don't need.");
      case KEY_REUSED ->
          new ProblemException(
              409,
              "Key used before",
              "This Idempotency-Key came with another theme before; take a new one.");
    };
  }
}
