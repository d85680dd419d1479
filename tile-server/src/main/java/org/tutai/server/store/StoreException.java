package org.tutai.server.store;

import java.io.IOException;

/** A store that cannot be used; the message tells a person why and what to do. */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
