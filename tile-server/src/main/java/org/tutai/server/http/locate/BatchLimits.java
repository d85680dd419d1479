package org.tutai.server.http.locate;

/**
 * How much one batch request may ask for.
 *
 * @param bytes of its body, unpacked
 * @param rows of a CSV file
 * @param texts of a JSON array
 * @param atOnce how many are worked on at once; others wait, and are refused after half a minute
 */
public record BatchLimits(long bytes, long rows, int texts, int atOnce) {

  /** 64 MB, a million rows or 10,000 texts, two at once. */
  public static final BatchLimits USUAL = new BatchLimits(64L << 20, 1_000_000, 10_000, 2);

  public BatchLimits {
    if (bytes < 1 || rows < 1 || texts < 1 || atOnce < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1 (got: "
              + bytes
              + ", "
              + rows
              + ", "
              + texts
              + ", "
              + atOnce
              + ")");
    }
  }
}
