package org.tutai.geo.source.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tutai.geo.source.remote.http.HostileServer.answer;
import static org.tutai.geo.source.remote.http.HostileServer.sends;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

/** Fetching from servers that mean no good, over real sockets on loopback. */
class GuardedFetcherTest {

  private static final FetchLimits QUICK =
      new FetchLimits(
          Duration.ofMillis(500), Duration.ofMillis(400), Duration.ofMillis(1200), 2, 4);

  @TempDir Path folder;
  private final List<GuardedFetcher> opened = new ArrayList<>();
  private HostileServer server;
  private Instant time = Instant.parse("2026-01-01T00:00:00Z");

  @BeforeEach
  void start() throws IOException {
    server = new HostileServer(sends(answer("200 OK", "hello")));
  }

  @AfterEach
  void stop() throws IOException {
    opened.forEach(GuardedFetcher::close);
    server.close();
  }

  private GuardedFetcher fetcher(GuardedFetcher.Parts parts) {
    var fetcher = new GuardedFetcher(parts);
    opened.add(fetcher);
    return fetcher;
  }

  private GuardedFetcher.Parts parts(String... privateHosts) {
    FetchPolicy policy = FetchPolicy.nothing();
    for (String host : privateHosts) {
      policy = policy.and(HostRule.parsePrivate(host));
    }
    return GuardedFetcher.Parts.of(policy).withLimits(QUICK).withClock(new Now(), () -> 1);
  }

