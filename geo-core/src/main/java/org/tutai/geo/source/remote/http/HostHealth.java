package org.tutai.geo.source.remote.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * How the hosts fared lately, and how many requests to each are under way.
 *
 * <p>After a failure a host is left alone for a time that doubles with each further one, from a
 * second to five minutes, spread at random between half and all of it so that not everyone comes
 * back at once; a {@code Retry-After} within five minutes is heeded. Then one request tries, and
 * the others wait for its outcome in the same way. Thread-safe.
 */
final class HostHealth {

  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  /** Failures in a row before a host is rested; single ones happen to the best. */
  private static final int FAILURES_BEFORE_REST = 3;

  private static final int MOST_HOSTS = 2000;

  private static final class Host {
    private final Semaphore slots;
    private int failures;
    private Instant restUntil = Instant.MIN;

    Host(int slots) {
      this.slots = new Semaphore(slots);
    }
  }

  private final FetchLimits limits;
  private final Clock clock;
  private final DoubleSupplier random;
  private final Semaphore altogether;
  private final Map<String, Host> hosts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Host> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  HostHealth(FetchLimits limits, Clock clock, DoubleSupplier random) {
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.altogether = new Semaphore(limits.altogether());
  }

  /** A place among the requests under way. */
  interface Slot {

    /** Gives it back; once. */
    void leave();
  }

  /** Waits for a place, as long as the deadline allows. */
  Slot enter(RemoteUrl url, Deadline deadline) throws RemoteSourceException {
    Host host = host(url.origin());
    requireRested(host);
    acquire(altogether, deadline);
    try {
      acquire(host.slots, deadline);
    } catch (RemoteSourceException e) {
      altogether.release();
      throw e;
    }
    return () -> {
      host.slots.release();
      altogether.release();
    };
  }

  private static void acquire(Semaphore semaphore, Deadline deadline) throws RemoteSourceException {
    try {
      if (semaphore.tryAcquire(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RemoteSourceException(
        Reason.BUSY, "Too many requests to that server are under way.", "對該伺服器的請求過多，請稍候。");
  }

  private synchronized Host host(String origin) {
    return hosts.computeIfAbsent(origin, key -> new Host(limits.perHost()));
  }

  private synchronized void requireRested(Host host) throws RemoteSourceException {
    Instant now = clock.instant();
    if (now.isBefore(host.restUntil)) {
      long seconds = Math.max(1, Duration.between(now, host.restUntil).toSeconds());
      throw new RemoteSourceException(
          Reason.BACKING_OFF,
          "The server failed lately and is asked again in " + seconds + " s.",
          "該伺服器近來失敗，將於 " + seconds + " 秒後再試。");
    }
    if (host.failures >= FAILURES_BEFORE_REST) {
      // This one tries; until its outcome is known the others wait as long as it may take.
      host.restUntil = now.plus(limits.whole());
    }
  }

  void succeeded(RemoteUrl url) {
    Host host = host(url.origin());
    synchronized (this) {
      host.failures = 0;
      host.restUntil = Instant.MIN;
    }
  }

  /** Notes a failure, and how long the server asked to be left alone, if it did. */
  void failed(RemoteUrl url, @Nullable Duration retryAfter) {
    Host host = host(url.origin());
    synchronized (this) {
      host.failures++;
      if (host.failures >= FAILURES_BEFORE_REST || retryAfter != null) {
        host.restUntil = clock.instant().plus(rest(host.failures, retryAfter));
      }
    }
  }

  private Duration rest(int failures, @Nullable Duration retryAfter) {
    int doublings = Math.max(0, Math.min(failures - FAILURES_BEFORE_REST, 20));
    long millis = Math.min(FIRST_REST.toMillis() << doublings, LONGEST_REST.toMillis());
    Duration own = Duration.ofMillis((long) (millis * (0.5 + random.getAsDouble() / 2)));
    Duration asked = retryAfter == null ? Duration.ZERO : retryAfter;
    Duration longer = asked.compareTo(own) > 0 ? asked : own;
    return longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
  }
}
