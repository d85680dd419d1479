package org.tutai.geo.source.remote.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Knows host names that mean something in one place only, by their spelling; nothing is looked up.
 * Names without a dot, and those under the endings that are kept for private use (RFC 6761, RFC
 * 6762, RFC 8375, ICANN's {@code internal}; appendix G of RFC 6762) or are in use so. Stateless.
 */
public final class PrivateNames {

  private static final Set<String> ENDS =
      Set.of(
          "local",
          "localhost",
          "localdomain",
          "internal",
          "intranet",
          "intra",
          "private",
          "priv",
          "lan",
          "home",
          "corp",
          "domain",
          "workgroup",
          "arpa",
          "test",
          "invalid");

  private PrivateNames() {}

  /** The private endings, in alphabetical order, without dots. */
  public static List<String> ends() {
    return ENDS.stream().sorted().toList();
  }

  /** Whether a host name (no address) has a private ending or none at all. */
  public static boolean isPrivate(String host) {
    return host.indexOf('.') < 0 || hasPrivateEnd(host);
  }

  /** Whether the last part of a name is one of the private endings. */
  public static boolean hasPrivateEnd(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDS.contains(last);
  }
}