  /** A clock that tests set. */
  private final class Now extends Clock {
    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return time;
    }
  }

  private String here() {
    return "127.0.0.1:" + server.port();
  }

  private GuardedFetcher trusting() {
    return fetcher(parts(here()));
  }

  private static String text(Fetched fetched) {
    return new String(fetched.body(), StandardCharsets.UTF_8);
  }

  private static FetchRequest get(String url) {
    return FetchRequest.of(url, 1 << 16);
  }

  private static void checkRefused(GuardedFetcher fetcher, String url, Reason reason) {
    assertThatThrownBy(() -> fetcher.fetch(get(url)))
        .isInstanceOfSatisfying(
            RemoteSourceException.class,
            e -> {
              assertThat(e.reason()).as(e.english()).isEqualTo(reason);
              assertThat(e.english()).isNotEmpty();
              assertThat(e.chinese()).isNotEmpty();
            });
  }

  @Test
  void fetchesFromAHostThatIsNamed() throws IOException {
    assertThat(text(trusting().fetch(get(server.url("/a?b"))))).isEqualTo("hello");
    assertThat(server.heads().get(0))
        .startsWith("GET /a?b HTTP/1.1\nHost: " + here() + "\n")
        .doesNotContain("Cookie", "Authorization", "Referer");
  }

  @Test
  void asksNobodyWhoIsNotNamed() {
    checkRefused(fetcher(parts()), server.url("/"), Reason.NOT_ALLOWED);
    checkRefused(trusting(), "http://127.0.0.1:1/", Reason.NOT_ALLOWED);
    assertThat(server.heads()).isEmpty();
  }

  @Test
  void aNamedHostThatIsPrivateIsNotAskedUnlessNamedAsPrivate() {
    var policy = FetchPolicy.only(List.of(HostRule.parse(here())));
    var guarded = fetcher(GuardedFetcher.Parts.of(policy));
    checkRefused(guarded, server.url("/"), Reason.NOT_PUBLIC);
    assertThat(server.heads()).isEmpty();
  }

  @Test
  void aNameThatLeadsToAPrivateAddressIsNotAskedAndTheAddressNotTold() throws IOException {
    InetAddress inside = InetAddress.getByName("10.1.2.3");
    InetAddress outside = InetAddress.getByName("8.8.8.8");
    for (List<InetAddress> found : List.of(List.of(inside), List.of(outside, inside))) {
      var guarded =
          fetcher(
              GuardedFetcher.Parts.of(FetchPolicy.only(List.of(HostRule.parse("*.example.org"))))
                  .withResolver(name -> found));
      assertThatThrownBy(() -> guarded.fetch(get("http://maps.example.org/")))
          .isInstanceOfSatisfying(
              RemoteSourceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_PUBLIC))
          .hasMessageNotContaining("10.1.2.3");
    }
  }

  @Test
  void everyPublicHostMeansNoPrivateOne() {
    var guarded = fetcher(GuardedFetcher.Parts.of(FetchPolicy.everyPublic()));
    for (String url :
        List.of(
            "http://127.0.0.1/",
            "http://localhost/",
            "http://localhost./",
            "http://[::1]/",
            "http://[::ffff:169.254.169.254]/",
            "http://169.254.169.254/latest/meta-data/",
            "http://0.0.0.0/")) {
      checkRefused(guarded, url, Reason.NOT_PUBLIC);
    }
    checkRefused(guarded, "http://8.8.8.8:22/", Reason.NOT_ALLOWED);
  }

  @Test
  void connectsToTheAddressThatWasJudgedAndLooksUpOnlyOnce() throws IOException {
    var lookups = new AtomicInteger();
    Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "10.9.9.9"));
    var rebinding =
        fetcher(
            parts("rebind.example:" + server.port())
                .withResolver(
                    name -> {
                      lookups.incrementAndGet();
                      return List.of(InetAddress.getByName(answers.remove()));
                    }));
    String url = "http://rebind.example:" + server.port() + "/";
    assertThat(text(rebinding.fetch(get(url)))).isEqualTo("hello");
    assertThat(lookups).hasValue(1);
    assertThat(server.heads().get(0)).contains("Host: rebind.example:" + server.port());
  }

  @Test
  void judgesEachRedirectAnew() {
    for (String target :
        List.of(
            "http://127.0.0.1:1/",
            "http://localhost:" + server.port() + "/",
            "http://169.254.169.254/",
            "//10.0.0.1/")) {
      server.now(sends("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\n\r\n"));
      checkRefused(trusting(), server.url("/"), Reason.NOT_ALLOWED);
    }
    for (String target : List.of("file:///etc/passwd", "http://a@127.0.0.1/", "http://0x7f.1/")) {
      server.now(sends("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\n\r\n"));
      checkRefused(trusting(), server.url("/"), Reason.REDIRECTS);
    }
  }

  @Test
  void asksAPrivateHostOnceAPersonAllowsItButNeverByRedirectFromAnother() throws IOException {
    int port = server.port();
    var guarded =
        fetcher(
            GuardedFetcher.Parts.of(FetchPolicy.everyPublic())
                .withLimits(QUICK)
                .withResolver(name -> List.of(InetAddress.getByName("127.0.0.1"))));
    checkRefused(guarded, "http://maps.example:" + port + "/", Reason.NOT_ALLOWED);
    guarded.allow(HostRule.parsePrivate("maps.example:" + port));
    guarded.allow(HostRule.parsePrivate("printer.example:" + port));
    assertThat(text(guarded.fetch(get("http://maps.example:" + port + "/")))).isEqualTo("hello");
    assertThat(text(guarded.fetch(get("http://printer.example:" + port + "/")))).isEqualTo("hello");
    server.now(
        sends("HTTP/1.1 302 Found\r\nLocation: http://printer.example:" + port + "/\r\n\r\n"));
    checkRefused(guarded, "http://maps.example:" + port + "/again", Reason.NOT_PUBLIC);
  }

  @Test
  void aNameJudgedPublicAtFirstIsJudgedAgainWhenItRedirectsToItself() throws IOException {
    server.now(sends("HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n"));
    Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "10.9.9.9"));
    var found = new ArrayList<String>();
    var rebinding =
        fetcher(
            parts("rebind.example:" + server.port())
                .withResolver(
                    name -> {
                      found.add(answers.peek());
                      return List.of(InetAddress.getByName(answers.remove()));
                    }));
    assertThatThrownBy(() -> rebinding.fetch(get("http://rebind.example:" + server.port() + "/")))
        .isInstanceOf(RemoteSourceException.class);
    assertThat(found).containsExactly("127.0.0.1", "10.9.9.9");
  }

  @Test
  void followsFiveRedirectsAndNoMore() throws IOException {
    HostileServer.Script steps =
        (head, out) -> {
          int step = Integer.parseInt(head.replaceFirst("(?s)^GET /(\\d+).*", "$1"));
          out.write(
              step == 0
                  ? answer("200 OK", "there")
                  : answer("302 Found\r\nLocation: /" + (step - 1), ""));
        };
    server.now(steps);
    assertThat(text(trusting().fetch(get(server.url("/5"))))).isEqualTo("there");
    checkRefused(trusting(), server.url("/6"), Reason.REDIRECTS);
    server.now(sends("HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"));
    checkRefused(trusting(), server.url("/"), Reason.REDIRECTS);
  }

  @Test
  void givesUpOnServersThatAreSlowOrSilentOrNeverEnd() {
    server.now((head, out) -> Thread.sleep(5000));
    checkRefused(trusting(), server.url("/"), Reason.TIMEOUT);
    server.now(
        (head, out) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < 100; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(100);
          }
        });
    checkRefused(trusting(), server.url("/"), Reason.TIMEOUT);
    server.now(
        (head, out) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          while (true) {
            out.write(new byte[4096]);
          }
        });
    checkRefused(trusting(), server.url("/"), Reason.TOO_LARGE);
    server.now(
        (head, out) -> {
          out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
          while (true) {
            out.write("yyyyyyyy".getBytes(StandardCharsets.US_ASCII));
          }
        });
    checkRefused(trusting(), server.url("/"), Reason.BROKEN);
  }

  @Test
  void refusesWrongLengthsAndWhatIsNoHttp() {
    checkAnswer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", Reason.TOO_LARGE);
    checkAnswer("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", Reason.BROKEN);
    checkAnswer(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy", Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", Reason.BROKEN);
    checkAnswer(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n", Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx", Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip", Reason.BROKEN);
    checkAnswer("SSH-2.0-OpenSSH\r\n", Reason.BROKEN);
    checkAnswer("", Reason.BROKEN);
    checkAnswer("HTTP/1.1 100 Continue\r\n\r\n".repeat(20), Reason.BROKEN);
    checkAnswer("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(500) + "\r\n", Reason.BROKEN);
  }

  private void checkAnswer(String answer, Reason reason) {
    server.now(sends(answer));
    checkRefused(trusting(), server.url("/"), reason);
  }

  @Test
  void readsChunksAndCompressionAndBoundsWhatComesOut() throws IOException {
    server.now(
        sends(
            "HTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\n"
                + "abc\r\n"
                + "2\r\n"
                + "de\r\n"
                + "0\r\n"
                + "T: u\r\n\r\n"));
    assertThat(text(trusting().fetch(get(server.url("/"))))).isEqualTo("abcde");
    server.now(sends(answer("200 OK\r\nContent-Encoding: gzip", gzip(new byte[1000]))));
    assertThat(trusting().fetch(get(server.url("/"))).body()).hasSize(1000);
    server.now(sends(answer("200 OK\r\nContent-Encoding: gzip", gzip(new byte[50 << 20]))));
    checkRefused(trusting(), server.url("/"), Reason.TOO_LARGE);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void tellsWhatAFailingServerSaidInPart() {
    server.now(
        sends(
            answer(
                "500 Oops",
                "<ServiceExceptionReport><ServiceException code=\"X\">no such layer\u0007"
                    + "y".repeat(5000)
                    + "</ServiceException></ServiceExceptionReport>")));
    assertThatThrownBy(() -> trusting().fetch(get(server.url("/"))))
        .isInstanceOfSatisfying(
            RemoteSourceException.class,
            e -> {
              assertThat(e.status()).isEqualTo(500);
              assertThat(e.english()).contains("500", "no such layer").hasSizeLessThan(600);
              assertThat(e.english()).doesNotContain("\u0007");
            });
  }

  @Test
  void leavesAHostAloneAfterFailuresAndTriesAgainLater() throws IOException {
    server.now(sends(answer("503 Busy", "")));
    GuardedFetcher fetcher = trusting();
    for (int i = 0; i < 3; i++) {
      checkRefused(fetcher, server.url("/"), Reason.STATUS);
    }
    checkRefused(fetcher, server.url("/"), Reason.BACKING_OFF);
    assertThat(server.heads()).hasSize(3);
    server.now(sends(answer("200 OK", "again")));
    time = time.plusSeconds(2);
    assertThat(text(fetcher.fetch(get(server.url("/"))))).isEqualTo("again");
  }

  @Test
  void asksAHostNoMoreThanItsShareAtOnce() throws Exception {
    var together = new AtomicInteger();
    var most = new AtomicInteger();
    server.now(
        (head, out) -> {
          most.accumulateAndGet(together.incrementAndGet(), Math::max);
          Thread.sleep(60);
          together.decrementAndGet();
          out.write(answer("200 OK", "x"));
        });
    GuardedFetcher fetcher = trusting();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      String url = server.url("/" + i);
      var thread =
          new Thread(
              () -> {
                try {
                  fetcher.fetch(get(url));
                } catch (RemoteSourceException e) {
                  most.set(99);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most.get()).isEqualTo(2);
  }

  private GuardedFetcher caching() throws IOException {
    return fetcher(parts(here()).withCache(HttpDiskCache.open(folder, 1 << 20)));
  }

  @Test
  void keepsWhatIsFreshAndAsksAgainWithItsEtagAfterwards() throws IOException {
    server.now(sends(answer("200 OK\r\nCache-Control: max-age=60\r\nETag: \"v1\"", "first")));
    GuardedFetcher fetcher = caching();
    fetcher.fetch(get(server.url("/")));
    assertThat(text(fetcher.fetch(get(server.url("/"))))).isEqualTo("first");
    assertThat(server.heads()).hasSize(1);
    time = time.plusSeconds(61);
    server.now(sends("HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=60\r\n\r\n"));
    assertThat(text(fetcher.fetch(get(server.url("/"))))).isEqualTo("first");
    assertThat(server.heads().get(1)).contains("If-None-Match: \"v1\"");
    assertThat(text(fetcher.fetch(get(server.url("/"))))).isEqualTo("first");
    assertThat(server.heads()).hasSize(2);
  }

  @Test
  void keepsTheLastGoodOneAndMarksItWhenTheServerDies() throws IOException {
    Instant first = time;
    GuardedFetcher fetcher = caching();
    fetcher.fetch(get(server.url("/")));
    server.now(sends(answer("500 Oops", "")));
    time = time.plusSeconds(3600);
    Fetched stale = fetcher.fetch(get(server.url("/")));
    assertThat(text(stale)).isEqualTo("hello");
    assertThat(stale.staleSince()).contains(first);
    assertThat(stale.problem().orElseThrow().status()).isEqualTo(500);
    server.close();
    assertThat(fetcher.fetch(get(server.url("/"))).staleSince()).contains(first);
  }

  @Test
  void aThingThatIsGoneIsNotShownAnyMore() throws IOException {
    GuardedFetcher fetcher = caching();
    fetcher.fetch(get(server.url("/")));
    server.now(sends(answer("410 Gone", "")));
    checkRefused(fetcher, server.url("/"), Reason.STATUS);
  }

  @Test
  void keepsNothingThatMustNotBeKeptAndNoError() throws IOException {
    for (String control : List.of("no-store", "private", "max-age=60\r\nVary: *")) {
      server.now(sends(answer("200 OK\r\nCache-Control: " + control, "x")));
      GuardedFetcher fetcher = caching();
      fetcher.fetch(get(server.url("/" + control.length())));
    }
    server.now(sends(answer("404 None\r\nCache-Control: max-age=60", "x")));
    checkRefused(caching(), server.url("/none"), Reason.STATUS);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void contentThatDoesNotPassIsNotKeptAndTheGoodOneStandsIn() throws IOException {
    GuardedFetcher fetcher = caching();
    FetchRequest checked =
        get(server.url("/"))
            .checked(
                fetched -> {
                  if (!text(fetched).equals("hello")) {
                    throw new RemoteSourceException(Reason.SERVICE, "no", "否");
                  }
                });
    fetcher.fetch(checked);
    server.now(sends(answer("200 OK\r\nCache-Control: max-age=600", "<error/>")));
    assertThat(text(fetcher.fetch(checked))).isEqualTo("hello");
    assertThat(text(fetcher.fetch(checked))).isEqualTo("hello");
  }

  @Test
  void whatIsKeptIsNotGivenOnceTheHostIsNoLongerAllowed() throws IOException {
    caching().fetch(get(server.url("/")));
    var refusing = fetcher(parts().withCache(HttpDiskCache.open(folder, 1 << 20)));
    checkRefused(refusing, server.url("/"), Reason.NOT_ALLOWED);
  }

  @Test
  void theCacheStaysWithinItsRoomAndSurvivesDamage() throws IOException {
    server.now(sends(answer("200 OK\r\nCache-Control: max-age=60", "z".repeat(10_000))));
    HttpDiskCache cache = HttpDiskCache.open(folder, 1 << 16);
    GuardedFetcher fetcher = fetcher(parts(here()).withCache(cache));
    for (int i = 0; i < 20; i++) {
      fetcher.fetch(get(server.url("/" + i)));
    }
    assertThat(cache.bytes()).isBetween(1L, 1L << 16);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    int before = server.heads().size();
    var again = fetcher(parts(here()).withCache(HttpDiskCache.open(folder, 1 << 16)));
    assertThat(again.fetch(get(server.url("/19"))).body()).hasSize(10_000);
    assertThat(server.heads()).hasSize(before + 1);
  }
}
