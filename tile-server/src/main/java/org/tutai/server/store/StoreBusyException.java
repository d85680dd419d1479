package org.tutai.server.store;

/** Too many are waiting to write; the same may go well in a moment. */
public final class StoreBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreBusyException(String message) {
    super(message);
  }
}
