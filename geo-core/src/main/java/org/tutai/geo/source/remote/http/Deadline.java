package org.tutai.geo.source.remote.http;

import java.time.Duration;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/** The moment at which one request must be over. Immutable. */
record Deadline(long nanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The milliseconds left, at least 1, at most those of {@code most}. */
  int millis(Duration most) throws RemoteSourceException {
    long left = leftNanos() / 1_000_000;
    if (left < 1) {
      throw passed();
    }
    return (int) Math.min(left, Math.min(most.toMillis(), Integer.MAX_VALUE));
  }

  long leftNanos() {
    return nanos - System.nanoTime();
  }

  boolean isPast() {
    return leftNanos() <= 0;
  }

  static RemoteSourceException passed() {
    return new RemoteSourceException(
        Reason.TIMEOUT, "The server took too long to answer.", "伺服器未在時限內回應。");
  }
}
