package org.tutai.server.store.theme;

/** Why a theme was not stored as asked; nothing was changed. */
public final class ThemeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reasons. */
  public enum Reason {
    /** It was saved since, by another page or program. */
    CHANGED,
    /** The member has as many themes as one may have. */
    TOO_MANY_THEMES,
    /** The theme has as many files as one may have. */
    TOO_MANY_FILES,
    /** The member's files would take more room than they may. */
    TOO_MANY_BYTES,
    /** The same request key came with something else before. */
    KEY_REUSED
  }

  private final Reason reason;

  ThemeException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
