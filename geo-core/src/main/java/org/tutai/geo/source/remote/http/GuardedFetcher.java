package org.tutai.geo.source.remote.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.source.remote.http.CacheRules.Life;
import org.tutai.geo.source.remote.http.FetchPolicy.Permission;
import org.tutai.geo.source.remote.http.HttpDiskCache.Kept;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/**
 * Fetches from other servers: only those a {@link FetchPolicy} allows, only at public addresses
 * unless a host is named as private, within {@link FetchLimits}, through a cache if there is one.
 *
 * <p>Each hop is judged alike: the host by its spelling, then every address it has; if any is not
 * public, none is used. The connection goes to an address that was judged. At most {@value
 * FetchLimits#MOST_REDIRECTS} redirects are followed, none from https to http. Nothing of the one
 * who asked is sent along. Thread-safe; close it when nobody asks any more.
 */
public final class GuardedFetcher implements AutoCloseable {

  private static final String USER_AGENT = "Tutai (map server)";
  private static final int MOST_LOOKUPS = 32;

  /**
   * What a fetcher is made of; the methods that begin with {@code with} replace one part.
   *
   * @param cache where answers are kept; null for none
   * @param random from 0 to 1, spreads the times after which failed hosts are asked again
   */
  public record Parts(
      FetchPolicy policy,
      FetchLimits limits,
      @Nullable HttpDiskCache cache,
      NameResolver resolver,
      SSLSocketFactory tls,
      Clock clock,
      DoubleSupplier random) {

    /** The usual parts, without a cache. */
    public static Parts of(FetchPolicy policy) {
      return new Parts(
          policy,
          FetchLimits.USUAL,
          null,
          NameResolver.SYSTEM,
          (SSLSocketFactory) SSLSocketFactory.getDefault(),
          Clock.systemUTC(),
          () -> ThreadLocalRandom.current().nextDouble());
    }

    public Parts withCache(HttpDiskCache newCache) {
      return new Parts(policy, limits, newCache, resolver, tls, clock, random);
    }

    public Parts withLimits(FetchLimits newLimits) {
      return new Parts(policy, newLimits, cache, resolver, tls, clock, random);
    }

    public Parts withResolver(NameResolver newResolver) {
      return new Parts(policy, limits, cache, newResolver, tls, clock, random);
    }

    public Parts withTls(SSLSocketFactory newTls) {
      return new Parts(policy, limits, cache, resolver, newTls, clock, random);
    }

    public Parts withClock(Clock newClock, DoubleSupplier newRandom) {
      return new Parts(policy, limits, cache, resolver, tls, newClock, newRandom);
    }
  }

  private final Parts parts;
  private volatile FetchPolicy policy;
  private final HostHealth health;
  private final SocketExchange sockets;
  private final ScheduledThreadPoolExecutor watchdog;
  private final ExecutorService lookups;

