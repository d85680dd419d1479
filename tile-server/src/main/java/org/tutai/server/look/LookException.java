package org.tutai.server.look;

/** A look that cannot be had; the message tells a person why. */
public final class LookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of reason. */
  public enum Reason {
    /** The layer, style, version or look is not there, or not for who asks. */
    NOT_FOUND,
    /** Whoever published the layer has taken it out of service. */
    WITHDRAWN,
    /** The style or the filter cannot be read. */
    UNREADABLE,
    /** The layer is served as pictures in its own styles alone. */
    NOT_ALLOWED
  }

  private final Reason reason;
  private final String part;
  private final int place;

  LookException(Reason reason, String part, String message) {
    this(reason, part, message, 0);
  }

  /** As the other, with the character at fault, from 1; 0 for none. */
  LookException(Reason reason, String part, String message, int place) {
    super(message, null, false, false);
    this.reason = reason;
    this.part = part;
    this.place = place;
  }

  public Reason reason() {
    return reason;
  }

  /** Which part of the look: layer, version, style, sld, filter or look. */
  public String part() {
    return part;
  }

  /** The character of the part that is at fault, from 1; 0 where it is no one place. */
  public int place() {
    return place;
  }

  /** What to tell the caller. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
