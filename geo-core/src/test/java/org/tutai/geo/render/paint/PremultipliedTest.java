package org.tutai.geo.render.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PremultipliedTest {

  @Test
  void scalingRoundsEachChannelToTheNearest() {
    for (int channel = 0; channel < 256; channel++) {
      for (int factor = 0; factor < 256; factor++) {
        int colour = channel * 0x01010101;
        int expected = (2 * channel * factor + 255) / 510 * 0x01010101;
        assertThat(Premultiplied.scale(colour, factor)).isEqualTo(expected);
      }
    }
  }

  @Test
  void channelsDoNotLeakIntoEachOther() {
    assertThat(Premultiplied.scale(0xff00ff00, 128)).isEqualTo(0x80008000);
    assertThat(Premultiplied.scale(0x00ff00ff, 128)).isEqualTo(0x00800080);
    assertThat(Premultiplied.of(0x80ff0001)).isEqualTo(0x80800001);
  }

  @Test
  void overNeverExceedsAlpha() {
    for (int a = 0; a < 256; a += 5) {
      for (int b = 0; b < 256; b += 3) {
        int source = Premultiplied.of(a << 24 | 0xffffff);
        int below = Premultiplied.of(b << 24 | 0xffffff);
        int result = Premultiplied.over(source, below);
        assertThat(result).isEqualTo((result >>> 24) * 0x01010101);
      }
    }
  }

  @Test
  void straightUndoesOpaqueAndTransparent() {
    assertThat(Premultiplied.straight(0xff123456)).isEqualTo(0xff123456);
    assertThat(Premultiplied.straight(0)).isZero();
    assertThat(Premultiplied.straight(Premultiplied.of(0x80ff0040))).isEqualTo(0x80ff0040);
  }
}