  public GuardedFetcher(Parts parts) {
    this.parts = parts;
    this.policy = parts.policy();
    this.health = new HostHealth(parts.limits(), parts.clock(), parts.random());
    this.watchdog = new ScheduledThreadPoolExecutor(1, daemon("remote-deadline"));
    this.watchdog.setRemoveOnCancelPolicy(true);
    this.lookups =
        new ThreadPoolExecutor(
            0, MOST_LOOKUPS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon("remote-dns"));
    this.sockets = new SocketExchange(parts.limits(), parts.tls(), watchdog);
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Which hosts this fetcher asks. */
  public FetchPolicy policy() {
    return policy;
  }

  /**
   * Asks a further host from now on: one that the person at this computer allowed. A server's
   * operator names hosts in the policy instead.
   */
  public synchronized void allow(HostRule rule) {
    if (!policy.rules().contains(rule)) {
      policy = policy.and(rule);
    }
  }

  /**
   * Fetches: from the cache what is fresh there, otherwise from the server. When the server cannot
   * give it, the last good one is given, with {@link Fetched#staleSince()} and the reason, if there
   * is one and the server did not forbid that.
   *
   * @throws RemoteSourceException when it is refused or cannot be had
   */
  public Fetched fetch(FetchRequest request) throws RemoteSourceException {
    RemoteUrl url = RemoteUrl.parse(request.url());
    policy.require(url);
    String key = request.accept() + " " + url;
    Optional<Kept> kept = parts.cache() == null ? Optional.empty() : parts.cache().get(key);
    if (kept.isPresent() && usable(kept.get(), request) && kept.get().isFresh(now())) {
      return kept.get().fetched();
    }
    try {
      return ask(request, url, key, kept);
    } catch (RemoteSourceException e) {
      Optional<Kept> last = kept.filter(k -> k.life().staleIfDead() && usable(k, request));
      if (last.isPresent() && !e.refusedHere() && !isGone(e)) {
        return last.get().fetched().stale(last.get().confirmed(), e);
      }
      throw e;
    }
  }

  /**
   * A status that says the thing is no more, or not for us; then the old one is not shown either.
   */
  private static boolean isGone(RemoteSourceException e) {
    return e.reason() == Reason.STATUS
        && e.status() < 500
        && e.status() != 408
        && e.status() != 429;
  }

  /*
   * A kept answer came by way of redirects whose hosts must still be allowed, and may have been
   * kept by somebody who expected other content.
   */
  private boolean usable(Kept kept, FetchRequest request) {
    Fetched fetched = kept.fetched();
    if (!policy.allows(fetched.url()) || fetched.body().length > request.mostBytes()) {
      return false;
    }
    try {
      request.check().check(fetched);
      return true;
    } catch (RemoteSourceException e) {
      return false;
    }
  }

  private Instant now() {
    return parts.clock().instant();
  }

  private Fetched ask(FetchRequest request, RemoteUrl url, String key, Optional<Kept> kept)
      throws RemoteSourceException {
    Deadline deadline = Deadline.in(parts.limits().whole());
    RemoteUrl at = url;
    RemoteUrl from = url;
    for (int hop = 0; hop <= FetchLimits.MOST_REDIRECTS; hop++) {
      SocketExchange.Answer answer =
          hop(request, at, from, hop == 0 ? kept : Optional.empty(), deadline);
      if (!answer.head().isRedirect()) {
        return finish(request, at, key, kept, answer);
      }
      RemoteUrl next = next(at, answer.head().header("location"));
      if (at.isSecure() && !next.isSecure()) {
        throw redirects("it is redirected from https to http", "由 https 轉向 http");
      }
      from = at;
      at = next;
    }
    throw redirects("it is redirected too often", "重新導向次數過多");
  }

  /** What cannot be used as an address of the server's is no fault of the one that asked. */
  private static RemoteUrl next(RemoteUrl at, String location) throws RemoteSourceException {
    try {
      return at.resolve(location);
    } catch (RemoteSourceException e) {
      if (e.reason() == Reason.BAD_URL) {
        throw redirects("it is redirected to what cannot be used", "轉向無法使用的網址");
      }
      throw e;
    }
  }

  private static RemoteSourceException redirects(String english, String chinese) {
    return new RemoteSourceException(
        Reason.REDIRECTS,
        "The address is not followed: " + english + ".",
        "不再跟隨此網址：" + chinese + "。");
  }

  private SocketExchange.Answer hop(
      FetchRequest request, RemoteUrl url, RemoteUrl from, Optional<Kept> kept, Deadline deadline)
      throws RemoteSourceException {
    Permission permission = policy.require(url, from);
    HostHealth.Slot slot = health.enter(url, deadline);
    try {
      List<InetAddress> addresses = judged(url, permission, deadline);
      SocketExchange.Answer answer =
          sockets.ask(url, addresses, headers(request, kept), request.mostBytes(), deadline);
      note(url, answer.head());
      return answer;
    } catch (RemoteSourceException e) {
      if (e.blamesHost()) {
        health.failed(url, null);
      }
      throw e;
    } finally {
      slot.leave();
    }
  }

  private void note(RemoteUrl url, ResponseHead head) {
    if (head.status() >= 500 || head.status() == 429) {
      health.failed(url, CacheRules.retryAfter(head.headers(), now()).orElse(null));
    } else {
      health.succeeded(url);
    }
  }

  private static Map<String, String> headers(FetchRequest request, Optional<Kept> kept) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("User-Agent", USER_AGENT);
    headers.put("Accept", request.accept());
    headers.put("Accept-Encoding", "gzip");
    kept.ifPresent(
        k -> {
          validator(headers, "If-None-Match", k.fetched().headers().get("etag"));
          validator(headers, "If-Modified-Since", k.fetched().headers().get("last-modified"));
        });
    return headers;
  }

