package org.tutai.server.http;

import java.util.List;
import org.tutai.server.http.exchange.Addresses;

/** The subjects a server answers beside its layers and places; each adds its own addresses. */
public final class Subjects {

  private Subjects() {}

  /** All of them. */
  public static List<Addresses> all() {
    return List.of();
  }
}
