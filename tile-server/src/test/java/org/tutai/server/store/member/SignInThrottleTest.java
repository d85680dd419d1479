package org.tutai.server.store.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tutai.server.store.TestClock;

class SignInThrottleTest {

  private final TestClock clock = new TestClock();
  private final SignInThrottle throttle = new SignInThrottle(clock);

  /** How long to wait; zero when the attempt was let through. */
  private Duration fail(String name, String address) {
    try {
      throttle.begin(name, address);
      return Duration.ZERO;
    } catch (MemberException e) {
      return e.retryAfter();
    }
  }

  private void failTimes(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      clock.pass(fail(name, address));
      fail(name, address);
    }
  }

  @Test
  void theWaitDoublesUpToAQuarterOfAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(fail("lin", "192.0.2.1")).isZero();
    }
    long expected = 1;
    for (int i = 0; i < 14; i++) {
      Duration wait = fail("lin", "192.0.2.1");
      assertThat(wait).isEqualTo(Duration.ofSeconds(Math.min(expected, 900)));
      assertThat(fail("lin", "192.0.2.1")).as("refusals don't prolong it").isEqualTo(wait);
      clock.pass(wait);
      assertThat(fail("lin", "192.0.2.1")).isZero();
      expected *= 2;
    }
  }

  @Test
  void aRightPasswordStartsTheCountAgain() {
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(fail("lin", "192.0.2.1")).isZero();
      }
      throttle.begin("lin", "192.0.2.1");
      throttle.succeeded("lin", "192.0.2.1");
      clock.pass(Duration.ofHours(3));
    }
  }

  @Test
  void oneAddressThatTriesManyNamesIsSlowedDownToo() {
    for (int i = 0; i < 30; i++) {
      assertThat(fail("name" + i, "192.0.2.1")).isZero();
    }
    assertThat(fail("lin", "192.0.2.1")).isPositive();
    assertThat(fail("lin", "192.0.2.2")).isZero();
  }

  @Test
  void oneNetworkOfIpv6IsOneAddress() {
    for (int i = 0; i < 30; i++) {
      assertThat(fail("name" + i, "2001:db8:1:2:" + i + "::7")).isZero();
    }
    assertThat(fail("lin", "2001:db8:1:2:ffff::1")).isPositive();
    assertThat(fail("lin", "2001:db8:1:3::1")).isZero();
  }

  @Test
  void whoeverGuessesFromEverywhereDoesNotKeepTheMemberOut() {
    throttle.begin("lin", "192.0.2.1");
    throttle.succeeded("lin", "192.0.2.1");
    for (int i = 0; i < 100; i++) {
      fail("lin", "198.51." + i + ".1");
    }
    assertThat(fail("lin", "203.0.113.1")).isPositive();
    assertThat(fail("lin", "192.0.2.1")).isZero();
  }

  @Test
  void guessesAreForgottenInTime() {
    failTimes(10, "lin", "192.0.2.1");
    clock.pass(Duration.ofHours(3));
    assertThat(fail("lin", "192.0.2.1")).isZero();
  }

  @Test
  void longNamesTakeLittleMemory() {
    assertThat(fail("x".repeat(1_000_000), "y".repeat(1_000_000))).isZero();
  }
}
