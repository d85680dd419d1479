package org.tutai.geo.source.remote.http;

import java.util.OptionalInt;

/**
 * A host that may be asked, as an operator writes it: {@code maps.example.gov.tw}, {@code
 * *.example.gov.tw} (every name that ends so, not the bare one), {@code maps.example.gov.tw:8080}.
 * Without a port, 80 and 443 are meant. Immutable.
 *
 * @param host in lower case, without {@code *.}
 * @param below whether names below the host are meant, instead of it
 * @param port the only one allowed, if one is named
 * @param privateToo whether the host may have addresses that are not public; never with {@code
 *     below}
 */
public record HostRule(String host, boolean below, OptionalInt port, boolean privateToo) {

  public HostRule {
    if (below && privateToo) {
      throw new IllegalArgumentException(
          "a host that may be private must be named exactly (got: *." + host + ")");
    }
    if (below && host.indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "a wildcard must stand before a name of two parts at least (got: *." + host + ")");
    }
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static HostRule parse(String written) {
    return parse(written, false);
  }

  /**
   * Reads a rule for a host in a private network, which must be named exactly.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static HostRule parsePrivate(String written) {
    return parse(written, true);
  }

  private static HostRule parse(String written, boolean privateToo) {
    String text = written.strip();
    boolean below = text.startsWith("*.");
    String name = below ? text.substring(2) : text;
    if (name.isEmpty() || name.matches(".*[/?#*\\s].*")) {
      throw none(written, null);
    }
    try {
      RemoteUrl url = RemoteUrl.parse("http://" + name + "/");
      boolean ported = name.matches(".*:[0-9]+") && !name.endsWith("]");
      boolean literal = url.literal().isPresent();
      if (below && literal) {
        throw none(written, null);
      }
      return new HostRule(
          url.host(), below, ported ? OptionalInt.of(url.port()) : OptionalInt.empty(), privateToo);
    } catch (RemoteSourceException e) {
      throw none(written, e);
    }
  }

  private static IllegalArgumentException none(
      String written, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "a host must be as in maps.example.gov.tw, *.example.gov.tw or maps.example.gov.tw:8080"
            + " (got: "
            + Quoted.of(written, 100)
            + ")",
        cause);
  }

  boolean permits(RemoteUrl url) {
    boolean named = below ? url.host().endsWith("." + host) : url.host().equals(host);
    return named && (port.isPresent() ? port.getAsInt() == url.port() : url.isUsualPort());
  }
}
