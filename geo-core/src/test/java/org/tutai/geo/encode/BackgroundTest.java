package org.tutai.geo.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BackgroundTest {

  @Test
  void keptTransparencyDividesEachChannelByItsAlphaRoundingHalvesUp() {
    for (int alpha = 1; alpha < 256; alpha++) {
      for (int c = 0; c <= alpha; c++) {
        int expected = (int) Math.floor(255.0 * c / alpha + 0.5);
        int straight = Background.TRANSPARENT.straight(alpha << 24 | c << 16 | c);
        assertThat(straight).isEqualTo(alpha << 24 | expected << 16 | expected);
      }
    }
  }

  @Test
  void differentPixelsOfOneAlphaStayDifferent() {
    for (int alpha = 1; alpha < 256; alpha++) {
      for (int c = 1; c <= alpha; c++) {
        assertThat(Background.TRANSPARENT.straight(alpha << 24 | c))
            .isGreaterThan(Background.TRANSPARENT.straight(alpha << 24 | c - 1));
      }
    }
  }

  @Test
  void colourBehindShowsThroughByWhatAlphaLeaves() {
    for (int alpha = 0; alpha < 256; alpha++) {
      for (int behind = 0; behind < 256; behind++) {
        int expected = (int) Math.floor(behind * (255 - alpha) / 255.0 + 0.5);
        assertThat(Background.opaque(behind << 8).straight(alpha << 24))
            .isEqualTo(0xFF000000 | expected << 8);
      }
    }
    assertThat(Background.WHITE.straight(0x80400020)).isEqualTo(0xFFBF7F9F);
    assertThat(Background.WHITE.straight(0)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void opaquePixelsComeBackAsTheyAre() {
    assertThat(Background.WHITE.straight(0xFF123456)).isEqualTo(0xFF123456);
    assertThat(Background.TRANSPARENT.straight(0xFF123456)).isEqualTo(0xFF123456);
  }

  @Test
  void channelsAboveTheirAlphaStopAtWhite() {
    assertThat(Background.TRANSPARENT.straight(0x10FF0011)).isEqualTo(0x10FF00FF);
    assertThat(Background.TRANSPARENT.straight(0x00FFFFFF)).isZero();
    assertThat(Background.WHITE.straight(0x10FF0011)).isEqualTo(0xFFFFEFFF);
  }

  @Test
  void refusesColoursWithAnAlpha() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Background.opaque(0xFF000000))
        .withMessageContaining("0xff000000");
  }
}
