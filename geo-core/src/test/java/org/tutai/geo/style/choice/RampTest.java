package org.tutai.geo.style.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.style.choice.Ramp.Kind;

class RampTest {

  private static Ramp ramp(String name) {
    return Ramp.named(name).orElseThrow();
  }

  /* As published on colorbrewer2.org. */
  @Test
  void coloursAreColorBrewers() {
    assertThat(ramp("YlGnBu").colours(5, false))
        .containsExactly(0xffffcc, 0xa1dab4, 0x41b6c4, 0x2c7fb8, 0x253494);
    assertThat(ramp("YlGnBu").colours(7, false))
        .containsExactly(0xffffcc, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x0c2c84);
    assertThat(ramp("Blues").colours(3, false)).containsExactly(0xdeebf7, 0x9ecae1, 0x3182bd);
    assertThat(ramp("RdBu").colours(5, false))
        .containsExactly(0xca0020, 0xf4a582, 0xf7f7f7, 0x92c5de, 0x0571b0);
    assertThat(ramp("RdYlBu").colours(6, false))
        .containsExactly(0xd73027, 0xfc8d59, 0xfee090, 0xe0f3f8, 0x91bfdb, 0x4575b4);
    assertThat(ramp("Dark2").colours(3, false)).containsExactly(0x1b9e77, 0xd95f02, 0x7570b3);
    assertThat(ramp("Greys").colours(9, false)).startsWith(0xffffff).endsWith(0x000000);
  }

  @Test
  void everyRampHasDifferentColoursForEveryNumberOfClasses() {
    assertThat(Ramp.ALL).hasSize(35);
    for (Ramp ramp : Ramp.ALL) {
      for (int n = 2; n <= (ramp.kind() == Kind.QUALITATIVE ? 8 : 9); n++) {
        assertThat(ramp.colours(n, false)).as(ramp.name()).hasSize(n).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void rampsAreKnownByTheirColours() {
    for (Ramp ramp : Ramp.ALL) {
      for (int n = 3; n <= 9; n++) {
        assertThat(Ramp.of(ramp.colours(n, true)).orElseThrow().ramp().colours(n, true))
            .isEqualTo(ramp.colours(n, true));
      }
    }
    assertThat(Ramp.of(ramp("OrRd").colours(6, true))).contains(new Ramp.Match(ramp("OrRd"), true));
    assertThat(Ramp.of(List.of(0x123456, 0x654321))).isEmpty();
    assertThat(Ramp.of(List.of())).isEmpty();
  }

  @Test
  void someAreSafeForAllEyes() {
    assertThat(ramp("YlGnBu").isSafe(9)).isTrue();
    assertThat(ramp("RdYlGn").isSafe(3)).isFalse();
    assertThat(ramp("Paired").isSafe(4)).isTrue();
    assertThat(ramp("Paired").isSafe(5)).isFalse();
  }

  @Test
  void moreClassesThanColours() {
    assertThat(ramp("Set2").colours(20, false)).hasSize(20);
    assertThat(ramp("Blues").colours(20, false)).hasSize(20).startsWith(0xf7fbff);
  }
}
