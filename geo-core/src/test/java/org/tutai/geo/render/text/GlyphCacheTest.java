package org.tutai.geo.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tutai.geo.render.paint.Mask;

class GlyphCacheTest {

  private final AtomicInteger made = new AtomicInteger();

  @Test
  void makesAMaskOnce() {
    var cache = new GlyphCache(100_000);

    Mask first = cache.get(7, key -> mask(100));

    assertThat(cache.get(7, key -> mask(100))).isSameAs(first);
    assertThat(cache.get(8, key -> mask(100))).isNotSameAs(first);
    assertThat(made).hasValue(2);
  }

  @Test
  void staysWithinItsBound() {
    var cache = new GlyphCache(100_000);
    for (int key = 0; key < 10_000; key++) {
      cache.get(key, k -> mask(500));
      assertThat(cache.bytes()).isLessThanOrEqualTo(102_000);
    }
    assertThat(cache.bytes()).isGreaterThan(40_000);
  }

  @Test
  void keepsWhatIsUsedAgainAndAgain() {
    var cache = new GlyphCache(100_000);
    for (int key = 1; key < 10_000; key++) {
      cache.get(0, k -> mask(500));
      cache.get(key, k -> mask(500));
    }
    assertThat(made).hasValue(10_000);
  }

  @Test
  void doesNotKeepAMaskThatWouldPushOutTheRest() {
    var cache = new GlyphCache(100_000);
    cache.get(1, k -> mask(40_000));
    cache.get(1, k -> mask(40_000));

    assertThat(made).hasValue(2);
    assertThat(cache.bytes()).isZero();
  }

  private Mask mask(int bytes) {
    made.incrementAndGet();
    return new Mask(0, 0, bytes, 1, new byte[bytes]);
  }
}
