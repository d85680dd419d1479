package org.tutai.geo.source.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

  private static boolean allows(String rule, String url) {
    return FetchPolicy.only(List.of(HostRule.parse(rule))).allows(url);
  }

  @Test
  void aNameMeansItselfAtTheUsualPorts() {
    assertThat(allows("Maps.Example.org", "https://maps.example.org/x")).isTrue();
    assertThat(allows("maps.example.org", "http://maps.example.org./x")).isTrue();
    assertThat(allows("maps.example.org", "https://a.maps.example.org/")).isFalse();
    assertThat(allows("maps.example.org", "https://maps.example.org.evil.test/")).isFalse();
    assertThat(allows("maps.example.org", "https://maps.example.org:8443/")).isFalse();
    assertThat(allows("maps.example.org:8443", "https://maps.example.org:8443/")).isTrue();
    assertThat(allows("maps.example.org:8443", "https://maps.example.org/")).isFalse();
  }

  @Test
  void aWildcardMeansWhatIsBelow() {
    assertThat(allows("*.example.org", "https://a.b.example.org/")).isTrue();
    assertThat(allows("*.example.org", "https://example.org/")).isFalse();
    assertThat(allows("*.example.org", "https://evilexample.org/")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "*.tw",
        "**.example.org",
        "a.*.org",
        "http://a.org",
        "a.org/x",
        "a b",
        "u@a.org",
        "127.1",
        "*.1.2.3.4",
        "a.org:99999"
      })
  void refusesWhatIsNoHost(String written) {
    assertThatThrownBy(() -> HostRule.parse(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPrivateHostIsNamedExactly() {
    assertThatThrownBy(() -> HostRule.parsePrivate("*.intra.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(HostRule.parsePrivate("[::1]:8080").host()).isEqualTo("0:0:0:0:0:0:0:1");
  }
}
