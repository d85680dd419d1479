package org.tutai.server.store.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tutai.server.store.member.MemberException.Reason;

/**
 * Slows down guessing. After some failures each further one doubles the wait: soon for one name
 * from one address, later for an address whatever the names, and last for a name from everywhere
 * (an attacker with many addresses), where an address the member has come from before is not held
 * up. So nobody locks out another. In memory; bounded. Thread-safe.
 */
final class SignInThrottle {

  private static final Limit PAIR = new Limit(5, Duration.ofMinutes(15));
  private static final Limit ADDRESS = new Limit(30, Duration.ofMinutes(15));
  private static final Limit NAME = new Limit(100, Duration.ofMinutes(1));
  private static final int MOST_REMEMBERED = 100_000;

  private record Limit(int free, Duration longest) {
    long waitMillis(int failures) {
      int over = failures - free;
      return over < 0 ? 0 : Math.min(longest.toMillis(), 1000L << Math.min(over, 20));
    }
  }

  private record Failures(int count, long notBefore) {
    static final Failures NONE = new Failures(0, 0);

    Failures more(Limit limit, long now) {
      return new Failures(count + 1, now + limit.waitMillis(count + 1));
    }

    @Nullable Failures less() {
      return count <= 1 ? null : new Failures(count - 1, 0);
    }
  }

  private final Clock clock;
  private final Cache<String, Failures> failures;
  private final Cache<String, Boolean> known;

  SignInThrottle(Clock clock) {
    this.clock = clock;
    this.failures = remembered(Duration.ofHours(2), clock);
    this.known = remembered(Duration.ofDays(30), clock);
  }

  private static <V> Cache<String, V> remembered(Duration time, Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(time)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }

  /**
   * An attempt, which counts as failed until {@link #succeeded}.
   *
   * @throws MemberException when it comes too early; it counts as no attempt then
   */
  void begin(String nameKey, String address) {
    long now = clock.millis();
    String pair = pair(nameKey, address);
    boolean known = this.known.getIfPresent(pair) != null;
    refuseUntil(notBefore(pair), now);
    refuseUntil(notBefore(address(address)), now);
    if (!known) {
      refuseUntil(notBefore(name(nameKey)), now);
    }
    add(pair, PAIR, now);
    add(address(address), ADDRESS, now);
    add(name(nameKey), NAME, now);
  }

  /** The attempt that began was right. */
  void succeeded(String nameKey, String address) {
    String pair = pair(nameKey, address);
    failures.invalidate(pair);
    failures.asMap().computeIfPresent(address(address), (key, count) -> count.less());
    failures.asMap().computeIfPresent(name(nameKey), (key, count) -> count.less());
    known.put(pair, true);
  }

  private void add(String key, Limit limit, long now) {
    failures
        .asMap()
        .compute(key, (k, count) -> (count == null ? Failures.NONE : count).more(limit, now));
  }

  private long notBefore(String key) {
    Failures count = failures.getIfPresent(key);
    return count == null ? 0 : count.notBefore();
  }

  private static void refuseUntil(long notBefore, long now) {
    if (now < notBefore) {
      throw new MemberException(
          Reason.TOO_MANY_ATTEMPTS, Duration.ofSeconds((notBefore - now + 999) / 1000));
    }
  }

  private static String pair(String nameKey, String address) {
    return "pair " + network(address) + " " + bounded(nameKey);
  }

  private static String address(String address) {
    return "address " + network(address);
  }

  private static String name(String nameKey) {
    return "name " + bounded(nameKey);
  }

  private static String bounded(String text) {
    return text.length() <= 256 ? text : text.substring(0, 256);
  }

  /** Who has one IPv6 address has all of its network of 64 bits. */
  private static String network(String address) {
    if (!address.contains(":") || address.contains(".")) {
      return bounded(address);
    }
    String plain = address.replace("[", "").replace("]", "");
    int gap = plain.indexOf("::");
    String front = gap < 0 ? plain : plain.substring(0, gap);
    String[] groups = front.split(":", -1);
    return String.join(":", java.util.List.of(groups).subList(0, Math.min(4, groups.length)));
  }
}
