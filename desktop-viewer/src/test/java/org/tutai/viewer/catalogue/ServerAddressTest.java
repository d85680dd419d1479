package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "maps.example.gov.tw, https://maps.example.gov.tw",
    "' MAPS.example.gov.tw/ ', https://maps.example.gov.tw",
    "http://maps.example.tw:8080/t/7k3m, http://maps.example.tw:8080",
    "https://example.tw/maps/account#keys, https://example.tw/maps",
    "localhost:8080, http://localhost:8080",
    "192.168.1.20:8080/maps/, http://192.168.1.20:8080/maps"
  })
  void readsWhatAPersonTypesOrPastes(String typed, String base) {
    assertThat(ServerAddress.parse(typed)).map(ServerAddress::base).contains(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "ftp://a.b", "http://", "a b", "javascript:alert(1)", "臺"})
  void refusesWhatIsNone(String typed) {
    assertThat(ServerAddress.parse(typed)).isEmpty();
  }

  @Test
  void hugeInputIsCheap() {
    assertThat(ServerAddress.parse("a".repeat(100_000))).isEmpty();
  }

  @Test
  void tellsOfALineThatOthersCanRead() {
    assertThat(ServerAddress.parse("http://maps.example.tw").orElseThrow().isOpenLine()).isTrue();
    assertThat(ServerAddress.parse("maps.example.tw").orElseThrow().isOpenLine()).isFalse();
    assertThat(ServerAddress.parse("127.0.0.1:8080").orElseThrow().isOpenLine()).isFalse();
  }
}
