package org.tutai.server.http.inspect;

import org.tutai.geo.feature.Feature;
import org.tutai.server.http.exchange.ProblemException;

/** What is left of a file's limits while its layers are read one after another. For one thread. */
final class Budget {

  /** {@code [121.1234567,25.1234567,1234.5],} and a bit. */
  private static final long BYTES_OF_A_POINT = 40;

  private static final long BYTES_OF_A_FEATURE = 100;
  private static final long BYTES_OF_A_VALUE = 30;

  private final FileAnswer.Limits limits;
  private final long deadline;
  private int features;
  private long bytes;

  Budget(FileAnswer.Limits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.time().toNanos();
    this.features = limits.features();
    this.bytes = limits.bytes();
  }

  /**
   * Checks the time.
   *
   * @throws ProblemException with status 422 when it is over
   */
  void checkTime() {
    if (System.nanoTime() - deadline > 0) {
      long seconds = limits.time().toSeconds();
      throw new ProblemException(
              422, "Too slow", "Reading the file takes longer than " + seconds + " seconds.")
          .inChinese("讀取檔案超過 " + seconds + " 秒。");
    }
  }

  /**
   * Takes a feature's share.
   *
   * @param names the bytes that the names of its columns take
   * @return false when there is none left; nothing is taken then
   */
  boolean take(Feature feature, long names) {
    long size = BYTES_OF_A_FEATURE + names + feature.points() * BYTES_OF_A_POINT;
    for (Object value : feature.values()) {
      size += value instanceof String text ? size(text) : BYTES_OF_A_VALUE;
    }
    if (features == 0 || size > bytes) {
      return false;
    }
    features--;
    bytes -= size;
    return true;
  }

  /** How long a text is as JSON in UTF-8, at most. */
  static long size(String text) {
    long size = 4;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      size += c < ' ' || c == '"' || c == '\\' ? 6 : c < 0x80 ? 1 : 3;
    }
    return size;
  }
}
