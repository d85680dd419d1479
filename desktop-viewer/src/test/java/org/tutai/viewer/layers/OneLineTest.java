package org.tutai.viewer.layers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void isOneShortLineWhateverComes() {
    assertThat(OneLine.of(" a\nb\tc\u0007 ", 20)).isEqualTo("a b c");
    assertThat(OneLine.of("x".repeat(100_000), 10)).isEqualTo("xxxxxxxxx…");
    assertThat(OneLine.of("臺\ud800北", 10)).isEqualTo("臺\uFFFD北");
    assertThat(OneLine.of("", 10)).isEmpty();
    assertThat(OneLine.of("\0\0\0", 10)).isEmpty();
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(OneLine.of("𠀀".repeat(50), 10)).isEqualTo("𠀀𠀀𠀀𠀀…");
  }
}
