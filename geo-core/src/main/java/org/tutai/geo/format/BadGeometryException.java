package org.tutai.geo.format;

/**
 * A geometry that cannot be read in a file that can: to be counted by its reason, not passed on. It
 * carries no stack trace, because a damaged file throws it for every feature.
 */
public final class BadGeometryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason the short stable key by which such features are counted
   * @param detail what was found and what was expected, a sentence without full stop
   */
  public BadGeometryException(String reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The short stable key by which such features are counted. */
  public String reason() {
    return reason;
  }

  /** What was found and what was expected. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
