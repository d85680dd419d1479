package org.tutai.server.cache;

/** More is asked than can be drawn in time; asking again later helps. */
public final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** After how many seconds to ask again. */
  public static final int RETRY_AFTER_SECONDS = 2;

  public BusyException(String message) {
    super(message);
  }
}
