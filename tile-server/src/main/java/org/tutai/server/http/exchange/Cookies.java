package org.tutai.server.http.exchange;

import java.util.Optional;

/** Reads the {@code Cookie} header (RFC 6265, section 4.2). Stateless. */
public final class Cookies {

  /** The cookie that carries the token of a session. */
  public static final String SESSION = "tutai-session";

  private Cookies() {}

  /** The value of the first cookie of a name. */
  public static Optional<String> find(String header, String name) {
    int start = 0;
    while (start < header.length()) {
      int end = header.indexOf(';', start);
      String pair = header.substring(start, end < 0 ? header.length() : end).strip();
      if (pair.startsWith(name) && pair.startsWith("=", name.length())) {
        return Optional.of(pair.substring(name.length() + 1));
      }
      start = end < 0 ? header.length() : end + 1;
    }
    return Optional.empty();
  }
}
