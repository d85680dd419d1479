package org.tutai.geo.source.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;

class RemoteUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "maps.example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "jar:http://example.org/!/x",
        "http:/example.org",
        "http://",
        "http:///x",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://example.org:80@127.0.0.1/",
        "http://example.org\\@127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.256/",
        "http://1.2.3.4.5/",
        "http://example.0x10/",
        "http://[::1/",
        "http://::1/",
        "http://[fe80::1%25eth0]/",
        "http://[::1]x/",
        "http://[::1%25]/",
        "http://[::ffff:127.0.0.1%25lo]/",
        "http://[v1.fe80::a]/",
        "http://[127.0.0.1]/",
        "http://[::127.0.0.01]x/",
        "http://127%2E0%2E0%2E1/",
        "http://127.0.0.1%00.example.org/",
        "http://localhost%23.example.org/",
        "http:\\\\127.0.0.1\\",
        "http:127.0.0.1/",
        "http://@127.0.0.1/",
        "http://example.org%40127.0.0.1/",
        "http://example.org\t@127.0.0.1/",
        "http://0x7f000001./",
        "http://127.0.0.0x1/",
        "http://①②⑦.1/",
        "http://127\uFF0E1/",
        "http://example.org:８0/",
        "http://example.org:+80/",
        "http://example.org:80:80/",
        "//example.org/",
        "data:text/xml,<a/>",
        "dict://example.org/",
        "ldap://example.org/",
        "unix:/var/run/x",
        "http+unix://example.org/",
        "http://exa mple.org/",
        "http://example..org/",
        "http://-example.org/",
        "http://example.org:0/",
        "http://example.org:65536/",
        "http://example.org:8a/",
        "http://example.org/\r\nHost: other",
        "http://example.org\r\n/",
        "http://example.org/\u0000"
      })
  void refusesWhatProgramsMightUnderstandDifferently(String written) {
    assertThatThrownBy(() -> RemoteUrl.parse(written))
        .isInstanceOfSatisfying(
            RemoteSourceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_URL));
  }

  private static void checkParsed(String written, String expected) throws RemoteSourceException {
    assertThat(RemoteUrl.parse(written)).hasToString(expected);
  }

  @Test
  void spellsAHostInOneWay() throws RemoteSourceException {
    checkParsed(" HTTP://Maps.Example.ORG.:80/a?b=c#d ", "http://maps.example.org/a?b=c");
    checkParsed("https://地圖.example.tw", "https://xn--lds3b.example.tw/");
    checkParsed("https://example.org:443?x", "https://example.org/?x");
    checkParsed("http://[::FFFF:127.0.0.1]:8080/", "http://127.0.0.1:8080/");
    checkParsed("http://[2001:DB8::1]/", "http://[2001:db8:0:0:0:0:0:1]/");
  }

  @Test
  void fullWidthDigitsAreDigits() throws RemoteSourceException {
    checkParsed("http://１２７.０.０.１/", "http://127.0.0.1/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://①②⑦.0.0.1/",
        "http://127\u30020\uFF0E0\uFF611/",
        "http://\u24DBocalhost/",
        "http://local\u00ADhost/",
        "http://LOCAL\u200Bhost./",
        "http://[::FFFF:7F00:1]/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]/"
      })
  void everySpellingOfThisMachineIsItsOneSpelling(String written) throws RemoteSourceException {
    assertThat(RemoteUrl.parse(written).host()).isIn("127.0.0.1", "localhost");
  }

  @Test
  void escapesWhatARequestLineCannotHold() throws RemoteSourceException {
    checkParsed(
        "http://example.org/河 川?名={x}",
        "http://example.org/%E6%B2%B3%20%E5%B7%9D?%E5%90%8D=%7Bx%7D");
  }

  @Test
  void aRedirectIsReadFromWhereItCame() throws RemoteSourceException {
    RemoteUrl from = RemoteUrl.parse("https://example.org/a/b?c");
    assertThat(from.resolve("/x")).hasToString("https://example.org/x");
    assertThat(from.resolve("x?y")).hasToString("https://example.org/a/x?y");
    assertThat(from.resolve("../../x/./y")).hasToString("https://example.org/x/y");
    assertThat(from.resolve("?y")).hasToString("https://example.org/a/b?y");
    assertThat(from.resolve("//other.example/z")).hasToString("https://other.example/z");
    assertThatThrownBy(() -> from.resolve("javascript:alert(1)"))
        .isInstanceOf(RemoteSourceException.class);
  }

  @Test
  void aLongAddressIsRefusedCheaply() {
    assertThatThrownBy(() -> RemoteUrl.parse("http://example.org/" + "x".repeat(10_000_000)))
        .isInstanceOf(RemoteSourceException.class);
    assertThatThrownBy(() -> RemoteUrl.parse("http://" + "a.".repeat(3000) + "org/"))
        .isInstanceOf(RemoteSourceException.class);
  }
}
