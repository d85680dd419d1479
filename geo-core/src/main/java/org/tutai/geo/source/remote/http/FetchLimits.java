package org.tutai.geo.source.remote.http;

import java.time.Duration;

/**
 * How much is spent on another server.
 *
 * @param connect to find its address, and to connect
 * @param silence without a byte
 * @param whole for everything, redirects too
 * @param perHost requests to one host at a time
 * @param altogether requests at a time
 */
public record FetchLimits(
    Duration connect, Duration silence, Duration whole, int perHost, int altogether) {

  /** The most redirects that are followed. */
  public static final int MOST_REDIRECTS = 5;

  /** For servers at work and people who wait. */
  public static final FetchLimits USUAL =
      new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), 6, 48);

  public FetchLimits {
    if (connect.toMillis() < 1 || silence.toMillis() < 1 || whole.toMillis() < 1) {
      throw new IllegalArgumentException(
          "times must be at least a millisecond (got: "
              + connect
              + ", "
              + silence
              + ", "
              + whole
              + ")");
    }
    if (perHost < 1 || altogether < perHost) {
      throw new IllegalArgumentException(
          "at least one request per host must be allowed, and no fewer altogether (got: "
              + perHost
              + ", "
              + altogether
              + ")");
    }
  }
}
