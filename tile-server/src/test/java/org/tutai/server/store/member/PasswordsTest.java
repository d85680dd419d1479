package org.tutai.server.store.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.store.member.MemberException.Reason;

class PasswordsTest {

  private final Passwords passwords = new Passwords(new Passwords.Cost(64, 1, 1));

  private static Reason reasonAgainst(String password) {
    try {
      Passwords.check(password, "lin.mei");
      throw new AssertionError("taken: " + password);
    } catch (MemberException e) {
      return e.reason();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password123", "Password!!", "P@SSW0RD2026", "passwordpassword", "qwertyuiop", "1234567890",
        "aaaaaaaaaaaa", "abababababab", "lin.mei2026", "LIN.MEI!!!", "1qaz2wsx1qaz2wsx",
            "１２３４５６７８９０",
        "tutai12345", "iloveyou!!"
      })
  void refusesWhatIsGuessedFirst(String password) {
    assertThat(reasonAgainst(password)).isEqualTo(Reason.PASSWORD_COMMON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse 7 staple",
        "我家門前有小河後面有山坡",
        "password is not my password",
        "x7#Lq9-Tz2"
      })
  void takesOthers(String password) {
    assertThatCode(() -> Passwords.check(password, "lin.mei")).doesNotThrowAnyException();
  }

  @Test
  void takesTenToAThousandCharacters() {
    assertThat(reasonAgainst("x7#Lq9-Tz")).isEqualTo(Reason.PASSWORD_SHORT);
    assertThat(reasonAgainst("𠮷".repeat(5))).isEqualTo(Reason.PASSWORD_SHORT);
    Passwords.check("x7#Lq9-Tz2".repeat(102) + "abcd", "lin");
    assertThat(reasonAgainst("x7#Lq9-Tz2".repeat(103))).isEqualTo(Reason.PASSWORD_LONG);
    assertThat(reasonAgainst("x7#Lq9-Tz2".repeat(1_000_000))).isEqualTo(Reason.PASSWORD_LONG);
  }

  @Test
  void knowsAPasswordByItsHashAndNoOther() {
    String hash = passwords.hash("correct horse");
    assertThat(passwords.verify("correct horse", hash)).isTrue();
    assertThat(passwords.verify("correct horsf", hash)).isFalse();
    assertThat(passwords.verify("", hash)).isFalse();
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
  }

  @Test
  void knowsHashesOfOtherCosts() {
    String own = new Passwords(new Passwords.Cost(256, 2, 2)).hash("correct horse");
    assertThat(own).startsWith("$argon2id$v=19$m=256,t=2,p=2$");
    assertThat(passwords.verify("correct horse", own)).isTrue();
    assertThat(passwords.isOutdated(own)).isTrue();
    assertThat(passwords.isOutdated(passwords.hash("correct horse"))).isFalse();
  }

  @Test
  void takesTheSameLettersHoweverAKeyboardWritesThem() {
    assertThat(passwords.verify("cafe\u0301 au lait", passwords.hash("café au lait"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "$argon2id$v=19$m=999999999,t=1,p=1$c29tZXNhbHQ$AAAA", "$2y$10$abc"})
  void whatIsNoHashIsNobodys(String hash) {
    assertThat(passwords.verify("anything at all", hash)).isFalse();
  }

  @Test
  void theUsualCostIsOwasps() {
    assertThat(Passwords.Cost.USUAL).isEqualTo(new Passwords.Cost(19456, 2, 1));
    assertThat(new Passwords(Passwords.Cost.USUAL).hash("correct horse"))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void refusalsDoNotRepeatThePassword() {
    assertThatThrownBy(() -> Passwords.check("S3cret", "lin")).hasMessageNotContaining("S3cret");
  }
}
