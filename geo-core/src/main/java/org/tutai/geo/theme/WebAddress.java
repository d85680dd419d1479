package org.tutai.geo.theme;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a web address, found without resolving or fetching anything. Templates ({@code {z}})
 * may stand in host, path and query.
 */
record WebAddress(String scheme, String userInfo, String host, String port, String rest) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?i)(https?)://(?:([^/?#\\\\]*)@)?(\\[[0-9a-f:.%]+\\]|[^/?#\\\\:@\\[\\]]+)(?::(\\d{0,5}))?([/?#].*)?");

  /**
   * True for http and https with a host, without blanks, control characters or backslashes. A host
   * with {@code *} stands for many, and nothing can be fetched from it.
   */
  static boolean isFetchable(String text) {
    if (text.indexOf('\\') >= 0
        || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      return false;
    }
    Matcher parts = SHAPE.matcher(text);
    return parts.matches() && Hosts.plain(part(parts, 3)).indexOf('*') < 0;
  }

  /** The parts of an address that {@link #isFetchable}; empty parts are empty texts. */
  static WebAddress of(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "an address must begin with http or https and a host (got: "
              + Check.shortened(text)
              + ")");
    }
    return new WebAddress(
        part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5));
  }

  private static String part(Matcher parts, int number) {
    String part = parts.group(number);
    return part == null ? "" : part;
  }
}