  private static void validator(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null
        && value.length() <= 200
        && value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      headers.put(name, value);
    }
  }

  /** The addresses of the host, every one judged. */
  private List<InetAddress> judged(RemoteUrl url, Permission permission, Deadline deadline)
      throws RemoteSourceException {
    Optional<InetAddress> literal = url.literal();
    List<InetAddress> addresses =
        literal.isPresent() ? List.of(literal.get()) : lookUp(url.host(), deadline);
    boolean allowed =
        permission == Permission.PRIVATE_TOO
            || addresses.stream().allMatch(PublicAddresses::isPublic);
    if (!allowed) {
      throw new RemoteSourceException(
          Reason.NOT_PUBLIC,
          "The host is not on the public internet, and nothing is fetched from it.",
          "此主機不在公開網際網路上，不予取用。");
    }
    return addresses;
  }

  private List<InetAddress> lookUp(String name, Deadline deadline) throws RemoteSourceException {
    int millis = deadline.millis(parts.limits().connect());
    Future<List<InetAddress>> found;
    try {
      found = lookups.submit(() -> parts.resolver().addresses(name));
    } catch (RejectedExecutionException e) {
      throw new RemoteSourceException(
              Reason.BUSY, "Too many names are being looked up.", "查詢中的主機名稱過多，請稍候。")
          .causedBy(e);
    }
    try {
      List<InetAddress> addresses = found.get(millis, TimeUnit.MILLISECONDS);
      if (addresses.isEmpty()) {
        throw unknown(name, null);
      }
      return List.copyOf(addresses);
    } catch (TimeoutException e) {
      found.cancel(true);
      throw (RemoteSourceException) Deadline.passed().initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (RemoteSourceException) Deadline.passed().initCause(e);
    } catch (ExecutionException e) {
      throw unknown(name, e.getCause());
    }
  }

  private static RemoteSourceException unknown(String name, @Nullable Throwable cause) {
    String host = Quoted.of(name, 100);
    var failure =
        new RemoteSourceException(
            Reason.UNKNOWN_HOST, "There is no host " + host + ".", "查無主機 " + host + "。");
    return cause instanceof UnknownHostException ? failure.causedBy(cause) : failure;
  }

  private Fetched finish(
      FetchRequest request,
      RemoteUrl at,
      String key,
      Optional<Kept> kept,
      SocketExchange.Answer answer)
      throws RemoteSourceException {
    int status = answer.head().status();
    if (status == 304 && kept.isPresent()) {
      return confirmed(key, kept.get(), answer.head());
    }
    if (status != 200 && status != 203 && status != 204) {
      throw ofStatus(answer);
    }
    var fetched =
        new Fetched(
            at.toString(),
            status,
            answer.head().headers(),
            answer.body(),
            Optional.empty(),
            Optional.empty());
    request.check().check(fetched);
    keep(key, fetched);
    return fetched;
  }

  private Fetched confirmed(String key, Kept kept, ResponseHead head) {
    var headers = new LinkedHashMap<>(kept.fetched().headers());
    head.headers()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("content-") && !name.equals("transfer-encoding")) {
                headers.put(name, value);
              }
            });
    Fetched old = kept.fetched();
    var same =
        new Fetched(
            old.url(), old.status(), headers, old.body(), Optional.empty(), Optional.empty());
    keep(key, same);
    return same;
  }

  private void keep(String key, Fetched fetched) {
    HttpDiskCache cache = parts.cache();
    if (cache == null) {
      return;
    }
    Optional<Life> life = CacheRules.life(fetched.status(), fetched.headers(), now());
    if (life.isPresent()) {
      cache.put(key, new Kept(fetched, now(), life.get()));
    } else {
      cache.remove(key);
    }
  }

  private static RemoteSourceException ofStatus(SocketExchange.Answer answer) {
    int status = answer.head().status();
    String said = ServiceMessages.find(answer.body()).orElse("");
    return new RemoteSourceException(
        Reason.STATUS,
        "The server answered with status " + status + (said.isEmpty() ? "." : ": " + said),
        "伺服器回應狀態 " + status + (said.isEmpty() ? "。" : "：" + said),
        status);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    lookups.shutdownNow();
  }

  /** How long one fetch may take at most. */
  public Duration longest() {
    return parts.limits().whole();
  }
}
