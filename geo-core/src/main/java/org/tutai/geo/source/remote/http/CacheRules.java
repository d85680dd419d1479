package org.tutai.geo.source.remote.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What RFC 9111 lets a shared cache do with an answer. Stateless.
 *
 * <p>The requests of this room differ in nothing but the address and {@code Accept}, which are the
 * key; so a {@code Vary} other than {@code *} always matches.
 */
final class CacheRules {

  /** Guessed freshness (section 4.2.2): a tenth of the age, not more than this. */
  private static final Duration MOST_GUESSED = Duration.ofHours(24);

  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * How long a stored answer counts.
   *
   * @param freshUntil until when it may be used without asking
   * @param staleIfDead whether it may be used when the server is out of reach (section 4.2.4)
   */
  record Life(Instant freshUntil, boolean staleIfDead) {}

  private CacheRules() {}

  /** How long an answer counts; empty when it must not be stored (section 3). */
  static Optional<Life> life(int status, Map<String, String> headers, Instant now) {
    Map<String, String> control = directives(headers.getOrDefault("cache-control", ""));
    boolean storable =
        (status == 200 || status == 203 || status == 204)
            && !control.containsKey("no-store")
            && !control.containsKey("private")
            && !headers.getOrDefault("vary", "").contains("*");
    if (!storable) {
      return Optional.empty();
    }
    boolean ask =
        control.containsKey("must-revalidate")
            || control.containsKey("proxy-revalidate")
            || control.containsKey("s-maxage")
            || control.containsKey("no-cache");
    Duration fresh =
        control.containsKey("no-cache") ? Duration.ZERO : freshness(control, headers, now);
    return Optional.of(new Life(now.plus(fresh), !ask));
  }

  private static Duration freshness(
      Map<String, String> control, Map<String, String> headers, Instant now) {
    String seconds = control.getOrDefault("s-maxage", control.getOrDefault("max-age", ""));
    Duration age = seconds(headers.getOrDefault("age", "")).orElse(Duration.ZERO);
    Optional<Duration> told = seconds(seconds);
    if (told.isPresent()) {
      return bounded(told.get().minus(age));
    }
    Instant date = date(headers.getOrDefault("date", "")).orElse(now);
    if (headers.containsKey("expires")) {
      Optional<Instant> expires = date(headers.getOrDefault("expires", ""));
      return expires
          .map(end -> bounded(Duration.between(date, end).minus(age)))
          .orElse(Duration.ZERO);
    }
    return date(headers.getOrDefault("last-modified", ""))
        .map(modified -> Duration.between(modified, date).dividedBy(10))
        .map(guess -> bounded(guess.compareTo(MOST_GUESSED) > 0 ? MOST_GUESSED : guess))
        .orElse(Duration.ZERO);
  }

  private static Duration bounded(Duration told) {
    if (told.isNegative()) {
      return Duration.ZERO;
    }
    return told.compareTo(LONGEST) > 0 ? LONGEST : told;
  }

  private static Optional<Duration> seconds(String written) {
    String digits = written.replace("\"", "");
    if (!digits.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
  }

  /** An HTTP date; the two obsolete forms are not read. */
  static Optional<Instant> date(String written) {
    try {
      return Optional.of(
          ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** How long a server asks to be left alone (RFC 9110, section 10.2.3). */
  static Optional<Duration> retryAfter(Map<String, String> headers, Instant now) {
    String written = headers.getOrDefault("retry-after", "");
    return seconds(written)
        .map(CacheRules::bounded)
        .or(() -> date(written).map(then -> bounded(Duration.between(now, then))));
  }

  private static Map<String, String> directives(String header) {
    var all = new HashMap<String, String>();
    for (String part : header.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      all.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : part.substring(equals + 1).strip());
    }
    return all;
  }
}
