package org.tutai.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TileCacheTest {

  private static final EncodedPicture TILE = new EncodedPicture(new byte[1000], "image/png", "a");

  private final TileCache cache = new TileCache(1 << 20);

  @Test
  void makesATileOnceForAllWhoWait() {
    var made = new AtomicInteger();
    var work = new CompletableFuture<EncodedPicture>();
    var first = cache.get("a", () -> count(made, work));
    var second = cache.get("a", () -> count(made, work));
    assertThat(cache.find("a")).isNull();
    work.complete(TILE);
    assertThat(first.join()).isSameAs(second.join()).isSameAs(TILE);
    assertThat(made).hasValue(1);
    assertThat(cache.find("a")).isSameAs(TILE);
    assertThat(cache.misses()).isEqualTo(1);
  }

  private static CompletableFuture<EncodedPicture> count(
      AtomicInteger made, CompletableFuture<EncodedPicture> work) {
    made.incrementAndGet();
    return work;
  }

  @Test
  void forgetsWhatFailed() {
    var failed = cache.get("a", () -> CompletableFuture.failedFuture(new BusyException("later")));
    assertThatThrownBy(failed::join).hasRootCauseInstanceOf(BusyException.class);
    assertThat(cache.find("a")).isNull();
    assertThat(cache.get("a", () -> CompletableFuture.completedFuture(TILE)).join()).isSameAs(TILE);
  }

  @Test
  void holdsNoMoreBytesThanItMay() {
    for (int i = 0; i < 5000; i++) {
      cache.get("t" + i, () -> CompletableFuture.completedFuture(TILE)).join();
    }
    assertThat(cache.bytes()).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void refusesWhatWouldWaitTooLong() throws InterruptedException {
    var release = new CountDownLatch(1);
    try (var queue = new DrawQueue(1, 1)) {
      var started = new CountDownLatch(1);
      var running =
          queue.submit(
              () -> {
                started.countDown();
                return await(release);
              });
      started.await();
      var waiting = queue.submit(() -> "second");
      assertThat(queue.drawing()).isEqualTo(1);
      assertThat(queue.waiting()).isEqualTo(1);
      assertThatThrownBy(queue.submit(() -> "third")::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(BusyException.class);
      release.countDown();
      assertThat(running.join()).isEqualTo("first");
      assertThat(waiting.join()).isEqualTo("second");
    }
  }

  private static String await(CountDownLatch release) {
    try {
      release.await();
      return "first";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsThatMemoryRanOut() {
    try (var queue = new DrawQueue(1, 1)) {
      var picture =
          queue.submit(
              () -> {
                throw new OutOfMemoryError("test");
              });
      assertThatThrownBy(picture::join).hasCauseInstanceOf(BusyException.class);
    }
  }
}
