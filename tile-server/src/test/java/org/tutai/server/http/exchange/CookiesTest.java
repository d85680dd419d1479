package org.tutai.server.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookiesTest {

  @Test
  void findsTheFirstOfAName() {
    String header = "a=1; tutai-session=x=y;tutai-session=z; b=";
    assertThat(Cookies.find(header, "tutai-session")).contains("x=y");
    assertThat(Cookies.find(header, "b")).contains("");
  }

  @Test
  void takesNoNameForAnother() {
    assertThat(Cookies.find("xtutai-session=1; tutai-session2=1; tutai-session", "tutai-session"))
        .isEmpty();
    assertThat(Cookies.find("", "a")).isEmpty();
    assertThat(Cookies.find(";;;", "a")).isEmpty();
  }
}
