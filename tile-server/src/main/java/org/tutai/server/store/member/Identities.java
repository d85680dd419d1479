package org.tutai.server.store.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tutai.server.access.Identification;
import org.tutai.server.access.Principal;
import org.tutai.server.store.Database;
import org.tutai.server.store.Secrets;

/**
 * Whose a token or a key is, remembered for some seconds. Thread-safe.
 *
 * <p>What this server changes counts at once; what another server on the same database changes,
 * when those seconds are over.
 */
final class Identities implements Identification {

  /*
   * Whoever changes who may come in calls forget() after the change is written. It raises a count
   * that every remembered answer carries from before it was read: an answer of an older count may
   * be from before the change, and is read again.
   */

  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final Duration NOTE_USE_AFTER = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 20_000;

  private record Known(long count, String id, Principal principal, Instant lastUsed, Instant end) {}

  private final Database database;
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private final Cache<String, Known> known;

  Identities(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** Makes what was remembered count no more. */
  void forget() {
    count.incrementAndGet();
    known.invalidateAll();
  }

  /** What a page of the session of a token sends along; the token cannot be told from it. */
  static String csrf(String token) {
    return Secrets.hash("csrf " + token);
  }

  @Override
  public Identified ofSession(String token) {
    if (!Secrets.isToken(token)) {
      return Identified.ANONYMOUS;
    }
    return known("session " + Secrets.hash(token), hash -> session(hash), this::noteSession)
        .map(k -> new Identified(k.principal(), k.id(), csrf(token)))
        .orElse(Identified.ANONYMOUS);
  }

  @Override
  public Optional<Identified> ofKey(String key) {
    if (!KeyText.isWellFormed(key)) {
      return Optional.empty();
    }
    return known("key " + Secrets.hash(key), hash -> key(hash), this::noteKey)
        .map(k -> Identified.byKey(k.principal()));
  }

  private interface Reading {
    Optional<Known> read(String hash);
  }

  private interface Noting {
    void note(Handle handle, String id, long now);
  }

  private Optional<Known> known(String name, Reading reading, Noting noting) {
    Known remembered = known.getIfPresent(name);
    if (remembered == null || remembered.count() != count.get()) {
      Optional<Known> read = reading.read(name.substring(name.indexOf(' ') + 1));
      if (read.isEmpty()) {
        return read;
      }
      remembered = noted(read.get(), noting);
      known.put(name, remembered);
    }
    return Optional.of(remembered).filter(k -> clock.instant().isBefore(k.end()));
  }

  /** Notes that it was used, when that was last noted some time ago. */
  private Known noted(Known read, Noting noting) {
    Instant now = clock.instant();
    if (now.isBefore(read.end()) && now.isAfter(read.lastUsed().plus(NOTE_USE_AFTER))) {
      database.change(handle -> noting.note(handle, read.id(), now.toEpochMilli()));
    }
    return read;
  }

  private void noteSession(Handle handle, String id, long now) {
    handle
        .createUpdate("UPDATE session SET last_used = :now WHERE id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  private void noteKey(Handle handle, String id, long now) {
    handle
        .createUpdate("UPDATE api_key SET last_used = :now WHERE id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  private Optional<Known> session(String hash) {
    long before = count.get();
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT s.id AS session_id, s.created AS begun, s.last_used, "
                        + MemberRows.COLUMNS
                        + " FROM session s JOIN member m ON m.id = s.member_id"
                        + " WHERE s.token_hash = :hash AND m.disabled = 0")
                .bind("hash", hash)
                .map((row, context) -> session(row, before))
                .findOne());
  }

  private static Known session(ResultSet row, long before) throws SQLException {
    Instant lastUsed = Instant.ofEpochMilli(row.getLong("last_used"));
    Instant idle = lastUsed.plus(Sessions.IDLE);
    Instant longest = Instant.ofEpochMilli(row.getLong("begun")).plus(Sessions.LONGEST);
    return new Known(
        before,
        row.getString("session_id"),
        MemberRows.member(row).principal(),
        lastUsed,
        idle.isBefore(longest) ? idle : longest);
  }

  private Optional<Known> key(String hash) {
    long before = count.get();
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT k.id AS key_id, k.scopes, k.last_used, k.expires, "
                        + MemberRows.COLUMNS
                        + " FROM api_key k JOIN member m ON m.id = k.member_id"
                        + " WHERE k.key_hash = :hash AND m.disabled = 0")
                .bind("hash", hash)
                .map((row, context) -> key(row, before))
                .findOne());
  }

  private static Known key(ResultSet row, long before) throws SQLException {
    Principal owner = MemberRows.member(row).principal();
    @Nullable Instant expires = ApiKeys.instant(row, "expires");
    return new Known(
        before,
        row.getString("key_id"),
        new Principal(
            owner.id(),
            owner.name(),
            owner.role(),
            Optional.of(
                Arrays.stream(row.getString("scopes").split(" "))
                    .collect(Collectors.toUnmodifiableSet()))),
        Instant.ofEpochMilli(row.getLong("last_used")),
        expires == null ? Instant.MAX : expires);
  }
}
