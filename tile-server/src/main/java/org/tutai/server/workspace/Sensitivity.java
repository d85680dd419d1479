package org.tutai.server.workspace;

import java.util.Arrays;
import java.util.Optional;

/** How far the data of a layer may go. */
public enum Sensitivity {
  /** Anybody may have pictures, features and files. */
  OPEN("open"),
  /** Served as pictures; its features and its file stay with whoever published it. */
  SERVICE_ONLY("service-only");

  private final String id;

  Sensitivity(String id) {
    this.id = id;
  }

  /** The name in documents. */
  public String id() {
    return id;
  }

  /** The sensitivity of an id. */
  public static Optional<Sensitivity> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }
}
