package org.tutai.server.store.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"林小美", "O'Brien", "Émile Zola", "a", "𠮷野", "原住民 Pangcah", "王 小明"})
  void takesNamesOfPeople(String name) {
    assertThat(Names.checked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " a",
        "a ",
        "a  b",
        "a\nb",
        "a\u0000b",
        "a\u202eb",
        "a\u200bb",
        "\u2066a",
        "\ud800a",
        "a\ue000",
        "\u3164",
        "a\u00a0b",
        "a\u2028b",
        "\ufeffa",
        "\u00ad",
        "\uffff"
      })
  void refusesWhatCannotBeSeen(String name) {
    assertThatThrownBy(() -> Names.checked(name)).isInstanceOf(MemberException.class);
    assertThat(Names.lookupKey(name)).doesNotContain("\u0000", "\ud800");
  }

  @Test
  void takesSixtyFourCharactersWhateverTheirBytes() {
    assertThat(Names.checked("𠮷".repeat(64))).hasSize(128);
    assertThatThrownBy(() -> Names.checked("a".repeat(65))).isInstanceOf(MemberException.class);
    assertThatThrownBy(() -> Names.checked("a".repeat(1_000_000)))
        .isInstanceOf(MemberException.class);
  }

  @Test
  void foldsWhatLooksTheSame() {
    assertThat(Names.key("Ｌｉｎ")).isEqualTo(Names.key("lin")).isEqualTo(Names.key("LIN"));
    assertThat(Names.key("E\u0301")).isEqualTo(Names.key("é"));
    assertThat(Names.key("葛\udb40\udd00")).isEqualTo(Names.key("葛"));
    assertThat(Names.key("林")).isNotEqualTo(Names.key("林林"));
  }
}
