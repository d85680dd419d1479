package org.tutai.viewer.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a map server is, as {@code https://maps.example.gov.tw} or {@code
 * http://192.168.1.20:8080/maps}.
 *
 * @param base scheme, host, port and folder, without a slash at the end
 */
public record ServerAddress(String base) {

  private static final int LONGEST = 300;

  public ServerAddress {
    if (!base.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?") || base.endsWith("/")) {
      throw new IllegalArgumentException(
          "a server's address must be as https://maps.example.tw (got: " + shown(base) + ")");
    }
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  /**
   * Reads what a person typed or pasted: with or without scheme, with whatever page of the server
   * it leads to. Without a scheme, https is meant, on this computer and for bare numbers http.
   *
   * @return empty when it is no address
   */
  public static Optional<ServerAddress> parse(String typed) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.contains("://") ? text : "https://" + text);
      String host = uri.getHost();
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
        return Optional.empty();
      }
      String meant = text.contains("://") || !isNear(host) ? scheme : "http";
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(
          new ServerAddress(
              meant + "://" + host.toLowerCase(Locale.ROOT) + port + folder(uri.getRawPath())));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isNear(String host) {
    return host.equals("localhost") || host.startsWith("[") || host.matches("[0-9.]+");
  }

  /** What stands before a page of the server that somebody may have copied. */
  private static String folder(String path) {
    String known = path == null ? "" : path;
    return known
        .replaceFirst("/(t/|api/|docs/|tiles/|account|publish|index\\.html).*$", "")
        .replaceFirst("/+$", "");
  }

  /** Host and port, as the policy of fetching wants them. */
  String authority() {
    return URI.create(base).getRawAuthority();
  }

  /** How a person calls it: without the scheme. */
  public String title() {
    return base.replaceFirst("^https?://", "");
  }

  /** Whether a password goes over the line readable for others. */
  public boolean isOpenLine() {
    String host = URI.create(base).getHost();
    boolean here = host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    return base.startsWith("http:") && !here;
  }

  @Override
  public String toString() {
    return base;
  }
}
