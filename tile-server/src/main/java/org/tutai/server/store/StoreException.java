package org.tutai.server.store;

import java.io.IOException;

/**
 * A store that cannot be used; the message tells a person why and what to do, in English or in
 * Traditional Chinese.
 */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String chinese;

  public StoreException(String english, String chinese) {
    super(english);
    this.chinese = chinese;
  }

  public StoreException(String english, String chinese, Throwable cause) {
    super(english, cause);
    this.chinese = chinese;
  }

  public String english() {
    return String.valueOf(getMessage());
  }

  public String chinese() {
    return chinese;
  }
}
