package org.tutai.server.http.exchange;

/**
 * Something the caller did wrong or the server cannot do, as RFC 9457 tells it. The words go to the
 * caller.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  /**
   * A problem.
   *
   * @param status the HTTP status
   * @param title what kind of problem, the same for all of the kind
   * @param detail what was wrong this time, and what to do
   */
  public ProblemException(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  /** Nothing is at an address. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(404, "Not found", detail);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What was wrong this time. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
