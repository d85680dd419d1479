package org.tutai.geo.source.remote.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/**
 * What went wrong with another server, or why it is not asked: one sentence for a person in English
 * and in Traditional Chinese. What a server said is quoted in part and without control characters;
 * addresses behind a name are never told.
 */
public final class RemoteSourceException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What kind of thing went wrong. */
  public enum Reason {
    /** The address cannot be used: spelling, scheme, credentials in it. */
    BAD_URL,
    /** The operator does not allow the host or the port. */
    NOT_ALLOWED,
    /** The name leads to an address that is not of the public internet. */
    NOT_PUBLIC,
    /** No address is known for the name. */
    UNKNOWN_HOST,
    /** No connection, or no trust in its certificate. */
    UNREACHABLE,
    /** A deadline passed. */
    TIMEOUT,
    /** More bytes, or pixels, than are taken. */
    TOO_LARGE,
    /** Cut short, or no HTTP, or bytes that are not what they say. */
    BROKEN,
    /** One redirect after another. */
    REDIRECTS,
    /** An HTTP status that is a failure. */
    STATUS,
    /** Not the kind of content that was asked for. */
    WRONG_TYPE,
    /** The service reported an error. */
    SERVICE,
    /** Failed lately, and is left alone for a while. */
    BACKING_OFF,
    /** Too many requests to the host are under way. */
    BUSY
  }

  private final Reason reason;
  private final String chinese;
  private final int status;

  /** A failure without an HTTP status. */
  public RemoteSourceException(Reason reason, String english, String chinese) {
    this(reason, english, chinese, 0);
  }

  /**
   * A failure.
   *
   * @param status the HTTP status, or 0 when there was no answer
   */
  public RemoteSourceException(Reason reason, String english, String chinese, int status) {
    super(english);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.chinese = Objects.requireNonNull(chinese, "chinese");
    this.status = status;
  }

  /** The same with what caused it. */
  public RemoteSourceException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  public Reason reason() {
    return reason;
  }

  /** The HTTP status the server answered with, or 0. */
  public int status() {
    return status;
  }

  public String english() {
    return String.valueOf(getMessage());
  }

  public String chinese() {
    return chinese;
  }

  /** The sentence in Chinese for a Chinese locale, otherwise in English. */
  public String text(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english();
  }

  /** Whether the asking was refused here, before anything was sent. */
  public boolean refusedHere() {
    return reason == Reason.BAD_URL || reason == Reason.NOT_ALLOWED || reason == Reason.NOT_PUBLIC;
  }

  /** Whether it speaks against the health of the host, so that it deserves rest. */
  boolean blamesHost() {
    return switch (reason) {
      case UNREACHABLE, TIMEOUT, BROKEN, UNKNOWN_HOST -> true;
      case STATUS -> status >= 500 || status == 429;
      default -> false;
    };
  }
}
