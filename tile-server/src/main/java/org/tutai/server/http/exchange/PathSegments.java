package org.tutai.server.http.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes the segments of addresses. */
public final class PathSegments {

  private PathSegments() {}

  /** A segment, percent-encoded as UTF-8; commas stay. */
  public static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2C", ",");
  }
}
