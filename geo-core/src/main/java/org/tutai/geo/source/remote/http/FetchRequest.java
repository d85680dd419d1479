package org.tutai.geo.source.remote.http;

import java.util.Objects;

/**
 * What is asked of another server, with GET.
 *
 * @param url the address
 * @param accept the {@code Accept} header
 * @param mostBytes the most bytes of the content, after decompression
 * @param check what the content must pass before it is kept and handed on
 */
public record FetchRequest(String url, String accept, int mostBytes, Check check) {

  /** Judges content; one that does not pass is never kept, and the last good one stands in. */
  @FunctionalInterface
  public interface Check {

    /** Lets everything pass. */
    Check NONE = fetched -> {};

    /** Throws when the content is not what it must be. */
    void check(Fetched fetched) throws RemoteSourceException;
  }

  /** The most bytes of one answer. */
  public static final int MOST_BYTES = 64 << 20;

  public FetchRequest {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(check, "check");
    if (accept.isEmpty() || accept.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("accept must be printable ASCII (got: " + accept + ")");
    }
    if (mostBytes < 1 || mostBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "mostBytes must be from 1 to " + MOST_BYTES + " (got: " + mostBytes + ")");
    }
  }

  /** Asks for anything. */
  public static FetchRequest of(String url, int mostBytes) {
    return new FetchRequest(url, "*/*", mostBytes, Check.NONE);
  }

  /** The same with a check. */
  public FetchRequest checked(Check newCheck) {
    return new FetchRequest(url, accept, mostBytes, newCheck);
  }
}
