package org.tutai.geo.source.remote.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What another server gave. Immutable; the bytes are not copied, nobody may change them.
 *
 * @param url where it came from in the end
 * @param status 200, 203 or 204
 * @param headers by lower-case name; of several of one name, joined by commas
 * @param body decompressed
 * @param staleSince when the server last gave or confirmed this, if it cannot be had now and this
 *     is the last good one
 * @param problem why it cannot be had now
 */
public record Fetched(
    String url,
    int status,
    Map<String, String> headers,
    byte[] body,
    Optional<Instant> staleSince,
    Optional<RemoteSourceException> problem) {

  public Fetched {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(body, "body");
    headers = Map.copyOf(headers);
  }

  /** The media type without its parameters, in lower case; empty when none was told. */
  public String mediaType() {
    String type = headers.getOrDefault("content-type", "");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  Fetched stale(Instant since, RemoteSourceException why) {
    return new Fetched(url, status, headers, body, Optional.of(since), Optional.of(why));
  }
}
